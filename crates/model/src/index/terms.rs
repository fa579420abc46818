//! Terms with their aliases, and the rest of what search looks words up in.

use std::collections::BTreeMap;

use super::characters::CharacterTable;
use super::postings::Posting;
use crate::codec::push_varint;
use crate::lexicon::{Lexicon, TextEnd, push_token};

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
        let mut last = 0_u32;
        for (at, term) in (0..).zip(&self.terms) {
            for alias in &term.aliases {
                push_varint(out, at - last);
                last = at;
                let words = self.lexicon.tokens(alias).into_iter();
                words
                    .filter(|&word| self.lexicon.is_searchable(word))
                    .for_each(|word| push_token(out, word));
                push_token(out, TextEnd::Line as u32);
            }
        }
    }
}

/// Writes a text in the words of a lexicon.
pub(crate) fn write_text(out: &mut Vec<u8>, lexicon: &Lexicon, text: &str) {
    lexicon.tokens(text).into_iter().for_each(|token| push_token(out, token));
    push_token(out, TextEnd::Line as u32);
}
