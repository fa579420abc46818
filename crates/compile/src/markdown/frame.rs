//! Blocks that are open while a document is read.

use study_model::{Align, Block, ListItem, Run};

use super::inline::InlineBuilder;

/// An open block.
pub(super) enum Frame<'a> {
    Quote { blocks: Vec<Block>, start: usize },
    List { ordered: bool, items: Vec<ListItem>, start: usize },
    Item { number: Option<u64>, blocks: Vec<Block>, start: usize },
    Text { kind: TextKind, inline: InlineBuilder<'a>, start: usize },
    Code { language: String, text: String, start: usize },
    Html { text: String, start: usize },
    Table { align: Vec<Align>, rows: Vec<Vec<Vec<Run>>>, start: usize },
}

/// What running text is the text of.
#[derive(Clone, Copy)]
pub(super) enum TextKind {
    Paragraph,
    /// The text of an item in a list without blank lines, which the parser does not wrap.
    Bare,
    Heading(u8),
    Cell,
}
