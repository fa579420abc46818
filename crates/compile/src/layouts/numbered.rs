//! Notes that number their entries: `#### 7. 问题？`, and below it labels such as `**答案：**`.

mod draft;
mod heading;
mod outline;
mod paragraph_label;

use std::collections::HashMap;

use study_model::{Block, Document, Run};

use crate::entry_source::EntrySource;
use crate::markdown::SourceBlock;
use crate::problems::{DeckErrorKind, DeckWarningKind, Problems};
use crate::section_label::label_kind;
use crate::source::Source;
use draft::EntryDraft;
use heading::{numbered, text_of};
use outline::Outline;
use paragraph_label::split_label;

/// Title, introduction, entries with their sections, summary.
pub(crate) fn parse(
    id: &str,
    source: &Source,
    blocks: Vec<SourceBlock>,
    problems: &mut Problems,
) -> (Document, Vec<EntrySource>) {
    let outline = Outline::of(&blocks);
    let mut parser = Parser {
        source,
        problems,
        outline,
        title: String::new(),
        introduction: Vec::new(),
        drafts: Vec::new(),
        summary: Vec::new(),
    };
    for (index, block) in blocks.into_iter().enumerate() {
        parser.place(index, block);
    }
    parser.finish(id)
}

struct Parser<'a> {
    source: &'a Source,
    problems: &'a mut Problems,
    outline: Outline,
    /// Empty until its heading is met.
    title: String,
    introduction: Vec<Block>,
    drafts: Vec<EntryDraft>,
    summary: Vec<Block>,
}

