//! Search results.

use serde::Serialize;
use study_model::text::utf16_ranges;

use crate::deck::Deck;
use crate::search::{Hit, SearchResult};

/// `SearchResult` of `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView<'a> {
    pub total: usize,
    pub hits: Vec<HitView<'a>>,
}

/// `Hit` of `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HitView<'a> {
    pub id: String,
    pub title: &'a str,
    pub document: &'a str,
    pub score: u32,
    pub duplicates: Vec<String>,
    pub title_marks: Vec<(u32, u32)>,
    pub snippet: Option<SnippetView>,
}

/// The snippet of a `Hit`.
#[derive(Clone, Debug, Serialize)]
pub struct SnippetView {
    pub text: String,
    pub marks: Vec<(u32, u32)>,
    pub section: String,
}

impl<'a> SearchView<'a> {
    /// Indices become ids, byte ranges become code units.
    #[must_use]
    pub fn new(deck: &'a Deck, result: SearchResult) -> Self {
        let hits = result.hits.into_iter().filter_map(|hit| HitView::new(deck, hit)).collect();
        Self { total: result.total, hits }
    }
}

impl<'a> HitView<'a> {
    fn new(deck: &'a Deck, hit: Hit) -> Option<Self> {
        let head = deck.head(hit.entry)?;
        Some(Self {
            id: deck.id(hit.entry),
            title: &head.title,
            document: deck.document_id(head),
            score: hit.score,
            duplicates: hit.duplicates.iter().map(|&other| deck.id(other)).collect(),
            title_marks: utf16_ranges(&head.title, &hit.title_marks),
            snippet: hit.snippet.map(|snippet| SnippetView {
                marks: utf16_ranges(&snippet.text, &snippet.marks),
                text: snippet.text,
                section: snippet.section,
            }),
        })
    }
}
