//! An open deck.

use std::borrow::Cow;
use std::cell::OnceCell;

use study_model::{Blob, BlobError, Block, Body, Directory, EntryHead};
use thiserror::Error;

use crate::quiz::Bank;
use crate::search::Index;

/// The deck that the build compiled in.
const BUNDLED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundled.deck"));

/// No entry or document has this id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no “{0}” in this deck")]
pub struct UnknownId(pub String);

/// An open deck. Entries are known by their index in deck order here, and by their id
/// (`trends/14`) outside.
#[derive(Debug)]
pub struct Deck {
    blob: Blob,
    index: Index,
    bank: OnceCell<Bank>,
}

impl Deck {
    /// The deck that the build compiled in.
    ///
    /// # Errors
    /// None in a module that was built by this project's build script.
    pub fn bundled() -> Result<Self, BlobError> {
        Self::open(Cow::Borrowed(BUNDLED))
    }

    /// Opens the bytes of a `.deck` file.
    ///
    /// # Errors
    /// [`BlobError`] for bytes that are no intact deck of a known format.
    pub fn open(bytes: Cow<'static, [u8]>) -> Result<Self, BlobError> {
        let blob = Blob::open(bytes)?;
        for (at, _) in (0..).zip(&blob.directory().documents) {
            blob.document_text(at)?;
        }
        let mut index = Index::default();
        for (at, entry) in (0..).zip(&blob.directory().entries) {
            index.add(entry, &blob.body(at)?);
        }
        Ok(Self { index, bank: OnceCell::new(), blob })
    }

    /// Titles, documents and groups.
    #[must_use]
    pub fn directory(&self) -> &Directory {
        self.blob.directory()
    }

    /// The blob's checksum, which names this state of the deck.
    #[must_use]
    pub fn checksum(&self) -> u64 {
        self.blob.checksum()
    }

    /// Number of entries with distinct content.
    #[must_use]
    pub fn group_count(&self) -> usize {
        (0..).zip(&self.directory().entries).filter(|&(at, entry)| entry.group == at).count()
    }

    /// An entry's place in the directory.
    #[must_use]
    pub fn head(&self, entry: u32) -> Option<&EntryHead> {
        self.directory().entries.get(entry as usize)
    }

    /// The id of an entry, such as `trends/14`; empty for an index that the deck does not have.
    #[must_use]
    pub fn id(&self, entry: u32) -> String {
        let Some(head) = self.head(entry) else { return String::new() };
        format!("{}/{}", self.document_id(head), head.number)
    }

    /// The id of an entry's document.
    #[must_use]
    pub fn document_id(&self, head: &EntryHead) -> &str {
        self.directory().documents.get(head.document as usize).map_or("", |document| &document.id)
    }

    /// The index of the entry with this id.
    ///
    /// # Errors
    /// [`UnknownId`].
    pub fn find(&self, id: &str) -> Result<u32, UnknownId> {
        let unknown = || UnknownId(id.to_owned());
        let (document, number) = id.rsplit_once('/').ok_or_else(unknown)?;
        let document = self.find_document(document)?;
        let entries = &self.directory().entries;
        let at = entries
            .iter()
            .position(|entry| entry.document == document && entry.number.to_string() == number);
        at.and_then(|at| u32::try_from(at).ok()).ok_or_else(unknown)
    }

    /// The index of the document with this id.
    ///
    /// # Errors
    /// [`UnknownId`].
    pub fn find_document(&self, id: &str) -> Result<u32, UnknownId> {
        let at = self.directory().documents.iter().position(|document| document.id == id);
        at.and_then(|at| u32::try_from(at).ok()).ok_or_else(|| UnknownId(id.to_owned()))
    }

    /// Question and sections of an entry. Costs their decoding, each time.
    #[must_use]
    pub fn body(&self, entry: u32) -> Option<Body> {
        self.blob.body(entry).ok()
    }

    /// Introduction and summary of a document.
    #[must_use]
    pub fn document_text(&self, document: u32) -> (Vec<Block>, Vec<Block>) {
        self.blob.document_text(document).unwrap_or_default()
    }

    /// The other entries with the same content, in deck order.
    #[must_use]
    pub fn duplicates(&self, entry: u32) -> Vec<u32> {
        let group = self.head(entry).map(|head| head.group);
        let entries = (0..).zip(&self.directory().entries);
        entries
            .filter(|&(at, head)| Some(head.group) == group && at != entry)
            .map(|(at, _)| at)
            .collect()
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    pub(crate) fn bank(&self) -> &Bank {
        self.bank.get_or_init(|| Bank::new(self))
    }
}
