//! The deck, its documents and its entries.

use study_model::EntryHead;

use super::blocks::list;
use super::json::{Json, json};
use crate::deck::{DeckReader, UnknownId};

/// `DeckInfo` of `types.d.ts`.
///
/// # Examples
/// ```
/// use study_widget::{Deck, view};
///
/// let json = view::info(Deck::bundled("").unwrap().reader());
/// assert!(json.starts_with(r#"{"title":""#) && json.contains(r#""documents":[{"id":""#));
/// ```
#[must_use]
pub fn info(deck: &DeckReader) -> String {
    let directory = deck.directory();
    let entries_of =
        |at: u32| directory.entries.iter().filter(|entry| entry.document == at).count();
    json(|json| {
        json.object(|json| {
            json.key("title").text(&directory.title);
            json.key("language").text(&directory.language);
            json.key("hash").hash(deck.checksum());
            json.key("entryCount").number(directory.entries.len() as u64);
            json.key("groupCount").number(deck.content_count() as u64);
            json.key("documents").list((0..).zip(&directory.documents), |json, (at, document)| {
                json.object(|json| {
                    json.key("id").text(&document.id);
                    json.key("title").text(&document.title);
                    json.key("entryCount").number(entries_of(at) as u64);
                });
            });
        });
    })
}

/// `DocumentText` of `types.d.ts`: what a document says around its entries.
///
/// # Errors
/// [`UnknownId`].
///
/// # Examples
/// ```
/// use study_widget::{Deck, view};
///
/// let deck = Deck::bundled("").unwrap();
/// let id = &deck.reader().directory().documents[0].id;
/// assert!(view::document(deck.reader(), id)?.contains(r#""introduction":["#));
/// assert!(view::document(deck.reader(), "nowhere").is_err());
/// # Ok::<(), study_widget::UnknownId>(())
/// ```
pub fn document(deck: &DeckReader, id: &str) -> Result<String, UnknownId> {
    let at = deck.find_document(id)?;
    let head =
        deck.directory().documents.get(at as usize).ok_or_else(|| UnknownId(id.to_owned()))?;
    let mut tags = deck.blob().document_tags(at);
    let mut written = None;
    let json = json(|json| {
        json.object(|json| {
            json.key("id").text(&head.id);
            json.key("title").text(&head.title);
            written = tags.as_mut().and_then(|tags| {
                list(json.key("introduction"), tags)?;
                list(json.key("summary"), tags)
            });
        });
    });
    written.map(|()| json).ok_or_else(|| UnknownId(id.to_owned()))
}

/// `EntryHead[]` of `types.d.ts`: every entry, in deck order.
///
/// # Examples
/// ```
/// use study_widget::{Deck, view};
///
/// let json = view::entries(Deck::bundled("").unwrap().reader());
/// assert!(json.starts_with(r#"[{"id":""#));
/// ```
#[must_use]
pub fn entries(deck: &DeckReader) -> String {
    json(|json| {
        json.list((0..).zip(&deck.directory().entries), |json, (entry, entry_head)| {
            json.object(|json| head(json, deck, entry, entry_head));
        });
    })
}

/// The fields of `EntryHead`.
fn head(json: &mut Json, deck: &DeckReader, entry: u32, head: &EntryHead) {
    json.key("id").text(&deck.id(entry));
    json.key("title").text(&head.title);
    json.key("document").text(deck.document_id(head));
    json.key("group").text(&deck.id(head.first_copy));
}

/// `Entry` of `types.d.ts`.
///
/// # Errors
/// [`UnknownId`].
///
/// # Examples
/// ```
/// use study_widget::{Deck, view};
///
/// let deck = Deck::bundled("").unwrap();
/// let json = view::entry(deck.reader(), &deck.reader().id(0))?;
/// assert!(json.contains(r#""sections":[{"kind":"#));
/// # Ok::<(), study_widget::UnknownId>(())
/// ```
pub fn entry(deck: &DeckReader, id: &str) -> Result<String, UnknownId> {
    let entry = deck.find(id)?;
    let mut parts = deck.head(entry).zip(deck.blob().entry_tags(entry));
    let mut written = None;
    let json = json(|json| {
        json.object(|json| {
            written = parts.as_mut().and_then(|(entry_head, tags)| {
                head(json, deck, entry, entry_head);
                ids(json.key("duplicates"), deck, &deck.duplicates(entry));
                ids(json.key("related"), deck, &entry_head.related);
                list(json.key("question"), tags)?;
                list(json.key("sections"), tags)
            });
        });
    });
    written.map(|()| json).ok_or_else(|| UnknownId(id.to_owned()))
}

/// The ids of entries.
pub(super) fn ids(json: &mut Json, deck: &DeckReader, entries: &[u32]) {
    json.list(entries, |json, &entry| json.text(&deck.id(entry)));
}
