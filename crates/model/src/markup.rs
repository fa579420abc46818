//! How the structure of texts is written: as tags, one byte each, that open and close like the
//! tags of a page. Whoever shows a text goes from tag to tag ([`TagReader`]) and needs nothing of it
//! in memory; whoever works with it reads it into the types of [`crate::deck`].

use crate::deck::{Align, Block, CodeClass, CodeRun, ListItem, Run, Section, SectionKind};
use crate::lexicon::TextEnd;
use crate::wire::{Input, Malformed, Output, Wire, wire_names};

/// A piece of structure. Behind some of them stand a number or texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Closes a list that stands by itself.
    CloseList,
    /// Closes a list and what it belongs to.
    CloseBlock,
    /// Opens the runs of a cell, or the cells of a row.
    Cells,
    /// Opens the runs of a [`Block::Paragraph`].
    Paragraph,
    /// Opens the runs of a [`Block::Heading`]; behind it the level.
    Heading,
    /// Opens the items of a [`Block::List`] with numbers.
    Ordered,
    /// Opens those of one without.
    Bulleted,
    /// Opens the blocks of a [`ListItem`].
    Item,
    /// The same for one that has a number, which stands behind it.
    Numbered,
    /// Opens the runs of a [`Block::Code`]; behind it the language.
    Code,
    /// Opens the blocks of a [`Block::Quote`].
    Quote,
    /// Opens the columns of a [`Block::Table`].
    Table,
    /// Closes these, and opens the cells of the table's head.
    Head,
    /// Closes these, and opens the table's rows.
    Rows,
    /// [`Block::Rule`].
    Rule,
    /// [`Run::Text`]; behind it the text.
    Text,
    /// [`Run::Code`]; behind it the code.
    InlineCode,
    /// Opens the runs of a [`Run::Strong`].
    Strong,
    /// Opens the runs of a [`Run::Emphasis`].
    Emphasis,
    /// Opens the runs of a [`Run::Link`]; behind it the address.
    Link,
    /// [`Run::Break`].
    Break,
    /// Opens the blocks of a [`Section`] of this kind; behind it the label.
    Answer,
    /// The same.
    Example,
    /// The same.
    Analysis,
    /// The same.
    Other,
    /// A [`CodeRun`] of this class; behind it the code.
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
    /// A column with this [`Align`].
    Unset,
    /// The same.
    Left,
    /// The same.
    Center,
    /// The same.
    Right,
}

wire_names!(Tag: CloseList, CloseBlock, Cells, Paragraph, Heading, Ordered, Bulleted, Item, Numbered, Code, Quote, Table, Head, Rows, Rule, Text, InlineCode, Strong, Emphasis, Link, Break, Answer, Example, Analysis, Other, Plain, Comment, String, Number, Constant, Keyword, Type, Function, Attribute, Variable, Unset, Left, Center, Right);

const KINDS: [(Tag, SectionKind); 4] = [
    (Tag::Answer, SectionKind::Answer),
    (Tag::Example, SectionKind::Example),
    (Tag::Analysis, SectionKind::Analysis),
    (Tag::Other, SectionKind::Other),
];

const CLASSES: [(Tag, CodeClass); 10] = [
    (Tag::Plain, CodeClass::Plain),
    (Tag::Comment, CodeClass::Comment),
    (Tag::String, CodeClass::String),
    (Tag::Number, CodeClass::Number),
    (Tag::Constant, CodeClass::Constant),
    (Tag::Keyword, CodeClass::Keyword),
    (Tag::Type, CodeClass::Type),
    (Tag::Function, CodeClass::Function),
    (Tag::Attribute, CodeClass::Attribute),
    (Tag::Variable, CodeClass::Variable),
];

const ALIGNS: [(Tag, Align); 4] = [
    (Tag::Unset, Align::None),
    (Tag::Left, Align::Left),
    (Tag::Center, Align::Center),
    (Tag::Right, Align::Right),
];

/// The structure and the text of something, from piece to piece.
#[derive(Debug)]
pub struct TagReader<'a>(Input<'a>);

impl<'a> TagReader<'a> {
    pub(crate) fn new(input: Input<'a>) -> Self {
        Self(input)
    }

    /// The next tag; `None` at the end, and for bytes that were made up.
    pub fn tag(&mut self) -> Option<Tag> {
        Tag::read(&mut self.0).ok()
    }

    /// The number behind a tag.
    pub fn number(&mut self) -> Option<u64> {
        self.0.number().ok()
    }

    /// The next text behind a tag.
    pub fn text(&mut self) -> Option<String> {
        String::read(&mut self.0).ok()
    }
}

