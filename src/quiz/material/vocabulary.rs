//! The vocabulary: every term that an answer could be, and which questions speak of it.

use std::collections::BTreeSet;

use study_model::text::compact;

use crate::deck::DeckReader;

/// A longer key is a sentence: nobody types it, and no text repeats it.
const LONGEST: usize = 64;
/// Places in the table of how terms begin; more of them let fewer texts look further.
const BEGINNINGS: usize = 1 << 16;

/// The key points of a deck, its words in Latin letters, and the terms of its glossary.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// In the order of their compact forms, no two alike.
    terms: Vec<Term>,
    /// Whether any term may begin with a pair of characters, by [`beginning`].
    begins: Vec<bool>,
}

/// A term in its compact form.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) text: String,
    pub(crate) chars: Vec<char>,
    /// The groups whose text has it anywhere, in deck order.
    pub(crate) groups: Vec<usize>,
}

/// A term where it stands in a text, in characters of the text's compact form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TermMatch {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Place among the terms.
    pub(crate) term: usize,
}

impl TermMatch {
    /// Whether both have a character in common and this one does not hold all of the other.
    pub(crate) fn is_cut_by(&self, other: &Self) -> bool {
        let apart = other.end <= self.start || self.end <= other.start;
        let within = self.start <= other.start && other.end <= self.end;
        !apart && !within
    }
}

/// Where a pair of characters has its place in the table of how terms begin.
fn beginning(first: char, second: char) -> usize {
    (first as usize * 31 + second as usize) % BEGINNINGS
}

impl Vocabulary {
    /// - `names`: in compact form.
    pub(crate) fn new(names: BTreeSet<String>) -> Self {
        let mut begins = vec![false; BEGINNINGS];
        let mut terms = Vec::new();
        for text in names {
            let chars: Vec<char> = text.chars().collect();
            if let [first, second, ..] = chars.as_slice()
                && let Some(begins) = begins.get_mut(beginning(*first, *second))
            {
                *begins = true;
            }
            if chars.len() <= LONGEST {
                terms.push(Term { text, chars, groups: Vec::new() });
            }
        }
        Self { terms, begins }
    }

    /// Reads what a group says, or a part of it; groups come in deck order.
    ///
    /// - `text`: in compact form.
    pub(crate) fn read(&mut self, group: usize, text: &[char]) {
        for found in self.find_all(text) {
            let Some(term) = self.terms.get_mut(found.term) else { continue };
            if term.groups.last() != Some(&group) {
                term.groups.push(group);
            }
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter()
    }

    pub(crate) fn at(&self, place: usize) -> Option<&Term> {
        self.terms.get(place)
    }

    /// The term with this compact form.
    pub(crate) fn get(&self, text: &str) -> Option<&Term> {
        let at = self.terms.binary_search_by(|term| term.text.as_str().cmp(text)).ok()?;
        self.terms.get(at)
    }

    /// Every term that stands in a text, in compact form, wherever it does; those of one
    /// character aside.
    pub(crate) fn find_all(&self, text: &[char]) -> Vec<TermMatch> {
        let mut all = Vec::new();
        for (start, pair) in text.windows(2).enumerate() {
            let begins = |pair: &[char]| {
                let at = beginning(*pair.first()?, *pair.last()?);
                self.begins.get(at).copied()
            };
            if begins(pair) == Some(true) {
                self.find_from(text, start, &mut all);
            }
        }
        all
    }

    /// The terms that begin at a place, the shortest first: character by character there are fewer
    /// that go on so.
    fn find_from(&self, text: &[char], start: usize, all: &mut Vec<TermMatch>) {
        let mut terms = 0..self.terms.len();
        for (length, c) in text.iter().skip(start).enumerate() {
            let within = self.terms.get(terms.clone()).unwrap_or_default();
            let from = within.partition_point(|term| term.chars.get(length) < Some(c));
            let to = within.partition_point(|term| term.chars.get(length) <= Some(c));
            terms = terms.start + from..terms.start + to;
            let Some(first) = self.terms.get(terms.start).filter(|_| !terms.is_empty()) else {
                return;
            };
            if length > 0 && first.chars.len() == length + 1 {
                all.push(TermMatch { start, end: start + length + 1, term: terms.start });
            }
        }
    }
}

/// A name of the deck, in compact form, if it is the title of no entry: a key point, or what the
/// glossary adds.
pub(crate) fn glossary_term(deck: &DeckReader, name: u32) -> Option<String> {
    let is_title = deck.blob().postings(name).any(|used| used.primary);
    let spelled = || deck.blob().lexicon().detokenize(deck.blob().term(name));
    if is_title { None } else { spelled().map(|term| compact(&term)) }
}

/// The words of a text that are in Latin letters, in compact form: each by itself, and those that
/// stand side by side also as one.
pub(crate) fn latin_words(text: &str) -> Vec<String> {
    let is_word = |word: &str| word.len() > 1 && word.contains(|c: char| c.is_ascii_alphabetic());
    let runs = latin_runs(text).map(compact).filter(|run| is_word(run));
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).map(compact);
    runs.chain(words.filter(|word| is_word(word))).collect()
}

/// The runs of a text that hold neither Chinese nor Chinese punctuation.
fn latin_runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii() || matches!(c, ',' | ';' | '(' | ')' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_latin_letters_are_terms_alone_and_together() {
        assert_eq!(
            latin_words("采用 Batch Normalization、Ｌ1 和A/B测试，3 折💛"),
            ["batchnormalization", "ab", "batch", "normalization"]
        );
        assert_eq!(latin_words("没有"), [""; 0]);
    }

    #[test]
    fn a_term_is_cut_by_what_overlaps_or_holds_it() {
        let found = |start, end| TermMatch { start, end, term: 0 };
        assert!(found(2, 4).is_cut_by(&found(3, 5)));
        assert!(found(2, 4).is_cut_by(&found(0, 4)));
        assert!(!found(2, 6).is_cut_by(&found(2, 4)));
        assert!(!found(2, 4).is_cut_by(&found(4, 6)));
    }
}
