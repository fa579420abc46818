//! What a deck is made of.

use crate::lexicon::End;
use crate::wire::{Input, Malformed, Output, Wire, wire_names};

/// A deck: documents in the order of its manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// Title for people.
    pub title: String,
    /// BCP 47 language of the text, such as `zh-CN`.
    pub language: String,
    /// In the order of the manifest.
    pub documents: Vec<Document>,
}

/// One Markdown document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// File name without its ending; the first half of its entries' ids.
    pub id: String,
    /// The first heading.
    pub title: String,
    /// What stands between the title and the first entry; may be empty.
    pub introduction: Vec<Block>,
    /// What follows the last entry; may be empty.
    pub summary: Vec<Block>,
    /// In the order of the file.
    pub entries: Vec<Entry>,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As written before the title; unique within the document.
    pub number: u32,
    /// The heading without its number.
    pub title: String,
    /// The question in full; never empty.
    pub question: Vec<Block>,
    /// Answer, example, analysis, in the order of the file.
    pub sections: Vec<Section>,
    /// Index, in deck order, of the first entry with the same content; its own if there is none.
    pub group: u32,
    /// Indices, in deck order, of entries on a near subject, nearest first.
    pub related: Vec<u32>,
}

/// A labelled part of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What the label means.
    pub kind: SectionKind,
    /// The label as written, without its colon; empty for text under no label.
    pub label: String,
    /// In the order of the file.
    pub blocks: Vec<Block>,
}

/// What a section is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// 答案: what search and quizzes live on.
    Answer,
    /// 示例, 举例, 实例.
    Example,
    /// 解析.
    Analysis,
    /// Text under no label.
    Other,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Run>),
    /// A heading within an entry.
    Heading {
        /// 1 to 6, as written.
        level: u8,
        /// The heading's text.
        runs: Vec<Run>,
    },
    /// A bulleted or numbered list.
    List {
        /// Whether its items carry numbers.
        ordered: bool,
        /// In the order of the file.
        items: Vec<ListItem>,
    },
    /// A fenced or indented code block.
    Code {
        /// The word behind the fence, as written; may be empty.
        language: String,
        /// The code, in pieces of one colour; together the text to the letter.
        runs: Vec<CodeRun>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A table; every row has as many cells as `align`.
    Table {
        /// One for each column.
        align: Vec<Align>,
        /// The cells of the head.
        head: Vec<Vec<Run>>,
        /// Rows of cells.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// A thematic break.
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// The number as written, in ordered lists only.
    pub number: Option<u64>,
    /// Text, and lists below it.
    pub blocks: Vec<Block>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Plain text.
    Text(String),
    /// Code within a sentence.
    Code(String),
    /// Bold.
    Strong(Vec<Run>),
    /// Italic.
    Emphasis(Vec<Run>),
    /// A link.
    Link {
        /// Begins with `http:`, `https:` or `mailto:`.
        href: String,
        /// What is shown.
        runs: Vec<Run>,
    },
    /// A line break that the author asked for.
    Break,
}

/// A piece of a code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRun {
    /// What it is, for its colour.
    pub class: CodeClass,
    /// The code itself.
    pub text: String,
}

/// What a piece of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeClass {
    /// Anything without a colour of its own.
    Plain,
    /// A remark.
    Comment,
    /// Quoted text.
    String,
    /// A number.
    Number,
    /// `true`, `None` and other named values.
    Constant,
    /// A word of the language.
    Keyword,
    /// The name of a type.
    Type,
    /// The name of a function.
    Function,
    /// An attribute, a key, a directive.
    Attribute,
    /// A variable that the language marks as one.
    Variable,
}

/// How a table's column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Not said.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

wire_names!(SectionKind: Answer, Example, Analysis, Other);
wire_names!(CodeClass: Plain, Comment, String, Number, Constant, Keyword, Type, Function, Attribute, Variable);
wire_names!(Align: None, Left, Center, Right);

impl Wire for Section {
    fn write(&self, out: &mut Output<'_>) {
        self.kind.write(out);
        let answers = self.kind == SectionKind::Answer;
        out.text(&self.label, if answers { End::Answer } else { End::Label });
        self.blocks.write(out);
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        Ok(Self { kind: Wire::read(input)?, label: Wire::read(input)?, blocks: Wire::read(input)? })
    }
}

impl Wire for CodeRun {
    fn write(&self, out: &mut Output<'_>) {
        self.class.write(out);
        out.text(&self.text, End::Part);
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        Ok(Self { class: Wire::read(input)?, text: Wire::read(input)? })
    }
}

/// Writes runs of text that are a line together.
fn write_line(line: &Vec<impl Wire>, out: &mut Output<'_>) {
    line.write(out);
    out.end_line();
}

impl Wire for ListItem {
    /// The number is written one higher, so that 0 stands for none.
    fn write(&self, out: &mut Output<'_>) {
        out.number(self.number.map_or(0, |number| number.saturating_add(1)));
        self.blocks.write(out);
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        Ok(Self { number: input.number()?.checked_sub(1), blocks: input.nested()? })
    }
}

impl Wire for Block {
    fn write(&self, out: &mut Output<'_>) {
        match self {
            Self::Paragraph(runs) => {
                out.number(0);
                write_line(runs, out);
            }
            Self::Heading { level, runs } => {
                out.number(1);
                out.number((*level).into());
                write_line(runs, out);
            }
            Self::List { ordered, items } => {
                out.number(2);
                out.number((*ordered).into());
                items.write(out);
            }
            Self::Code { language, runs } => {
                out.number(3);
                out.text(language, End::Aside);
                write_line(runs, out);
            }
            Self::Quote(blocks) => {
                out.number(4);
                blocks.write(out);
            }
            Self::Table { align, head, rows } => {
                out.number(5);
                align.write(out);
                write_line(head, out);
                out.number(rows.len() as u64);
                for row in rows {
                    write_line(row, out);
                }
            }
            Self::Rule => out.number(6),
        }
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        Ok(match input.number()? {
            0 => Self::Paragraph(Vec::read(input)?),
            1 => Self::Heading { level: input.number()?.to_le_bytes()[0], runs: Vec::read(input)? },
            2 => Self::List { ordered: input.number()? != 0, items: Vec::read(input)? },
            3 => Self::Code { language: String::read(input)?, runs: Vec::read(input)? },
            4 => Self::Quote(input.nested()?),
            5 => Self::Table {
                align: Vec::read(input)?,
                head: Vec::read(input)?,
                rows: Vec::read(input)?,
            },
            6 => Self::Rule,
            _ => return Err(Malformed),
        })
    }
}

impl Wire for Run {
    fn write(&self, out: &mut Output<'_>) {
        match self {
            Self::Text(text) => {
                out.number(0);
                out.text(text, End::Part);
            }
            Self::Code(text) => {
                out.number(1);
                out.text(text, End::Part);
            }
            Self::Strong(runs) => {
                out.number(2);
                runs.write(out);
            }
            Self::Emphasis(runs) => {
                out.number(3);
                runs.write(out);
            }
            Self::Link { href, runs } => {
                out.number(4);
                out.text(href, End::Aside);
                runs.write(out);
            }
            Self::Break => out.number(5),
        }
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        Ok(match input.number()? {
            0 => Self::Text(String::read(input)?),
            1 => Self::Code(String::read(input)?),
            2 => Self::Strong(input.nested()?),
            3 => Self::Emphasis(input.nested()?),
            4 => Self::Link { href: String::read(input)?, runs: input.nested()? },
            5 => Self::Break,
            _ => return Err(Malformed),
        })
    }
}
