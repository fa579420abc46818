//! What a match is worth. Every number of the ranking stands here.
//!
//! The score of an entry is a sum over the parts of the query. A part counts where it stands
//! best: its worth there is the product of the place ([`Place`]), of how sure it is that this
//! was meant ([`Quality`]), and of how much it says ([`rarity`]). What stands together in one
//! title or key point counts once more ([`TOGETHER`]).

use super::sieve::Way;

/// How sure it is that something was meant, in percent.
pub(crate) type Quality = u32;

/// Letter by letter.
pub(crate) const WHOLE: Quality = 100;
/// An English word in another form: `leaks` for `leak`.
pub(crate) const STEM: Quality = 92;
/// Another way to say it, from the glossary; less than the thing itself, since words of one
/// sense differ in their shades.
pub(crate) const FORM: Quality = 90;
/// By initials: few letters that many terms share.
pub(crate) const INITIALS: Quality = 85;
/// With a slip: less than anything that needs none.
pub(crate) const SLIP: Quality = 75;
/// With its characters scattered, between which others stand.
pub(crate) const SCATTERED: Quality = 65;
/// A part of a longer word, not its beginning.
pub(crate) const INSIDE: Quality = 60;

/// How sure a Chinese word is of which so many characters were typed.
pub(crate) fn han(way: Way, typed: usize, length: usize) -> Quality {
    let sure = match way {
        Way::Itself => WHOLE,
        Way::Pinyin => 95,
        Way::Unfinished => 88,
        Way::Homophone => 80,
    };
    sure * unfinished(typed, length) / WHOLE
}

/// How sure a word is that was begun: the more, the less is missing.
pub(crate) fn unfinished(typed: usize, length: usize) -> Quality {
    if typed >= length { WHOLE } else { 60 + 30 * small(typed) / small(length) }
}

/// How sure a word is that was misspelled by so many slips.
pub(crate) fn misspelled(slips: usize) -> Quality {
    SLIP.saturating_sub(8 * small(slips.saturating_sub(1)))
}

/// Slips that a run of so many letters may have.
pub(crate) fn slips(letters: usize) -> usize {
    if letters < 7 { 1 } else { 2 }
}

/// Shorter runs of letters are other words rather than misspelled ones.
pub(crate) const SHORTEST_MISSPELLED: usize = 4;
/// Words that differ in their endings have to share this many letters.
pub(crate) const SHORTEST_STEM: usize = 3;
/// Fewer letters stand inside of too many words.
pub(crate) const SHORTEST_INSIDE: usize = 4;
/// Scattered characters take up at most this many times their own room: with as much again
/// between them they are no longer read as one.
pub(crate) const MOST_SPREAD: usize = 2;
/// With a slip, two characters are any others.
pub(crate) const SHORTEST_SLIP: usize = 3;
/// One initial is any term.
pub(crate) const SHORTEST_INITIALS: usize = 2;

/// Where something stands, and what that is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The entry's title: what it is about.
    Title,
    /// A key point: what it teaches.
    Key,
    /// The rest of the answer.
    Explanation,
    /// The question in full, example, analysis: what it mentions.
    Mention,
}

/// Each place is worth twice the next: an entry about a thing comes before any that teaches it
/// in passing.
pub(crate) const fn worth(place: Place) -> u32 {
    match place {
        Place::Title => 100,
        Place::Key => 50,
        Place::Explanation => 22,
        Place::Mention => 11,
    }
}

/// How much a part says that stands in `holders` of `all` contents: 1 for one that stands
/// everywhere, and 1 more for each halving (the logarithm of the inverse document frequency;
/// Spärck Jones, 1972), in quarters.
pub(crate) fn rarity(holders: usize, all: usize) -> u32 {
    let all = all.max(1);
    let ratio = (small(all) << 8) / small(holders.clamp(1, all));
    4 + 4 * ratio.ilog2().saturating_sub(8) + ((ratio >> ratio.ilog2().saturating_sub(2)) & 3)
}

/// How much a part of this length counts, in percent: a single character in a longer query, of
/// which [`super::parts::Part::length`] leaves half, is any word's.
pub(crate) fn length(length: u32) -> u32 {
    if length < super::query::HAN { 25 } else { 100 }
}

/// Share of its worth, in percent, that a title or key point adds which holds several parts.
pub(crate) const TOGETHER: u32 = 60;

/// Words that carry nothing are read as such only where nothing else will do.
pub(crate) const EMPTY: Quality = 60;

/// What a title or key point adds, in percent of its worth, of whose words so many are wanted:
/// one that says little else is more about them.
pub(crate) fn share(wanted: u32, length: u32) -> u32 {
    25 * wanted / length.max(1)
}

/// A span of the query that is taken as one part costs as much as this share, in percent, of a
/// character: of two ways to read it, that with fewer parts is the more likely.
pub(crate) const PART: u32 = 55;

/// Candidates for one part that are less sure than the best by more than this are not meant.
pub(crate) const DOUBT: Quality = 18;
/// The same where no entry holds all that was typed: then a word may have been meant for another
/// that reads the same, though the deck has both.
pub(crate) const DEEP_DOUBT: Quality = 30;

/// What one part may have meant, at most: there is no room for the words of more.
pub(crate) const MOST_MEANINGS: usize = 16;

/// Share of its worth, in percent, that a word has of a name that stands there only in part.
pub(crate) const SHARED: u32 = 12;

/// Share of the query, in percent of its characters that carry something, that has to be
/// understood. Less is a query about something else.
pub(crate) const UNDERSTOOD: u32 = 50;

/// What a sum is worth of an entry that holds only part of what the query says: an entry with all
/// of it in its text comes before one that has half of it in its title.
pub(crate) fn complete(sum: u32, held: u32, all: u32) -> u32 {
    // The fourth power of the share, which is one of 256 parts.
    let share = u64::from((held.min(all) << 8) / all.max(1)).pow(4);
    u32::try_from((u64::from(sum) * share) >> 32).unwrap_or(sum)
}

/// Share of what the query says, in percent, that an entry has to hold.
pub(crate) const HELD: u32 = 12;

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX >> 9).min(u32::MAX >> 9)
}

/// Raises one of the numbers to at least `to`.
pub(crate) fn raise(numbers: &mut [u32], at: usize, to: u32) {
    if let Some(number) = numbers.get_mut(at) {
        *number = to.max(*number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rarer_says_more() {
        assert_eq!(rarity(130, 130), 4);
        let rarities: Vec<u32> = (1..=130).map(|holders| rarity(holders, 130)).collect();
        assert!(rarities.is_sorted_by(|a, b| a >= b));
        assert!(rarity(1, 130) > 6 * rarity(130, 130));
        assert_eq!(rarity(0, 0), 4);
    }

    #[test]
    fn the_surer_a_word_the_more_it_is_worth() {
        assert!(han(Way::Itself, 2, 2) > han(Way::Pinyin, 2, 2));
        assert!(han(Way::Pinyin, 2, 2) > han(Way::Homophone, 2, 2));
        assert!(han(Way::Itself, 2, 3) > han(Way::Itself, 1, 3));
        assert!(misspelled(1) > misspelled(2));
    }
}
