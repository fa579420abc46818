//! How characters are typed: their sounds, and their simplified forms.

use std::ops::Range;

use study_model::text::{is_accent, is_han, normalise_char};
use study_model::{Blob, BlobError, CharacterTable, FINALS, FIRST_WORD, INITIALS, Syllable};

use crate::multimap::Multimap;

/// The block of Chinese characters in common use: what tables are laid out for.
const HAN: Range<u32> = 0x4e00..0xa000;

/// The first syllable of Hangul, and how many there are: for each of 19 initials and 21 vowels one
/// without and 27 with a final, in this order (The Unicode Standard, 3.12).
const HANGUL: u32 = 0xac00;
const SYLLABLES: u32 = 19 * 21 * 28;

/// Number of a Chinese character among those of the deck.
pub(crate) type Code = u32;
/// Number of a reading, by what it begins with and what follows.
pub(crate) type Sound = usize;
/// How many of these there are.
pub(crate) const SOUNDS: usize = INITIALS.len() * FINALS.len();

/// Up to eight letters, the first of them in the highest byte. No sound has more than six.
pub(crate) type Letters = u64;

/// The characters of a deck, and those that people may type instead of them.
#[derive(Debug, Default)]
pub(crate) struct Pinyin {
    /// Of each character in [`HAN`]: which list of sounds is its; the first is empty.
    list_of: Vec<u16>,
    /// Lists of sounds, one behind the other.
    sounds: Vec<Sound>,
    /// Where each of them ends.
    ends: Vec<u32>,
    /// Of each character in [`HAN`]: its code, one higher, so that 0 is none.
    code_of: Vec<Code>,
    /// The characters of the deck, by code.
    characters: Vec<char>,
    /// Their lists of sounds.
    lists: Vec<u16>,
    /// The letters that these begin with: a bit for each, from `a` on.
    initials: Vec<u32>,
    /// Which characters have each sound.
    by_sound: Multimap,
    /// How each sound is typed.
    spellings: Vec<Letters>,
    /// The sounds that the deck's characters have, in the order of their letters.
    syllables: Vec<Sound>,
    /// Simplified characters with their traditional forms, in the order of these.
    traditional: Vec<(char, char)>,
    /// Characters with the letters that they count as, in the order of their code points.
    folds: Vec<(char, char)>,
}

impl Pinyin {
    /// - `common`: the characters of level 1 of GB 2312 in their order.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when the bytes were made up to fit the checksum.
    pub(crate) fn of_deck(blob: &Blob, common: &str) -> Result<Self, BlobError> {
        let words = (FIRST_WORD..).take(blob.lexicon().count());
        let words = words.filter_map(|token| blob.lexicon().get(token));
        Ok(Self::new(blob.character_table()?, common, words.filter(|word| is_chinese(word))))
    }

