//! What a deck is made of.

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
    /// The second half of its id, unique within the document: where entries are numbered, the
    /// number in decimal digits.
    pub slug: String,
    /// The heading without its number.
    pub title: String,
    /// The question in full; never empty.
    pub question: Vec<Block>,
    /// Answer, example, analysis, in the order of the file.
    pub sections: Vec<Section>,
    /// Index, in deck order, of the first entry with the same content; its own if there is none.
    pub first_copy: u32,
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
