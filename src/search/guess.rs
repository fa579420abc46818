//! What a stretch of a query may mean that no words make up: a name by its initials, or with a
//! slip in it.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::clangd::ClangdMatcher;
use study_model::Blob;

use super::alphabet::{Alphabet, Code};
use super::parts::{Candidate, Typed};
use super::query::{Places, Query, Script, script};
use super::score;
use super::sieve::Sieve;

/// Adds the names, or parts of names, that a stretch may mean.
pub(crate) fn guess(
    blob: &Blob,
    alphabet: &Alphabet,
    query: &Query,
    sieve: &Sieve<'_>,
    stretch: Range<usize>,
    found: &mut Vec<Candidate>,
) {
    let letters = query.chars.get(stretch.clone()).unwrap_or_default();
    let latin = letters.iter().all(|&c| script(c) == Script::Latin);
    let pattern = letters.iter().collect();
    let matcher = ClangdMatcher::default();
    let guess = Guess { blob, alphabet, sieve, stretch, latin, pattern, matcher };
    for name in 0..blob.name_count() {
        let candidate = guess.meant(&guess.spell(name));
        found.extend(candidate.filter(|candidate| !found.contains(candidate)));
    }
}

struct Guess<'a> {
    blob: &'a Blob,
    alphabet: &'a Alphabet,
    sieve: &'a Sieve<'a>,
    stretch: Range<usize>,
    /// Whether it is letters only.
    latin: bool,
    /// The stretch as a text.
    pattern: String,
    matcher: ClangdMatcher,
}

/// A character of a name: its code, the word that it belongs to, and its place in that.
struct Letter {
    code: Code,
    token: u32,
    at: usize,
}

impl Guess<'_> {
    fn spell(&self, name: u32) -> Vec<Letter> {
        let mut letters = Vec::new();
        for token in self.blob.name(name) {
            let codes = self.alphabet.codes(token).iter().enumerate();
            letters.extend(codes.map(|(at, &code)| Letter { code, token, at }));
        }
        letters
    }

    fn meant(&self, name: &[Letter]) -> Option<Candidate> {
        let found = if self.latin { self.initials(name) } else { self.slip(name) };
        let (range, quality) = found.or_else(|| self.scattered(name))?;
        let mut words: Vec<Typed> = Vec::new();
        for letter in name.get(range)? {
            match words.last_mut() {
                Some(last) if last.token == letter.token && last.part.end == letter.at => {
                    last.part.end += 1;
                }
                _ => words.push(Typed { token: letter.token, part: letter.at..letter.at + 1 }),
            }
        }
        Some(Candidate { span: self.stretch.clone(), words, quality, literal: false, whole: true })
    }

    /// Where a name has the stretch as initials, from the beginning of a word on.
    fn initials(&self, name: &[Letter]) -> Option<(Range<usize>, u32)> {
        let length = self.stretch.len();
        if length < score::SHORTEST_INITIALS {
            return None;
        }
        let starts = name.windows(length).position(|letters| {
            let fits = |(at, letter): (usize, &Letter)| {
                self.sieve.meant(letter.code).initial >> at & 1 == 1
            };
            letters.first().is_some_and(|first| first.at == 0)
                && (self.stretch.start..).zip(letters).all(fits)
        })?;
        Some((starts..starts + length, score::INITIALS))
    }

    /// Where a name has the stretch but for one slip: a character too many, too few, another
    /// one, or two that changed places (Wu and Manber, 1992, with sets of places).
    fn slip(&self, name: &[Letter]) -> Option<(Range<usize>, u32)> {
        let meant = |letter: &Letter| self.sieve.meant(letter.code).sound;
        let wanted: Places = (1 << self.stretch.end) - (1 << self.stretch.start);
        let known = name.iter().fold(0, |known, letter| known | meant(letter)) & wanted;
        if self.stretch.len() < score::SHORTEST_SLIP || (known ^ wanted).count_ones() > 1 {
            return None;
        }
        (0..name.len()).find_map(|from| {
            let end = self.slip_from(name.get(from..)?)?;
            Some((from..from + end, score::SLIP))
        })
    }

    /// Where a name has the characters of the stretch in their order, with others between them.
    fn scattered(&self, name: &[Letter]) -> Option<(Range<usize>, u32)> {
        let length = self.stretch.len();
        let known =
            name.iter().fold(0, |known, letter| known | self.sieve.meant(letter.code).itself);
        let wanted: Places = (1 << self.stretch.end) - (1 << self.stretch.start);
        if length < score::SHORTEST_SLIP || known & wanted != wanted {
            return None;
        }
        let characters = self.alphabet.characters();
        let text: String =
            name.iter().filter_map(|letter| characters.get(usize::from(letter.code))).collect();
        let (_, places) = self.matcher.fuzzy_indices(&text, &self.pattern)?;
        let range = *places.first()?..places.last()? + 1;
        (range.len() <= score::MOST_SPREAD * length).then_some((range, score::SCATTERED))
    }

    fn slip_from(&self, name: &[Letter]) -> Option<usize> {
        let goal: Places = 1 << self.stretch.end;
        let (mut before, mut clean, mut slipped): (Places, Places, Places) =
            (0, 1 << self.stretch.start, 0);
        let mut last: Places = 0;
        for (at, letter) in name.iter().enumerate() {
            let meant = self.sieve.meant(letter.code).sound;
            let next = (clean & meant) << 1;
            let crossed = ((before & meant) << 1 & last) << 1;
            slipped = (slipped & meant) << 1 | clean << 1 | clean | next << 1 | crossed;
            (before, clean, last) = (clean, next, meant);
            if (clean | slipped) & goal != 0 && at + 1 >= score::SHORTEST_SLIP {
                return Some(at + 1);
            }
            if at > self.stretch.len() {
                return None;
            }
        }
        None
    }
}
