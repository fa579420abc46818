//! How Chinese characters are typed: by the syllables of pinyin, each an initial and a final, and in
//! simplified or traditional form. Search and quiz both use it.

use std::ops::Range;

use study_model::text::{is_accent, is_han, normalise_char};
use study_model::{Blob, BlobError, CharacterTable, FINALS, FIRST_WORD, INITIALS, Syllable};

use crate::multimap::Multimap;

/// The block of Chinese characters in common use: what tables are laid out for.
const CJK: Range<u32> = 0x4e00..0xa000;

/// The syllables of Hangul: for each of 19 initials and 21 vowels one without and 27 with a final, in
/// this order (The Unicode Standard, 3.12).
const HANGUL: Range<u32> = 0xac00..0xac00 + 19 * VOWELS * FINAL_COUNT;
const VOWELS: u32 = 21;
const FINAL_COUNT: u32 = 28;
/// One before the first final.
const NO_FINAL: u32 = 0x11a7;

/// Number of a Chinese character among those of the deck, in the order of the lexicon.
pub(crate) type CharId = u32;
/// Number of a syllable, by its initial and its final; tones do not count.
pub(crate) type SyllableId = usize;
/// How many of these there are.
pub(crate) const SYLLABLE_COUNT: usize = INITIALS.len() * FINALS.len();

/// Up to eight letters, the first of them in the highest byte. The longest syllable, `zhuang`, has six.
pub(crate) type PackedLetters = u64;

