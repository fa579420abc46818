//! The words of a deck as they are compared with what was typed.

use std::ops::Range;
use std::rc::Rc;

use study_model::{Blob, FIRST_WORD};

use super::query;
use crate::multimap::Multimap;
use crate::pinyin::{Code, Pinyin, is_chinese, letter_set};

/// The words of a lexicon, each as codes or as letters.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    pub(crate) pinyin: Rc<Pinyin>,
    /// The words that are Chinese, as codes, one behind the other.
    codes: Vec<Code>,
    /// Where each word ends in `codes`; other words take no room there.
    code_ends: Vec<u32>,
    /// The Chinese words that have each character.
    words: Multimap,
    /// The forms that begin with each word.
    forms: Multimap,
    /// The names that have each word.
    names: Multimap,
    /// Words of each name, marks between them aside.
    name_lengths: Vec<u32>,
    /// The other words, letter by letter, one behind the other.
    letters: Vec<char>,
    /// These by themselves.
    latin: Vec<Latin>,
    /// The words that have no letter: marks between others.
    blanks: Vec<u32>,
}

/// A word that is not Chinese, or not all of it.
#[derive(Debug)]
struct Latin {
    token: u32,
    first: char,
    /// Whether it is but small letters of English, or digits.
    plain: bool,
    /// Where it ends in `letters`.
    end: u32,
    /// Which letters it has: a union of [`letter_set`]s.
    set: u32,
}

/// A word that is spelled in letters.
pub(crate) struct Word<'a> {
    pub(crate) token: u32,
    pub(crate) letters: &'a [char],
    /// A union of [`letter_set`]s.
    pub(crate) set: u32,
    /// Whether letters that are not its own can stand beside it only behind a mark or a blank, as
    /// beside most words of English.
    pub(crate) parted: bool,
}

impl Vocabulary {
    pub(crate) fn new(blob: &Blob, pinyin: Rc<Pinyin>) -> Self {
        let count = blob.lexicon().count();
        let words = (FIRST_WORD..).take(count).filter_map(|it| Some((it, blob.lexicon().get(it)?)));
        let mut vocabulary = Self { pinyin, ..Self::default() };
        let mut words_with = Vec::new();
        // A word counts once for each of its characters, however often it has it.
        let mut last = vec![0; vocabulary.pinyin.characters().len()];
        for (token, word) in words {
            vocabulary.add(token, word, is_chinese(word));
            for &code in vocabulary.codes(token) {
                if let Some(last) = last.get_mut(code as usize).filter(|last| **last != token) {
                    *last = token;
                    words_with.push((code as usize, token));
                }
            }
        }
        vocabulary.words = Multimap::new(vocabulary.pinyin.characters().len(), &words_with);
        let mut forms = Vec::new();
        for (at, (_, mut form)) in (0..).zip(blob.aliases()) {
            forms.extend(form.next().map(|first| (at_word(first), at)));
        }
        vocabulary.forms = Multimap::new(count, &forms);
        let mut names = Vec::new();
        for name in 0..blob.term_count() {
            let mut length = 0;
            for token in blob.term(name) {
                length += u32::from(vocabulary.says(token));
                names.push((at_word(token), name));
            }
            vocabulary.name_lengths.push(length);
        }
        vocabulary.names = Multimap::new(count, &names);
        vocabulary
    }

    fn add(&mut self, token: u32, word: &str, is_chinese: bool) {
        let start = self.letters.len();
        let mut plain = true;
        for c in word.chars() {
            if is_chinese {
                self.codes.extend(self.pinyin.code(c));
            } else {
                self.pinyin.spell_out(c, &mut self.letters);
                plain &= c.is_ascii_alphanumeric();
            }
        }
        self.code_ends.push(length(self.codes.len()));
        let letters = self.letters.get(start..).unwrap_or_default();
        if let Some(&first) = letters.first() {
            let set = letters.iter().fold(0, |set, &c| set | letter_set(c));
            let end = length(self.letters.len());
            self.latin.push(Latin { token, first, plain, end, set });
        } else if !is_chinese {
            self.blanks.push(token);
        }
    }

