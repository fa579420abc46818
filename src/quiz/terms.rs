//! The vocabulary: every term that an answer could be, and which questions speak of it.

use study_model::text::compact;

use super::notes::Group;
use crate::deck::Deck;

/// The key points of a deck, its words in Latin letters, and the terms of its glossary.
#[derive(Debug)]
pub(crate) struct Terms {
    /// In the order of their compact forms, no two alike.
    terms: Vec<Term>,
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
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Place among the terms.
    pub(crate) term: usize,
}

impl Found {
    /// Whether both have a character in common and this one does not hold all of the other.
    pub(crate) fn is_cut_by(&self, other: &Self) -> bool {
        let apart = other.end <= self.start || self.end <= other.start;
        let within = self.start <= other.start && other.end <= self.end;
        !apart && !within
    }
}

impl Terms {
    /// - `texts`: of each group all its text, in compact form.
    pub(crate) fn new(deck: &Deck, groups: &[Group], texts: &[Vec<char>]) -> Self {
        let points = || groups.iter().flat_map(|group| &group.points);
        let keys = points().map(|point| point.key_compact.clone());
        let words = points().flat_map(|point| latin_words(&point.explanation));
        let mut all: Vec<String> = keys.chain(words).chain(glossary_terms(deck)).collect();
        all.sort_unstable();
        all.dedup();
        let term = |text: String| {
            let chars = text.chars().collect();
            Term { text, chars, groups: Vec::new() }
        };
        let mut terms = Self { terms: all.into_iter().map(term).collect() };
        for (group, text) in texts.iter().enumerate() {
            for found in terms.find_all(text) {
                let Some(term) = terms.terms.get_mut(found.term) else { continue };
                if term.groups.last() != Some(&group) {
                    term.groups.push(group);
                }
            }
        }
        terms
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
    pub(crate) fn find_all(&self, text: &[char]) -> Vec<Found> {
        let mut all = Vec::new();
        for start in 0..text.len() {
            let rest = text.get(start..).unwrap_or_default();
            let Some(head) = rest.get(..2) else { break };
            let first = self.terms.partition_point(|term| term.chars.as_slice() < head);
            let begins = |(_, term): &(usize, &Term)| term.chars.starts_with(head);
            for (at, term) in self.terms.iter().enumerate().skip(first).take_while(begins) {
                if rest.starts_with(&term.chars) {
                    all.push(Found { start, end: start + term.chars.len(), term: at });
                }
            }
        }
        all
    }
}

/// What names there are in a deck that are the title of no entry: key points, and what the
/// glossary adds to them.
fn glossary_terms(deck: &Deck) -> impl Iterator<Item = String> {
    let names = (0..deck.blob().name_count()).filter(|&name| {
        let mut uses = deck.blob().uses(name);
        !uses.any(|used| used.leading)
    });
    names.filter_map(|name| Some(compact(&deck.blob().words().spell(deck.blob().name(name))?)))
}

/// The words of a text that are in Latin letters, in compact form: each by itself, and those that
/// stand side by side also as one.
fn latin_words(text: &str) -> Vec<String> {
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
        let found = |start, end| Found { start, end, term: 0 };
        assert!(found(2, 4).is_cut_by(&found(3, 5)));
        assert!(found(2, 4).is_cut_by(&found(0, 4)));
        assert!(!found(2, 6).is_cut_by(&found(2, 4)));
        assert!(!found(2, 4).is_cut_by(&found(4, 6)));
    }
}
