//! Markdown to blocks, with their places in the source.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use study_model::{Align, Block, ListItem, MAX_NESTING, Run};

use crate::highlight::highlight;
use crate::inline::Inline;
use crate::problem::{DeckErrorKind, DeckWarningKind, Problems};
use crate::source::Source;

/// A block of the outermost level, and where it stands. Positions are bytes of the source.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) block: Block,
    pub(crate) start: usize,
    /// The list items within, in the order of the text.
    pub(crate) items: Vec<Range<usize>>,
}

/// The blocks of a whole document. `None` when they are nested too deep to be kept.
pub(crate) fn read(source: &Source, problems: &mut Problems) -> Option<Vec<Placed>> {
    let mut reader =
        Reader { source, problems, frames: Vec::new(), placed: Vec::new(), items: Vec::new() };
    for (event, range) in Parser::new_ext(&source.text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, &range);
        if reader.depth() > MAX_NESTING {
            let kind = DeckErrorKind::TooDeep { limit: MAX_NESTING };
            reader.problems.error(source.location(range.start), kind);
            return None;
        }
    }
    Some(reader.placed)
}

struct Reader<'a> {
    source: &'a Source,
    problems: &'a mut Problems,
    /// Open blocks, outermost first.
    frames: Vec<Frame<'a>>,
    placed: Vec<Placed>,
    items: Vec<Range<usize>>,
}

enum Frame<'a> {
    Quote { blocks: Vec<Block>, start: usize },
    List { ordered: bool, items: Vec<ListItem>, start: usize },
    Item { number: Option<u64>, blocks: Vec<Block>, start: usize },
    Text { kind: Text, inline: Inline<'a>, start: usize },
    Code { language: String, text: String, start: usize },
    Html { text: String, start: usize },
    Table { align: Vec<Align>, rows: Vec<Vec<Vec<Run>>>, start: usize },
}

#[derive(Clone, Copy)]
enum Text {
    Paragraph,
    /// The text of an item in a list without blank lines, which the parser does not wrap.
    Bare,
    Heading(u8),
    Cell,
}

