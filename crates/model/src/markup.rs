//! How the structure of texts is written: as marks, one byte each, that open and close like the
//! tags of a page. Whoever shows a text goes from mark to mark ([`Pieces`]) and needs nothing of it
//! in memory; whoever works with it reads it into the types of [`crate::deck`].

use crate::deck::{Align, Block, CodeClass, CodeRun, ListItem, Run, Section, SectionKind};
use crate::lexicon::End;
use crate::wire::{Input, Malformed, Output, Wire, wire_names};

/// A piece of structure. Behind some of them stand a number or texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Closes a list that stands by itself.
    Close,
    /// Closes a list and what it belongs to.
    End,
    /// Opens the runs of a cell, or the cells of a row.
    Group,
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

wire_names!(Mark: Close, End, Group, Paragraph, Heading, Ordered, Bulleted, Item, Numbered, Code, Quote, Table, Head, Rows, Rule, Text, InlineCode, Strong, Emphasis, Link, Break, Answer, Example, Analysis, Other, Plain, Comment, String, Number, Constant, Keyword, Type, Function, Attribute, Variable, Unset, Left, Center, Right);

const KINDS: [(Mark, SectionKind); 4] = [
    (Mark::Answer, SectionKind::Answer),
    (Mark::Example, SectionKind::Example),
    (Mark::Analysis, SectionKind::Analysis),
    (Mark::Other, SectionKind::Other),
];

const CLASSES: [(Mark, CodeClass); 10] = [
    (Mark::Plain, CodeClass::Plain),
    (Mark::Comment, CodeClass::Comment),
    (Mark::String, CodeClass::String),
    (Mark::Number, CodeClass::Number),
    (Mark::Constant, CodeClass::Constant),
    (Mark::Keyword, CodeClass::Keyword),
    (Mark::Type, CodeClass::Type),
    (Mark::Function, CodeClass::Function),
    (Mark::Attribute, CodeClass::Attribute),
    (Mark::Variable, CodeClass::Variable),
];

const ALIGNS: [(Mark, Align); 4] = [
    (Mark::Unset, Align::None),
    (Mark::Left, Align::Left),
    (Mark::Center, Align::Center),
    (Mark::Right, Align::Right),
];

/// The structure and the text of something, from piece to piece.
#[derive(Debug)]
pub struct Pieces<'a>(Input<'a>);

impl<'a> Pieces<'a> {
    pub(crate) fn new(input: Input<'a>) -> Self {
        Self(input)
    }

    /// The next mark; `None` at the end, and for bytes that were made up.
    pub fn mark(&mut self) -> Option<Mark> {
        Mark::read(&mut self.0).ok()
    }

    /// The number behind a mark.
    pub fn number(&mut self) -> Option<u64> {
        self.0.number().ok()
    }

    /// The next text behind a mark.
    pub fn text(&mut self) -> Option<String> {
        String::read(&mut self.0).ok()
    }
}

