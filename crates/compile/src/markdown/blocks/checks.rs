//! What is said of a document while its blocks are read: text that would be lost, and markup that may
//! have been meant otherwise.

use std::ops::Range;

use pulldown_cmark::{Event, RefDefs, Tag, TagEnd};
use study_model::text::slice;
use study_model::{Block, Run};

use super::BlockBuilder;
use crate::markdown::links::{check_link, is_by_reference, is_footnote};
use crate::markdown::source_block::SourceBlock;
use crate::problems::{DeckErrorKind, DeckWarningKind};
use crate::source::is_unreadable;

impl<'a> BlockBuilder<'a> {
    /// Looks for words between this event and those before.
    pub(super) fn check_gap(&mut self, event: &Event<'a>, range: &Range<usize>) {
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

    pub(super) fn refer(&mut self, tag: &Tag<'a>) {
        let (Tag::Link { id, .. } | Tag::Image { id, .. }) = tag else { return };
        if is_by_reference(tag) && !is_footnote(id) {
            self.skipped.refer(id.clone());
        }
    }

    /// Shows the footnotes that the parser takes for definitions of links, and says what is not
    /// shown of the definitions.
    pub(super) fn definitions(&mut self, defined: &RefDefs<'_>) {
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

    pub(super) fn refuse_unreadable(&mut self, text: &str, start: usize) {
        for c in text.chars().filter(|&c| is_unreadable(c)) {
            let kind = DeckErrorKind::unreadable_character(c);
            self.problems.error(self.source.location(start), kind);
        }
    }

    /// Warns of a heading that may have been meant as text with a rule below it.
    pub(super) fn check_heading(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let text = slice(&self.source.text, range.clone()).trim_end();
        if matches!(tag, Tag::Heading { .. }) && text.ends_with('-') && !text.starts_with('#') {
            self.problems.warn(self.source.location(range.start), DeckWarningKind::DashHeading);
        }
    }

    /// Warns of a rule that would have made a heading of the text above it.
    pub(super) fn check_rule(&mut self, start: usize) {
        let below_text = self.frames.is_empty()
            && self.preprocessed.is_inserted(start)
            && matches!(self.placed.last(), Some(SourceBlock { block: Block::Paragraph(_), .. }));
        if below_text {
            self.problems.warn(self.location(start), DeckWarningKind::DashRule);
        }
    }

    /// Warns of cells that a table's head has no column for.
    pub(super) fn look_behind_cells(&mut self, end: usize) {
        let behind = slice(&self.preprocessed.text, self.cells_end..end);
        let text = behind.trim_start_matches(|c: char| c == '|' || c.is_whitespace());
        if !text.is_empty() {
            let at = self.location(self.cells_end + behind.len() - text.len());
            self.problems.warn(at, DeckWarningKind::ExtraCells);
        }
    }
}