    /// Whether a word is more than a mark between words.
    fn says(&self, token: u32) -> bool {
        self.blanks.binary_search(&token).is_err()
    }

    /// How many words there are.
    pub(crate) fn count(&self) -> usize {
        self.code_ends.len()
    }

    /// A word as codes; empty for one that is not Chinese.
    pub(crate) fn codes(&self, token: u32) -> &[Code] {
        let at = at_word(token);
        let start = if at == 0 { Some(&0) } else { self.code_ends.get(at.wrapping_sub(1)) };
        let range = start.zip(self.code_ends.get(at));
        let range = range.map(|(&start, &end)| start as usize..end as usize);
        range.and_then(|range| self.codes.get(range)).unwrap_or_default()
    }

    /// The Chinese words that have a character, each once.
    pub(crate) fn words(&self, code: Code) -> &[u32] {
        self.words.get(code as usize)
    }

    /// The forms that begin with a word, by their place among all forms of the blob.
    pub(crate) fn forms(&self, token: u32) -> &[u32] {
        self.forms.get(at_word(token))
    }

    /// The names that have a word; once for each time that it stands there.
    pub(crate) fn names(&self, token: u32) -> &[u32] {
        self.names.get(at_word(token))
    }

    /// How many words a name has, marks between them aside.
    pub(crate) fn name_length(&self, name: u32) -> u32 {
        self.name_lengths.get(name as usize).copied().unwrap_or_default()
    }

    /// The words that have no letter: marks between others.
    pub(crate) fn blanks(&self) -> &[u32] {
        &self.blanks
    }

    /// Every word that is not Chinese and of which this is wanted: its first letter, and all of
    /// them, a union of [`letter_set`]s.
    pub(crate) fn latin(
        &self,
        wanted: impl Fn(char, u32) -> bool,
    ) -> impl Iterator<Item = Word<'_>> {
        let mut start = 0;
        self.latin.iter().filter_map(move |latin| {
            let word = start..latin.end as usize;
            start = word.end;
            let Latin { token, first, plain, set, .. } = *latin;
            let letters = wanted(first, set).then(|| self.letters.get(word))?.unwrap_or_default();
            let parted = plain && letters.len() < query::LONGEST;
            Some(Word { token, letters, set, parted })
        })
    }

    /// Adds the letters of a word.
    pub(crate) fn spell(&self, token: u32, letters: &mut Vec<char>) {
        for &code in self.codes(token) {
            letters.push(self.pinyin.characters().get(code as usize).copied().unwrap_or(' '));
        }
        let at = self.latin.partition_point(|latin| latin.token < token);
        let Some(own) = self.latin.get(at).filter(|latin| latin.token == token) else { return };
        let start = at.checked_sub(1).and_then(|before| self.latin.get(before));
        let range = start.map_or(0, |before| before.end as usize)..own.end as usize;
        letters.extend_from_slice(self.letters.get(range).unwrap_or_default());
    }

    /// Which characters of a word have these of its letters, with the accents behind them.
    pub(crate) fn characters(&self, token: u32, word: &str, letters: Range<usize>) -> Range<usize> {
        if !self.codes(token).is_empty() {
            return letters;
        }
        let (mut spelled, mut part) = (Vec::new(), 0..0);
        for (at, c) in word.chars().enumerate() {
            let before = spelled.len();
            self.pinyin.spell_out(c, &mut spelled);
            if before <= letters.start {
                part.start = at;
            }
            let is_accent = spelled.len() == before && part.end == at;
            if before < letters.end || is_accent {
                part.end = at + 1;
            }
        }
        part
    }
}

/// The place of a word among all words.
fn at_word(token: u32) -> usize {
    token.wrapping_sub(FIRST_WORD) as usize
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
