//! The tokens of a deck as they are compared with what was typed.

use std::ops::Range;

use study_model::{Blob, FIRST_WORD};

use crate::multimap::Multimap;
use crate::pinyin::{CharId, Pinyin, is_chinese, letter_mask};
use crate::search::positions::MAX_QUERY_LENGTH;

/// The tokens of a lexicon, each as characters of the deck or as letters, and the terms and aliases
/// that they stand in.
#[derive(Debug, Default)]
pub(crate) struct TokenDictionary {
    pub(crate) pinyin: Pinyin,
    /// The tokens that are Chinese, as characters, one behind the other.
    char_ids: Vec<CharId>,
    /// Where each token ends in `char_ids`; other tokens take no room there.
    char_ends: Vec<u32>,
    /// The Chinese tokens that have each character.
    by_char: Multimap,
    /// The aliases that begin with each token.
    aliases: Multimap,
    /// The terms that have each token.
    terms: Multimap,
    /// Tokens of each term, separators aside.
    term_lengths: Vec<u32>,
    /// The other tokens, letter by letter, one behind the other.
    letters: Vec<char>,
    /// These by themselves.
    spelled: Vec<Spelled>,
    /// The tokens that have no letter.
    separators: Vec<u32>,
}

/// A token that is not Chinese, or not all of it.
#[derive(Debug)]
struct Spelled {
    token: u32,
    first: char,
    /// Whether it is but small letters of English, or digits.
    is_ascii: bool,
    /// Where it ends in `letters`.
    end: u32,
    /// A union of [`letter_mask`]s.
    mask: u32,
}

/// A token that is spelled in letters.
pub(crate) struct SpelledToken<'a> {
    pub(crate) token: u32,
    pub(crate) letters: &'a [char],
    /// A union of [`letter_mask`]s.
    pub(crate) mask: u32,
    /// Whether other letters stand beside it only across a boundary, as beside most English words.
    pub(crate) needs_boundary: bool,
}

impl TokenDictionary {
    pub(crate) fn new(blob: &Blob, pinyin: Pinyin) -> Self {
        let mut dictionary = Self { pinyin, ..Self::default() };
        dictionary.add_tokens(blob);
        dictionary.add_aliases(blob);
        dictionary.add_terms(blob);
        dictionary
    }

    fn add_tokens(&mut self, blob: &Blob) {
        let tokens = (FIRST_WORD..).take(blob.lexicon().count());
        let mut by_char = Vec::new();
        // A token counts once for each of its characters, however often it has it.
        let mut last = vec![0; self.pinyin.characters().len()];
        for (token, text) in tokens.filter_map(|it| Some((it, blob.lexicon().get(it)?))) {
            self.add(token, text, is_chinese(text));
            for &id in self.char_ids(token) {
                if let Some(last) = last.get_mut(id as usize).filter(|last| **last != token) {
                    *last = token;
                    by_char.push((id as usize, token));
                }
            }
        }
        self.by_char = Multimap::new(last.len(), &by_char);
    }

    fn add_aliases(&mut self, blob: &Blob) {
        let mut aliases = Vec::new();
        for (at, (_, mut alias)) in (0..).zip(blob.aliases()) {
            aliases.extend(alias.next().map(|first| (index_of(first), at)));
        }
        self.aliases = Multimap::new(self.count(), &aliases);
    }

    fn add_terms(&mut self, blob: &Blob) {
        let mut terms = Vec::new();
        for term in 0..blob.term_count() {
            let mut length = 0;
            for token in blob.term(term) {
                length += u32::from(!self.is_separator(token));
                terms.push((index_of(token), term));
            }
            self.term_lengths.push(length);
        }
        self.terms = Multimap::new(self.count(), &terms);
    }

    fn add(&mut self, token: u32, text: &str, is_chinese: bool) {
        let start = self.letters.len();
        let mut is_ascii = true;
        for c in text.chars() {
            if is_chinese {
                self.char_ids.extend(self.pinyin.char_id(c));
            } else {
                self.pinyin.fold_into(c, &mut self.letters);
                is_ascii &= c.is_ascii_alphanumeric();
            }
        }
        self.char_ends.push(length(self.char_ids.len()));
        let letters = self.letters.get(start..).unwrap_or_default();
        if let Some(&first) = letters.first() {
            let mask = letters.iter().fold(0, |mask, &c| mask | letter_mask(c));
            let end = length(self.letters.len());
            self.spelled.push(Spelled { token, first, is_ascii, end, mask });
        } else if !is_chinese {
            self.separators.push(token);
        }
    }

