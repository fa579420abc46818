//! The deck, its documents and its entries.

use study_model::{Body, EntryHead};

use super::value::Value;
use crate::deck::{Deck, UnknownId};

/// `DeckInfo` of `types.d.ts`.
#[must_use]
pub fn info(deck: &Deck) -> Value {
    let directory = deck.directory();
    let documents = (0..).zip(&directory.documents).map(|(at, document)| {
        let entries = directory.entries.iter().filter(|entry| entry.document == at);
        Value::object([
            ("id", document.id.as_str().into()),
            ("title", document.title.as_str().into()),
            ("entryCount", entries.count().into()),
        ])
    });
    Value::object([
        ("title", directory.title.as_str().into()),
        ("language", directory.language.as_str().into()),
        ("hash", format!("{:016x}", deck.checksum()).into()),
        ("entryCount", directory.entries.len().into()),
        ("groupCount", deck.group_count().into()),
        ("documents", Value::list(documents)),
    ])
}

/// `DocumentText` of `types.d.ts`: what a document says around its entries.
///
/// # Errors
/// [`UnknownId`].
pub fn document(deck: &Deck, id: &str) -> Result<Value, UnknownId> {
    let at = deck.find_document(id)?;
    let head =
        deck.directory().documents.get(at as usize).ok_or_else(|| UnknownId(id.to_owned()))?;
    let (introduction, summary) = deck.document_text(at);
    Ok(Value::object([
        ("id", head.id.as_str().into()),
        ("title", head.title.as_str().into()),
        ("introduction", Value::list(introduction)),
        ("summary", Value::list(summary)),
    ]))
}

/// `EntryHead[]` of `types.d.ts`: every entry, in deck order.
#[must_use]
pub fn entries(deck: &Deck) -> Value {
    Value::list(
        (0..)
            .zip(&deck.directory().entries)
            .map(|(entry, head)| Value::Object(head_fields(deck, entry, head))),
    )
}

fn head_fields(deck: &Deck, entry: u32, head: &EntryHead) -> Vec<(&'static str, Value)> {
    vec![
        ("id", deck.id(entry).into()),
        ("title", head.title.as_str().into()),
        ("document", deck.document_id(head).into()),
        ("group", deck.id(head.group).into()),
    ]
}

/// `Entry` of `types.d.ts`.
///
/// # Errors
/// [`UnknownId`].
pub fn entry(deck: &Deck, id: &str) -> Result<Value, UnknownId> {
    let entry = deck.find(id)?;
    let parts = deck.head(entry).zip(deck.body(entry));
    let (head, Body { question, sections }) = parts.ok_or_else(|| UnknownId(id.to_owned()))?;
    let mut fields = head_fields(deck, entry, head);
    fields.extend([
        ("duplicates", ids(deck, &deck.duplicates(entry))),
        ("related", ids(deck, &head.related)),
        ("question", Value::list(question)),
        ("sections", Value::list(sections)),
    ]);
    Ok(Value::Object(fields))
}

/// The ids of entries.
pub(super) fn ids(deck: &Deck, entries: &[u32]) -> Value {
    Value::list(entries.iter().map(|&entry| deck.id(entry)))
}
