//! Which clauses with a gap have only one term that stands there.

use std::collections::HashMap;

use study_model::text::{compact, slice};

use super::key_point::KeyPoint;
use super::term_occurrence::TermOccurrence;
use crate::quiz::hash::hash;

/// The clauses of a deck with a gap, and for each the term that stands there; `None` for one that
/// several stand in.
#[derive(Debug, Default)]
pub(crate) struct ClauseFrames(HashMap<u64, Option<usize>>);

impl ClauseFrames {
    /// Notes that a term stands in its clause.
    pub(crate) fn add(&mut self, point: &KeyPoint, term: &TermOccurrence) {
        let filler = self.0.entry(frame(point, term)).or_insert(Some(term.token));
        if *filler != Some(term.token) {
            *filler = None;
        }
    }

    /// Whether a term stands in its clause wherever in the deck that clause is.
    pub(crate) fn has_alone(&self, point: &KeyPoint, term: &TermOccurrence) -> bool {
        self.0.get(&frame(point, term)).is_some_and(Option::is_some)
    }
}

/// The clause of a term, in compact form, with the term hidden; of it a number that hardly another
/// has.
fn frame(point: &KeyPoint, term: &TermOccurrence) -> u64 {
    let text = |range| compact(slice(&point.explanation, range));
    let TermOccurrence { start, end, clause, .. } = term;
    hash(&[text(clause.start..*start), "_".to_owned(), text(*end..clause.end)].concat())
}
