//! Text in clauses and words; Chinese has no spaces between them.

use study_model::text::{is_han, normalise_char};

use super::mask::occurrences;
use crate::interner::Interner;
use crate::language::Language;

/// What parts the members of a list; it stands for itself among the words.
pub(super) const COMMA: char = '、';

/// Cuts text into the words of a deck's lexicon.
#[derive(Debug, Default)]
pub(crate) struct Segmenter {
    pub(crate) language: &'static dyn Language,
    /// The lexicon in compact form, words of one character aside.
    lexicon: Interner,
}

impl Segmenter {
    /// Learns a word of the deck, in compact form.
    pub(crate) fn learn(&mut self, word: &str) {
        if word.chars().nth(1).is_some() {
            self.lexicon.add(word);
        }
    }

    /// Where the words of a text's clauses are, in bytes: of those that begin at a place always the
    /// longest.
    pub(super) fn split(&self, text: &str) -> Vec<Vec<(usize, usize)>> {
        let clause_ends = self.language.clause_ends();
        let mut clauses = vec![Vec::new()];
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        let mut rest = letters.as_slice();
        while let Some((&(start, first), tail)) = rest.split_first() {
            let letter = normalise_char(first);
            if clause_ends.contains(&first) {
                clauses.push(Vec::new());
                rest = tail;
            } else if letter == ' ' && first != COMMA {
                rest = tail;
            } else {
                let length =
                    if is_han(letter) { self.longest_word(rest) } else { latin_length(rest) };
                let end = rest.get(length).map_or(text.len(), |&(end, _)| end);
                if let Some(clause) = clauses.last_mut() {
                    clause.push((start, end));
                }
                rest = rest.get(length..).unwrap_or_default();
            }
        }
        clauses
    }

    /// Whether a term stands in whole words wherever a text has it.
    pub(crate) fn is_whole_in(&self, text: &str, term: &str) -> bool {
        let words: Vec<(usize, usize)> = self.split(text).concat();
        occurrences(text, term).iter().all(|place| {
            words.iter().any(|word| word.0 == place.start)
                && words.iter().any(|word| word.1 == place.end)
        })
    }

    fn longest_word(&self, letters: &[(usize, char)]) -> usize {
        let letters = letters.iter().take(self.language.longest_unspaced_word());
        let mut word: String = letters.map(|&(_, c)| normalise_char(c)).collect();
        let mut length = word.chars().count();
        while length > 1 && self.lexicon.get(&word).is_none() {
            word.pop();
            length -= 1;
        }
        length
    }
}

/// How long a word in other than Chinese letters is; never 0.
fn latin_length(letters: &[(usize, char)]) -> usize {
    let is_letter = |&&(_, c): &&(usize, char)| !is_han(c) && normalise_char(c) != ' ';
    letters.iter().take_while(is_letter).count().max(1)
}
