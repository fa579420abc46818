//! Markdown to blocks, with their places in the source.

use std::ops::Range;

use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, RefDefs, Tag, TagEnd,
};
use study_model::text::slice;
use study_model::{Align, Block, CodeClass, CodeRun, ListItem, MAX_NESTING, Run, plain_text};

use crate::inline::{Inline, is_by_reference, is_footnote, look_at_link, without_remarks};
use crate::prepared::Prepared;
use crate::problem::{DeckErrorKind, DeckWarningKind, Location, Problems};
use crate::source::{Source, is_unreadable};
use crate::unshown::Unshown;

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
    let prepared = &Prepared::new(&source.text);
    let mut reader = Reader {
        source,
        prepared,
        problems,
        frames: Vec::new(),
        placed: Vec::new(),
        items: Vec::new(),
        unshown: Unshown::default(),
        cells_end: 0,
    };
    let mut events = Parser::new_ext(&prepared.text, Options::ENABLE_TABLES).into_offset_iter();
    for (event, range) in events.by_ref() {
        reader.event(event, &range);
        if reader.depth() > MAX_NESTING {
            let kind = DeckErrorKind::TooDeep { limit: MAX_NESTING };
            reader.problems.error(reader.location(range.start), kind);
            return None;
        }
    }
    reader.definitions(events.reference_definitions());
    Some(reader.placed)
}

