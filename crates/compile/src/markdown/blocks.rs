//! Markdown to blocks, with their places in the source.

mod checks;
mod closing;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use study_model::{Block, MAX_NESTING};

use super::conversions::{alignment, language, level_number};
use super::frame::{Frame, TextKind};
use super::inline::InlineBuilder;
use super::preprocess::Preprocessed;
use super::skipped_text::SkippedText;
use super::source_block::SourceBlock;
use crate::problems::{DeckErrorKind, DeckWarningKind, Location, Problems};
use crate::source::Source;

/// The blocks of a whole document. `None` when they are nested too deep to be kept.
pub(crate) fn read(source: &Source, problems: &mut Problems) -> Option<Vec<SourceBlock>> {
    let preprocessed = &Preprocessed::new(&source.text);
    let mut builder = BlockBuilder {
        source,
        preprocessed,
        problems,
        frames: Vec::new(),
        placed: Vec::new(),
        items: Vec::new(),
        skipped: SkippedText::default(),
        cells_end: 0,
    };
    let mut events = Parser::new_ext(&preprocessed.text, Options::ENABLE_TABLES).into_offset_iter();
    for (event, range) in events.by_ref() {
        builder.event(event, &range);
        if builder.depth() > MAX_NESTING {
            let kind = DeckErrorKind::TooDeep { limit: MAX_NESTING };
            builder.problems.error(builder.location(range.start), kind);
            return None;
        }
    }
    builder.definitions(events.reference_definitions());
    Some(builder.placed)
}

struct BlockBuilder<'a> {
    source: &'a Source,
    preprocessed: &'a Preprocessed<'a>,
    problems: &'a mut Problems,
    /// Open blocks, outermost first.
    frames: Vec<Frame<'a>>,
    placed: Vec<SourceBlock>,
    items: Vec<Range<usize>>,
    skipped: SkippedText<'a>,
    /// Where the last cell of the row ends, in the preprocessed text.
    cells_end: usize,
}

