//! Markdown to blocks, with their places in the source.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, RefDefs, Tag, TagEnd};
use study_model::text::slice;
use study_model::{Block, CodeClass, CodeRun, ListItem, MAX_NESTING, Run, plain_text};

use super::conversions::{alignment, language, level_number};
use super::frame::{Frame, TextKind};
use super::html::without_remarks;
use super::inline::InlineBuilder;
use super::links::{check_link, is_by_reference, is_footnote};
use super::preprocess::Preprocessed;
use super::skipped_text::SkippedText;
use super::source_block::SourceBlock;
use crate::problems::{DeckErrorKind, DeckWarningKind, Location, Problems};
use crate::source::{Source, is_unreadable};

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

    /// Looks for words between this event and those before.
    fn check_gap(&mut self, event: &Event<'a>, range: &Range<usize>) {
        let text = &self.preprocessed.text;
        match event {
            Event::Start(Tag::Item) => {
                let item = slice(text, range.clone());
                let number = item.find(|c: char| !c.is_whitespace() && !c.is_ascii_digit());
                let end = range.start + number.unwrap_or_default();
                self.skipped.shown(text, &(range.start..end));
            }
            // What is behind the text of a link, and what `look_behind_cells` sees.
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::TableRow) => {
                self.skipped.skip(range.end);
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                self.skipped.shown(text, &(range.start..range.start));
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => self.skipped.shown(text, range),
            Event::Start(_) | Event::End(_) => {}
            _ => self.skipped.shown(text, range),
        }
    }

    fn refer(&mut self, tag: &Tag<'a>) {
        let (Tag::Link { id, .. } | Tag::Image { id, .. }) = tag else { return };
        if is_by_reference(tag) && !is_footnote(id) {
            self.skipped.refer(id.clone());
        }
    }

    /// Shows the footnotes that the parser takes for definitions of links, and says what is not
    /// shown of the definitions.
    fn definitions(&mut self, defined: &RefDefs<'_>) {
        let text = &self.preprocessed.text;
        let footnotes = defined.iter().filter(|(label, _)| is_footnote(label));
        let footnotes: Vec<_> = footnotes.map(|(_, footnote)| footnote.span.clone()).collect();
        let footnote = |span: &Range<usize>| {
            let lines = slice(text, span.clone()).split_whitespace();
            let runs = vec![Run::Text(lines.collect::<Vec<_>>().join(" "))];
            let start = self.preprocessed.in_source(span).start;
            SourceBlock { block: Block::Paragraph(runs), start, items: Vec::new() }
        };
        self.placed.extend(footnotes.iter().map(footnote));
        let begins_line = |span: &Range<usize>| slice(text, 0..span.start).ends_with('\n');
        for span in footnotes.iter().filter(|span| !begins_line(span)) {
            self.problems.warn(self.location(span.start), DeckWarningKind::FootnoteMoved);
        }
        self.placed.sort_by_key(|placed| placed.start);
        let skipped = std::mem::take(&mut self.skipped);
        let referred = skipped.referred(defined);
        let links = defined.iter().map(|(_, link)| link);
        let mut links: Vec<_> = links.filter(|it| referred.contains_key(&it.span.start)).collect();
        links.sort_by_key(|link| link.span.start);
        for link in links {
            let title = link.title.as_deref().unwrap_or_default();
            check_link(&link.dest, title, &self.location(link.span.start), self.problems);
        }
        for place in skipped.starts(text, defined, &footnotes) {
            self.problems.warn(self.location(place), DeckWarningKind::UnusedDefinition);
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

    fn refuse_unreadable(&mut self, text: &str, start: usize) {
        for c in text.chars().filter(|&c| is_unreadable(c)) {
            let kind = DeckErrorKind::unreadable_character(c);
            self.problems.error(self.source.location(start), kind);
        }
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

    /// Warns of a heading that may have been meant as text with a rule below it.
    fn check_heading(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let text = slice(&self.source.text, range.clone()).trim_end();
        if matches!(tag, Tag::Heading { .. }) && text.ends_with('-') && !text.starts_with('#') {
            self.problems.warn(self.source.location(range.start), DeckWarningKind::DashHeading);
        }
    }

    /// Warns of a rule that would have made a heading of the text above it.
    fn check_rule(&mut self, start: usize) {
        let below_text = self.frames.is_empty()
            && self.preprocessed.is_inserted(start)
            && matches!(self.placed.last(), Some(SourceBlock { block: Block::Paragraph(_), .. }));
        if below_text {
            self.problems.warn(self.location(start), DeckWarningKind::DashRule);
        }
    }

    /// - `range`: of the whole block, in the preprocessed text.
    fn close(&mut self, end: TagEnd, range: &Range<usize>) {
        match end {
            TagEnd::TableCell => self.cells_end = range.end,
            TagEnd::TableRow => self.look_behind_cells(range.end),
            _ => {}
        }
        if !matches!(end, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) {
            self.end_bare();
        }
        if !matches!(end, TagEnd::TableHead | TagEnd::TableRow) {
            self.end_frame();
        }
    }

    /// Warns of cells that a table's head has no column for.
    fn look_behind_cells(&mut self, end: usize) {
        let behind = slice(&self.preprocessed.text, self.cells_end..end);
        let text = behind.trim_start_matches(|c: char| c == '|' || c.is_whitespace());
        if !text.is_empty() {
            let at = self.location(self.cells_end + behind.len() - text.len());
            self.problems.warn(at, DeckWarningKind::ExtraCells);
        }
    }

    fn end_bare(&mut self) {
        if let Some(Frame::Text { kind: TextKind::Bare, .. }) = self.frames.last() {
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
                let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
                let plain = CodeRun { class: CodeClass::Plain, text };
                let runs = [plain].into_iter().filter(|run| !run.text.is_empty()).collect();
                self.attach(Block::Code { language, runs }, start);
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

    fn end_text(&mut self, kind: TextKind, inline: InlineBuilder<'_>, start: usize) {
        let runs = inline.finish(self.problems);
        match (kind, self.frames.last_mut()) {
            (TextKind::Cell, Some(Frame::Table { rows, .. })) => {
                if let Some(row) = rows.last_mut() {
                    row.push(runs);
                }
            }
            (TextKind::Heading(_), _) if is_blank(&runs) => {
                self.problems.warn(self.source.location(start), DeckWarningKind::EmptyHeading);
            }
            (TextKind::Heading(level), _) => self.attach(Block::Heading { level, runs }, start),
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
        blocks.shrink_to_fit(); // most have one, and a list of megabytes has millions
        if let Some(Frame::List { ordered, items, .. }) = self.frames.last_mut() {
            items.push(ListItem { number: number.filter(|_| *ordered), blocks });
        }
    }

    fn end_html(&mut self, text: &str, start: usize) {
        let text = without_remarks(text);
        let text = text.trim_end();
        if text.trim_start().is_empty() {
            return;
        }
        self.problems.warn(self.source.location(start), DeckWarningKind::Html);
        let lines = text.split('\n').map(|line| Run::Text(line.to_owned()));
        let runs = lines.flat_map(|line| [Run::Break, line]).skip(1).collect();
        self.attach(Block::Paragraph(runs), start);
    }

    fn attach(&mut self, block: Block, start: usize) {
        match self.frames.last_mut() {
            Some(Frame::Quote { blocks, .. } | Frame::Item { blocks, .. }) => blocks.push(block),
            _ => self.placed.push(SourceBlock {
                block,
                start,
                items: std::mem::take(&mut self.items),
            }),
        }
    }
}

/// Whether nobody reads anything in these runs.
fn is_blank(runs: &[Run]) -> bool {
    plain_text(&[Block::Paragraph(runs.to_vec())]).text.trim().is_empty()
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
}

/// What a sentence ends with.
const SENTENCE_ENDS: [char; 8] = ['。', '！', '？', '；', '.', '!', '?', ';'];

/// The runs of a list item without their bold, if the item is one bold sentence. A term in bold
/// ends without a full stop and keeps its weight.
fn bold_sentence(runs: &[Run]) -> Option<Vec<Run>> {
    match runs {
        [Run::Strong(inner)] => match inner.last() {
            Some(Run::Text(text)) if text.ends_with(SENTENCE_ENDS) => Some(inner.clone()),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use study_model::Align;

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
