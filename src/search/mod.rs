//! Looking things up.

mod index;
mod score;
mod snippet;
mod words;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use study_model::EntryHead;

use crate::deck::Deck;
pub(crate) use index::Index;
use index::Passage;
use words::{Word, words};

/// What to search, apart from the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchOptions {
    /// Most hits wanted; 10 unless told.
    pub limit: usize,
    /// Id of the only document to look in.
    pub document: Option<String>,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { limit: 10, document: None }
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// All entries that match, those with the same content counted once.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
}

/// An entry that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the entry.
    pub entry: u32,
    /// Comparable within one search only.
    pub score: u32,
    /// The other entries with the same content.
    pub duplicates: Vec<u32>,
    /// Byte ranges of the title, in order and apart.
    pub title_marks: Vec<Range<usize>>,
    /// The passage that matched; `None` when only the title did.
    pub snippet: Option<Snippet>,
}

/// A passage of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The passage, or a window of a long one between `…`.
    pub text: String,
    /// Byte ranges of `text`, in order and apart.
    pub marks: Vec<Range<usize>>,
    /// The label above the passage; empty for the question and for text under no label.
    pub section: String,
}

impl Deck {
    /// Ranks the deck against what the reader typed, best hit first.
    ///
    /// - `query`: raw text. Its words may come in any order and all have to be found.
    /// - Entries with the same content are one hit, the first of them that `options` allow.
    /// - Equal scores keep deck order, so the same query always gives the same list.
    ///
    /// Never fails: a query with nothing to search for matches nothing, and so does a document
    /// that the deck does not have. Costs O(text of the deck × words). Scores: see `score.rs`.
    #[must_use]
    pub fn search(&self, query: &str, options: &SearchOptions) -> SearchResult {
        let words = words(query);
        let document = options.document.as_deref().map(|id| self.find_document(id));
        let document = match document.transpose() {
            Ok(document) if !words.is_empty() => document,
            _ => return SearchResult::default(),
        };
        let scored = |entry| Some((self.index().score(entry, &words)?, Reverse(entry)));
        let mut ranked: BinaryHeap<(u32, Reverse<u32>)> =
            self.candidates(document).filter_map(scored).collect();
        let total = ranked.len();
        let best = std::iter::from_fn(|| ranked.pop()).take(options.limit);
        let hits = best.map(|(score, Reverse(entry))| self.hit(entry, score, &words)).collect();
        SearchResult { total, hits }
    }

    /// The first entry of each group, within a document if one is given.
    fn candidates(&self, document: Option<u32>) -> impl Iterator<Item = u32> {
        let entries = &self.directory().entries;
        let mut seen = vec![false; entries.len()];
        let within = move |head: &EntryHead| document.is_none_or(|only| head.document == only);
        let first = (0..).zip(entries).filter(move |(_, head)| {
            let seen = seen.get_mut(head.group as usize).filter(|_| within(head));
            seen.is_some_and(|seen| !std::mem::replace(seen, true))
        });
        first.map(|(at, _)| at)
    }

    fn hit(&self, entry: u32, score: u32, words: &[Word]) -> Hit {
        let title = self.index().title(entry);
        let passage = self.index().best_passage(entry, words);
        Hit {
            entry,
            score,
            duplicates: self.duplicates(entry),
            title_marks: title.map(|title| marks(title, words)).unwrap_or_default(),
            snippet: passage.map(|passage| {
                snippet::cut(&passage.text, &passage.section, &marks(passage, words))
            }),
        }
    }
}

/// What `words` matched in a passage: byte ranges of its text, in order and apart.
fn marks(passage: &Passage, words: &[Word]) -> Vec<Range<usize>> {
    let mut matched = vec![false; passage.text.chars().count()];
    for range in words.iter().filter_map(|word| passage.find(word)).flatten() {
        matched.get_mut(range).unwrap_or_default().fill(true);
    }
    let mut marks: Vec<Range<usize>> = Vec::new();
    for ((at, c), _) in passage.text.char_indices().zip(matched).filter(|&(_, matched)| matched) {
        match marks.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => marks.push(at..at + c.len_utf8()),
        }
    }
    marks
}
