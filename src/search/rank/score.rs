//! What a match is worth.
//!
//! The score of an entry is a sum over the clauses of the query. A clause counts in the field where
//! it scores most: its score there is the product of the field's weight ([`field_weight`]), of how
//! sure it is that this was meant ([`Boost`]), and of how rare it is ([`idf`]). What a title or key
//! point holds together counts once more ([`co_occurrence`], [`length_norm`]), and what is missing
//! takes off ([`coordinate`]).

use crate::search::query::boost::{Boost, EXACT};
use crate::search::query::characters::HAN;

/// Where in an entry something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// The entry's title: what it is about.
    Title,
    /// A key point: what it teaches.
    Key,
    /// The rest of the answer.
    Explanation,
    /// The question in full, example, analysis: what it mentions.
    Mention,
}

/// An entry about a thing comes before any that teaches it in passing: each field weighs twice the
/// next. An explanation weighs a little less than half a key, so that two clauses in explanations
/// never tie with one in a key.
const TITLE: u32 = 100;
const KEY: u32 = TITLE / 2;
const EXPLANATION: u32 = 2 * MENTION;
const MENTION: u32 = 11;
const _: () = assert!(2 * EXPLANATION < KEY);

pub(crate) const fn field_weight(field: Field) -> u32 {
    match field {
        Field::Title => TITLE,
        Field::Key => KEY,
        Field::Explanation => EXPLANATION,
        Field::Mention => MENTION,
    }
}

/// Inverse document frequency: how rare something is that `document_frequency` of `all` contents
/// hold. 1 for what stands everywhere, and 1 more for each halving (Spärck Jones, 1972), in
/// quarters: the quarter between two halvings is taken from the next two bits of the ratio.
pub(crate) fn idf(document_frequency: usize, all: usize) -> u32 {
    let all = all.max(1);
    let ratio = (small(all) << 8) / small(document_frequency.clamp(1, all));
    4 + 4 * ratio.ilog2().saturating_sub(8) + ((ratio >> ratio.ilog2().saturating_sub(2)) & 3)
}

/// Clauses of a query, at most; those that come last are left out. More than a question has words
/// that say anything.
pub(crate) const MAX_CLAUSES: usize = 8;

/// Share of the weight of all clauses, in percent, that an entry has to hold: one clause is enough
/// if as many as there may be weigh the same.
pub(crate) const MIN_SHOULD_MATCH: u32 = 100 / 8;
const _: () = assert!(MAX_CLAUSES == 8);

/// Share of its weight, in percent, that a token has of a candidate of several that stands there
/// only in part: as much as makes its rarest token, and no commoner one, just enough for a match.
pub(crate) const PARTIAL: u32 = MIN_SHOULD_MATCH;

/// How much a clause of this length counts, in percent. A single character in a longer query, of
/// which [`crate::search::query::segmentation::Segment::length`] leaves half, is any word's: its
/// weight is two fields lower, so that in a title it counts about as a word in an explanation.
pub(crate) fn length_weight(length: u32) -> u32 {
    if length < HAN { 100 / 4 } else { 100 }
}

/// What a candidate weighs where all of it stands, in percent of its idf.
///
/// - `length_weight`: of its clause.
pub(crate) fn weight(boost: Boost, idf: u32, length_weight: u32) -> u32 {
    boost * (length_weight * idf) / EXACT
}

/// What a token of a candidate weighs where it stands alone.
pub(crate) fn partial_weight(boost: Boost, idf: u32) -> u32 {
    boost * idf * PARTIAL / EXACT
}

/// Share of its score, in percent, that a title or key point adds which holds several clauses: so
/// much that two clauses in one key (2 × 80) come before one in a title and one in another key
/// (100 + 50).
const CO_OCCURRENCE: u32 = 60;
const _: () = assert!(2 * KEY * (100 + CO_OCCURRENCE) > (TITLE + KEY) * 100);