impl Parser<'_> {
    fn place(&mut self, index: usize, placed: SourceBlock) {
        if let Some(summary) = self.outline.summary.filter(|&summary| index >= summary) {
            return self.summary(index == summary, placed);
        }
        match &placed.block {
            Block::Heading { runs, .. } if Some(index) == self.outline.title => {
                self.title = text_of(runs);
                self.check_links(runs, placed.start);
            }
            Block::Heading { level, runs } if Some(*level) == self.outline.entry_level => {
                self.entry(&text_of(runs), placed.start);
                self.check_links(runs, placed.start);
            }
            Block::Heading { level, runs }
                if !self.drafts.is_empty() && self.outline.outranks_entries(*level) =>
            {
                let (heading, level) = (text_of(runs), *level);
                self.outranking(heading, level, placed);
            }
            _ => {
                if self.outline.title.is_some_and(|title| index < title) {
                    self.warn(placed.start, DeckWarningKind::BeforeTitle);
                }
                self.block(placed);
            }
        }
    }

    fn summary(&mut self, first: bool, placed: SourceBlock) {
        let parted = self.drafts.last().is_some_and(|draft| draft.rule);
        match &placed.block {
            Block::Heading { level, runs } => {
                self.uneven(&text_of(runs), *level, placed.start);
            }
            Block::Rule if first => {
                return self.warn(placed.start, DeckWarningKind::RuleOpensSummary);
            }
            _ if first && !parted => self.warn(placed.start, DeckWarningKind::LabelOpensSummary),
            _ => {}
        }
        self.summary.push(placed.block);
    }

    /// A heading between entries that stands above them.
    fn outranking(&mut self, heading: String, level: u8, placed: SourceBlock) {
        if self.uneven(&heading, level, placed.start) {
            return;
        }
        if level <= self.outline.title_level {
            self.error(placed.start, DeckErrorKind::HeadingBetweenEntries { heading });
        } else {
            self.warn(placed.start, DeckWarningKind::HeadingKept { heading });
            self.block(placed);
        }
    }

    /// Whether a heading that outranks the entries seems to be one.
    fn uneven(&mut self, heading: &str, level: u8, start: usize) -> bool {
        let uneven = self.outline.outranks_entries(level) && numbered(heading).is_some();
        if uneven {
            let marks = "#".repeat(self.outline.entry_level.unwrap_or_default().into());
            let heading = heading.to_owned();
            self.error(start, DeckErrorKind::UnevenHeading { heading, marks });
        }
        uneven
    }

    fn warn(&mut self, start: usize, kind: DeckWarningKind) {
        self.problems.warn(self.source.location(start), kind);
    }

    fn error(&mut self, start: usize, kind: DeckErrorKind) {
        self.problems.error(self.source.location(start), kind);
    }

    fn entry(&mut self, heading: &str, start: usize) {
        let Some((number, title)) = numbered(heading) else {
            return self
                .error(start, DeckErrorKind::UnnumberedHeading { heading: heading.to_owned() });
        };
        let Ok(number) = number.parse::<u32>() else {
            return self.error(start, DeckErrorKind::NumberTooLarge { number: number.to_owned() });
        };
        if title.is_empty() {
            self.error(start, DeckErrorKind::EmptyTitle { slug: number.to_string() });
        }
        let title = title.to_owned();
        self.drafts.push(EntryDraft::new(start, number.to_string(), title));
    }

    fn block(&mut self, placed: SourceBlock) {
        let Some(draft) = self.drafts.last_mut() else {
            return self.introduction.push(placed.block);
        };
        let SourceBlock { block, items, start } = placed;
        let labelled = match &block {
            Block::Paragraph(runs) => split_label(runs)
                .and_then(|(text, rest)| label_kind(&text).map(|kind| (text, kind, rest))),
            _ => None,
        };
        let warning = labelled.as_ref().and_then(|&(_, kind, _)| draft.misplaced(kind));
        let kept = warning == Some(DeckWarningKind::QuestionKept);
        let mut label_runs = Vec::new();
        match labelled.filter(|_| !kept) {
            Some((text, kind, rest)) => {
                draft.begin(text, kind, rest);
                if let Block::Paragraph(runs) = block {
                    label_runs.extend(runs.into_iter().next());
                }
            }
            None if block == Block::Rule => draft.rule = true,
            None => draft.add(block, items),
        }
        self.check_links(&label_runs, start);
        if let Some(kind) = warning {
            self.warn(start, kind);
        }
    }

    /// Names addresses in what becomes plain text.
    fn check_links(&mut self, runs: &[Run], start: usize) {
        for run in runs {
            match run {
                Run::Link { href, runs: text }
                    if href.strip_prefix("mailto:").unwrap_or(href) != text_of(text) =>
                {
                    self.warn(start, DeckWarningKind::LinkInLabel { href: href.clone() });
                }
                Run::Strong(runs) | Run::Emphasis(runs) => self.check_links(runs, start),
                _ => {}
            }
        }
    }

    fn finish(mut self, id: &str) -> (Document, Vec<EntrySource>) {
        if self.title.is_empty() {
            self.error(0, DeckErrorKind::MissingTitle);
        }
        if self.drafts.is_empty() {
            self.error(0, DeckErrorKind::NoEntries);
        }
        self.check();
        let Self { source, title, mut introduction, drafts, mut summary, .. } = self;
        // A rule at either end parts what is apart anyway.
        for blocks in [&mut introduction, &mut summary] {
            let text = |block: &Block| *block != Block::Rule;
            blocks.truncate(blocks.iter().rposition(text).map_or(0, |last| last + 1));
            blocks.drain(..blocks.iter().position(text).unwrap_or_default());
        }
        let (entries, sources) = drafts.into_iter().map(|draft| draft.finish(source)).unzip();
        (Document { id: id.to_owned(), title, introduction, summary, entries }, sources)
    }

    fn check(&mut self) {
        let mut first_lines: HashMap<&str, usize> = HashMap::new();
        for draft in &self.drafts {
            let at = self.source.location(draft.start);
            let slug = draft.slug.as_str();
            if let Some(&first_line) = first_lines.get(slug) {
                self.problems.error(
                    at.clone(),
                    DeckErrorKind::NumberUsedTwice { number: slug.to_owned(), first_line },
                );
            }
            first_lines.entry(slug).or_insert(at.line);
            for kind in draft.mistakes() {
                self.problems.error(at.clone(), kind);
            }
        }
    }
}

#[cfg(test)]
mod tests;
