//! Where in a query each character of the deck may have been meant.

use super::query::{Places, Query, Script};
use crate::pinyin::{Code, Pinyin, SOUNDS, Sound, letter_set, letters, spelling_length};

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
}

/// The places of a query by character.
#[derive(Debug)]
pub(crate) struct Sieve<'a> {
    pinyin: &'a Pinyin,
    /// By code.
    meant: Vec<Meant>,
    /// The codes that have been meant anywhere: a bit for each.
    codes: Vec<u64>,
    /// Where each sound stands in letters.
    spelled: Vec<Places>,
    /// Where each letter stands.
    letters: [Places; 26],
    /// Which of them do: a union of [`letter_set`]s.
    typed: u32,
    /// Where the query ends.
    end: usize,
}

impl<'a> Sieve<'a> {
    pub(crate) fn new(pinyin: &'a Pinyin, query: &Query) -> Self {
        let mut sieve = Self {
            pinyin,
            meant: vec![Meant::default(); pinyin.characters().len()],
            codes: vec![0; pinyin.characters().len() / 64 + 1],
            spelled: vec![0; SOUNDS],
            letters: [0; 26],
            typed: 0,
            end: query.len(),
        };
        for (at, &c) in query.chars.iter().enumerate() {
            for &sound in pinyin.sounds(c) {
                sieve.sounds(sound, |meant| meant.sound |= 1 << at);
            }
            if let Some(code) = pinyin.code(c) {
                sieve.mean(code, |meant| {
                    meant.itself |= 1 << at;
                    meant.sound |= 1 << at;
                });
            }
        }
        for run in query.runs(|script| script == Script::Latin) {
            for at in run.clone() {
                sieve.spell(at, query.chars.get(at..run.end).unwrap_or_default());
            }
        }
        sieve
    }

    fn mean(&mut self, code: Code, note: impl FnOnce(&mut Meant)) {
        let code = code as usize;
        if let (Some(meant), Some(codes)) =
            (self.meant.get_mut(code), self.codes.get_mut(code / 64))
        {
            note(meant);
            *codes |= 1 << (code % 64);
        }
    }

    /// Notes something of all characters with a sound.
    fn sounds(&mut self, sound: Sound, note: impl Fn(&mut Meant)) {
        for &code in self.pinyin.with_sound(sound) {
            self.mean(code, &note);
        }
    }

    /// Notes every sound that the letters from a place on begin with, and those that begin with
    /// all of them where they end the query.
    fn spell(&mut self, at: usize, rest: &[char]) {
        let Some(&first) = rest.first() else { return };
        let letter = self.letters.get_mut(u32::from(first).wrapping_sub('a'.into()) as usize);
        if let Some(places) = letter {
            *places |= 1 << at;
        }
        self.typed |= letter_set(first);
        let typed = letters(rest.iter().copied());
        let left = if at + rest.len() == self.end { rest.len() } else { usize::MAX };
        for &sound in self.pinyin.syllables(first) {
            let spelling = self.pinyin.spelling(sound);
            let compared = spelling_length(spelling).min(left);
            if (spelling ^ typed) >> (64 - 8 * compared) == 0 {
                self.spelled.get_mut(sound).into_iter().for_each(|places| *places |= 1 << at);
                self.sounds(sound, |meant| meant.pinyin |= 1 << at);
            }
        }
    }

    #[inline]
    pub(crate) fn meant(&self, code: Code) -> Meant {
        self.meant.get(code as usize).copied().unwrap_or_default()
    }

    /// The codes of all characters that have been meant anywhere, in their order.
    pub(crate) fn codes(&self) -> impl Iterator<Item = Code> {
        let sets = self.codes.iter().enumerate();
        let codes = sets.flat_map(|(at, &set)| places(set).map(move |place| 64 * at + place));
        codes.map(|code| Code::try_from(code).unwrap_or_default())
    }

    /// Where the letters stand that a character's readings begin with.
    pub(crate) fn initial(&self, code: Code) -> Places {
        let typed = self.pinyin.initials(code) & self.typed;
        let letters = places(typed.into()).filter_map(|letter| self.letters.get(letter));
        letters.fold(0, |all, places| all | places)
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
        let spelled =
            |&&sound: &&Sound| self.spelled.get(sound).is_some_and(|places| places >> at & 1 == 1);
        let here = self.pinyin.sounds_of(code).iter().filter(spelled);
        // The longest: 先 takes all of `xian`.
        let ends = here.map(|&sound| at + spelling_length(self.pinyin.spelling(sound)));
        let best = ends.map(|end| (end.min(self.end), end <= self.end)).max();
        best.map(|(end, whole)| (end, if whole { Way::Pinyin } else { Way::Unfinished }))
    }
}

/// The places in a set.
pub(crate) fn places(mut set: Places) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(at)
    })
}
