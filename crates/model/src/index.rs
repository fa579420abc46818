//! What the compiler knows for search: which entries hold what, and how things are typed.
//!
//! All of it is read where it stands in the blob. Lists of entries count *contents*: the entries
//! that differ, in deck order, so that one with copies is listed once.

use std::collections::BTreeMap;

use crate::lexicon::{Lexicon, TextEnd, push};

/// What is written beside a deck, made from it by the compiler.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// The words of all texts of the deck, and of the terms and aliases below.
    pub lexicon: Lexicon,
    /// Titles first, in the order of their first entries; then key points; then further terms.
    pub terms: Vec<Term>,
    /// How characters are read and written.
    pub character_table: CharacterTable,
}

/// A title, a key point or a term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// As it stands in the deck.
    pub text: String,
    /// What it is the title (`primary`) or a key point of.
    pub postings: Vec<Posting>,
    /// Other ways to say it.
    pub aliases: Vec<String>,
}

/// That something stands in a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Index of the content.
    pub content: u32,
    /// Whether it stands in the primary one of the two fields that its list tells apart.
    pub primary: bool,
}

/// A reading without its tone: indices into [`INITIALS`] and [`FINALS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable {
    /// What it begins with.
    pub initial: u8,
    /// What follows.
    pub final_: u8,
}

/// How Chinese characters are read and written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CharacterTable {
    /// The readings of the common characters, in their order (level 1 of GB 2312 is ordered by
    /// reading), each with the number of characters in a row that have it.
    pub common_syllables: Vec<(Syllable, u32)>,
    /// Characters that are not common, or have more than that one reading; in the order of
    /// their code points.
    pub other_syllables: Vec<(char, Vec<Syllable>)>,
    /// A simplified character and a traditional form of it that the deck does not write, in the
    /// order of the latter.
    pub traditional: Vec<(char, char)>,
    /// Further characters of the deck, normalised, with the letters that each counts as, once for
    /// each letter: é as e, ½ as 1 and 2; in the order of their code points.
    pub folds: Vec<(char, char)>,
}

/// What a typed syllable can begin with, one that is part of another after it; the empty one last.
pub const INITIALS: [&str; 24] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r",
    "z", "c", "s", "y", "w", "",
];

/// What a typed syllable can end with. `v` is how keyboards write ü where u is another sound.
pub const FINALS: [&str; 35] = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er", "i", "ia", "ie", "iao",
    "iu", "ian", "in", "iang", "ing", "iong", "ong", "u", "ua", "uo", "uai", "ui", "uan", "un",
    "uang", "ue", "v", "ve", "io",
];

/// First of the Chinese characters in Unicode; what is counted from it takes two bytes.
const FIRST_HAN: u32 = 0x4e00;

/// Writes a number in groups of seven bits, lowest first.
fn number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// Writes a list of postings: for each the distance to the one before, and whether it is primary.
pub(crate) fn write_postings(out: &mut Vec<u8>, postings: &[Posting]) {
    let mut next = 0;
    for posting in postings {
        number(out, (posting.content + 1 - next) * 2 + u32::from(posting.primary));
        next = posting.content + 1;
    }
    out.push(0);
}

/// Writes a text in the words of a lexicon.
pub(crate) fn write_text(out: &mut Vec<u8>, lexicon: &Lexicon, text: &str) {
    lexicon.tokens(text).into_iter().for_each(|token| push(out, token));
    push(out, TextEnd::Line as u32);
}

impl SearchIndex {
    /// An index without terms whose lexicon has the given words, as often as they come.
    #[must_use]
    pub fn of_words<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = BTreeMap::new();
        for word in words {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
        Self { lexicon: Lexicon::new(&counts), ..Self::default() }
    }

    /// The aliases of all terms, each behind the distance to the term that it belongs to. The
    /// marks between their words are left out: nobody reads them.
    pub(crate) fn write_aliases(&self, out: &mut Vec<u8>) {
        let mut last = 0;
        for (at, term) in (0..).zip(&self.terms) {
            for alias in &term.aliases {
                number(out, at - last);
                last = at;
                let words = self.lexicon.tokens(alias).into_iter();
                words
                    .filter(|&word| self.lexicon.is_searchable(word))
                    .for_each(|word| push(out, word));
                push(out, TextEnd::Line as u32);
            }
        }
    }
}