/// What a title or key point adds to its score that holds so many clauses.
pub(crate) fn co_occurrence(score: u32, clauses: usize) -> u32 {
    if clauses > 1 { score * CO_OCCURRENCE / 100 } else { 0 }
}

/// What a title or key point adds to its score, of whose `length` tokens so many are wanted: a
/// quarter where it says nothing else, which lifts it above others of its field and never into a
/// better one.
pub(crate) fn length_norm(score: u32, wanted: u32, length: u32) -> u32 {
    score * (25 * wanted / length.max(1)) / 100
}

/// The score of an entry that holds only a part of the weight of all clauses (Lucene's coordination
/// factor, to the fourth power): an entry with all of a query in its text (11) comes before one that
/// has half of it in its title (100 / 2⁴; with a third power 100 / 2³ would be more).
pub(crate) fn coordinate(score: u32, held: u32, all: u32) -> u32 {
    // The fourth power of the share, which is one of 256 parts.
    let share = u64::from((held.min(all) << 8) / all.max(1)).pow(4);
    u32::try_from((u64::from(score) * share) >> 32).unwrap_or(score)
}

/// A count that is small enough to be shifted by the bits of [`idf`].
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX >> 9).min(u32::MAX >> 9)
}

/// Raises one of some numbers to at least `to`.
pub(crate) fn raise(numbers: &mut [u32], at: usize, to: u32) {
    if let Some(number) = numbers.get_mut(at) {
        *number = to.max(*number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rarer_weighs_more() {
        let rising: Vec<u32> = (1..=130).map(|frequency| idf(frequency, 130)).collect();
        assert!(rising.is_sorted_by(|a, b| a >= b));
        assert!(idf(1, 130) > 6 * idf(130, 130));
    }

    #[test]
    fn idf_by_hand() {
        // Everywhere: 1, in quarters. Every halving adds 1: 4, 8, 12, 16.
        assert_eq!([8, 4, 2, 1].map(|frequency| idf(frequency, 8)), [4, 8, 12, 16]);
        // 8 / 5 = 1.6: half of the way from 1 to 2. 8 / 3 = 2.67: a quarter from 2 to 4.
        assert_eq!((idf(5, 8), idf(3, 8)), (4 + 2, 8 + 1));
        // 130 / 1 = 128 × 1.016.
        assert_eq!(idf(1, 130), 4 + 4 * 7);
        // Nowhere is as rare as once, and nothing is as common as everything.
        assert_eq!((idf(0, 8), idf(9, 8), idf(0, 0)), (16, 4, 4));
        assert_eq!(idf(1, usize::MAX), 4 + 4 * 22 + 3);
    }

    #[test]
    fn weights_by_hand() {
        // An exact word, an alias (90 %), and a single character (a quarter) with an edit (75 %).
        let weights = [weight(100, 16, 100), weight(90, 16, 100), weight(75, 10, 25)];
        assert_eq!(weights, [1600, 1440, 187]);
        // 12 % of the first.
        assert_eq!(partial_weight(100, 16), 192);
        assert_eq!([length_weight(2), length_weight(4), length_weight(5)], [25, 25, 100]);
    }

    #[test]
    fn what_stands_together_and_little_else_adds_by_hand() {
        assert_eq!([0, 1, 2, 3].map(|clauses| co_occurrence(200, clauses)), [0, 0, 120, 120]);
        // A quarter for all, 25 × 1 / 3 = 8 % for a third.
        assert_eq!([length_norm(200, 2, 2), length_norm(200, 1, 3)], [50, 16]);
        assert_eq!(length_norm(200, 0, 0), 0);
    }

    #[test]
    fn what_is_missing_takes_off_by_hand() {
        assert_eq!(coordinate(1600, 8, 8), 1600);
        // A half to the fourth power, and three quarters (0.316).
        assert_eq!((coordinate(1600, 4, 8), coordinate(1600, 6, 8)), (100, 506));
        assert_eq!(
            (coordinate(1600, 0, 8), coordinate(1600, 9, 8), coordinate(1600, 0, 0)),
            (0, 1600, 0)
        );
    }
}
