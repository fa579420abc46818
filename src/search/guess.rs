//! What a stretch of a query may mean that no words make up: a name by its initials, or with a
//! slip in it.

use std::ops::Range;

use study_model::{Blob, FIRST_WORD};

use super::parts::{Candidates, Typed};
use super::query::{Places, Query, Script, script};
use super::score;
use super::sieve::Sieve;
use super::vocabulary::Vocabulary;
use crate::pinyin::Code;

/// Adds the names, or parts of names, that stretches may mean.
pub(crate) fn guess(
    blob: &Blob,
    vocabulary: &Vocabulary,
    query: &Query,
    sieve: &Sieve<'_>,
    stretches: Vec<Range<usize>>,
    found: &mut Candidates,
) {
    let before = found.list.len();
    let mut stretches: Vec<Stretch> =
        stretches.into_iter().filter_map(|range| Stretch::new(query, range)).collect();
    if stretches.is_empty() {
        return;
    }
    let codes = (0..).take(vocabulary.pinyin.characters().len());
    let near = codes.map(|code| sieve.meant(code).sound | sieve.initial(code)).collect();
    let guess = Guess { vocabulary, sieve, near };
    // Most names are told by all places of their words to be none of those looked for.
    let mut by_word: Vec<Places> = vec![0; blob.lexicon().count() + FIRST_WORD as usize];
    for (code, &near) in (0..).zip(&guess.near).filter(|&(_, &near)| near != 0) {
        for &word in vocabulary.words(code) {
            by_word.get_mut(word as usize).into_iter().for_each(|places| *places |= near);
        }
    }
    let mut by_name: Vec<Places> = vec![0; blob.term_count() as usize];
    for (word, &near) in (0..).zip(&by_word).filter(|&(_, &near)| near != 0) {
        for &name in vocabulary.names(word) {
            by_name.get_mut(name as usize).into_iter().for_each(|places| *places |= near);
        }
    }
    let mut letters = Vec::new();
    for (name, places) in (0..).zip(by_name) {
        letters.clear();
        for stretch in stretches.iter_mut().filter(|stretch| stretch.may_be(places)) {
            if letters.is_empty() {
                guess.spell(blob, name, &mut letters);
            }
            if let Some((letters, quality)) = meant(stretch, &letters) {
                let is_new = found.guess(before, stretch.range.clone(), words(letters), quality);
                stretch.room -= usize::from(is_new);
            }
        }
    }
}

/// A stretch of the query, and what is needed to look for it.
struct Stretch {
    range: Range<usize>,
    /// Whether it is letters only.
    latin: bool,
    /// All of its places.
    places: Places,
    /// How many more meanings it may have.
    room: usize,
}

impl Stretch {
    /// `None` for one that is too short to be told.
    fn new(query: &Query, range: Range<usize>) -> Option<Self> {
        let letters = query.chars.get(range.clone()).unwrap_or_default();
        let latin = letters.iter().all(|&c| script(c) == Script::Latin);
        let shortest = if latin { score::SHORTEST_INITIALS } else { score::SHORTEST_SLIP };
        (letters.len() >= shortest).then(|| Self {
            latin,
            places: (1 << range.end) - (1 << range.start),
            room: score::MOST_MEANINGS,
            range,
        })
    }

    /// Whether a name may be meant whose characters may have been meant at these places.
    fn may_be(&self, places: Places) -> bool {
        let missing = self.places & !places;
        self.room > 0 && missing.count_ones() <= u32::from(!self.latin)
    }
}

/// A character of a name.
struct Letter {
    /// Where it stands in the query.
    itself: Places,
    /// Where it may have been meant.
    near: Places,
    /// The word that it belongs to, and its place in that.
    token: u32,
    at: usize,
}

/// The words that letters stand in, and which part of each.
fn words(letters: &[Letter]) -> impl Iterator<Item = Typed> {
    let words = letters.chunk_by(|a, b| a.token == b.token && a.at < b.at);
    words.filter_map(|word| {
        let (first, last) = (word.first()?, word.last()?);
        Some(Typed { token: first.token, part: first.at..last.at + 1 })
    })
}