impl CharacterTable {
    /// Like goes with like, since that compresses better.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        number(out, length(self.common_syllables.len()));
        out.extend(self.common_syllables.iter().map(|(reading, _)| reading.initial));
        out.extend(self.common_syllables.iter().map(|(reading, _)| reading.final_));
        for &(_, count) in &self.common_syllables {
            number(out, count);
        }
        number(out, length(self.other_syllables.len()));
        let mut last = FIRST_HAN;
        for (c, readings) in &self.other_syllables {
            step(out, &mut last, *c);
            number(out, length(readings.len()));
            out.extend(readings.iter().flat_map(|reading| [reading.initial, reading.final_]));
        }
        number(out, length(self.traditional.len()));
        let codes = || self.traditional.iter().map(|&(simplified, _)| u32::from(simplified));
        out.extend(codes().map(|code| code.to_be_bytes()[2]));
        out.extend(codes().map(|code| code.to_be_bytes()[3]));
        let mut last = FIRST_HAN;
        for &(_, traditional) in &self.traditional {
            step(out, &mut last, traditional);
        }
        number(out, length(self.folds.len()));
        let mut last = 0;
        for &(c, letter) in &self.folds {
            step(out, &mut last, c);
            number(out, letter.into());
        }
    }

    /// Reads back what [`CharacterTable::write`] wrote; `None` for anything else.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut input = Numbers::new(bytes);
        let mut characters = Self::default();
        let count = input.next()? as usize;
        let (initials, finals) = (input.bytes(count)?, input.bytes(count)?);
        for (&initial, &last) in initials.iter().zip(finals) {
            characters.common_syllables.push((Syllable { initial, final_: last }, input.next()?));
        }
        let mut code = FIRST_HAN;
        for _ in 0..input.next()? {
            let c = input.step(&mut code)?;
            // A hostile number may be half of all that `usize` holds in a browser.
            let bytes = (input.next()? as usize).checked_mul(2)?;
            let readings = input.bytes(bytes)?.chunks_exact(2);
            let reading =
                |pair: &[u8]| Some(Syllable { initial: *pair.first()?, final_: *pair.last()? });
            characters.other_syllables.push((c, readings.filter_map(reading).collect()));
        }
        let count = input.next()? as usize;
        let (highs, lows) = (input.bytes(count)?, input.bytes(count)?);
        let mut code = FIRST_HAN;
        for (&high, &low) in highs.iter().zip(lows) {
            let simplified = char::from_u32(u32::from(high) << 8 | u32::from(low))?;
            characters.traditional.push((simplified, input.step(&mut code)?));
        }
        let mut code = 0;
        for _ in 0..input.next()? {
            let c = input.step(&mut code)?;
            characters.folds.push((c, input.step(&mut 0)?));
        }
        Some(characters)
    }
}

/// Writes a character as its distance to the one before, which has a smaller code point.
fn step(out: &mut Vec<u8>, last: &mut u32, c: char) {
    number(out, u32::from(c).saturating_sub(*last));
    *last = u32::from(c);
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Numbers as [`number`] wrote them, to the end of the bytes.
#[derive(Clone, Debug)]
pub(crate) struct Numbers<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Numbers<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter() }
    }

    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes.as_slice()
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.bytes.as_slice().split_at_checked(count)?;
        self.bytes = rest.iter();
        Some(bytes)
    }

    /// The next character behind this code point, which moves on to it.
    fn step(&mut self, code: &mut u32) -> Option<char> {
        *code = code.checked_add(self.next()?)?;
        char::from_u32(*code)
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = *self.bytes.next()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

/// A list of postings, read where it stands.
#[derive(Clone, Debug)]
pub struct PostingList<'a> {
    numbers: Numbers<'a>,
    next: u32,
}

impl<'a> PostingList<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { numbers: Numbers::new(bytes), next: 0 }
    }
}

impl Iterator for PostingList<'_> {
    type Item = Posting;

    #[inline]
    fn next(&mut self) -> Option<Posting> {
        let number = self.numbers.next()?;
        self.next = self.next.wrapping_add(number / 2);
        Some(Posting { content: self.next.wrapping_sub(1), primary: number % 2 == 1 })
    }
}

/// Where lists are, one behind the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    /// Where each ends: it has a 0 behind it, and no other byte of its is one.
    ends: Vec<u32>,
}

impl Lists {
    pub(crate) fn new(lists: &[u8]) -> Self {
        let ends = (0..).zip(lists).filter(|&(_, &byte)| byte == 0).map(|(at, _)| at);
        Self { ends: ends.collect() }
    }

    pub(crate) fn count(&self) -> usize {
        self.ends.len()
    }

    /// The list with this index; empty for one that there is not.
    pub(crate) fn get<'a>(&self, lists: &'a [u8], at: usize) -> PostingList<'a> {
        let start = at.checked_sub(1).map_or(Some(0), |last| Some(*self.ends.get(last)? + 1));
        let range = start.zip(self.ends.get(at)).map(|(start, &end)| start as usize..end as usize);
        PostingList::new(range.and_then(|range| lists.get(range)).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occurrences_read_back() {
        let lists: [&[(u32, bool)]; 4] =
            [&[(0, true), (1, false)], &[], &[(300, true)], &[(7, false), (20_000, true)]];
        let mut bytes = Vec::new();
        let posting = |&(content, primary): &(u32, bool)| Posting { content, primary };
        for wanted in lists {
            write_postings(&mut bytes, &wanted.iter().map(posting).collect::<Vec<_>>());
        }
        let found = Lists::new(&bytes);
        assert_eq!(found.count(), lists.len());
        for (at, wanted) in lists.into_iter().enumerate() {
            let wanted: Vec<_> = wanted.iter().map(posting).collect();
            assert_eq!(found.get(&bytes, at).collect::<Vec<_>>(), wanted);
        }
        assert_eq!(found.get(&bytes, 4).next(), None);
    }

    #[test]
    fn characters_read_back() {
        let reading = |initial, last| Syllable { initial, final_: last };
        let characters = CharacterTable {
            common_syllables: vec![(reading(0, 0), 2), (reading(1, 3), 300)],
            other_syllables: vec![
                ('调', vec![reading(5, 16), reading(6, 16)]),
                ('鲁', vec![reading(8, 23)]),
            ],
            traditional: vec![('拟', '擬'), ('里', '裏'), ('里', '裡'), ('过', '過')],
            folds: vec![('½', '1'), ('½', '2'), ('é', 'e'), ('𝒜', 'a')],
        };
        let mut bytes = Vec::new();
        characters.write(&mut bytes);
        assert_eq!(CharacterTable::read(&bytes), Some(characters));
        assert_eq!(CharacterTable::read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(CharacterTable::read(&[0xff; 40]), None);
    }

    #[test]
    fn no_two_syllables_are_typed_alike() {
        for table in [INITIALS.as_slice(), &FINALS] {
            assert!(
                table.iter().all(|part| table.iter().filter(|other| *other == part).count() == 1)
            );
        }
    }
}
