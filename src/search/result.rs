//! What a search is asked, and what it answers.

use std::ops::Range;

/// What to search, apart from the query.
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

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// All entries that match, those with the same content counted once.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
    /// What the query was understood as, when that is something else than what was typed.
    pub corrected: Option<String>,
    /// How many match in each document, in deck order, whichever of them was searched.
    pub documents: Vec<usize>,
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
    pub title_highlights: Vec<Range<usize>>,
    /// The passage that matched; `None` when only the title did.
    pub excerpt: Option<Excerpt>,
}

/// A passage of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The passage, or a window of a long one between `…`.
    pub text: String,
    /// Byte ranges of `text`, in order and apart.
    pub highlights: Vec<Range<usize>>,
    /// The label above the passage; empty for the question and for text under no label.
    pub section: String,
}