    /// - `common`: the characters of level 1 of GB 2312 in their order.
    /// - `texts`: what the characters of the deck stand in.
    fn new<'a>(known: CharacterTable, common: &str, texts: impl Iterator<Item = &'a str>) -> Self {
        let mut pinyin = Self {
            list_of: vec![0; HAN.len()],
            code_of: vec![0; HAN.len()],
            ends: vec![0],
            ..Self::default()
        };
        let mut rest = common.chars();
        for (reading, count) in known.common_syllables {
            pinyin.push(&[reading]);
            rest.by_ref().take(count as usize).for_each(|c| pinyin.set_list(c));
        }
        for (c, readings) in known.other_syllables {
            pinyin.push(&readings);
            pinyin.set_list(c);
        }
        (pinyin.traditional, pinyin.folds) = (known.traditional, known.folds);
        texts.flat_map(str::chars).for_each(|c| pinyin.add(c));
        pinyin.spell();
        pinyin
    }

    fn push(&mut self, readings: &[Syllable]) {
        let sound = |reading: &Syllable| {
            usize::from(reading.initial) * FINALS.len() + usize::from(reading.final_)
        };
        self.sounds.extend(readings.iter().map(sound));
        self.ends.push(u32::try_from(self.sounds.len()).unwrap_or_default());
    }

    /// Gives `c` the list of sounds that was pushed last.
    fn set_list(&mut self, c: char) {
        let last = u16::try_from(self.ends.len() - 1).unwrap_or_default();
        if let Some(list) = place(c).and_then(|at| self.list_of.get_mut(at)) {
            *list = last;
        }
    }

    /// Gives `c` a code if it is Chinese and has none.
    fn add(&mut self, c: char) {
        let next = Code::try_from(self.characters.len()).unwrap_or(Code::MAX - 1);
        let Some(at) = place(c) else { return };
        if let Some(code) = self.code_of.get_mut(at).filter(|code| **code == 0) {
            *code = next + 1;
            self.characters.push(c);
            self.lists.push(self.list_of.get(at).copied().unwrap_or_default());
        }
    }

    /// Finds the sounds that the characters of the deck have.
    fn spell(&mut self) {
        let spelled = |first: &str, last| letters(first.chars().chain(str::chars(last)));
        let spellings = INITIALS.iter().flat_map(|first| FINALS.map(|last| spelled(first, last)));
        self.spellings = spellings.collect();
        let mut sounds = Vec::new();
        for (code, list) in (0..).zip(self.lists.clone()) {
            let mut initials = 0;
            for &sound in self.list(list) {
                sounds.push((sound, code));
                initials |= letter_set(char::from(self.spelling(sound).to_be_bytes()[0]));
            }
            self.initials.push(initials);
        }
        self.by_sound = Multimap::new(SOUNDS, &sounds);
        // Put in one by one: the standard library's sorting weighs kilobytes.
        let mut syllables = Vec::new();
        for sound in (0..).take(SOUNDS).filter(|&sound| !self.with_sound(sound).is_empty()) {
            let letters = self.spelling(sound);
            let at = syllables.partition_point(|&before| self.spelling(before) < letters);
            syllables.insert(at, sound);
        }
        self.syllables = syllables;
    }

    /// The sounds of a character, most common first.
    pub(crate) fn sounds(&self, c: char) -> &[Sound] {
        let list = place(c).and_then(|at| self.list_of.get(at));
        self.list(list.copied().unwrap_or_default())
    }

    /// The sounds of a character of the deck.
    pub(crate) fn sounds_of(&self, code: Code) -> &[Sound] {
        self.list(self.lists.get(code as usize).copied().unwrap_or_default())
    }

    fn list(&self, list: u16) -> &[Sound] {
        let at = usize::from(list);
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let range = start.zip(self.ends.get(at)).map(|(&start, &end)| start as usize..end as usize);
        range.and_then(|range| self.sounds.get(range)).unwrap_or_default()
    }

    /// The letters that a character of the deck may be typed by, a union of [`letter_set`]s.
    pub(crate) fn initials(&self, code: Code) -> u32 {
        self.initials.get(code as usize).copied().unwrap_or_default()
    }

    /// The code of a character, if the deck has it.
    pub(crate) fn code(&self, c: char) -> Option<Code> {
        self.code_of.get(place(c)?)?.checked_sub(1)
    }

    /// The characters of the deck, in the order of their codes.
    pub(crate) fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The codes of the characters that have a sound.
    pub(crate) fn with_sound(&self, sound: Sound) -> &[u32] {
        self.by_sound.get(sound)
    }

    /// How a sound is typed.
    pub(crate) fn spelling(&self, sound: Sound) -> Letters {
        self.spellings.get(sound).copied().unwrap_or_default()
    }

    /// The sounds of the deck's characters that begin with a letter.
    pub(crate) fn syllables(&self, first: char) -> &[Sound] {
        let from = |first: u32| {
            let before = |&sound: &Sound| self.spelling(sound) >> 56 < Letters::from(first);
            self.syllables.partition_point(before)
        };
        self.syllables.get(from(first.into())..from(u32::from(first) + 1)).unwrap_or_default()
    }

    /// What a character counts as: its plain, small and simplified form.
    pub(crate) fn normalise(&self, c: char) -> char {
        let plain = normalise_char(c);
        if !is_han(plain) {
            return plain;
        }
        let at = self.traditional.binary_search_by_key(&plain, |&(_, traditional)| traditional);
        at.ok().and_then(|at| self.traditional.get(at)).map_or(plain, |&(simple, _)| simple)
    }

    /// Adds the letters that a character counts as, of the deck or of a query: none for a mark
    /// between words, several for what is put together from them.
    pub(crate) fn spell_out(&self, c: char, letters: &mut Vec<char>) {
        let plain = self.normalise(c);
        if plain.is_ascii() {
            if plain != ' ' {
                letters.push(plain);
            }
        } else if let Some(at) = u32::from(plain).checked_sub(HANGUL).filter(|&at| at < SYLLABLES) {
            let parts = [0x1100 + at / 588, 0x1161 + at % 588 / 28, 0x11a7 + at % 28];
            for part in parts.into_iter().filter(|&part| part != 0x11a7) {
                letters.push(char::from_u32(part).unwrap_or(c));
            }
        } else {
            let at = self.folds.partition_point(|&(c, _)| c < plain);
            let folds = self.folds.get(at..).unwrap_or_default();
            let before = letters.len();
            for &(_, letter) in folds.iter().take_while(|&&(c, _)| c == plain) {
                letters.push(letter);
            }
            if letters.len() == before && !is_accent(plain) {
                letters.push(plain);
            }
        }
    }
}

/// How many letters a spelling has.
pub(crate) fn spelling_length(letters: Letters) -> usize {
    8 - letters.trailing_zeros() as usize / 8
}

/// Letters in a machine word; those behind the eighth are left out.
pub(crate) fn letters(letters: impl Iterator<Item = char>) -> Letters {
    let bytes = letters.map(|letter| u8::try_from(letter).unwrap_or(u8::MAX));
    (0..8).rev().zip(bytes).fold(0, |word, (at, byte)| word | Letters::from(byte) << (8 * at))
}

/// A bit for each letter from `a` to `z`, one for the rest of ASCII, and one for what is beyond.
pub(crate) fn letter_set(c: char) -> u32 {
    1 << u32::from(c).wrapping_sub('a'.into()).min(if c.is_ascii() { 26 } else { 27 })
}

/// Whether a word is spelled in codes.
pub(crate) fn is_chinese(word: &str) -> bool {
    word.chars().all(|c| place(c).is_some())
}

/// Where a character stands in a table.
pub(crate) fn place(c: char) -> Option<usize> {
    let at = u32::from(c).checked_sub(HAN.start)?;
    (at < HAN.end - HAN.start).then_some(at as usize)
}
