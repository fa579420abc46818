//! Blocks and runs, straight from the model: an entry holds hundreds of them, and copies in
//! between would cost time and code.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use study_model::{Block, CodeRun, ListItem, Run, Section};

/// How a value of the model looks in `types.d.ts`.
pub(crate) trait Show {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A value of the model that serialises as it is shown.
struct Shown<'a, T>(&'a T);

impl<T: Show> Serialize for Shown<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.show(serializer)
    }
}

impl<T: Show> Show for Vec<T> {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Shown))
    }
}

impl Show for Section {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Section { kind, label, blocks } = self;
        let mut object = serializer.serialize_struct("Section", 3)?;
        object.serialize_field("kind", kind)?;
        object.serialize_field("label", label)?;
        object.serialize_field("blocks", &Shown(blocks))?;
        object.end()
    }
}

impl Show for Block {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Block", 4)?;
        match self {
            Block::Paragraph(runs) => {
                object.serialize_field("kind", "paragraph")?;
                object.serialize_field("runs", &Shown(runs))?;
            }
            Block::Heading { level, runs } => {
                object.serialize_field("kind", "heading")?;
                object.serialize_field("level", level)?;
                object.serialize_field("runs", &Shown(runs))?;
            }
            Block::List { ordered, items } => {
                object.serialize_field("kind", "list")?;
                object.serialize_field("ordered", ordered)?;
                object.serialize_field("items", &Shown(items))?;
            }
            Block::Code { language, runs } => {
                object.serialize_field("kind", "code")?;
                object.serialize_field("language", language)?;
                object.serialize_field("runs", &Shown(runs))?;
            }
            Block::Quote(blocks) => {
                object.serialize_field("kind", "quote")?;
                object.serialize_field("blocks", &Shown(blocks))?;
            }
            Block::Table { align, head, rows } => {
                object.serialize_field("kind", "table")?;
                object.serialize_field("align", align)?;
                object.serialize_field("head", &Shown(head))?;
                object.serialize_field("rows", &Shown(rows))?;
            }
            Block::Rule => object.serialize_field("kind", "rule")?,
        }
        object.end()
    }
}

impl Show for ListItem {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("ListItem", 2)?;
        if let Some(number) = self.number {
            object.serialize_field("number", &number)?;
        }
        object.serialize_field("blocks", &Shown(&self.blocks))?;
        object.end()
    }
}

impl Show for Run {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Run", 3)?;
        let kind = match self {
            Run::Text(_) => "text",
            Run::Code(_) => "code",
            Run::Strong(_) => "strong",
            Run::Emphasis(_) => "emphasis",
            Run::Link { .. } => "link",
            Run::Break => "break",
        };
        object.serialize_field("kind", kind)?;
        match self {
            Run::Text(text) | Run::Code(text) => object.serialize_field("text", text)?,
            Run::Strong(runs) | Run::Emphasis(runs) => object.serialize_field("runs", &Shown(runs))?,
            Run::Link { href, runs } => {
                object.serialize_field("href", href)?;
                object.serialize_field("runs", &Shown(runs))?;
            }
            Run::Break => {}
        }
        object.end()
    }
}

impl Show for CodeRun {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("CodeRun", 2)?;
        object.serialize_field("class", &self.class)?;
        object.serialize_field("text", &self.text)?;
        object.end()
    }
}