/// What is written as marks.
pub(crate) trait Marked: Sized {
    fn write(&self, out: &mut Output<'_>);
    /// - `mark`: the first, which has been read.
    fn read(input: &mut Input<'_>, mark: Mark) -> Result<Self, Malformed>;
}

/// Writes a list, and the mark that closes it.
pub(crate) fn write_list(out: &mut Output<'_>, list: &[impl Marked], close: Mark) {
    for value in list {
        value.write(out);
    }
    close.write(out);
}

/// The same for runs of text that are a line together.
fn write_line(out: &mut Output<'_>, line: &[impl Marked], close: Mark) {
    write_list(out, line, close);
    out.end(End::Line);
}

/// Reads a list up to a mark that closes it.
pub(crate) fn read_list<T: Marked>(input: &mut Input<'_>) -> Result<Vec<T>, Malformed> {
    let mut list = Vec::new();
    loop {
        match Mark::read(input)? {
            Mark::Close | Mark::End | Mark::Head | Mark::Rows => return Ok(list),
            mark => list.push(T::read(input, mark)?),
        }
    }
}

/// The same for a list whose values may hold such lists themselves.
fn nested<T: Marked>(input: &mut Input<'_>) -> Result<Vec<T>, Malformed> {
    input.nested(read_list)
}

fn mark_of<T: PartialEq>(names: &[(Mark, T)], value: &T) -> Mark {
    names.iter().find(|(_, name)| name == value).map_or(Mark::Close, |&(mark, _)| mark)
}

fn named<T: Copy>(names: &[(Mark, T)], mark: Mark) -> Result<T, Malformed> {
    names.iter().find(|&&(known, _)| known == mark).map(|&(_, name)| name).ok_or(Malformed)
}

impl Marked for Section {
    fn write(&self, out: &mut Output<'_>) {
        mark_of(&KINDS, &self.kind).write(out);
        let answers = self.kind == SectionKind::Answer;
        out.text(&self.label, if answers { End::Answer } else { End::Label });
        write_list(out, &self.blocks, Mark::End);
    }

    fn read(input: &mut Input<'_>, mark: Mark) -> Result<Self, Malformed> {
        let kind = named(&KINDS, mark)?;
        Ok(Self { kind, label: Wire::read(input)?, blocks: read_list(input)? })
    }
}

impl Marked for CodeRun {
    fn write(&self, out: &mut Output<'_>) {
        mark_of(&CLASSES, &self.class).write(out);
        out.text(&self.text, End::Part);
    }

    fn read(input: &mut Input<'_>, mark: Mark) -> Result<Self, Malformed> {
        Ok(Self { class: named(&CLASSES, mark)?, text: Wire::read(input)? })
    }
}

impl Marked for ListItem {
    fn write(&self, out: &mut Output<'_>) {
        if let Some(number) = self.number {
            Mark::Numbered.write(out);
            out.number(number);
        } else {
            Mark::Item.write(out);
        }
        write_list(out, &self.blocks, Mark::End);
    }

    fn read(input: &mut Input<'_>, mark: Mark) -> Result<Self, Malformed> {
        let number = match mark {
            Mark::Numbered => Some(input.number()?),
            Mark::Item => None,
            _ => return Err(Malformed),
        };
        Ok(Self { number, blocks: nested(input)? })
    }
}

impl Marked for Align {
    fn write(&self, out: &mut Output<'_>) {
        mark_of(&ALIGNS, self).write(out);
    }

    fn read(_: &mut Input<'_>, mark: Mark) -> Result<Self, Malformed> {
        named(&ALIGNS, mark)
    }
}

/// A cell, or a row of them.
impl<T: Marked> Marked for Vec<T> {
    fn write(&self, out: &mut Output<'_>) {
        Mark::Group.write(out);
        write_list(out, self, Mark::Close);
        out.end(End::Gap);
    }

    fn read(input: &mut Input<'_>, mark: Mark) -> Result<Self, Malformed> {
        if mark == Mark::Group { read_list(input) } else { Err(Malformed) }
    }
}

impl Marked for Block {
    fn write(&self, out: &mut Output<'_>) {
        match self {
            Self::Paragraph(runs) => {
                Mark::Paragraph.write(out);
                write_line(out, runs, Mark::End);
            }
            Self::Heading { level, runs } => {
                Mark::Heading.write(out);
                out.number((*level).into());
                write_line(out, runs, Mark::End);
            }
            Self::List { ordered, items } => {
                if *ordered { Mark::Ordered } else { Mark::Bulleted }.write(out);
                write_list(out, items, Mark::End);
            }
            Self::Code { language, runs } => {
                Mark::Code.write(out);
                out.text(language, End::Aside);
                write_line(out, runs, Mark::End);
            }
            Self::Quote(blocks) => {
                Mark::Quote.write(out);
                write_list(out, blocks, Mark::End);
            }
            Self::Table { align, head, rows } => {
                Mark::Table.write(out);
                write_list(out, align, Mark::Head);
                write_line(out, head, Mark::Rows);
                for row in rows {
                    row.write(out);
                    out.end(End::Line);
                }
                Mark::End.write(out);
            }
            Self::Rule => Mark::Rule.write(out),
        }
    }

    fn read(input: &mut Input<'_>, mark: Mark) -> Result<Self, Malformed> {
        Ok(match mark {
            Mark::Paragraph => Self::Paragraph(read_list(input)?),
            Mark::Heading => {
                Self::Heading { level: input.number()?.to_le_bytes()[0], runs: read_list(input)? }
            }
            Mark::Ordered => Self::List { ordered: true, items: read_list(input)? },
            Mark::Bulleted => Self::List { ordered: false, items: read_list(input)? },
            Mark::Code => Self::Code { language: Wire::read(input)?, runs: read_list(input)? },
            Mark::Quote => Self::Quote(nested(input)?),
            Mark::Table => Self::Table {
                align: read_list(input)?,
                head: read_list(input)?,
                rows: read_list(input)?,
            },
            Mark::Rule => Self::Rule,
            _ => return Err(Malformed),
        })
    }
}

impl Marked for Run {
    fn write(&self, out: &mut Output<'_>) {
        match self {
            Self::Text(text) => {
                Mark::Text.write(out);
                out.text(text, End::Part);
            }
            Self::Code(text) => {
                Mark::InlineCode.write(out);
                out.text(text, End::Part);
            }
            Self::Strong(runs) => {
                Mark::Strong.write(out);
                write_list(out, runs, Mark::End);
            }
            Self::Emphasis(runs) => {
                Mark::Emphasis.write(out);
                write_list(out, runs, Mark::End);
            }
            Self::Link { href, runs } => {
                Mark::Link.write(out);
                out.text(href, End::Aside);
                write_list(out, runs, Mark::End);
            }
            Self::Break => {
                Mark::Break.write(out);
                out.end(End::Gap);
            }
        }
    }

    fn read(input: &mut Input<'_>, mark: Mark) -> Result<Self, Malformed> {
        Ok(match mark {
            Mark::Text => Self::Text(Wire::read(input)?),
            Mark::InlineCode => Self::Code(Wire::read(input)?),
            Mark::Strong => Self::Strong(nested(input)?),
            Mark::Emphasis => Self::Emphasis(nested(input)?),
            Mark::Link => Self::Link { href: Wire::read(input)?, runs: nested(input)? },
            Mark::Break => Self::Break,
            _ => return Err(Malformed),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MAX_NESTING;
    use crate::wire::tests::{read_with, written};

    fn reads_back<T: Marked + PartialEq>(value: &T) -> bool {
        let (structure, text, words) = written(|out| value.write(out));
        let mut read = None;
        read_with(&structure, &text, &words, |input| {
            let mark = Mark::read(input)?;
            read = Some(T::read(input, mark)?);
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
        let (strong, ..) = written(|out| Mark::Strong.write(out));
        let read = read_with(&strong.repeat(1_000_000), b"", "", |input| {
            let mark = Mark::read(input)?;
            Run::read(input, mark).map(|_| ())
        });
        assert!(read.is_err());
    }
}