struct Reader<'a> {
    source: &'a Source,
    prepared: &'a Prepared<'a>,
    problems: &'a mut Problems,
    /// Open blocks, outermost first.
    frames: Vec<Frame<'a>>,
    placed: Vec<Placed>,
    items: Vec<Range<usize>>,
    unshown: Unshown<'a>,
    /// Where the last cell of the row ends, in the prepared text.
    cells_end: usize,
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

    /// The place of a byte of the prepared text.
    fn location(&self, prepared: usize) -> Location {
        self.source.location(self.prepared.in_source(&(prepared..prepared)).start)
    }

    /// - `prepared`: where it stands in the prepared text.
    fn event(&mut self, event: Event<'a>, prepared: &Range<usize>) {
        let range = &self.prepared.in_source(prepared);
        self.look_between(&event, prepared);
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
            Event::End(end) => self.close(end, prepared),
            Event::Text(text) => self.text(&text, prepared, range),
            Event::Html(html) => {
                let html = self.prepared.restored(&html, prepared);
                if let Some(Frame::Html { text, .. }) = self.frames.last_mut() {
                    text.push_str(&html);
                }
            }
            Event::Code(code) => {
                let code = self.prepared.restored(&code, prepared);
                self.inline(range.start).0.code(&code);
            }
            Event::InlineHtml(html) => {
                let html = self.prepared.restored(&html, prepared);
                let (inline, problems) = self.inline(range.start);
                inline.html(&html, range, problems);
            }
            Event::SoftBreak => self.inline(range.start).0.soft_break(),
            Event::HardBreak => self.inline(range.start).0.hard_break(),
            Event::Rule => {
                self.end_bare();
                self.look_at_rule(prepared.start);
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
    fn look_between(&mut self, event: &Event<'a>, range: &Range<usize>) {
        let text = &self.prepared.text;
        match event {
            Event::Start(Tag::Item) => {
                let item = slice(text, range.clone());
                let number = item.find(|c: char| !c.is_whitespace() && !c.is_ascii_digit());
                let end = range.start + number.unwrap_or_default();
                self.unshown.seen(text, &(range.start..end));
            }
            // What is behind the text of a link, and what `look_behind_cells` sees.
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::TableRow) => {
                self.unshown.skip(range.end);
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                self.unshown.seen(text, &(range.start..range.start));
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => self.unshown.seen(text, range),
            Event::Start(_) | Event::End(_) => {}
            _ => self.unshown.seen(text, range),
        }
    }

    fn refer(&mut self, tag: &Tag<'a>) {
        let (Tag::Link { id, .. } | Tag::Image { id, .. }) = tag else { return };
        if is_by_reference(tag) && !is_footnote(id) {
            self.unshown.refer(id.clone());
        }
    }

    /// Shows the footnotes that the parser takes for definitions of links, and says what is not
    /// shown of the definitions.
    fn definitions(&mut self, defined: &RefDefs<'_>) {
        let text = &self.prepared.text;
        let footnotes = defined.iter().filter(|(label, _)| is_footnote(label));
        let footnotes: Vec<_> = footnotes.map(|(_, footnote)| footnote.span.clone()).collect();
        let footnote = |span: &Range<usize>| {
            let lines = slice(text, span.clone()).split_whitespace();
            let runs = vec![Run::Text(lines.collect::<Vec<_>>().join(" "))];
            let start = self.prepared.in_source(span).start;
            Placed { block: Block::Paragraph(runs), start, items: Vec::new() }
        };
        self.placed.extend(footnotes.iter().map(footnote));
        let begins_line = |span: &Range<usize>| slice(text, 0..span.start).ends_with('\n');
        for span in footnotes.iter().filter(|span| !begins_line(span)) {
            self.problems.warn(self.location(span.start), DeckWarningKind::FootnoteMoved);
        }
        self.placed.sort_by_key(|placed| placed.start);
        let unshown = std::mem::take(&mut self.unshown);
        let referred = unshown.referred(defined);
        let links = defined.iter().map(|(_, link)| link);
        let mut links: Vec<_> = links.filter(|it| referred.contains_key(&it.span.start)).collect();
        links.sort_by_key(|link| link.span.start);
        for link in links {
            let title = link.title.as_deref().unwrap_or_default();
            look_at_link(&link.dest, title, &self.location(link.span.start), self.problems);
        }
        for place in unshown.places(text, defined, &footnotes) {
            self.problems.warn(self.location(place), DeckWarningKind::UnusedDefinition);
        }
    }

    fn text(&mut self, text: &str, prepared: &Range<usize>, range: &Range<usize>) {
        if let Some(Frame::Code { text: code, .. }) = self.frames.last_mut() {
            code.push_str(&self.prepared.restored(text, prepared));
            return;
        }
        // What stands in the file has been looked at; an entity may say anything.
        if self.prepared.text.get(prepared.clone()) != Some(text) {
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
        self.look_at_heading(&tag, range);
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

    /// Warns of a heading that may have been meant as text with a rule below it.
    fn look_at_heading(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let text = slice(&self.source.text, range.clone()).trim_end();
        if matches!(tag, Tag::Heading { .. }) && text.ends_with('-') && !text.starts_with('#') {
            self.problems.warn(self.source.location(range.start), DeckWarningKind::DashHeading);
        }
    }

    /// Warns of a rule that would have made a heading of the text above it.
    fn look_at_rule(&mut self, start: usize) {
        let below_text = self.frames.is_empty()
            && self.prepared.is_parted(start)
            && matches!(self.placed.last(), Some(Placed { block: Block::Paragraph(_), .. }));
        if below_text {
            self.problems.warn(self.location(start), DeckWarningKind::DashRule);
        }
    }

    /// - `range`: of the whole block, in the prepared text.
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
        let behind = slice(&self.prepared.text, self.cells_end..end);
        let text = behind.trim_start_matches(|c: char| c == '|' || c.is_whitespace());
        if !text.is_empty() {
            let at = self.location(self.cells_end + behind.len() - text.len());
            self.problems.warn(at, DeckWarningKind::ExtraCells);
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

    fn end_text(&mut self, kind: Text, inline: Inline<'_>, start: usize) {
        let runs = inline.finish(self.problems);
        match (kind, self.frames.last_mut()) {
            (Text::Cell, Some(Frame::Table { rows, .. })) => {
                if let Some(row) = rows.last_mut() {
                    row.push(runs);
                }
            }
            (Text::Heading(_), _) if is_blank(&runs) => {
                self.problems.warn(self.source.location(start), DeckWarningKind::EmptyHeading);
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
            _ => self.placed.push(Placed { block, start, items: std::mem::take(&mut self.items) }),
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

/// The language of a code block, and what stands behind it: in any of the ways that others write
/// (`python title="…"`, `{.python #id}`, `rust,ignore`, `js{1,3}`, `js:main.js`).
fn language<'k>(kind: &'k CodeBlockKind<'_>) -> (&'k str, &'k str) {
    let CodeBlockKind::Fenced(info) = kind else { return ("", "") };
    let info = info.trim_matches(['{', '}', '.', ' ', '\t']);
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '{' | '}' | '=');
    let end = info.find(ends).unwrap_or(info.len());
    match info.split_at(end) {
        // `title="…"`: no language at all.
        (_, rest) if rest.starts_with('=') => ("", info),
        (language, rest) => (language, rest.trim()),
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
