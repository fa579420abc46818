//! Where in a query each character of the deck may have been meant.

use study_model::{FINALS, INITIALS, Reading};

use super::alphabet::{Alphabet, Code};
use super::query::{Places, Query, Script};

/// How a character was typed, the best way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    /// As it is, or as its traditional form.
    Itself,
    /// By its reading.
    Pinyin,
    /// By the beginning of its reading, at the end of the query.
    Unfinished,
    /// As another character that reads the same.
    Homophone,
}

/// Where a character of the deck may have been meant.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Meant {
    pub(crate) itself: Places,
    /// Characters that read the same, itself included.
    pub(crate) sound: Places,
    /// Where its reading begins in letters.
    pub(crate) pinyin: Places,
    /// Letters that its reading begins with.
    pub(crate) initial: Places,
}

impl Meant {
    /// Where it may begin, initials aside.
    pub(crate) fn anywhere(self) -> Places {
        self.sound | self.pinyin
    }
}

/// The places of a query by character.
#[derive(Debug)]
pub(crate) struct Sieve<'a> {
    alphabet: &'a Alphabet,
    meant: Vec<Meant>,
    syllables: Vec<Syllable>,
}

/// A reading that stands in the query in letters.
#[derive(Clone, Copy, Debug)]
struct Syllable {
    reading: Reading,
    start: usize,
    end: usize,
    finished: bool,
}

/// For each reading the places of something.
struct ByReading(Vec<Places>);

impl ByReading {
    fn new() -> Self {
        Self(vec![0; INITIALS.len() * FINALS.len()])
    }

    fn place(reading: Reading) -> usize {
        usize::from(reading.initial) * FINALS.len() + usize::from(reading.last)
    }

    fn get(&self, reading: Reading) -> Places {
        self.0.get(Self::place(reading)).copied().unwrap_or_default()
    }

    fn add(&mut self, reading: Reading, at: usize) {
        if let Some(places) = self.0.get_mut(Self::place(reading)) {
            *places |= 1 << at;
        }
    }
}

impl<'a> Sieve<'a> {
    pub(crate) fn new(alphabet: &'a Alphabet, query: &Query) -> Self {
        let mut sounds = ByReading::new();
        for (at, &c) in query.chars.iter().enumerate() {
            alphabet.readings(c).iter().for_each(|&reading| sounds.add(reading, at));
        }
        let syllables = syllables(query);
        let mut spelled = ByReading::new();
        for syllable in &syllables {
            spelled.add(syllable.reading, syllable.start);
        }
        let initials = initials(query);
        let meant = |&c: &char| {
            let readings = alphabet.readings(c).iter();
            readings.fold(Meant::default(), |meant, &reading| Meant {
                itself: 0,
                sound: meant.sound | sounds.get(reading),
                pinyin: meant.pinyin | spelled.get(reading),
                initial: meant.initial
                    | initials.get(initial(reading)).copied().unwrap_or_default(),
            })
        };
        let mut meant: Vec<Meant> = alphabet.characters().iter().map(meant).collect();
        for (at, &c) in query.chars.iter().enumerate() {
            if let Some(meant) = alphabet.code(c).and_then(|code| meant.get_mut(usize::from(code)))
            {
                meant.itself |= 1 << at;
                meant.sound |= 1 << at;
            }
        }
        Self { alphabet, meant, syllables }
    }

    #[inline]
    pub(crate) fn meant(&self, code: Code) -> Meant {
        self.meant.get(usize::from(code)).copied().unwrap_or_default()
    }

    /// Where a character ends that begins at a place of the query, and how it was typed.
    pub(crate) fn consume(&self, code: Code, at: usize) -> Option<(usize, Way)> {
        let meant = self.meant(code);
        if meant.itself >> at & 1 == 1 {
            return Some((at + 1, Way::Itself));
        }
        if meant.sound >> at & 1 == 1 {
            return Some((at + 1, Way::Homophone));
        }
        if meant.pinyin >> at & 1 == 0 {
            return None;
        }
        let own = self.alphabet.readings(*self.alphabet.characters().get(usize::from(code))?);
        let here = self.syllables.iter().filter(|s| s.start == at && own.contains(&s.reading));
        // The longest: 先 takes all of `xian`.
        let best = here.max_by_key(|syllable| (syllable.end, syllable.finished))?;
        Some((best.end, if best.finished { Way::Pinyin } else { Way::Unfinished }))
    }
}

/// The letter that a reading begins with, counted from `a`.
fn initial(reading: Reading) -> usize {
    let [initial, last] =
        [INITIALS.get(usize::from(reading.initial)), FINALS.get(usize::from(reading.last))]
            .map(|part| part.copied().unwrap_or_default());
    let first = initial.bytes().chain(last.bytes()).next();
    usize::from(first.unwrap_or_default().wrapping_sub(b'a'))
}

/// Where each letter stands in the query.
fn initials(query: &Query) -> [Places; 26] {
    let mut places = [0; 26];
    for (at, &c) in query.chars.iter().enumerate() {
        let letter = u32::from(c).wrapping_sub('a'.into()) as usize;
        if let Some(places) = places.get_mut(letter) {
            *places |= 1 << at;
        }
    }
    places
}

/// Every reading that stands in the query in letters, those that its end cuts off included.
fn syllables(query: &Query) -> Vec<Syllable> {
    let mut found = Vec::new();
    for run in query.runs(Script::Latin) {
        let run_end = run.end;
        for start in run {
            let letters = query.chars.get(start..run_end).unwrap_or_default();
            for (initial, begin) in (0..).zip(INITIALS) {
                let Some(rest) = after(letters, begin) else { continue };
                let unfinished = rest.is_empty() && run_end == query.len() && !begin.is_empty();
                for (last, end) in (0..).zip(FINALS) {
                    let reading = Reading { initial, last };
                    let finished = after(rest, end).is_some();
                    let cut = unfinished
                        || (run_end == query.len() && !rest.is_empty() && begins(end, rest));
                    if finished || cut {
                        let length = begin.len() + if finished { end.len() } else { rest.len() };
                        found.push(Syllable { reading, start, end: start + length, finished });
                    }
                }
            }
        }
    }
    found
}

/// What follows a beginning.
fn after<'a>(letters: &'a [char], begin: &str) -> Option<&'a [char]> {
    let (head, rest) = letters.split_at_checked(begin.len())?;
    head.iter().copied().eq(begin.chars()).then_some(rest)
}

/// Whether a final goes on behind these letters.
fn begins(last: &str, letters: &[char]) -> bool {
    last.len() > letters.len() && last.chars().zip(letters).all(|(a, &b)| a == b)
}