impl<'a> Reader<'a> {
    fn depth(&self) -> usize {
        let level = |frame: &Frame<'_>| match frame {
            Frame::Quote { .. } | Frame::Item { .. } => 1,
            Frame::Text { inline, .. } => inline.depth(),
            _ => 0,
        };
        self.frames.iter().map(level).sum()
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) if is_inline(&tag) => {
                let (inline, problems) = self.inline(range.start);
                inline.start(&tag, range, problems);
            }
            Event::Start(tag) => self.open(tag, range),
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link | TagEnd::Image) => {
                let (inline, problems) = self.inline(range.start);
                inline.end(problems);
            }
            Event::End(end) => self.close(end),
            Event::Text(text) => match self.frames.last_mut() {
                Some(Frame::Code { text: code, .. }) => code.push_str(&text),
                _ => self.inline(range.start).0.text(&text, range),
            },
            Event::Html(html) => {
                if let Some(Frame::Html { text, .. }) = self.frames.last_mut() {
                    text.push_str(&html);
                }
            }
            Event::Code(code) => self.inline(range.start).0.code(&code),
            Event::InlineHtml(html) => {
                let (inline, problems) = self.inline(range.start);
                inline.html(&html, range, problems);
            }
            Event::SoftBreak => self.inline(range.start).0.soft_break(),
            Event::HardBreak => self.inline(range.start).0.hard_break(),
            Event::Rule => {
                self.end_bare();
                self.attach(Block::Rule, range.start);
            }
            // Their options are off, so the parser never sends them.
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    /// The text that is open, or a new one, and where problems go.
    fn inline(&mut self, start: usize) -> (&mut Inline<'a>, &mut Problems) {
        if !matches!(self.frames.last(), Some(Frame::Text { .. })) {
            self.frames.push(Frame::Text {
                kind: Text::Bare,
                inline: Inline::new(self.source),
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
        let text = |kind| Frame::Text { kind, inline: Inline::new(self.source), start };
        let frame = match tag {
            Tag::Paragraph => text(Text::Paragraph),
            Tag::Heading { level, .. } => text(Text::Heading(number_of(level))),
            Tag::TableCell => text(Text::Cell),
            Tag::BlockQuote(_) => Frame::Quote { blocks: Vec::new(), start },
            Tag::List(first) => Frame::List { ordered: first.is_some(), items: Vec::new(), start },
            Tag::Item => {
                self.items.push(range.clone());
                Frame::Item { number: self.number_at(start), blocks: Vec::new(), start }
            }
            Tag::CodeBlock(kind) => {
                Frame::Code { language: language(&kind), text: String::new(), start }
            }
            Tag::HtmlBlock => Frame::Html { text: String::new(), start },
            Tag::Table(align) => Frame::Table {
                align: align.into_iter().map(aligned).collect(),
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

    fn close(&mut self, end: TagEnd) {
        if !matches!(end, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) {
            self.end_bare();
        }
        if !matches!(end, TagEnd::TableHead | TagEnd::TableRow) {
            self.end_frame();
        }
    }

    fn end_bare(&mut self) {
        if let Some(Frame::Text { kind: Text::Bare, .. }) = self.frames.last() {
            self.end_frame();
        }
    }

    fn end_frame(&mut self) {
        match self.frames.pop() {
            Some(Frame::Quote { blocks, start }) => self.attach(Block::Quote(blocks), start),
            Some(Frame::List { ordered, items, start }) => {
                self.attach(Block::List { ordered, items }, start);
            }
            Some(Frame::Item { number, blocks, start }) => self.end_item(number, blocks, start),
            Some(Frame::Text { kind, inline, start }) => self.end_text(kind, inline, start),
            Some(Frame::Code { language, text, start }) => {
                let text = text.strip_suffix('\n').unwrap_or(&text);
                self.attach(Block::Code { runs: highlight(&language, text), language }, start);
            }
            Some(Frame::Html { text, start }) => self.end_html(&text, start),
            Some(Frame::Table { align, mut rows, start }) => {
                let body = rows.split_off(1.min(rows.len()));
                self.attach(
                    Block::Table { align, head: rows.pop().unwrap_or_default(), rows: body },
                    start,
                );
            }
            None => {}
        }
    }

    fn end_text(&mut self, kind: Text, inline: Inline<'_>, start: usize) {
        let runs = inline.finish(self.problems);
        match (kind, self.frames.last_mut()) {
            (Text::Cell, Some(Frame::Table { rows, .. })) => {
                if let Some(row) = rows.last_mut() {
                    row.push(runs);
                }
            }
            (Text::Heading(level), _) => self.attach(Block::Heading { level, runs }, start),
            _ if runs.is_empty() => {}
            _ => self.attach(Block::Paragraph(runs), start),
        }
    }

    fn end_item(&mut self, number: Option<u64>, mut blocks: Vec<Block>, start: usize) {
        if let Some(Block::Paragraph(runs)) = blocks.first_mut()
            && let Some(plain) = bold_sentence(runs)
        {
            *runs = plain;
            self.problems.warn(self.source.location(start), DeckWarningKind::BoldSentence);
        }
        if let Some(Frame::List { ordered, items, .. }) = self.frames.last_mut() {
            items.push(ListItem { number: number.filter(|_| *ordered), blocks });
        }
    }

    fn end_html(&mut self, text: &str, start: usize) {
        let text = text.trim_end();
        if text.starts_with("<!--") && text.ends_with("-->") {
            return; // a remark for whoever edits the file
        }
        self.problems.warn(self.source.location(start), DeckWarningKind::Html);
        let lines = text.split('\n').map(|line| Run::Text(line.to_owned()));
        let runs = lines.flat_map(|line| [Run::Break, line]).skip(1).collect();
        self.attach(Block::Paragraph(runs), start);
    }

    fn attach(&mut self, block: Block, start: usize) {
        match self.frames.last_mut() {
            Some(Frame::Quote { blocks, .. } | Frame::Item { blocks, .. }) => blocks.push(block),
            _ => self.placed.push(Placed { block, start, items: std::mem::take(&mut self.items) }),
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
}

/// The runs of a list item without their bold, if the item is one bold sentence. A term in bold
/// ends without a full stop and keeps its weight.
fn bold_sentence(runs: &[Run]) -> Option<Vec<Run>> {
    match runs {
        [Run::Strong(inner)] => match inner.last() {
            Some(Run::Text(text))
                if text.ends_with(['。', '！', '？', '；', '.', '!', '?', ';']) =>
            {
                Some(inner.clone())
            }
            _ => None,
        },
        _ => None,
    }
}

fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) => {
            info.split_whitespace().next().unwrap_or_default().to_owned()
        }
        CodeBlockKind::Indented => String::new(),
    }
}

fn number_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn aligned(align: Alignment) -> Align {
    match align {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use study_model::plain_text;

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
        let told = blocks("<div>\n甲\n</div>\n\n<!-- 旁注 -->\n\n乙");
        assert_eq!(plain_text(&told).text, "<div>\n甲\n</div>\n乙");
    }

    #[test]
    fn too_deep_is_said_and_not_built() {
        let mut problems = Problems::default();
        assert!(read(&Source::of(&format!("{}甲", "> ".repeat(100_000))), &mut problems).is_none());
        assert_eq!(problems.errors[0].kind, DeckErrorKind::TooDeep { limit: MAX_NESTING });
    }
}