impl<'a> BlockBuilder<'a> {
    fn depth(&self) -> usize {
        let level = |frame: &Frame<'_>| match frame {
            Frame::Quote { .. } | Frame::Item { .. } => 1,
            Frame::Text { inline, .. } => inline.depth(),
            _ => 0,
        };
        self.frames.iter().map(level).sum()
    }

    /// The place of a byte of the preprocessed text.
    fn location(&self, preprocessed: usize) -> Location {
        self.source.location(self.preprocessed.in_source(&(preprocessed..preprocessed)).start)
    }

    /// - `preprocessed`: where it stands in the preprocessed text.
    fn event(&mut self, event: Event<'a>, preprocessed: &Range<usize>) {
        let range = &self.preprocessed.in_source(preprocessed);
        self.check_gap(&event, preprocessed);
        match event {
            Event::Start(tag) if is_inline(&tag) => {
                self.refer(&tag);
                let (inline, problems) = self.inline(range.start);
                inline.start(&tag, range, problems);
            }
            Event::Start(tag) => self.open(tag, range),
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link | TagEnd::Image) => {
                let (inline, problems) = self.inline(range.start);
                inline.end(problems);
            }
            Event::End(end) => self.close(end, preprocessed),
            Event::Text(text) => self.text(&text, preprocessed, range),
            Event::Html(html) => {
                let html = self.preprocessed.restored(&html, preprocessed);
                if let Some(Frame::Html { text, .. }) = self.frames.last_mut() {
                    text.push_str(&html);
                }
            }
            Event::Code(code) => {
                let code = self.preprocessed.restored(&code, preprocessed);
                self.inline(range.start).0.code(&code);
            }
            Event::InlineHtml(html) => {
                let html = self.preprocessed.restored(&html, preprocessed);
                let (inline, problems) = self.inline(range.start);
                inline.html(&html, range, problems);
            }
            Event::SoftBreak => self.inline(range.start).0.soft_break(),
            Event::HardBreak => self.inline(range.start).0.hard_break(),
            Event::Rule => {
                self.end_bare();
                self.check_rule(preprocessed.start);
                self.attach(Block::Rule, range.start);
            }
            // Their options are off, so the parser never sends them.
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn text(&mut self, text: &str, preprocessed: &Range<usize>, range: &Range<usize>) {
        if let Some(Frame::Code { text: code, .. }) = self.frames.last_mut() {
            code.push_str(&self.preprocessed.restored(text, preprocessed));
            return;
        }
        // What stands in the file has been looked at; an entity may say anything.
        if self.preprocessed.text.get(preprocessed.clone()) != Some(text) {
            self.refuse_unreadable(text, range.start);
        }
        let (inline, problems) = self.inline(range.start);
        inline.text(text, range, problems);
    }

    /// The text that is open, or a new one, and where problems go.
    fn inline(&mut self, start: usize) -> (&mut InlineBuilder<'a>, &mut Problems) {
        if !matches!(self.frames.last(), Some(Frame::Text { .. })) {
            self.frames.push(Frame::Text {
                kind: TextKind::Bare,
                inline: InlineBuilder::new(self.source),
                start,
            });
        }
        match self.frames.last_mut() {
            Some(Frame::Text { inline, .. }) => (inline, self.problems),
            _ => unreachable!("a text was pushed above"),
        }
    }

    fn open(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        self.end_bare();
        let start = range.start;
        self.check_heading(&tag, range);
        let text = |kind| Frame::Text { kind, inline: InlineBuilder::new(self.source), start };
        let frame = match tag {
            Tag::Paragraph => text(TextKind::Paragraph),
            Tag::Heading { level, .. } => text(TextKind::Heading(level_number(level))),
            Tag::TableCell => text(TextKind::Cell),
            Tag::BlockQuote(_) => Frame::Quote { blocks: Vec::new(), start },
            Tag::List(first) => Frame::List { ordered: first.is_some(), items: Vec::new(), start },
            Tag::Item => {
                self.items.push(range.clone());
                Frame::Item { number: self.number_at(start), blocks: Vec::new(), start }
            }
            Tag::CodeBlock(kind) => {
                let (language, rest) = language(&kind);
                self.refuse_unreadable(language, start);
                if rest.contains(char::is_alphanumeric) {
                    let kind = DeckWarningKind::CodeInfo { text: rest.to_owned() };
                    self.problems.warn(self.source.location(start), kind);
                }
                let language = language.to_owned();
                Frame::Code { language, text: String::new(), start }
            }
            Tag::HtmlBlock => Frame::Html { text: String::new(), start },
            Tag::Table(align) => Frame::Table {
                align: align.into_iter().map(alignment).collect(),
                rows: Vec::new(),
                start,
            },
            Tag::TableHead | Tag::TableRow => {
                if let Some(Frame::Table { rows, .. }) = self.frames.last_mut() {
                    rows.push(Vec::new());
                }
                return;
            }
            // Inline tags are handled before; the options of the others are off.
            _ => return,
        };
        self.frames.push(frame);
    }

    /// The number as it is written, which the parser would count on from the first.
    fn number_at(&self, start: usize) -> Option<u64> {
        let text = self.source.text.get(start..)?.trim_start();
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        text.get(..digits)?.parse().ok()
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
}

#[cfg(test)]
mod tests {
    use study_model::{Align, Run, plain_text};

    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        let read = read(&Source::of(text), &mut Problems::default()).unwrap();
        read.into_iter().map(|placed| placed.block).collect()
    }

    #[test]
    fn numbers_are_those_of_the_document() {
        let Block::List { ordered: true, items } = &blocks("3. 甲\n5. 乙\n5. 💛")[0] else {
            panic!()
        };
        assert_eq!(
            items.iter().map(|item| item.number).collect::<Vec<_>>(),
            [Some(3), Some(5), Some(5)]
        );
    }

    #[test]
    fn tables_keep_their_cells() {
        let Block::Table { align, head, rows } =
            &blocks("| 甲 | 乙 |\n|:--|--:|\n| **一** | ２ |\n| 三 | 💛 |")[0]
        else {
            panic!()
        };
        assert_eq!(align, &[Align::Left, Align::Right]);
        assert_eq!((head.len(), rows.len(), rows[1].len()), (2, 2, 2));
    }

    #[test]
    fn bold_sentences_in_lists_lose_their_weight_and_bold_terms_keep_it() {
        let Block::List { items, .. } = &blocks("1. **去除重复。**\n2. **K折验证**")[0]
        else {
            panic!()
        };
        assert_eq!(items[0].blocks, [Block::Paragraph(vec![Run::Text("去除重复。".into())])]);
        assert_eq!(
            items[1].blocks,
            [Block::Paragraph(vec![Run::Strong(vec![Run::Text("K折验证".into())])])]
        );
    }

    #[test]
    fn code_is_kept_to_the_letter() {
        let text = "x = '**'\n\n\ty <b>&amp;</b> 💛  ";
        let Block::Code { language, runs } = &blocks(&format!("```python title\n{text}\n```"))[0]
        else {
            panic!()
        };
        assert_eq!(language, "python");
        assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), text);
    }

    #[test]
    fn html_blocks_are_shown_and_remarks_are_not() {
        let actual = blocks("<div>\n甲\n</div>\n\n<!-- 旁注 -->\n\n乙");
        assert_eq!(plain_text(&actual).text, "<div>\n甲\n</div>\n乙");
    }

    #[test]
    fn a_definition_that_nothing_refers_to_is_missed_and_a_fence_is_not() {
        let is_missed = |text: &str| {
            let mut problems = Problems::default();
            read(&Source::of(text), &mut problems).unwrap();
            problems.warnings.iter().any(|it| it.kind == DeckWarningKind::UnusedDefinition)
        };
        assert!(is_missed("甲\n\n[乙💛]: https://a.example\n\n丙"));
        for text in ["```python 题\nx\n```\n\n乙", "<div>\n乙\n</div>\n\n丙", "    x\n"] {
            assert!(!is_missed(text), "{text}");
        }
    }

    #[test]
    fn too_deep_is_said_and_not_built() {
        let mut problems = Problems::default();
        assert!(read(&Source::of(&format!("{}甲", "> ".repeat(100_000))), &mut problems).is_none());
        assert_eq!(problems.errors[0].kind, DeckErrorKind::TooDeep { limit: MAX_NESTING });
    }
}