struct Guess<'a> {
    vocabulary: &'a Vocabulary,
    sieve: &'a Sieve<'a>,
    /// Where each character may have been meant: by its sound, or in letters by its initial.
    near: Vec<Places>,
}

impl Guess<'_> {
    fn near(&self, code: Code) -> Places {
        self.near.get(code as usize).copied().unwrap_or_default()
    }

    /// The Chinese characters of a name.
    fn spell(&self, blob: &Blob, name: u32, letters: &mut Vec<Letter>) {
        for token in blob.term(name) {
            for (at, &code) in self.vocabulary.codes(token).iter().enumerate() {
                let itself = self.sieve.meant(code).itself;
                letters.push(Letter { itself, near: self.near(code), token, at });
            }
        }
    }
}

/// Which letters of a name a stretch means, and how sure that is.
fn meant<'n>(stretch: &Stretch, name: &'n [Letter]) -> Option<(&'n [Letter], u32)> {
    let (range, quality) = if stretch.latin {
        (initials(stretch, name)?, score::INITIALS)
    } else if let Some(range) = slip(stretch, name) {
        (range, score::SLIP)
    } else {
        (scattered(stretch, name)?, score::SCATTERED)
    };
    Some((name.get(range)?, quality))
}

/// Where a name has the characters of the stretch in their order with others between them, in the
/// least room.
fn scattered(stretch: &Stretch, name: &[Letter]) -> Option<Range<usize>> {
    let known = name.iter().fold(0, |known, letter| known | letter.itself);
    if stretch.places & !known != 0 {
        return None;
    }
    let from = |first| {
        let mut at = stretch.range.start;
        let letters = (first..).zip(name.get(first..)?);
        for (here, letter) in letters.take(score::MOST_SPREAD * stretch.range.len()) {
            at += usize::from(letter.itself >> at & 1 == 1);
            if at == stretch.range.end {
                return Some(first..here + 1);
            }
        }
        None
    };
    (0..name.len()).filter_map(from).min_by_key(Range::len)
}

/// Where a name has the stretch as initials, from the beginning of a word on.
fn initials(stretch: &Stretch, name: &[Letter]) -> Option<Range<usize>> {
    let length = stretch.range.len();
    let starts = name.windows(length).position(|letters| {
        let fits = |(at, letter): (usize, &Letter)| letter.near >> at & 1 == 1;
        letters.first().is_some_and(|first| first.at == 0)
            && (stretch.range.start..).zip(letters).all(fits)
    })?;
    Some(starts..starts + length)
}

/// Where a name has the stretch but for one slip: a character too many, too few, another
/// one, or two that changed places (Wu and Manber, 1992, with sets of places).
fn slip(stretch: &Stretch, name: &[Letter]) -> Option<Range<usize>> {
    (0..name.len()).find_map(|from| {
        let rest = name.get(from..)?;
        // One of the first two is none of the slip.
        let first_two: Places = 0b11 << stretch.range.start;
        let begins = rest.iter().take(2).any(|letter| letter.near & first_two != 0);
        let end = begins.then(|| slip_from(&stretch.range, rest))??;
        Some(from..from + end)
    })
}

fn slip_from(stretch: &Range<usize>, name: &[Letter]) -> Option<usize> {
    let goal: Places = 1 << stretch.end;
    let (mut before, mut clean, mut slipped): (Places, Places, Places) = (0, 1 << stretch.start, 0);
    let mut last: Places = 0;
    for (at, letter) in name.iter().enumerate() {
        let next = (clean & letter.near) << 1;
        let crossed = ((before & letter.near) << 1 & last) << 1;
        slipped = (slipped & letter.near) << 1 | clean << 1 | clean | next << 1 | crossed;
        (before, clean, last) = (clean, next, letter.near);
        if (clean | slipped) & goal != 0 && at + 1 >= score::SHORTEST_SLIP {
            return Some(at + 1);
        }
        if at > stretch.len() {
            return None;
        }
    }
    None
}
