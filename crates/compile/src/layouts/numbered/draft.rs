//! An entry that is still being read.

use std::ops::Range;

use study_model::{Block, Entry, Run, Section, SectionKind, plain_text};

use crate::entry_source::EntrySource;
use crate::problems::{DeckErrorKind, DeckWarningKind};
use crate::section_label::LabelKind;
use crate::source::Source;

/// An entry that is still being read.
pub(super) struct EntryDraft {
    pub(super) start: usize,
    pub(super) slug: String,
    title: String,
    question: Option<Vec<Block>>,
    sections: Vec<Section>,
    items: Vec<Vec<Range<usize>>>,
    /// Whether what comes next belongs to the question.
    in_question: bool,
    /// Whether a rule stands before what comes next.
    pub(super) rule: bool,
}

impl EntryDraft {
    pub(super) fn new(start: usize, slug: String, title: String) -> Self {
        Self {
            start,
            slug,
            title,
            question: None,
            sections: Vec::new(),
            items: Vec::new(),
            in_question: false,
            rule: false,
        }
    }

    /// What is to be said of a label that stands here.
    pub(super) fn misplaced(&self, label: LabelKind) -> Option<DeckWarningKind> {
        let answers = |section: &Section| section.kind == SectionKind::Answer;
        match label {
            LabelKind::Question if self.question.is_some() => Some(DeckWarningKind::QuestionKept),
            LabelKind::Question if !self.sections.is_empty() => Some(DeckWarningKind::LateQuestion),
            LabelKind::Section(SectionKind::Answer)
                if self.sections.iter().any(answers)
                    && !self.sections.last().is_some_and(answers) =>
            {
                Some(DeckWarningKind::LateAnswer)
            }
            _ => None,
        }
    }

    /// Begins a section, with the text that stands on its label's line.
    pub(super) fn begin(&mut self, text: String, label: LabelKind, rest: Vec<Run>) {
        self.in_question = matches!(label, LabelKind::Question);
        self.rule = false; // it parted sections
        match label {
            LabelKind::Question => {
                self.question.get_or_insert_default();
            }
            LabelKind::Section(kind) => {
                self.sections.push(Section { kind, label: text, blocks: Vec::new() });
                self.items.push(Vec::new());
            }
        }
        self.add_text(rest);
    }

    fn add_text(&mut self, runs: Vec<Run>) {
        if !runs.is_empty() {
            self.add(Block::Paragraph(runs), Vec::new());
        }
    }

    /// A rule is kept between blocks that stand together; any other parts what is apart anyway.
    pub(super) fn add(&mut self, block: Block, items: Vec<Range<usize>>) {
        if std::mem::take(&mut self.rule) && self.has_text() {
            self.push(Block::Rule, Vec::new());
        }
        self.push(block, items);
    }

    /// Whether something stands where the next block goes.
    fn has_text(&self) -> bool {
        let blocks = match &self.question {
            Some(question) if self.in_question => Some(question),
            _ => self.sections.last().map(|section| &section.blocks),
        };
        blocks.is_some_and(|blocks| !blocks.is_empty())
    }

    fn push(&mut self, block: Block, items: Vec<Range<usize>>) {
        if let Some(question) = self.question.as_mut().filter(|_| self.in_question) {
            return question.push(block);
        }
        if self.sections.is_empty() {
            self.sections.push(Section {
                kind: SectionKind::Other,
                label: String::new(),
                blocks: Vec::new(),
            });
            self.items.push(Vec::new());
        }
        if let (Some(section), Some(known)) = (self.sections.last_mut(), self.items.last_mut()) {
            section.blocks.push(block);
            known.extend(items);
        }
    }

    pub(super) fn mistakes(&self) -> Vec<DeckErrorKind> {
        let slug = || self.slug.clone();
        let question = match &self.question {
            None => Some(DeckErrorKind::MissingQuestion { slug: slug() }),
            Some(blocks) if is_blank(blocks) => Some(DeckErrorKind::EmptyQuestion { slug: slug() }),
            Some(_) => None,
        };
        let answers = || self.sections.iter().filter(|section| section.kind == SectionKind::Answer);
        let answer = match answers().count() {
            0 => Some(DeckErrorKind::MissingAnswer { slug: slug() }),
            _ if answers().all(|section| is_blank(&section.blocks)) => {
                Some(DeckErrorKind::EmptyAnswer { slug: slug() })
            }
            _ => None,
        };
        question.into_iter().chain(answer).collect()
    }

    pub(super) fn finish(self, source: &Source) -> (Entry, EntrySource) {
        let Self { start, slug, title, question, sections, items, .. } = self;
        let question = question.unwrap_or_default();
        let entry = Entry { slug, title, question, sections, first_copy: 0, related: Vec::new() };
        (entry, EntrySource { at: source.location(start), items })
    }
}

fn is_blank(blocks: &[Block]) -> bool {
    plain_text(blocks).text.trim().is_empty()
}
