//! What items are made of, read from the deck a step at a time: in a large deck that takes seconds,
//! in which a page has other things to do as well.

use std::collections::BTreeSet;

use study_model::text::compact;
use study_model::{Block, EntryBody, FIRST_WORD, plain_text};

use super::distractors::KeyPool;
use super::material::{
    ClauseFrames, QuestionGroup, QuizMaterial, Vocabulary, glossary_term, latin_words,
};
use crate::deck::DeckReader;
use crate::interner::Interner;

/// Words, terms and tables for one step: each costs next to nothing.
const BULK: usize = 200;

/// What is done, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    /// Entries to groups and points.
    #[default]
    Entries,
    /// The glossary to terms.
    Glossary,
    /// The words of the deck to the segmenter.
    Lexicon,
    /// Which group speaks of which term.
    Texts,
    /// Which keys and titles the groups have.
    Groups,
    /// What stands beside what in the explanations.
    Points,
    /// The tables in order.
    Tables,
    Done,
}

/// The notes as far as they are read, and what is to be had of them beside.
#[derive(Debug, Default)]
pub(crate) struct BankBuilder {
    phase: Phase,
    /// How much of the phase is done.
    at: usize,
    pub(super) material: QuizMaterial,
    pub(super) pool: KeyPool,
    pub(super) frames: ClauseFrames,
    /// Titles in compact form.
    titles: Interner,
    terms: BTreeSet<String>,
    /// Entries that are no copy within their group, each behind its group.
    distinct_entries: Vec<(usize, usize)>,
    /// The positions of all points.
    points: Vec<[usize; 2]>,
}

impl BankBuilder {
    /// Takes the next step. How much is done by then: from 0 to 1, which is all.
    pub(crate) fn step(&mut self, deck: &DeckReader) -> f64 {
        if self.phase == Phase::Done {
            return 1.0;
        }
        self.material.set_language(deck.language());
        let length = self.length(deck);
        let bulk = matches!(self.phase, Phase::Glossary | Phase::Lexicon | Phase::Tables);
        let end = length.min(self.at + if bulk { BULK } else { 1 });
        (self.at..end).for_each(|at| self.take(deck, at));
        self.at = end;
        let share = (self.phase as usize as f64 + end as f64 / length.max(1) as f64)
            / Phase::Done as usize as f64;
        if end == length {
            self.next();
        }
        if self.phase == Phase::Done { 1.0 } else { share.min(0.99) }
    }

    fn length(&self, deck: &DeckReader) -> usize {
        match self.phase {
            Phase::Entries => deck.directory().entries.len(),
            Phase::Glossary => deck.blob().term_count() as usize,
            Phase::Lexicon => deck.blob().lexicon().count(),
            Phase::Texts => self.distinct_entries.len(),
            Phase::Groups => self.material.groups.len(),
            Phase::Points => self.points.len(),
            Phase::Tables => self
                .material
                .groups
                .len()
                .max(self.material.explanations.collocations.token_count()),
            Phase::Done => 0,
        }
    }

    fn next(&mut self) {
        self.at = 0;
        self.phase = match self.phase {
            Phase::Entries => Phase::Glossary,
            Phase::Glossary => {
                self.material.vocabulary = Vocabulary::new(std::mem::take(&mut self.terms));
                self.distinct_entries.sort_unstable();
                Phase::Lexicon
            }
            Phase::Lexicon => Phase::Texts,
            Phase::Texts => Phase::Groups,
            Phase::Groups => Phase::Points,
            Phase::Points => Phase::Tables,
            Phase::Tables | Phase::Done => {
                self.pool.finish();
                Phase::Done
            }
        };
    }

    fn take(&mut self, deck: &DeckReader, at: usize) {
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        match self.phase {
            Phase::Entries => self.take_entry(deck, number),
            Phase::Glossary => self.terms.extend(glossary_term(deck, number)),
            Phase::Lexicon => {
                let word = deck.blob().lexicon().get(FIRST_WORD.saturating_add(number));
                if let Some(word) = word {
                    self.material.explanations.segmenter.learn(&compact(word));
                }
            }
            Phase::Texts => self.take_text(deck, at),
            Phase::Groups => {
                self.material.index_group(at);
                if let Some(group) = self.material.groups.get(at) {
                    self.pool.add(group, self.material.language);
                    self.points.extend(group.points.iter().map(|point| point.position));
                }
            }
            Phase::Points => self.take_point(at),
            Phase::Tables => {
                let QuizMaterial { related, explanations, groups_by_key, .. } = &mut self.material;
                related.finish(at, groups_by_key);
                explanations.collocations.finish(at);
            }
            Phase::Done => {}
        }
    }

    fn take_entry(&mut self, deck: &DeckReader, entry: u32) {
        let Some(head) = deck.head(entry) else { return };
        let groups = &mut self.material.groups;
        let title = compact(&head.title);
        // Titles of nothing but punctuation are the same only if they are written so.
        let place = self.titles.intern(if title.is_empty() { &head.title } else { &title });
        if place == groups.len() {
            groups.push(QuestionGroup::new(place, deck.id(entry), &head.title));
        }
        let Some(group) = groups.get_mut(place) else { return };
        if group.add_entry(entry, head.first_copy) {
            let known = group.points.len();
            if let Some(body) = deck.body(entry) {
                group.add_answers(entry, &body);
            }
            for point in group.points.iter().skip(known) {
                self.terms.insert(point.key_compact.clone());
                self.terms.extend(latin_words(&point.explanation));
            }
            self.distinct_entries.push((place, entry as usize));
        }
    }

    /// Reads an entry for its terms. Its body is decoded once more: kept, all of them would take
    /// several times the memory of the deck.
    fn take_text(&mut self, deck: &DeckReader, at: usize) {
        let Some(&(place, entry)) = self.distinct_entries.get(at) else { return };
        let entry = u32::try_from(entry).unwrap_or(u32::MAX);
        let group = self.material.groups.get(place);
        let title = group.filter(|group| group.entries.first() == Some(&entry));
        let mut text: Vec<char> =
            title.iter().flat_map(|group| group.title_compact.chars()).collect();
        text.extend(deck.body(entry).iter().flat_map(whole_text));
        self.material.vocabulary.read(place, &text);
    }

    fn take_point(&mut self, at: usize) {
        let QuizMaterial { groups, vocabulary, explanations, .. } = &mut self.material;
        let point =
            self.points.get(at).and_then(|&[group, own]| groups.get(group)?.points.get(own));
        if let Some(point) = point {
            for term in explanations.read(vocabulary, point) {
                self.frames.add(point, term);
            }
        }
    }
}

/// Everything that an entry says below its title, in compact form.
fn whole_text(body: &EntryBody) -> Vec<char> {
    let sections = body.sections.iter().map(|section| section.blocks.as_slice());
    let all = std::iter::once(body.question.as_slice()).chain(sections);
    all.flat_map(|blocks: &[Block]| compact(&plain_text(blocks).text).chars().collect::<Vec<_>>())
        .collect()
}