/// The characters of a deck, and those that people may type instead of them.
#[derive(Debug, Default)]
pub(crate) struct Pinyin {
    /// Of each character in [`CJK`]: the number of its list of syllables; list 0 is empty.
    list_of: Vec<u16>,
    /// All lists of syllables, one behind the other.
    syllables: Vec<SyllableId>,
    /// Where each of them ends.
    ends: Vec<u32>,
    /// Of each character in [`CJK`]: its id, one higher, so that 0 is none.
    id_of: Vec<CharId>,
    /// The characters of the deck, by id.
    characters: Vec<char>,
    /// Their lists of syllables.
    lists: Vec<u16>,
    /// The first letters of each character's syllables, as [`letter_mask`]s.
    initials: Vec<u32>,
    /// Which characters have each syllable.
    by_syllable: Multimap,
    /// How each syllable is typed.
    spellings: Vec<PackedLetters>,
    /// The syllables that the deck's characters have, in the order of their letters.
    by_spelling: Vec<SyllableId>,
    /// Simplified characters with their traditional forms, in the order of these.
    traditional: Vec<(char, char)>,
    /// Characters with the plain letters that each folds into, in the order of their code points.
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
            list_of: vec![0; CJK.len()],
            id_of: vec![0; CJK.len()],
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
        pinyin.collect_syllables();
        pinyin
    }

    fn push(&mut self, readings: &[Syllable]) {
        let syllable = |reading: &Syllable| {
            usize::from(reading.initial) * FINALS.len() + usize::from(reading.final_)
        };
        self.syllables.extend(readings.iter().map(syllable));
        self.ends.push(u32::try_from(self.syllables.len()).unwrap_or_default());
    }

    /// Gives `c` the list of syllables that was pushed last.
    fn set_list(&mut self, c: char) {
        let last = u16::try_from(self.ends.len() - 1).unwrap_or_default();
        if let Some(list) = cjk_index(c).and_then(|at| self.list_of.get_mut(at)) {
            *list = last;
        }
    }

    /// Gives `c` an id if it is Chinese and has none.
    fn add(&mut self, c: char) {
        let next = CharId::try_from(self.characters.len()).unwrap_or(CharId::MAX - 1);
        let Some(at) = cjk_index(c) else { return };
        if let Some(id) = self.id_of.get_mut(at).filter(|id| **id == 0) {
            *id = next + 1;
            self.characters.push(c);
            self.lists.push(self.list_of.get(at).copied().unwrap_or_default());
        }
    }

    /// Finds the syllables that the characters of the deck have.
    fn collect_syllables(&mut self) {
        let spelled = |first: &str, last| pack_letters(first.chars().chain(str::chars(last)));
        let spellings = INITIALS.iter().flat_map(|first| FINALS.map(|last| spelled(first, last)));
        self.spellings = spellings.collect();
        let mut with_syllable = Vec::new();
        for (id, list) in (0..).zip(self.lists.clone()) {
            let mut initials = 0;
            for &syllable in self.list(list) {
                with_syllable.push((syllable, id));
                initials |= letter_mask(char::from(self.spelling(syllable).to_be_bytes()[0]));
            }
            self.initials.push(initials);
        }
        self.by_syllable = Multimap::new(SYLLABLE_COUNT, &with_syllable);
        // Put in one by one: the standard library's sorting weighs kilobytes.
        let mut syllables = Vec::new();
        for syllable in
            (0..).take(SYLLABLE_COUNT).filter(|&syllable| !self.chars_with(syllable).is_empty())
        {
            let letters = self.spelling(syllable);
            let at = syllables.partition_point(|&before| self.spelling(before) < letters);
            syllables.insert(at, syllable);
        }
        self.by_spelling = syllables;
    }

    /// The syllables of a character, most common first.
    pub(crate) fn syllables(&self, c: char) -> &[SyllableId] {
        let list = cjk_index(c).and_then(|at| self.list_of.get(at));
        self.list(list.copied().unwrap_or_default())
    }

    /// The syllables of a character of the deck.
    pub(crate) fn syllables_of(&self, id: CharId) -> &[SyllableId] {
        self.list(self.lists.get(id as usize).copied().unwrap_or_default())
    }

    fn list(&self, list: u16) -> &[SyllableId] {
        let at = usize::from(list);
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let range = start.zip(self.ends.get(at)).map(|(&start, &end)| start as usize..end as usize);
        range.and_then(|range| self.syllables.get(range)).unwrap_or_default()
    }

    /// The first letters of a character's syllables, as a union of [`letter_mask`]s.
    pub(crate) fn initial_letters(&self, id: CharId) -> u32 {
        self.initials.get(id as usize).copied().unwrap_or_default()
    }

    /// The id of a character, if the deck has it.
    pub(crate) fn char_id(&self, c: char) -> Option<CharId> {
        self.id_of.get(cjk_index(c)?)?.checked_sub(1)
    }

    /// The characters of the deck, in the order of their ids.
    pub(crate) fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The ids of the characters that have a syllable.
    pub(crate) fn chars_with(&self, syllable: SyllableId) -> &[u32] {
        self.by_syllable.get(syllable)
    }

    /// How a syllable is typed.
    pub(crate) fn spelling(&self, syllable: SyllableId) -> PackedLetters {
        self.spellings.get(syllable).copied().unwrap_or_default()
    }

    /// The syllables of the deck's characters that begin with a letter.
    pub(crate) fn syllables_from(&self, first: char) -> &[SyllableId] {
        let from = |first: u32| {
            let before =
                |&syllable: &SyllableId| self.spelling(syllable) >> 56 < PackedLetters::from(first);
            self.by_spelling.partition_point(before)
        };
        self.by_spelling.get(from(first.into())..from(u32::from(first) + 1)).unwrap_or_default()
    }

    /// The normal form of a character: plain, small and simplified.
    pub(crate) fn normalise(&self, c: char) -> char {
        let plain = normalise_char(c);
        if !is_han(plain) {
            return plain;
        }
        let at = self.traditional.binary_search_by_key(&plain, |&(_, traditional)| traditional);
        at.ok().and_then(|at| self.traditional.get(at)).map_or(plain, |&(simple, _)| simple)
    }

    /// Appends the plain letters that a character of the deck or of a query folds into: none for
    /// punctuation and blanks, several for a ligature or a Hangul syllable.
    pub(crate) fn fold_into(&self, c: char, letters: &mut Vec<char>) {
        let plain = self.normalise(c);
        if plain.is_ascii() {
            if plain != ' ' {
                letters.push(plain);
            }
        } else if HANGUL.contains(&plain.into()) {
            push_jamo(u32::from(plain) - HANGUL.start, letters);
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

/// Appends the letters of a Hangul syllable: an initial, a vowel, and a final where it has one.
///
/// - `at`: its index among all of them.
fn push_jamo(at: u32, letters: &mut Vec<char>) {
    let [initial, vowel, last] =
        [at / (VOWELS * FINAL_COUNT), at / FINAL_COUNT % VOWELS, at % FINAL_COUNT];
    for jamo in [0x1100 + initial, 0x1161 + vowel, NO_FINAL + last] {
        if jamo != NO_FINAL {
            letters.push(char::from_u32(jamo).unwrap_or_default());
        }
    }
}

/// Number of letters in a spelling.
pub(crate) fn spelling_length(letters: PackedLetters) -> usize {
    8 - letters.trailing_zeros() as usize / 8
}

/// Packs letters into a machine word; those behind the eighth are left out.
pub(crate) fn pack_letters(letters: impl Iterator<Item = char>) -> PackedLetters {
    let bytes = letters.map(|letter| u8::try_from(letter).unwrap_or(u8::MAX));
    (0..8).rev().zip(bytes).fold(0, |word, (at, byte)| word | PackedLetters::from(byte) << (8 * at))
}

/// A bit for each letter from `a` to `z`, one for the rest of ASCII, and one for what is beyond.
pub(crate) fn letter_mask(c: char) -> u32 {
    1 << u32::from(c).wrapping_sub('a'.into()).min(if c.is_ascii() { 26 } else { 27 })
}

/// Whether every character of a token is in [`CJK`].
pub(crate) fn is_chinese(word: &str) -> bool {
    word.chars().all(|c| cjk_index(c).is_some())
}

/// Index of a character in the tables laid out for [`CJK`].
pub(crate) fn cjk_index(c: char) -> Option<usize> {
    let at = u32::from(c).checked_sub(CJK.start)?;
    (at < CJK.end - CJK.start).then_some(at as usize)
}
