//! Structure as tags, one byte each, that open and close like those of a page.

use super::decoder::{DecodeError, Decoder};
use super::encoder::Encoder;
use super::value::Codec;

/// A piece of structure. Behind some of them stand a number or texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Closes a list that stands by itself.
    CloseList,
    /// Closes a list and what it belongs to.
    CloseBlock,
    /// Opens the runs of a cell, or the cells of a row.
    Cells,
    /// Opens the runs of a [`Block::Paragraph`](crate::Block::Paragraph).
    Paragraph,
    /// Opens the runs of a [`Block::Heading`](crate::Block::Heading); behind it the level.
    Heading,
    /// Opens the items of a [`Block::List`](crate::Block::List) with numbers.
    Ordered,
    /// Opens those of one without.
    Bulleted,
    /// Opens the blocks of a [`ListItem`](crate::ListItem).
    Item,
    /// The same for one that has a number, which stands behind it.
    Numbered,
    /// Opens the runs of a [`Block::Code`](crate::Block::Code); behind it the language.
    Code,
    /// Opens the blocks of a [`Block::Quote`](crate::Block::Quote).
    Quote,
    /// Opens the columns of a [`Block::Table`](crate::Block::Table).
    Table,
    /// Closes these, and opens the cells of the table's head.
    Head,
    /// Closes these, and opens the table's rows.
    Rows,
    /// [`Block::Rule`](crate::Block::Rule).
    Rule,
    /// [`Run::Text`](crate::Run::Text); behind it the text.
    Text,
    /// [`Run::Code`](crate::Run::Code); behind it the code.
    InlineCode,
    /// Opens the runs of a [`Run::Strong`](crate::Run::Strong).
    Strong,
    /// Opens the runs of a [`Run::Emphasis`](crate::Run::Emphasis).
    Emphasis,
    /// Opens the runs of a [`Run::Link`](crate::Run::Link); behind it the address.
    Link,
    /// [`Run::Break`](crate::Run::Break).
    Break,
    /// Opens the blocks of a [`Section`](crate::Section) of this kind; behind it the label.
    Answer,
    /// The same.
    Example,
    /// The same.
    Analysis,
    /// The same.
    Other,
    /// A [`CodeRun`](crate::CodeRun) of this class; behind it the code.
    Plain,
    /// The same.
    Comment,
    /// The same.
    String,
    /// The same.
    Number,
    /// The same.
    Constant,
    /// The same.
    Keyword,
    /// The same.
    Type,
    /// The same.
    Function,
    /// The same.
    Attribute,
    /// The same.
    Variable,
    /// A column with this [`Align`](crate::Align).
    Unset,
    /// The same.
    Left,
    /// The same.
    Center,
    /// The same.
    Right,
}

/// Every tag, in the order of the numbers that they are written as.
const TAGS: [Tag; 39] = [
    Tag::CloseList,
    Tag::CloseBlock,
    Tag::Cells,
    Tag::Paragraph,
    Tag::Heading,
    Tag::Ordered,
    Tag::Bulleted,
    Tag::Item,
    Tag::Numbered,
    Tag::Code,
    Tag::Quote,
    Tag::Table,
    Tag::Head,
    Tag::Rows,
    Tag::Rule,
    Tag::Text,
    Tag::InlineCode,
    Tag::Strong,
    Tag::Emphasis,
    Tag::Link,
    Tag::Break,
    Tag::Answer,
    Tag::Example,
    Tag::Analysis,
    Tag::Other,
    Tag::Plain,
    Tag::Comment,
    Tag::String,
    Tag::Number,
    Tag::Constant,
    Tag::Keyword,
    Tag::Type,
    Tag::Function,
    Tag::Attribute,
    Tag::Variable,
    Tag::Unset,
    Tag::Left,
    Tag::Center,
    Tag::Right,
];

impl Codec for Tag {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.number(*self as u64);
    }

    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let at = usize::try_from(input.number()?).map_err(|_| DecodeError)?;
        TAGS.get(at).copied().ok_or(DecodeError)
    }
}

/// The structure and the text of something, from tag to tag.
#[derive(Debug)]
pub struct TagReader<'a>(Decoder<'a>);

impl<'a> TagReader<'a> {
    pub(crate) fn new(input: Decoder<'a>) -> Self {
        Self(input)
    }

    /// The next tag; `None` at the end, and for bytes that were made up.
    pub fn tag(&mut self) -> Option<Tag> {
        Tag::decode(&mut self.0).ok()
    }

    /// The number behind a tag.
    pub fn number(&mut self) -> Option<u64> {
        self.0.number().ok()
    }

    /// The next text behind a tag.
    pub fn text(&mut self) -> Option<String> {
        String::decode(&mut self.0).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_stands_at_its_number() {
        assert!((0..).zip(TAGS).all(|(at, tag)| tag as usize == at));
    }
}
