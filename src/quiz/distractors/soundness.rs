//! When an explanation belongs to one key point and visibly to no other.

use study_model::text::{find, slice};

use super::clues::overlap;
use super::masking::{is_specific_with_gap, masked_explanation};
use crate::quiz::material::{BLANK, KeyPoint, QuizMaterial};

/// From here on two explanations say almost the same: so large a part of the shorter one.
const SAME_EXPLANATION: f64 = 0.65;

/// Whether an explanation speaks of another key, or one of the two keys is part of the other.
pub(crate) fn mentions_key(asked: &KeyPoint, other: &KeyPoint) -> bool {
    overlap(&asked.key_compact, &other.key_compact) || asked.speaks_of(&other.key_compact)
}

/// Whether `other` is certainly not what an explanation explains: it is no part of the key and
/// does not hold it, the explanation does not speak of it, is nowhere given for it, and does not
/// say almost the same as its own.
pub(crate) fn is_surely_wrong(material: &QuizMaterial, asked: &KeyPoint, other: &KeyPoint) -> bool {
    !mentions_key(asked, other)
        && asked.likeness(other, material.language) <= SAME_EXPLANATION
        && !material.explains(&asked.explanation_compact, &other.key_compact)
}

/// Whether another key would fit the gap of an explanation that tells little beside it: in its own
/// explanation it stands before the same characters, or behind the same.
pub(crate) fn would_fit_gap(material: &QuizMaterial, stem: &str, other: &KeyPoint) -> bool {
    let lengths = material.language.lengths();
    let clue = lengths.clue;
    let around = |text: &str| -> Option<[Vec<char>; 2]> {
        let at = find(text, BLANK)?;
        let before = slice(text, 0..at).chars().rev().take(clue);
        let after = slice(text, at + BLANK.len()..text.len()).chars().take(clue);
        Some([before.collect(), after.collect()])
    };
    if is_specific_with_gap(lengths, stem) {
        return false;
    }
    let other = masked_explanation(material, other).and_then(|masked| around(&masked.text));
    let Some((own, other)) = around(stem).zip(other) else { return false };
    own.iter().zip(&other).any(|(own, other)| own == other)
}