/// What is written as tags.
pub(crate) trait Tagged: Sized {
    fn write(&self, out: &mut Output<'_>);
    /// - `tag`: the first, which has been read.
    fn read(input: &mut Input<'_>, tag: Tag) -> Result<Self, Malformed>;
}

/// Writes a list, and the tag that closes it.
pub(crate) fn write_list(out: &mut Output<'_>, list: &[impl Tagged], close: Tag) {
    for value in list {
        value.write(out);
    }
    close.write(out);
}

/// The same for runs of text that are a line together.
fn write_line(out: &mut Output<'_>, line: &[impl Tagged], close: Tag) {
    write_list(out, line, close);
    out.end(TextEnd::Line);
}

/// Reads a list up to a tag that closes it.
pub(crate) fn read_list<T: Tagged>(input: &mut Input<'_>) -> Result<Vec<T>, Malformed> {
    let mut list = Vec::new();
    loop {
        match Tag::read(input)? {
            Tag::CloseList | Tag::CloseBlock | Tag::Head | Tag::Rows => return Ok(list),
            tag => list.push(T::read(input, tag)?),
        }
    }
}

/// The same for a list whose values may hold such lists themselves.
fn nested<T: Tagged>(input: &mut Input<'_>) -> Result<Vec<T>, Malformed> {
    input.nested(read_list)
}

fn tag_of<T: PartialEq>(names: &[(Tag, T)], value: &T) -> Tag {
    names.iter().find(|(_, name)| name == value).map_or(Tag::CloseList, |&(tag, _)| tag)
}

fn named<T: Copy>(names: &[(Tag, T)], tag: Tag) -> Result<T, Malformed> {
    names.iter().find(|&&(known, _)| known == tag).map(|&(_, name)| name).ok_or(Malformed)
}

impl Tagged for Section {
    fn write(&self, out: &mut Output<'_>) {
        tag_of(&KINDS, &self.kind).write(out);
        let answers = self.kind == SectionKind::Answer;
        out.text(&self.label, if answers { TextEnd::AnswerLabel } else { TextEnd::Label });
        write_list(out, &self.blocks, Tag::CloseBlock);
    }

    fn read(input: &mut Input<'_>, tag: Tag) -> Result<Self, Malformed> {
        let kind = named(&KINDS, tag)?;
        Ok(Self { kind, label: Wire::read(input)?, blocks: read_list(input)? })
    }
}

impl Tagged for CodeRun {
    fn write(&self, out: &mut Output<'_>) {
        tag_of(&CLASSES, &self.class).write(out);
        out.text(&self.text, TextEnd::Run);
    }

    fn read(input: &mut Input<'_>, tag: Tag) -> Result<Self, Malformed> {
        Ok(Self { class: named(&CLASSES, tag)?, text: Wire::read(input)? })
    }
}

impl Tagged for ListItem {
    fn write(&self, out: &mut Output<'_>) {
        if let Some(number) = self.number {
            Tag::Numbered.write(out);
            out.number(number);
        } else {
            Tag::Item.write(out);
        }
        write_list(out, &self.blocks, Tag::CloseBlock);
    }

    fn read(input: &mut Input<'_>, tag: Tag) -> Result<Self, Malformed> {
        let number = match tag {
            Tag::Numbered => Some(input.number()?),
            Tag::Item => None,
            _ => return Err(Malformed),
        };
        Ok(Self { number, blocks: nested(input)? })
    }
}

impl Tagged for Align {
    fn write(&self, out: &mut Output<'_>) {
        tag_of(&ALIGNS, self).write(out);
    }

    fn read(_: &mut Input<'_>, tag: Tag) -> Result<Self, Malformed> {
        named(&ALIGNS, tag)
    }
}

/// A cell, or a row of them.
impl<T: Tagged> Tagged for Vec<T> {
    fn write(&self, out: &mut Output<'_>) {
        Tag::Cells.write(out);
        write_list(out, self, Tag::CloseList);
        out.end(TextEnd::Break);
    }

    fn read(input: &mut Input<'_>, tag: Tag) -> Result<Self, Malformed> {
        if tag == Tag::Cells { read_list(input) } else { Err(Malformed) }
    }
}

impl Tagged for Block {
    fn write(&self, out: &mut Output<'_>) {
        match self {
            Self::Paragraph(runs) => {
                Tag::Paragraph.write(out);
                write_line(out, runs, Tag::CloseBlock);
            }
            Self::Heading { level, runs } => {
                Tag::Heading.write(out);
                out.number((*level).into());
                write_line(out, runs, Tag::CloseBlock);
            }
            Self::List { ordered, items } => {
                if *ordered { Tag::Ordered } else { Tag::Bulleted }.write(out);
                write_list(out, items, Tag::CloseBlock);
            }
            Self::Code { language, runs } => {
                Tag::Code.write(out);
                out.text(language, TextEnd::Metadata);
                write_line(out, runs, Tag::CloseBlock);
            }
            Self::Quote(blocks) => {
                Tag::Quote.write(out);
                write_list(out, blocks, Tag::CloseBlock);
            }
            Self::Table { align, head, rows } => {
                Tag::Table.write(out);
                write_list(out, align, Tag::Head);
                write_line(out, head, Tag::Rows);
                for row in rows {
                    row.write(out);
                    out.end(TextEnd::Line);
                }
                Tag::CloseBlock.write(out);
            }
            Self::Rule => Tag::Rule.write(out),
        }
    }

    fn read(input: &mut Input<'_>, tag: Tag) -> Result<Self, Malformed> {
        Ok(match tag {
            Tag::Paragraph => Self::Paragraph(read_list(input)?),
            Tag::Heading => {
                Self::Heading { level: input.number()?.to_le_bytes()[0], runs: read_list(input)? }
            }
            Tag::Ordered => Self::List { ordered: true, items: read_list(input)? },
            Tag::Bulleted => Self::List { ordered: false, items: read_list(input)? },
            Tag::Code => Self::Code { language: Wire::read(input)?, runs: read_list(input)? },
            Tag::Quote => Self::Quote(nested(input)?),
            Tag::Table => Self::Table {
                align: read_list(input)?,
                head: read_list(input)?,
                rows: read_list(input)?,
            },
            Tag::Rule => Self::Rule,
            _ => return Err(Malformed),
        })
    }
}

impl Tagged for Run {
    fn write(&self, out: &mut Output<'_>) {
        match self {
            Self::Text(text) => {
                Tag::Text.write(out);
                out.text(text, TextEnd::Run);
            }
            Self::Code(text) => {
                Tag::InlineCode.write(out);
                out.text(text, TextEnd::Run);
            }
            Self::Strong(runs) => {
                Tag::Strong.write(out);
                write_list(out, runs, Tag::CloseBlock);
            }
            Self::Emphasis(runs) => {
                Tag::Emphasis.write(out);
                write_list(out, runs, Tag::CloseBlock);
            }
            Self::Link { href, runs } => {
                Tag::Link.write(out);
                out.text(href, TextEnd::Metadata);
                write_list(out, runs, Tag::CloseBlock);
            }
            Self::Break => {
                Tag::Break.write(out);
                out.end(TextEnd::Break);
            }
        }
    }

    fn read(input: &mut Input<'_>, tag: Tag) -> Result<Self, Malformed> {
        Ok(match tag {
            Tag::Text => Self::Text(Wire::read(input)?),
            Tag::InlineCode => Self::Code(Wire::read(input)?),
            Tag::Strong => Self::Strong(nested(input)?),
            Tag::Emphasis => Self::Emphasis(nested(input)?),
            Tag::Link => Self::Link { href: Wire::read(input)?, runs: nested(input)? },
            Tag::Break => Self::Break,
            _ => return Err(Malformed),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MAX_NESTING;
    use crate::wire::tests::{read_with, written};

    fn reads_back<T: Tagged + PartialEq>(value: &T) -> bool {
        let (structure, text, words) = written(|out| value.write(out));
        let mut read = None;
        read_with(&structure, &text, &words, |input| {
            let tag = Tag::read(input)?;
            read = Some(T::read(input, tag)?);
            Ok(())
        })
        .is_ok()
            && read.as_ref() == Some(value)
    }

    fn quoted(levels: usize) -> Block {
        (0..levels).fold(Block::Rule, |inner, _| Block::Quote(vec![inner]))
    }

    #[test]
    fn every_kind_of_block_reads_back() {
        let text = |text: &str| Run::Text(text.into());
        let blocks = [
            Block::Paragraph(vec![
                text("ＬｏＲＡ 💛"),
                Run::Code("a<b".into()),
                Run::Strong(vec![Run::Emphasis(vec![text("训练")]), Run::Break]),
                Run::Link { href: "https://a.example".into(), runs: vec![text("练")] },
            ]),
            Block::Heading { level: 3, runs: vec![] },
            Block::List {
                ordered: true,
                items: vec![
                    ListItem { number: Some(300), blocks: vec![Block::Rule] },
                    ListItem { number: None, blocks: vec![] },
                ],
            },
            Block::List { ordered: false, items: vec![] },
            Block::Code {
                language: "rust".into(),
                runs: CLASSES.map(|(_, class)| CodeRun { class, text: "fn".into() }).into(),
            },
            Block::Quote(vec![Block::Rule, Block::Paragraph(vec![])]),
            Block::Table {
                align: ALIGNS.map(|(_, align)| align).into(),
                head: vec![vec![text("甲")], vec![]],
                rows: vec![vec![vec![], vec![text("乙")]], vec![]],
            },
        ];
        for block in blocks {
            assert!(reads_back(&block), "{block:?}");
        }
        for (_, kind) in KINDS {
            let section = Section { kind, label: "答案".into(), blocks: vec![Block::Rule] };
            assert!(reads_back(&section), "{section:?}");
        }
    }

    #[test]
    fn nesting_ends_where_it_is_said_to_end() {
        assert!(reads_back(&quoted(MAX_NESTING)));
        assert!(!reads_back(&quoted(MAX_NESTING + 1)));
    }

    #[test]
    fn a_million_levels_are_an_error_and_no_overflow() {
        let (strong, ..) = written(|out| Tag::Strong.write(out));
        let read = read_with(&strong.repeat(1_000_000), b"", "", |input| {
            let tag = Tag::read(input)?;
            Run::read(input, tag).map(|_| ())
        });
        assert!(read.is_err());
    }
}