    fn is_separator(&self, token: u32) -> bool {
        self.separators.binary_search(&token).is_ok()
    }

    /// How many tokens there are.
    pub(crate) fn count(&self) -> usize {
        self.char_ends.len()
    }

    /// A token as characters; empty for one that is not Chinese.
    pub(crate) fn char_ids(&self, token: u32) -> &[CharId] {
        let at = index_of(token);
        let start = if at == 0 { Some(&0) } else { self.char_ends.get(at.wrapping_sub(1)) };
        let range = start.zip(self.char_ends.get(at));
        let range = range.map(|(&start, &end)| start as usize..end as usize);
        range.and_then(|range| self.char_ids.get(range)).unwrap_or_default()
    }

    /// The Chinese tokens that have a character, each once.
    pub(crate) fn tokens_with(&self, id: CharId) -> &[u32] {
        self.by_char.get(id as usize)
    }

    /// The aliases that begin with a token, by their index among all aliases of the blob.
    pub(crate) fn aliases_from(&self, token: u32) -> &[u32] {
        self.aliases.get(index_of(token))
    }

    /// The terms that have a token; once for each time that it stands there.
    pub(crate) fn terms_with(&self, token: u32) -> &[u32] {
        self.terms.get(index_of(token))
    }

    /// How many tokens a term has, separators aside.
    pub(crate) fn term_length(&self, term: u32) -> u32 {
        self.term_lengths.get(term as usize).copied().unwrap_or_default()
    }

    /// The tokens that have no letter: punctuation and blanks.
    pub(crate) fn separators(&self) -> &[u32] {
        &self.separators
    }

    /// Every token that is not Chinese and is wanted for its first letter and its mask, a union of
    /// [`letter_mask`]s.
    pub(crate) fn spelled_tokens(
        &self,
        wanted: impl Fn(char, u32) -> bool,
    ) -> impl Iterator<Item = SpelledToken<'_>> {
        let mut start = 0;
        self.spelled.iter().filter_map(move |spelled| {
            let range = start..spelled.end as usize;
            start = range.end;
            let Spelled { token, first, is_ascii, mask, .. } = *spelled;
            let letters = wanted(first, mask).then(|| self.letters.get(range))?.unwrap_or_default();
            // What fills a whole query has no room for a boundary beside it.
            let needs_boundary = is_ascii && letters.len() < MAX_QUERY_LENGTH;
            Some(SpelledToken { token, letters, mask, needs_boundary })
        })
    }

    /// Appends the letters of a token.
    pub(crate) fn spell(&self, token: u32, letters: &mut Vec<char>) {
        for &id in self.char_ids(token) {
            letters.push(self.pinyin.characters().get(id as usize).copied().unwrap_or(' '));
        }
        let at = self.spelled.partition_point(|spelled| spelled.token < token);
        let Some(own) = self.spelled.get(at).filter(|spelled| spelled.token == token) else {
            return;
        };
        let start = at.checked_sub(1).and_then(|before| self.spelled.get(before));
        let range = start.map_or(0, |before| before.end as usize)..own.end as usize;
        letters.extend_from_slice(self.letters.get(range).unwrap_or_default());
    }

    /// Which characters of a token fold into a range of its letters, with the accents behind them.
    pub(crate) fn characters(&self, token: u32, text: &str, letters: Range<usize>) -> Range<usize> {
        if !self.char_ids(token).is_empty() {
            return letters;
        }
        let (mut folded, mut range) = (Vec::new(), 0..0);
        for (at, c) in text.chars().enumerate() {
            let before = folded.len();
            self.pinyin.fold_into(c, &mut folded);
            if before <= letters.start {
                range.start = at;
            }
            let is_accent = folded.len() == before && range.end == at;
            if before < letters.end || is_accent {
                range.end = at + 1;
            }
        }
        range
    }
}

/// The index of a token among all tokens.
fn index_of(token: u32) -> usize {
    token.wrapping_sub(FIRST_WORD) as usize
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
