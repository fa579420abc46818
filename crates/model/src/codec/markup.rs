//! Sections, blocks and runs as tags. Whoever shows a text goes from tag to tag
//! ([`TagReader`](super::TagReader)) and needs nothing of it in memory; whoever works with it reads
//! it into the types of [`crate::deck`].

use super::decoder::{DecodeError, Decoder};
use super::encoder::Encoder;
use super::tag::Tag;
use super::value::Codec;
use crate::deck::{Align, Block, CodeClass, CodeRun, ListItem, Run, Section, SectionKind};
use crate::lexicon::TextEnd;

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

/// What is written as tags.
pub(crate) trait Tagged: Sized {
    fn encode(&self, out: &mut Encoder<'_>);
    /// - `tag`: the first, which has been read.
    fn decode(input: &mut Decoder<'_>, tag: Tag) -> Result<Self, DecodeError>;
}

/// Writes a list, and the tag that closes it.
pub(crate) fn encode_list(out: &mut Encoder<'_>, list: &[impl Tagged], close: Tag) {
    for value in list {
        value.encode(out);
    }
    close.encode(out);
}

/// The same for runs of text that are a line together.
fn encode_line(out: &mut Encoder<'_>, line: &[impl Tagged], close: Tag) {
    encode_list(out, line, close);
    out.end(TextEnd::Line);
}

/// Reads a list up to a tag that closes it.
pub(crate) fn decode_list<T: Tagged>(input: &mut Decoder<'_>) -> Result<Vec<T>, DecodeError> {
    let mut list = Vec::new();
    loop {
        match Tag::decode(input)? {
            Tag::CloseList | Tag::CloseBlock | Tag::Head | Tag::Rows => return Ok(list),
            tag => list.push(T::decode(input, tag)?),
        }
    }
}

/// The same for a list whose values may hold such lists themselves.
fn decode_nested<T: Tagged>(input: &mut Decoder<'_>) -> Result<Vec<T>, DecodeError> {
    input.nested(decode_list)
}

fn tag_of<T: PartialEq>(tags: &[(Tag, T)], value: &T) -> Tag {
    tags.iter().find(|(_, it)| it == value).map_or(Tag::CloseList, |&(tag, _)| tag)
}

fn value_of<T: Copy>(tags: &[(Tag, T)], tag: Tag) -> Result<T, DecodeError> {
    tags.iter().find(|&&(known, _)| known == tag).map(|&(_, value)| value).ok_or(DecodeError)
}

impl Tagged for Section {
    fn encode(&self, out: &mut Encoder<'_>) {
        tag_of(&KINDS, &self.kind).encode(out);
        let answers = self.kind == SectionKind::Answer;
        out.text(&self.label, if answers { TextEnd::AnswerLabel } else { TextEnd::Label });
        encode_list(out, &self.blocks, Tag::CloseBlock);
    }

    fn decode(input: &mut Decoder<'_>, tag: Tag) -> Result<Self, DecodeError> {
        let kind = value_of(&KINDS, tag)?;
        Ok(Self { kind, label: Codec::decode(input)?, blocks: decode_list(input)? })
    }
}

impl Tagged for CodeRun {
    fn encode(&self, out: &mut Encoder<'_>) {
        tag_of(&CLASSES, &self.class).encode(out);
        out.text(&self.text, TextEnd::Run);
    }

    fn decode(input: &mut Decoder<'_>, tag: Tag) -> Result<Self, DecodeError> {
        Ok(Self { class: value_of(&CLASSES, tag)?, text: Codec::decode(input)? })
    }
}

impl Tagged for ListItem {
    fn encode(&self, out: &mut Encoder<'_>) {
        if let Some(number) = self.number {
            Tag::Numbered.encode(out);
            out.number(number);
        } else {
            Tag::Item.encode(out);
        }
        encode_list(out, &self.blocks, Tag::CloseBlock);
    }

    fn decode(input: &mut Decoder<'_>, tag: Tag) -> Result<Self, DecodeError> {
        let number = match tag {
            Tag::Numbered => Some(input.number()?),
            Tag::Item => None,
            _ => return Err(DecodeError),
        };
        Ok(Self { number, blocks: decode_nested(input)? })
    }
}

impl Tagged for Align {
    fn encode(&self, out: &mut Encoder<'_>) {
        tag_of(&ALIGNS, self).encode(out);
    }

    fn decode(_: &mut Decoder<'_>, tag: Tag) -> Result<Self, DecodeError> {
        value_of(&ALIGNS, tag)
    }
}

/// A cell, or a row of them.
impl<T: Tagged> Tagged for Vec<T> {
    fn encode(&self, out: &mut Encoder<'_>) {
        Tag::Cells.encode(out);
        encode_list(out, self, Tag::CloseList);
        out.end(TextEnd::Break);
    }

    fn decode(input: &mut Decoder<'_>, tag: Tag) -> Result<Self, DecodeError> {
        if tag == Tag::Cells { decode_list(input) } else { Err(DecodeError) }
    }
}

impl Tagged for Block {
    fn encode(&self, out: &mut Encoder<'_>) {
        match self {
            Self::Paragraph(runs) => {
                Tag::Paragraph.encode(out);
                encode_line(out, runs, Tag::CloseBlock);
            }
            Self::Heading { level, runs } => {
                Tag::Heading.encode(out);
                out.number((*level).into());
                encode_line(out, runs, Tag::CloseBlock);
            }
            Self::List { ordered, items } => {
                if *ordered { Tag::Ordered } else { Tag::Bulleted }.encode(out);
                encode_list(out, items, Tag::CloseBlock);
            }
            Self::Code { language, runs } => {
                Tag::Code.encode(out);
                out.text(language, TextEnd::Metadata);
                encode_line(out, runs, Tag::CloseBlock);
            }
            Self::Quote(blocks) => {
                Tag::Quote.encode(out);
                encode_list(out, blocks, Tag::CloseBlock);
            }
            Self::Table { align, head, rows } => {
                Tag::Table.encode(out);
                encode_list(out, align, Tag::Head);
                encode_line(out, head, Tag::Rows);
                for row in rows {
                    row.encode(out);
                    out.end(TextEnd::Line);
                }
                Tag::CloseBlock.encode(out);
            }
            Self::Rule => Tag::Rule.encode(out),
        }
    }

    fn decode(input: &mut Decoder<'_>, tag: Tag) -> Result<Self, DecodeError> {
        Ok(match tag {
            Tag::Paragraph => Self::Paragraph(decode_list(input)?),
            Tag::Heading => {
                Self::Heading { level: input.number()?.to_le_bytes()[0], runs: decode_list(input)? }
            }
            Tag::Ordered => Self::List { ordered: true, items: decode_list(input)? },
            Tag::Bulleted => Self::List { ordered: false, items: decode_list(input)? },
            Tag::Code => Self::Code { language: Codec::decode(input)?, runs: decode_list(input)? },
            Tag::Quote => Self::Quote(decode_nested(input)?),
            Tag::Table => Self::Table {
                align: decode_list(input)?,
                head: decode_list(input)?,
                rows: decode_list(input)?,
            },
            Tag::Rule => Self::Rule,
            _ => return Err(DecodeError),
        })
    }
}

impl Tagged for Run {
    fn encode(&self, out: &mut Encoder<'_>) {
        match self {
            Self::Text(text) => {
                Tag::Text.encode(out);
                out.text(text, TextEnd::Run);
            }
            Self::Code(text) => {
                Tag::InlineCode.encode(out);
                out.text(text, TextEnd::Run);
            }
            Self::Strong(runs) => {
                Tag::Strong.encode(out);
                encode_list(out, runs, Tag::CloseBlock);
            }
            Self::Emphasis(runs) => {
                Tag::Emphasis.encode(out);
                encode_list(out, runs, Tag::CloseBlock);
            }
            Self::Link { href, runs } => {
                Tag::Link.encode(out);
                out.text(href, TextEnd::Metadata);
                encode_list(out, runs, Tag::CloseBlock);
            }
            Self::Break => {
                Tag::Break.encode(out);
                out.end(TextEnd::Break);
            }
        }
    }

    fn decode(input: &mut Decoder<'_>, tag: Tag) -> Result<Self, DecodeError> {
        Ok(match tag {
            Tag::Text => Self::Text(Codec::decode(input)?),
            Tag::InlineCode => Self::Code(Codec::decode(input)?),
            Tag::Strong => Self::Strong(decode_nested(input)?),
            Tag::Emphasis => Self::Emphasis(decode_nested(input)?),
            Tag::Link => Self::Link { href: Codec::decode(input)?, runs: decode_nested(input)? },
            Tag::Break => Self::Break,
            _ => return Err(DecodeError),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::decoder::MAX_NESTING;
    use crate::codec::testing::{decode_with, encoded};

    fn reads_back<T: Tagged + PartialEq>(value: &T) -> bool {
        let (structure, text, words) = encoded(|out| value.encode(out));
        let mut read = None;
        decode_with(&structure, &text, &words, |input| {
            let tag = Tag::decode(input)?;
            read = Some(T::decode(input, tag)?);
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
        let (strong, ..) = encoded(|out| Tag::Strong.encode(out));
        let read = decode_with(&strong.repeat(1_000_000), b"", "", |input| {
            let tag = Tag::decode(input)?;
            Run::decode(input, tag).map(|_| ())
        });
        assert!(read.is_err());
    }

    /// How the texts of a value end, in order.
    fn ends<T: Tagged>(value: &T) -> Vec<TextEnd> {
        use TextEnd::{AnswerLabel, Break, Label, Line, Metadata, Run};
        let (_, text, _) = encoded(|out| value.encode(out));
        let end = |token| {
            [Line, Run, Label, Metadata, AnswerLabel, Break]
                .into_iter()
                .find(|&it| it as u32 == token)
        };
        crate::lexicon::Tokens::new(&text).filter_map(end).collect()
    }

    #[test]
    fn every_text_ends_as_it_goes_on() {
        use TextEnd::{AnswerLabel, Break, Label, Line, Metadata};
        let text = |text: &str| Run::Text(text.into());
        let section = |kind| Section { kind, label: "甲".into(), blocks: vec![] };
        for (kind, end) in [
            (SectionKind::Answer, AnswerLabel),
            (SectionKind::Example, Label),
            (SectionKind::Analysis, Label),
            (SectionKind::Other, Label),
        ] {
            assert_eq!(ends(&section(kind)), [end]);
        }
        let runs = || vec![text("a"), Run::Code("b".into()), text("💛")];
        let one_line = [TextEnd::Run, TextEnd::Run, Line];
        assert_eq!(ends(&Block::Paragraph(runs())), one_line);
        assert_eq!(ends(&Block::Heading { level: 2, runs: runs() }), one_line);
        let broken = Block::Paragraph(vec![text("a"), Run::Break, text("b"), Run::Break]);
        assert_eq!(ends(&broken), [Break, Line]);
        let link = Run::Link { href: "x".into(), runs: vec![text("a")] };
        assert_eq!(ends(&Block::Paragraph(vec![link])), [Metadata, Line]);
        let piece = |text: &str| CodeRun { class: CodeClass::Plain, text: text.into() };
        let code = Block::Code { language: "c".into(), runs: vec![piece("a"), piece("b")] };
        assert_eq!(ends(&code), [Metadata, TextEnd::Run, Line]);
        let table = Block::Table {
            align: vec![Align::None; 2],
            head: vec![vec![text("a")], vec![text("b"), text("c")]],
            rows: vec![vec![vec![text("d")], vec![text("e")]]],
        };
        assert_eq!(ends(&table), [Break, TextEnd::Run, Line, Break, Line]);
        let bold = Block::Paragraph(vec![Run::Strong(vec![text("a"), text("b")]), text("c")]);
        assert_eq!(ends(&bold), one_line);
    }
}
