//! An open deck.

use std::borrow::Cow;

use study_model::{Blob, BlobError, Directory, EntryBody, EntryHead, Tokens};
use thiserror::Error;

use crate::language::{self, Language};

/// The deck that the build compiled in.
const BUNDLED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundled.deck"));

/// No entry or document has this id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no “{0}” in this deck")]
pub struct UnknownId(pub String);

/// Blob and directory of an open deck. Entries are known by their index in deck order here, and by
/// their id (`trends/14`) outside.
#[derive(Debug)]
pub struct DeckReader {
    blob: Blob,
    language: &'static dyn Language,
    /// For each entry the index of its content.
    content_of: Vec<u32>,
    /// Entries with the content of an earlier one.
    copies: Vec<u32>,
}

impl DeckReader {
    /// The deck that the build compiled in.
    ///
    /// # Errors
    /// None in a module that was built by this project's build script.
    pub(crate) fn bundled() -> Result<Self, BlobError> {
        Self::open(Cow::Borrowed(BUNDLED))
    }

    /// Opens the bytes of a `.deck` file.
    ///
    /// # Errors
    /// [`BlobError`] for bytes that are no intact deck of a known format.
    pub(crate) fn open(bytes: Cow<'static, [u8]>) -> Result<Self, BlobError> {
        let blob = Blob::open(bytes)?;
        let content =
            |first_copy: u32| blob.contents().partition_point(|&first| first < first_copy);
        let entries = blob.directory().entries.iter();
        let content_of = entries
            .map(|entry| u32::try_from(content(entry.first_copy)).unwrap_or(u32::MAX))
            .collect();
        let entries = (0..).zip(&blob.directory().entries);
        let copies =
            entries.filter(|&(at, entry)| entry.first_copy != at).map(|(at, _)| at).collect();
        let language = language::of(&blob.directory().language);
        Ok(Self { blob, language, content_of, copies })
    }

    pub(crate) fn language(&self) -> &'static dyn Language {
        self.language
    }

    pub(crate) fn blob(&self) -> &Blob {
        &self.blob
    }

    pub(crate) fn content_of(&self) -> &[u32] {
        &self.content_of
    }

    /// Titles, documents and entries.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let directory = deck.reader().directory();
    /// assert!(!directory.title.is_empty() && !directory.documents.is_empty());
    /// ```
    #[must_use]
    pub fn directory(&self) -> &Directory {
        self.blob.directory()
    }

    /// The blob's checksum, which names this state of the deck.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// assert_eq!(deck.reader().checksum(), study_widget::Deck::bundled("").unwrap().reader().checksum());
    /// ```
    #[must_use]
    pub fn checksum(&self) -> u64 {
        self.blob.checksum()
    }

    /// Number of entries with distinct content.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// assert!(deck.reader().content_count() <= deck.reader().directory().entries.len());
    /// ```
    #[must_use]
    pub fn content_count(&self) -> usize {
        (0..).zip(&self.directory().entries).filter(|&(at, entry)| entry.first_copy == at).count()
    }

    /// An entry's place in the directory.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// assert!(!deck.reader().head(0).unwrap().title.is_empty());
    /// assert!(deck.reader().head(u32::MAX).is_none());
    /// ```
    #[must_use]
    pub fn head(&self, entry: u32) -> Option<&EntryHead> {
        self.directory().entries.get(entry as usize)
    }

    /// The id of an entry, such as `trends/14`; empty for an index that the deck does not have.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// assert_eq!(deck.reader().find(&deck.reader().id(0)), Ok(0));
    /// ```
    #[must_use]
    pub fn id(&self, entry: u32) -> String {
        let Some(head) = self.head(entry) else { return String::new() };
        [self.document_id(head), "/", &head.slug].concat()
    }

    /// The id of an entry's document.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let head = deck.reader().head(0).unwrap();
    /// assert!(deck.reader().id(0).starts_with(deck.reader().document_id(head)));
    /// ```
    #[must_use]
    pub fn document_id(&self, head: &EntryHead) -> &str {
        self.directory().documents.get(head.document as usize).map_or("", |document| &document.id)
    }

    /// The index of the entry with this id.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// assert!(deck.reader().find("trends/14").is_ok());
    /// assert!(deck.reader().find("trends/不存在").is_err());
    /// ```
    ///
    /// # Errors
    /// [`UnknownId`].
    pub fn find(&self, id: &str) -> Result<u32, UnknownId> {
        let unknown = || UnknownId(id.to_owned());
        let (document, slug) = id.rsplit_once('/').ok_or_else(unknown)?;
        let document = self.find_document(document)?;
        let entries = &self.directory().entries;
        let at = entries.iter().position(|entry| entry.document == document && entry.slug == slug);
        at.and_then(|at| u32::try_from(at).ok()).ok_or_else(unknown)
    }

    /// The index of the document with this id.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// assert!(deck.reader().find_document("trends").is_ok());
    /// ```
    ///
    /// # Errors
    /// [`UnknownId`].
    pub fn find_document(&self, id: &str) -> Result<u32, UnknownId> {
        let at = self.directory().documents.iter().position(|document| document.id == id);
        at.and_then(|at| u32::try_from(at).ok()).ok_or_else(|| UnknownId(id.to_owned()))
    }

    /// Question and sections of an entry. Costs their decoding, each time.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let body = deck.reader().body(0).unwrap();
    /// assert!(!body.sections.is_empty());
    /// assert!(deck.reader().body(u32::MAX).is_none());
    /// ```
    #[must_use]
    pub fn body(&self, entry: u32) -> Option<EntryBody> {
        self.blob.body(entry).ok()
    }

    /// The other entries with the same content, in deck order.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// for entry in 0..10 {
    ///     for other in deck.reader().duplicates(entry) {
    ///         assert!(deck.reader().duplicates(other).contains(&entry));
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn duplicates(&self, entry: u32) -> Vec<u32> {
        let first_copy = |entry| self.head(entry).map(|head| head.first_copy);
        let same = |&other: &u32| other != entry && first_copy(other) == first_copy(entry);
        first_copy(entry).into_iter().chain(self.copies.iter().copied()).filter(same).collect()
    }

    /// The title of an entry, in words.
    pub(crate) fn title(&self, entry: u32) -> Tokens<'_> {
        self.blob.term(self.head(entry).map_or(u32::MAX, |head| head.title_term))
    }
}
