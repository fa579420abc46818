//! The whole of a deck, read back from its blob.

use super::container::BlobError;
use super::directory::{Directory, DocumentHead, EntryHead};
use super::reader::{Blob, EntryBody};
use crate::deck::{Deck, Document, Entry};

impl Blob {
    /// The whole deck, as it was before [`encode`](crate::encode).
    ///
    /// # Errors
    /// As [`Blob::body`].
    pub fn to_deck(&self) -> Result<Deck, BlobError> {
        let Directory { title, language, documents, .. } = self.directory();
        let documents = (0..)
            .zip(documents)
            .map(|(at, head)| self.to_document(at, head))
            .collect::<Result<_, _>>()?;
        Ok(Deck { title: title.clone(), language: language.clone(), documents })
    }

    fn to_document(&self, at: u32, head: &DocumentHead) -> Result<Document, BlobError> {
        let (introduction, summary) = self.document_body(at)?;
        let entries =
            (0..).zip(&self.directory().entries).filter(|(_, entry)| entry.document == at);
        let entries =
            entries.map(|(at, entry)| self.to_entry(at, entry)).collect::<Result<_, _>>()?;
        Ok(Document {
            id: head.id.clone(),
            title: head.title.clone(),
            introduction,
            summary,
            entries,
        })
    }

    fn to_entry(&self, at: u32, head: &EntryHead) -> Result<Entry, BlobError> {
        let EntryBody { question, sections } = self.body(at)?;
        let EntryHead { slug, title, first_copy, related, .. } = head.clone();
        Ok(Entry { slug, title, question, sections, first_copy, related })
    }
}
