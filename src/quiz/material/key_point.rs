//! A key point of an answer, and its explanation.

use std::cell::OnceCell;

use study_model::text::find;

use super::similarity::{shared, shingle_hashes};
use crate::language::Language;
use crate::quiz::hash::hash;

/// An explanation of more characters is a chapter: nobody has it all in view, to choose it among
/// others or to fill a gap in it.
pub(crate) const LONGEST_EXPLANATION: usize = 1000;

/// A key point of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeyPoint {
    pub(crate) entry: u32,
    pub(crate) key: String,
    pub(crate) key_compact: String,
    pub(crate) key_chars: usize,
    /// Empty for a heading over further points.
    pub(crate) explanation: String,
    pub(crate) explanation_compact: String,
    /// Number of its list among those of its group.
    pub(crate) list: usize,
    /// Position of its group in the deck, and its own within that.
    pub(crate) position: [usize; 2],
    /// The shingles of its explanation, once they were wanted.
    pub(crate) explanation_shingles: OnceCell<Vec<u64>>,
}

/// An explanation with its key hidden.
#[derive(Debug)]
pub(crate) struct MaskedExplanation {
    pub(crate) text: String,
    /// In compact form, and the number of its characters.
    pub(crate) compact: String,
    pub(crate) chars: usize,
}

impl KeyPoint {
    /// Whether both stand in the same list of the same entry.
    pub(crate) fn is_listed_with(&self, other: &Self) -> bool {
        self.position != other.position
            && self.position[0] == other.position[0]
            && self.list == other.list
    }

    /// Whether there is anything to ask: a heading over further points has no explanation.
    pub(crate) fn is_explained(&self) -> bool {
        !self.explanation_compact.is_empty()
    }

    /// Whether its explanation has a term, in compact form.
    pub(crate) fn speaks_of(&self, term: &str) -> bool {
        find(&self.explanation_compact, term).is_some()
    }

    /// The shingles of its key.
    pub(crate) fn key_shingles(&self, language: &dyn Language) -> Vec<u64> {
        shingle_hashes(language, &self.key, &self.key_compact)
    }

    /// How much two explanations say the same, 0 to 1: the shingles of the shorter one that the
    /// other has as well.
    pub(crate) fn likeness(&self, other: &Self, language: &dyn Language) -> f64 {
        let shingles =
            |it: &Self| shingle_hashes(language, &it.explanation, &it.explanation_compact);
        let [a, b] = [self, other].map(|it| it.explanation_shingles.get_or_init(|| shingles(it)));
        shared(a, b) as f64 / a.len().min(b.len()).max(1) as f64
    }

    /// The point as it stands in the notes.
    pub(crate) fn sentence(&self) -> String {
        format!("{}：{}", self.key, self.explanation)
    }

    /// The name of its bucket, which points share that may be asked about in the same words: the key,
    /// and what is left of the explanation when all its characters are taken out, in whatever order.
    pub(super) fn stem_bucket_name(&self) -> String {
        let chars = self.explanation_compact.chars().take(LONGEST_EXPLANATION);
        let left = chars.filter(|&c| !self.key_compact.contains(c));
        let sum = left.fold(0_u64, |sum, c| sum.wrapping_add(hash(c.encode_utf8(&mut [0; 4]))));
        [&self.key_compact, "\n", &sum.to_string()].concat()
    }
}
