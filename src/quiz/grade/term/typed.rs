//! A text that was typed for a term.

use std::cell::OnceCell;

use study_model::text::compact;

use super::fold::verbatim;
use crate::quiz::alias::without_introducer;
use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::markers::{
    MOST_MARKERS, without_explanation, without_marker, without_tail,
};

/// What was typed, in the variants in which it is compared: as it stands, without the markers of a
/// list before it, and without 等 and its like or an explanation behind it.
#[derive(Debug)]
pub(in crate::quiz::grade) struct TypedText {
    pub(super) verbatim: String,
    pub(super) variants: Vec<Variant>,
}

#[derive(Debug)]
pub(super) struct Variant {
    pub(super) compact: String,
    pub(super) folded: Vec<char>,
    /// The same in one piece.
    pub(super) folded_text: String,
    /// Whether it is a term of the deck, and whether it is one when it is folded.
    pub(super) is_term: bool,
    pub(super) is_folded_term: bool,
    /// The terms of the deck that are one edit away, once they were wanted.
    pub(super) neighbours: OnceCell<Vec<String>>,
}

impl TypedText {
    /// What tells it from other lines.
    pub(in crate::quiz::grade) fn identity(&self) -> String {
        let first = self.variants.first();
        first.map_or_else(|| self.verbatim.clone(), |variant| variant.folded_text.clone())
    }

    /// Whether it is a term of the deck.
    pub(in crate::quiz::grade) fn is_term(&self) -> bool {
        self.variants.iter().any(|variant| variant.is_term || variant.is_folded_term)
    }

    /// Whether there is but punctuation.
    pub(in crate::quiz::grade) fn is_only_punctuation(&self) -> bool {
        self.variants.is_empty()
    }
}

impl Grader<'_> {
    /// Reads a text as one that may be marked as a line of a list, and explained.
    pub(in crate::quiz::grade) fn read(&self, typed: &str) -> TypedText {
        let words = self.language.list_words();
        let unmarked = std::iter::successors(Some(typed), |line| without_marker(line, words));
        let mut variants: Vec<Variant> = Vec::new();
        for line in unmarked.take(MOST_MARKERS) {
            let renamed = without_introducer(line, self.language.alias_introducers());
            let explained = without_explanation(line)
                .filter(|_| self.material.vocabulary.get(&compact(line)).is_none());
            let lines = [Some(line), without_tail(line, words), renamed.as_deref(), explained];
            for line in lines.into_iter().flatten() {
                let variant = self.variant(line);
                variants.extend(
                    variant.filter(|new| variants.iter().all(|it| it.folded != new.folded)),
                );
            }
        }
        TypedText { verbatim: verbatim(typed), variants }
    }

    /// Reads a text as it stands.
    pub(in crate::quiz::grade) fn read_whole(&self, typed: &str) -> TypedText {
        let variants = self.variant(typed).into_iter().collect();
        TypedText { verbatim: verbatim(typed), variants }
    }

    fn variant(&self, line: &str) -> Option<Variant> {
        let (compact, folded) = (compact(line), self.fold(line));
        let folded_text: String = folded.iter().collect();
        let is_term = |text: &str| self.material.vocabulary.get(text).is_some();
        (!folded.is_empty()).then(|| Variant {
            is_term: is_term(&compact),
            compact,
            is_folded_term: is_term(&folded_text),
            folded,
            folded_text,
            neighbours: OnceCell::new(),
        })
    }
}
