//! The notes in the making, a step at a time: in a large deck they take seconds, in which a page has
//! other things to do as well.

use std::collections::BTreeSet;

use study_model::text::compact;
use study_model::{Block, EntryContent, FIRST_WORD, plain_text};

use super::items::cloze::Frames;
use super::notes::{Group, Notes};
use super::pool::Pool;
use super::terms::{Terms, glossary_term, latin_words};
use crate::deck::DeckReader;
use crate::interner::Interner;

/// Words, names and tables for one step: each costs next to nothing.
const AT_ONCE: usize = 200;

/// What is done with the notes, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Entries to groups and points.
    #[default]
    Entries,
    /// The glossary to terms.
    Names,
    /// The words of the deck to the cutter.
    Words,
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
pub(crate) struct Reading {
    stage: Stage,
    /// How much of the stage is done.
    at: usize,
    pub(super) notes: Notes,
    pub(super) pool: Pool,
    pub(super) frames: Frames,
    /// Titles in compact form.
    titles: Interner,
    names: BTreeSet<String>,
    /// Entries that are no copy within their group, each behind the group's place.
    fresh: Vec<(usize, u32)>,
    /// Points by the places of their groups and their own.
    points: Vec<[usize; 2]>,
}

impl Reading {
    /// Takes the next step. How much is done by then: from 0 to 1, which is all.
    pub(crate) fn step(&mut self, deck: &DeckReader) -> f64 {
        if self.stage == Stage::Done {
            return 1.0;
        }
        let length = self.length(deck);
        let bulk = matches!(self.stage, Stage::Names | Stage::Words | Stage::Tables);
        let end = length.min(self.at + if bulk { AT_ONCE } else { 1 });
        (self.at..end).for_each(|at| self.take(deck, at));
        self.at = end;
        let share = (self.stage as usize as f64 + end as f64 / length.max(1) as f64)
            / Stage::Done as usize as f64;
        if end == length {
            self.next();
        }
        if self.stage == Stage::Done { 1.0 } else { share.min(0.99) }
    }

    fn length(&self, deck: &DeckReader) -> usize {
        match self.stage {
            Stage::Entries => deck.directory().entries.len(),
            Stage::Names => deck.blob().term_count() as usize,
            Stage::Words => deck.blob().lexicon().count(),
            Stage::Texts => self.fresh.len(),
            Stage::Groups => self.notes.groups.len(),
            Stage::Points => self.points.len(),
            Stage::Tables => self.notes.groups.len().max(self.notes.cutter.unit_count()),
            Stage::Done => 0,
        }
    }

    fn next(&mut self) {
        self.at = 0;
        self.stage = match self.stage {
            Stage::Entries => Stage::Names,
            Stage::Names => {
                self.notes.terms = Terms::new(std::mem::take(&mut self.names));
                self.fresh.sort_unstable();
                Stage::Words
            }
            Stage::Words => Stage::Texts,
            Stage::Texts => Stage::Groups,
            Stage::Groups => Stage::Points,
            Stage::Points => Stage::Tables,
            Stage::Tables | Stage::Done => {
                self.pool.settle();
                Stage::Done
            }
        };
    }

    fn take(&mut self, deck: &DeckReader, at: usize) {
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        match self.stage {
            Stage::Entries => self.take_entry(deck, number),
            Stage::Names => self.names.extend(glossary_term(deck, number)),
            Stage::Words => {
                let word = deck.blob().lexicon().get(FIRST_WORD.saturating_add(number));
                if let Some(word) = word {
                    self.notes.cutter.learn(&compact(word));
                }
            }
            Stage::Texts => self.take_text(deck, at),
            Stage::Groups => {
                self.notes.settle(at);
                if let Some(group) = self.notes.groups.get(at) {
                    self.pool.add(group);
                    self.points.extend(group.points.iter().map(|point| point.place));
                }
            }
            Stage::Points => self.take_point(at),
            Stage::Tables => {
                let Notes { near, cutter, homes, .. } = &mut self.notes;
                near.settle(at, homes);
                cutter.settle(at);
            }
            Stage::Done => {}
        }
    }

    fn take_entry(&mut self, deck: &DeckReader, entry: u32) {
        let Some(head) = deck.head(entry) else { return };
        let groups = &mut self.notes.groups;
        let title = compact(&head.title);
        // Titles of nothing but punctuation are the same only if they are written so.
        let place = self.titles.intern(if title.is_empty() { &head.title } else { &title });
        if place == groups.len() {
            groups.push(Group::new(place, deck.id(entry), &head.title));
        }
        let Some(group) = groups.get_mut(place) else { return };
        if group.add_entry(entry, head.group) {
            let known = group.points.len();
            if let Some(body) = deck.content(entry) {
                group.add_answers(entry, &body);
            }
            for point in group.points.iter().skip(known) {
                self.names.insert(point.key_compact.clone());
                self.names.extend(latin_words(&point.explanation));
            }
            self.fresh.push((place, entry));
        }
    }

    /// Reads an entry for its terms. Its body is decoded once more: kept, all of them would take
    /// several times the memory of the deck.
    fn take_text(&mut self, deck: &DeckReader, at: usize) {
        let Some(&(place, entry)) = self.fresh.get(at) else { return };
        let group = self.notes.groups.get(place);
        let title = group.filter(|group| group.entries.first() == Some(&entry));
        let mut text: Vec<char> =
            title.iter().flat_map(|group| group.title_compact.chars()).collect();
        text.extend(deck.content(entry).iter().flat_map(whole_text));
        self.notes.terms.read(place, &text);
    }

    fn take_point(&mut self, at: usize) {
        let Notes { groups, terms, cutter, .. } = &mut self.notes;
        let point =
            self.points.get(at).and_then(|&[group, own]| groups.get(group)?.points.get(own));
        if let Some(point) = point {
            for place in cutter.read(terms, point) {
                self.frames.add(point, place);
            }
        }
    }
}

/// Everything that an entry says below its title, in compact form.
fn whole_text(body: &EntryContent) -> Vec<char> {
    let sections = body.sections.iter().map(|section| section.blocks.as_slice());
    let all = std::iter::once(body.question.as_slice()).chain(sections);
    all.flat_map(|blocks: &[Block]| compact(&plain_text(blocks).text).chars().collect::<Vec<_>>())
        .collect()
}
