//! Sections, blocks and runs.

use study_model::{Align, Block, CodeClass, CodeRun, ListItem, Run, Section, SectionKind};

use super::value::Value;

impl From<Section> for Value {
    fn from(section: Section) -> Self {
        let kind = match section.kind {
            SectionKind::Answer => "answer",
            SectionKind::Example => "example",
            SectionKind::Analysis => "analysis",
            SectionKind::Other => "other",
        };
        Self::object([
            ("kind", kind.into()),
            ("label", section.label.into()),
            ("blocks", Self::list(section.blocks)),
        ])
    }
}

impl From<Block> for Value {
    fn from(block: Block) -> Self {
        let (kind, mut fields) = match block {
            Block::Paragraph(runs) => ("paragraph", vec![("runs", Self::list(runs))]),
            Block::Heading { level, runs } => {
                ("heading", vec![("level", u32::from(level).into()), ("runs", Self::list(runs))])
            }
            Block::List { ordered, items } => {
                ("list", vec![("ordered", ordered.into()), ("items", Self::list(items))])
            }
            Block::Code { language, runs } => {
                ("code", vec![("language", language.into()), ("runs", Self::list(runs))])
            }
            Block::Quote(blocks) => ("quote", vec![("blocks", Self::list(blocks))]),
            Block::Table { align, head, rows } => {
                let rows = Self::list(rows.into_iter().map(cells));
                ("table", vec![("align", Self::list(align)), ("head", cells(head)), ("rows", rows)])
            }
            Block::Rule => ("rule", vec![]),
        };
        fields.insert(0, ("kind", kind.into()));
        Self::Object(fields)
    }
}

fn cells(row: Vec<Vec<Run>>) -> Value {
    Value::list(row.into_iter().map(Value::list))
}

impl From<ListItem> for Value {
    fn from(item: ListItem) -> Self {
        let number = item.number.map(|number| ("number", (number as f64).into()));
        let fields = number.into_iter().chain([("blocks", Self::list(item.blocks))]);
        Self::Object(fields.collect())
    }
}

impl From<Run> for Value {
    fn from(run: Run) -> Self {
        let (kind, mut fields) = match run {
            Run::Text(text) => ("text", vec![("text", text.into())]),
            Run::Code(text) => ("code", vec![("text", text.into())]),
            Run::Strong(runs) => ("strong", vec![("runs", Self::list(runs))]),
            Run::Emphasis(runs) => ("emphasis", vec![("runs", Self::list(runs))]),
            Run::Link { href, runs } => {
                ("link", vec![("href", href.into()), ("runs", Self::list(runs))])
            }
            Run::Break => ("break", vec![]),
        };
        fields.insert(0, ("kind", kind.into()));
        Self::Object(fields)
    }
}

impl From<CodeRun> for Value {
    fn from(run: CodeRun) -> Self {
        let class = match run.class {
            CodeClass::Plain => "plain",
            CodeClass::Comment => "comment",
            CodeClass::String => "string",
            CodeClass::Number => "number",
            CodeClass::Constant => "constant",
            CodeClass::Keyword => "keyword",
            CodeClass::Type => "type",
            CodeClass::Function => "function",
            CodeClass::Attribute => "attribute",
            CodeClass::Variable => "variable",
        };
        Self::object([("class", class.into()), ("text", run.text.into())])
    }
}

impl From<Align> for Value {
    fn from(align: Align) -> Self {
        let align = match align {
            Align::None => "none",
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
        };
        align.into()
    }
}
