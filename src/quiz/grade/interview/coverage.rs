//! Whether an answer in the learner's own words covers a key.

use std::ops::Range;

use study_model::text::compact;

use super::chars::{Break, widest_break};
use super::running_text::RunningText;
use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::term::ExpectedTerm;
use crate::quiz::grade::verdict::Outcome;

/// A key is covered where it is named, written or spelled, and for [`Outcome::Close`] where all its
/// words stand in one sentence; never where it is denied.
pub(super) fn coverage(grader: Grader<'_>, key: &ExpectedTerm, text: &RunningText<'_>) -> Outcome {
    let is_meant = |found: &Range<usize>| !text.is_negated(found);
    let widest = widest_break(grader, &key.term).max(Break::Space);
    let is_named = |name: &String| text.find(name, widest).iter().any(is_meant);
    // For each word the sentences that have it, in order.
    let sentences = |word: &String| -> Vec<usize> {
        let found = text.find_written(&compact(word)).into_iter().filter(is_meant);
        found.map(|found| text.sentence(found.start)).collect()
    };
    if key.folded_names().iter().any(is_named) {
        return Outcome::Right;
    }
    let words = grader.language.split_term(&grader.fold(&key.term));
    let having: Vec<Vec<usize>> = words.iter().map(sentences).collect();
    let has_all = |sentence: &usize| having.iter().all(|it| it.binary_search(sentence).is_ok());
    match having.as_slice() {
        [first, _, ..] if first.iter().any(has_all) => Outcome::Close,
        _ => Outcome::Wrong,
    }
}
