//! A line of a typed list, and what it may be.

use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::term::{ExpectedTerm, TypedText};
use crate::quiz::grade::verdict::Outcome;

/// Lines that are read; nobody recalls more.
pub(super) const MOST_LINES: usize = 200;

/// A line that was read.
#[derive(Debug)]
pub(super) struct TypedLine<'a> {
    pub(super) text: &'a str,
    pub(super) typed: TypedText,
}

/// Expected terms of which a line may be one.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownTerms<'a> {
    pub(super) grader: Grader<'a>,
    pub(super) terms: &'a [&'a ExpectedTerm],
}

impl KnownTerms<'_> {
    pub(super) fn match_any(&self, typed: &TypedText) -> bool {
        self.terms.iter().any(|term| self.grader.compare(term, typed) != Outcome::Wrong)
    }

    /// Whether one of them was typed to the letter.
    pub(super) fn equal_any(&self, typed: &TypedText) -> bool {
        self.terms.iter().any(|term| term.equals(typed))
    }
}
