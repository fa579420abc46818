//! The search index of a deck, and a deck that is searched with it.

use std::cell::OnceCell;

use study_model::Blob;

use super::postings::Postings;
use super::token_dictionary::TokenDictionary;
use crate::deck::DeckReader;
use crate::pinyin::Pinyin;

/// The tokens of a deck and where they stand.
#[derive(Debug)]
pub(crate) struct Index {
    dictionary: TokenDictionary,
    /// Made for the first search.
    postings: OnceCell<Postings>,
}

impl Index {
    pub(crate) fn new(blob: &Blob, pinyin: Pinyin) -> Self {
        Self { dictionary: TokenDictionary::new(blob, pinyin), postings: OnceCell::new() }
    }

    pub(crate) fn pinyin(&self) -> &Pinyin {
        &self.dictionary.pinyin
    }
}

/// A deck with its index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Searcher<'a> {
    pub(crate) deck: &'a DeckReader,
    index: &'a Index,
}

impl<'a> Searcher<'a> {
    pub(crate) fn new(deck: &'a DeckReader, index: &'a Index) -> Self {
        Self { deck, index }
    }

    pub(crate) fn blob(&self) -> &'a Blob {
        self.deck.blob()
    }

    pub(crate) fn pinyin(&self) -> &'a Pinyin {
        self.index.pinyin()
    }

    pub(crate) fn dictionary(&self) -> &'a TokenDictionary {
        &self.index.dictionary
    }

    pub(crate) fn postings(&self) -> &'a Postings {
        self.index.postings.get_or_init(|| Postings::new(self.deck, self.dictionary()))
    }
}
