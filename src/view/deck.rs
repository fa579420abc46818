//! The deck, its documents and its entries.

use serde::{Serialize, Serializer};

use study_model::{Block, Body, Section};

use super::blocks::Show;
use crate::deck::{Deck, UnknownId};

/// `DeckInfo` of `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InfoView<'a> {
    pub title: &'a str,
    pub language: &'a str,
    pub hash: String,
    pub entry_count: usize,
    pub group_count: usize,
    pub documents: Vec<DocumentView<'a>>,
}

/// A document of `DeckInfo`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub entry_count: usize,
}

/// `DocumentText` of `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentTextView<'a> {
    pub id: &'a str,
    pub title: &'a str,
    #[serde(serialize_with = "shown")]
    pub introduction: Vec<Block>,
    #[serde(serialize_with = "shown")]
    pub summary: Vec<Block>,
}

/// `EntryHead` of `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
pub struct EntryHeadView<'a> {
    pub id: String,
    pub title: &'a str,
    pub document: &'a str,
    pub group: String,
}

/// `Entry` of `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView<'a> {
    pub id: String,
    pub title: &'a str,
    pub document: &'a str,
    pub group: String,
    pub duplicates: Vec<String>,
    pub related: Vec<String>,
    #[serde(serialize_with = "shown")]
    pub question: Vec<Block>,
    #[serde(serialize_with = "shown")]
    pub sections: Vec<Section>,
}

fn shown<T: Show, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.show(serializer)
}

/// Title, documents and counts.
#[must_use]
pub fn info(deck: &Deck) -> InfoView<'_> {
    let directory = deck.directory();
    let count = |at: u32| directory.entries.iter().filter(|entry| entry.document == at).count();
    let documents = (0..).zip(&directory.documents);
    InfoView {
        title: &directory.title,
        language: &directory.language,
        hash: format!("{:016x}", deck.checksum()),
        entry_count: directory.entries.len(),
        group_count: deck.group_count(),
        documents: documents
            .map(|(at, document)| DocumentView { id: &document.id, title: &document.title, entry_count: count(at) })
            .collect(),
    }
}

/// Every entry, in deck order.
#[must_use]
pub fn entries(deck: &Deck) -> Vec<EntryHeadView<'_>> {
    let all = 0..u32::try_from(deck.directory().entries.len()).unwrap_or(u32::MAX);
    all.filter_map(|entry| EntryHeadView::new(deck, entry)).collect()
}

impl<'a> EntryHeadView<'a> {
    fn new(deck: &'a Deck, entry: u32) -> Option<Self> {
        let head = deck.head(entry)?;
        Some(Self {
            id: deck.id(entry),
            title: &head.title,
            document: deck.document_id(head),
            group: deck.id(head.group),
        })
    }
}

impl<'a> EntryView<'a> {
    /// The entry with this id.
    ///
    /// # Errors
    /// [`UnknownId`].
    pub fn new(deck: &'a Deck, id: &str) -> Result<Self, UnknownId> {
        let unknown = || UnknownId(id.to_owned());
        let entry = deck.find(id)?;
        let head = deck.head(entry).ok_or_else(unknown)?;
        let EntryHeadView { id, title, document, group } = EntryHeadView::new(deck, entry).ok_or_else(unknown)?;
        let Body { question, sections } = deck.body(entry).ok_or_else(unknown)?;
        Ok(Self {
            id,
            title,
            document,
            group,
            duplicates: deck.duplicates(entry).map(|other| deck.id(other)).collect(),
            related: head.related.iter().map(|&other| deck.id(other)).collect(),
            question,
            sections,
        })
    }
}

impl<'a> DocumentTextView<'a> {
    /// Introduction and summary of the document with this id.
    ///
    /// # Errors
    /// [`UnknownId`].
    pub fn new(deck: &'a Deck, id: &str) -> Result<Self, UnknownId> {
        let at = deck.find_document(id)?;
        let head = deck.directory().documents.get(at as usize).ok_or_else(|| UnknownId(id.to_owned()))?;
        let (introduction, summary) = deck.document_text(head);
        Ok(Self { id: &head.id, title: &head.title, introduction, summary })
    }
}
