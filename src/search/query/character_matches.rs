//! At which positions of a query each character of the deck may have been typed.

use super::boost::MatchKind;
use super::characters::{Query, Script};
use crate::pinyin::{
    CharId, Pinyin, SYLLABLE_COUNT, SyllableId, letter_mask, pack_letters, spelling_length,
};
use crate::search::positions::{self, Positions};

/// At which positions a character of the deck may have been typed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CharPositions {
    pub(crate) exact: Positions,
    /// By a character with the same syllable, itself included.
    pub(crate) homophone: Positions,
    /// Where its pinyin begins in letters.
    pub(crate) pinyin: Positions,
}

/// The positions of a query by character of the deck.
#[derive(Debug)]
pub(crate) struct CharacterMatches<'a> {
    pinyin: &'a Pinyin,
    /// By character.
    positions: Vec<CharPositions>,
    /// The characters that match anywhere: a bit for each.
    matched: Vec<u64>,
    /// Where each syllable stands in letters.
    syllables: Vec<Positions>,
    /// Where each letter stands.
    letters: [Positions; 26],
    /// Which of them do: a union of [`letter_mask`]s.
    typed: u32,
    /// The length of the query.
    end: usize,
}

impl<'a> CharacterMatches<'a> {
    pub(crate) fn new(pinyin: &'a Pinyin, query: &Query) -> Self {
        let mut matches = Self {
            pinyin,
            positions: vec![CharPositions::default(); pinyin.characters().len()],
            matched: vec![0; pinyin.characters().len() / 64 + 1],
            syllables: vec![0; SYLLABLE_COUNT],
            letters: [0; 26],
            typed: 0,
            end: query.len(),
        };
        for (at, &c) in query.chars.iter().enumerate() {
            for &syllable in pinyin.syllables(c) {
                matches.add_syllable(syllable, |positions| positions.homophone |= 1 << at);
            }
            if let Some(id) = pinyin.char_id(c) {
                matches.add(id, |positions| {
                    positions.exact |= 1 << at;
                    positions.homophone |= 1 << at;
                });
            }
        }
        for run in query.runs(|script| script == Script::Latin) {
            for at in run.clone() {
                matches.add_letters(at, query.chars.get(at..run.end).unwrap_or_default());
            }
        }
        matches
    }

    fn add(&mut self, id: CharId, add: impl FnOnce(&mut CharPositions)) {
        let id = id as usize;
        if let (Some(positions), Some(matched)) =
            (self.positions.get_mut(id), self.matched.get_mut(id / 64))
        {
            add(positions);
            *matched |= 1 << (id % 64);
        }
    }

    /// Adds a position to all characters with a syllable.
    fn add_syllable(&mut self, syllable: SyllableId, add: impl Fn(&mut CharPositions)) {
        for &id in self.pinyin.chars_with(syllable) {
            self.add(id, &add);
        }
    }

    /// Adds every syllable that the letters from a position on begin with, and those that begin
    /// with all of them where they end the query.
    fn add_letters(&mut self, at: usize, rest: &[char]) {
        let Some(&first) = rest.first() else { return };
        let letter = self.letters.get_mut(u32::from(first).wrapping_sub('a'.into()) as usize);
        if let Some(positions) = letter {
            *positions |= 1 << at;
        }
        self.typed |= letter_mask(first);
        let typed = pack_letters(rest.iter().copied());
        let left = if at + rest.len() == self.end { rest.len() } else { usize::MAX };
        for &syllable in self.pinyin.syllables_from(first) {
            let spelling = self.pinyin.spelling(syllable);
            let compared = spelling_length(spelling).min(left);
            if (spelling ^ typed) >> (64 - 8 * compared) == 0 {
                if let Some(positions) = self.syllables.get_mut(syllable) {
                    *positions |= 1 << at;
                }
                self.add_syllable(syllable, |positions| positions.pinyin |= 1 << at);
            }
        }
    }

    #[inline]
    pub(crate) fn positions(&self, id: CharId) -> CharPositions {
        self.positions.get(id as usize).copied().unwrap_or_default()
    }

    /// All characters that match anywhere, in their order.
    pub(crate) fn matched(&self) -> impl Iterator<Item = CharId> {
        let sets = self.matched.iter().enumerate();
        let ids = sets.flat_map(|(at, &set)| positions::iter(set).map(move |bit| 64 * at + bit));
        ids.map(|id| CharId::try_from(id).unwrap_or_default())
    }

    /// Where a letter stands that a character's pinyin begins with.
    pub(crate) fn initial_positions(&self, id: CharId) -> Positions {
        let typed = self.pinyin.initial_letters(id) & self.typed;
        let letters = positions::iter(typed.into()).filter_map(|letter| self.letters.get(letter));
        letters.fold(0, |all, positions| all | positions)
    }

    /// The position behind a character that was typed from a position on, and how it was.
    pub(crate) fn advance(&self, id: CharId, at: usize) -> Option<(usize, MatchKind)> {
        let positions = self.positions(id);
        if positions.exact >> at & 1 == 1 {
            return Some((at + 1, MatchKind::Exact));
        }
        if positions.homophone >> at & 1 == 1 {
            return Some((at + 1, MatchKind::Homophone));
        }
        if positions.pinyin >> at & 1 == 0 {
            return None;
        }
        let stands = |&&syllable: &&SyllableId| {
            self.syllables.get(syllable).is_some_and(|positions| positions >> at & 1 == 1)
        };
        let here = self.pinyin.syllables_of(id).iter().filter(stands);
        // The longest: 先 takes all of `xian`.
        let ends = here.map(|&syllable| at + spelling_length(self.pinyin.spelling(syllable)));
        let best = ends.map(|end| (end.min(self.end), end <= self.end)).max();
        let kind = |whole| if whole { MatchKind::Pinyin } else { MatchKind::PinyinPrefix };
        best.map(|(end, whole)| (end, kind(whole)))
    }
}
