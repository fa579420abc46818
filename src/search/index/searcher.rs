//! The search index of a deck, and a deck that is searched with it.

use std::cell::OnceCell;
use std::rc::Rc;

use study_model::Blob;

use super::postings::Postings;
use super::vocabulary::Vocabulary;
use crate::deck::DeckReader;
use crate::pinyin::Pinyin;

/// The tokens of a deck and where they stand.
#[derive(Debug)]
pub(crate) struct Index {
    vocabulary: Vocabulary,
    /// Made for the first search.
    postings: OnceCell<Postings>,
}

impl Index {
    pub(crate) fn new(blob: &Blob, pinyin: &Rc<Pinyin>) -> Self {
        let vocabulary = Vocabulary::new(blob, Rc::clone(pinyin));
        Self { vocabulary, postings: OnceCell::new() }
    }
}

/// A deck with its index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Searcher<'a> {
    pub(crate) deck: &'a DeckReader,
    pub(crate) pinyin: &'a Pinyin,
    index: &'a Index,
}

impl<'a> Searcher<'a> {
    pub(crate) fn new(deck: &'a DeckReader, pinyin: &'a Pinyin, index: &'a Index) -> Self {
        Self { deck, pinyin, index }
    }

    pub(crate) fn blob(&self) -> &'a Blob {
        self.deck.blob()
    }

    pub(crate) fn vocabulary(&self) -> &'a Vocabulary {
        &self.index.vocabulary
    }

    pub(crate) fn postings(&self) -> &'a Postings {
        self.index.postings.get_or_init(|| Postings::new(self.deck, self.vocabulary()))
    }
}
