//! How sure it is that something was meant, by how it was typed, and how short it may be to be
//! looked for. Rarer and better placed words are the business of [`crate::search::rank::score`].

use super::characters::HAN;

/// How sure it is that something was meant, in percent of what was typed letter by letter.
pub(crate) type Boost = u32;

/// How a character was typed, the surest way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MatchKind {
    /// As it is, or as its traditional form.
    Exact,
    /// In letters.
    Pinyin,
    /// By the beginning of its pinyin, at the end of the query.
    PinyinPrefix,
    /// As another character that reads the same.
    Homophone,
}

/// Letter by letter.
pub(crate) const EXACT: Boost = 100;
/// An English word with another ending: `leaks` for `leak`. Few English words share a stem and
/// mean something else.
pub(crate) const STEM: Boost = 92;
/// An alias from the glossary; less than the term itself, since words of one sense differ in their
/// shades, and less than the same word in another form.
pub(crate) const ALIAS: Boost = 90;
/// In pinyin, which several words may share; more than an alias, since it is how words are typed.
const PINYIN: Boost = 95;
/// In pinyin that is not finished; less than an alias, since every letter typed may still rule it
/// out.
const PINYIN_PREFIX: Boost = 88;
/// By initials: few letters that many terms share.
pub(crate) const INITIALS: Boost = 85;
/// By other characters, which say something else as they stand.
const HOMOPHONE: Boost = 80;
/// With an edit: half way between an alias and a part of a word, and less than anything that needs
/// no edit.
pub(crate) const FUZZY: Boost = u32::midpoint(ALIAS, INFIX);
/// With its characters scattered, between which others stand: less than two edits, which put at
/// most two others there.
pub(crate) const SCATTERED: Boost = 65;
/// A part of a longer word, not its beginning: less than any of it from its beginning on.
pub(crate) const INFIX: Boost = 60;
/// A stop word is read as such only where nothing else will do.
pub(crate) const STOP_WORD: Boost = INFIX;

/// What each edit but the first takes away: as much as leaves two of them above [`SCATTERED`].
const EDIT_COST: Boost = 8;
const _: () = assert!(HOMOPHONE > FUZZY && FUZZY - EDIT_COST > SCATTERED && SCATTERED > INFIX);

/// How sure a Chinese token is of which so many characters were typed.
pub(crate) fn han(kind: MatchKind, typed: usize, length: usize) -> Boost {
    let boost = match kind {
        MatchKind::Exact => EXACT,
        MatchKind::Pinyin => PINYIN,
        MatchKind::PinyinPrefix => PINYIN_PREFIX,
        MatchKind::Homophone => HOMOPHONE,
    };
    boost * prefix(typed, length) / EXACT
}

/// How sure a token is that was begun: from a part of a word up to an alias, the more of it was
/// typed.
pub(crate) fn prefix(typed: usize, length: usize) -> Boost {
    let [typed, length] = [typed, length].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    if typed >= length { EXACT } else { INFIX + typed.saturating_mul(ALIAS - INFIX) / length }
}

/// How sure a token is that is so many edits away.
pub(crate) fn fuzzy(edits: usize) -> Boost {
    let further = u32::try_from(edits.saturating_sub(1)).unwrap_or(Boost::MAX);
    FUZZY.saturating_sub(EDIT_COST.saturating_mul(further))
}

/// Edits that a run of so many letters may have: one letter stricter than Elasticsearch's
/// `AUTO:3,6`, since letters may be pinyin too.
pub(crate) fn max_edits(letters: usize) -> usize {
    if letters < MIN_FUZZY_LETTERS + 3 { 1 } else { 2 }
}

/// An edit in fewer letters makes another English word as often as not: `lead` of `leak`.
pub(crate) const MIN_FUZZY_LETTERS: usize = 4;
/// Letters that words with different endings have to share: `use` is the shortest stem that the
/// endings leave whole.
pub(crate) const MIN_STEM_LETTERS: usize = 3;
/// Fewer letters stand inside of too many words; as many may be misspelled.
pub(crate) const MIN_INFIX_LETTERS: usize = MIN_FUZZY_LETTERS;
/// With an edit, two characters are any others.
pub(crate) const MIN_FUZZY_CHARACTERS: usize = 3;
/// One initial is any term.
pub(crate) const MIN_INITIALS: usize = 2;
/// Scattered characters take up at most this many times their own room: with as much again
/// between them they are no longer read as one.
pub(crate) const MAX_SPREAD: usize = 2;

/// Candidates of a segment that are less sure than its best by more than this are dropped. What
/// was typed exactly may also be an alias, pinyin or initials, but no homophone.
pub(crate) const MAX_GAP: Boost = 18;
const _: () = assert!(EXACT - INITIALS <= MAX_GAP && MAX_GAP < EXACT - HOMOPHONE);
/// The same where no entry holds all that was typed: then a word may have been meant for another
/// that reads the same, or is an edit away, though the deck has both; but its characters are not
/// scattered.
pub(crate) const RELAXED_MAX_GAP: Boost = 30;
const _: () = assert!(EXACT - FUZZY <= RELAXED_MAX_GAP && RELAXED_MAX_GAP < EXACT - SCATTERED);

/// Share of the query, in percent of its length without stop words, that has to be recognised.
/// With more than half of it unknown a query is about something else.
pub(crate) const MIN_RECOGNISED: u32 = 50;

/// What a segment costs in a segmentation, in the unit of [`segment_value`]: of two ways to read a
/// query, that with fewer segments is the more likely. Little enough that two characters are read
/// as the word that sounds like them rather than as two words of one character, each of which costs
/// half of itself.
const SEGMENT_COST: u32 = 55;
const _: () = assert!(2 * HOMOPHONE - SEGMENT_COST > 2 * (EXACT - EXACT / 2));

/// What a segment of some length adds to a segmentation: [`EXACT`] for each character that was
/// typed exactly, less its cost, which is at most half of that.
pub(crate) fn segment_value(boost: Boost, length: u32) -> u32 {
    let value = boost * length / HAN;
    value - SEGMENT_COST.min(value / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surer_way_has_the_greater_boost() {
        for (typed, length) in [(1, 1), (1, 2), (2, 2), (3, 4)] {
            let kinds = [
                MatchKind::Exact,
                MatchKind::Pinyin,
                MatchKind::PinyinPrefix,
                MatchKind::Homophone,
            ];
            assert!(kinds.is_sorted());
            let boosts = kinds.map(|kind| han(kind, typed, length));
            assert!(boosts.is_sorted_by(|a, b| a > b), "{typed} of {length}: {boosts:?}");
        }
    }

    #[test]
    fn boosts_by_hand() {
        // All of it, a half (60 + 30 / 2), a third, and two thirds.
        assert_eq!([prefix(2, 2), prefix(1, 2), prefix(1, 3), prefix(2, 3)], [100, 75, 70, 80]);
        assert_eq!((prefix(3, 2), prefix(0, 0)), (100, 100));
        // 95 % of 75, and 80 % of 80.
        assert_eq!((han(MatchKind::Pinyin, 1, 2), han(MatchKind::Homophone, 2, 3)), (71, 64));
        assert_eq!([0, 1, 2, 3].map(fuzzy), [75, 75, 67, 59]);
        assert_eq!([4, 6, 7, 63].map(max_edits), [1, 1, 2, 2]);
        // Two exact characters: 200 - 55. One: 100, less its half.
        assert_eq!((segment_value(100, 2 * HAN), segment_value(100, HAN)), (145, 50));
        assert_eq!(segment_value(0, HAN), 0);
    }
}
