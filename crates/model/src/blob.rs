//! The blob: a whole deck as one run of bytes, with a version and a checksum.
//!
//! ```text
//!  0..4   b"STUD"
//!  4..8   format version, little endian
//!  8..16  XXH64 with seed 0 over all that follows, little endian
//! 16..20  length of the directory, little endian
//! 20..    directory, then the bodies that it points at (`wire.rs` has the format of both)
//! ```
//!
//! Opening reads the directory only; a body is decoded when somebody asks for it, so a deck
//! costs hardly more memory than its bytes.

use std::borrow::Cow;

use thiserror::Error;
use twox_hash::XxHash64;

use crate::deck::{Block, Deck, Document, Entry, Section};
use crate::wire::{Input, Wire, wire_struct};

const MAGIC: &[u8; 4] = b"STUD";

/// Raised whenever an older reader could not make sense of a newer blob.
pub const FORMAT_VERSION: u32 = 1;

/// Why bytes are not a deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum BlobError {
    /// Not made by this project, cut short, or damaged on the way.
    #[error("this is not an intact deck; fetch it again, or compile it again from its documents")]
    Damaged,
    /// Made for a reader that is newer than this one.
    #[error("this deck has format {found}, newer than the {FORMAT_VERSION} this widget reads; update the widget")]
    Newer {
        /// The version that the blob states.
        found: u32,
    },
}

/// What is known of a deck without decoding any entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory {
    /// Title for people.
    pub title: String,
    /// BCP 47 language of the text.
    pub language: String,
    /// In the order of the manifest.
    pub documents: Vec<DocumentHead>,
    /// In deck order: document by document, each in the order of its file.
    pub entries: Vec<EntryHead>,
}

/// A document in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHead {
    /// File name without its ending.
    pub id: String,
    /// The first heading.
    pub title: String,
    text: Span,
}

/// An entry in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryHead {
    /// Index into [`Directory::documents`].
    pub document: u32,
    /// The entry's number within its document.
    pub number: u32,
    /// The heading without its number.
    pub title: String,
    /// Index of the first entry with the same content.
    pub group: u32,
    /// Indices of entries on a near subject, nearest first.
    pub related: Vec<u32>,
    body: Span,
}

/// The text of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The question in full.
    pub question: Vec<Block>,
    /// Answer, example, analysis, in the order of the file.
    pub sections: Vec<Section>,
}

wire_struct!(Directory { title, language, documents, entries });
wire_struct!(DocumentHead { id, title, text });
wire_struct!(EntryHead { document, number, title, group, related, body });
wire_struct!(Body { question, sections });

/// A document's introduction and summary.
type DocumentText = (Vec<Block>, Vec<Block>);

/// Bytes behind the directory: where they start, and how many they are.
type Span = (u32, u32);

/// An open blob.
#[derive(Clone, Debug)]
pub struct Blob {
    bytes: Cow<'static, [u8]>,
    bodies: usize,
    checksum: u64,
    directory: Directory,
}

impl Blob {
    /// Checks `bytes` and reads their directory. Entries are not decoded here.
    ///
    /// # Errors
    /// [`BlobError::Newer`] for a blob of a later format; [`BlobError::Damaged`] for any other
    /// bytes that [`encode`] did not write.
    pub fn open(bytes: Cow<'static, [u8]>) -> Result<Self, BlobError> {
        let (checksum, rest) = checked(&bytes)?;
        let (length, rest) = split_u32(rest).ok_or(BlobError::Damaged)?;
        let directory = rest.get(..length as usize).ok_or(BlobError::Damaged)?;
        let directory: Directory = Input::new(directory).read_all()?;
        let bodies = bytes.len() - rest.len() + length as usize;
        let blob = Self { bytes, bodies, checksum, directory };
        if blob.is_consistent() { Ok(blob) } else { Err(BlobError::Damaged) }
    }

    /// Titles, ids and groups.
    #[must_use]
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The checksum that the blob carries; equal decks have equal ones.
    #[must_use]
    pub fn checksum(&self) -> u64 {
        self.checksum
    }

    /// Length in bytes.
    #[must_use]
    pub fn byte_len(&self) -> usize {
        self.bytes.len()
    }

    /// The text of an entry. Costs its decoding, each time.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when its bytes were made up to fit the checksum.
    pub fn body(&self, entry: &EntryHead) -> Result<Body, BlobError> {
        Input::new(self.span(entry.body)?).read_all()
    }

    /// Introduction and summary of a document.
    ///
    /// # Errors
    /// As [`Blob::body`].
    pub fn document_text(&self, document: &DocumentHead) -> Result<DocumentText, BlobError> {
        Input::new(self.span(document.text)?).read_all()
    }

    /// The whole deck, as it was before [`encode`].
    ///
    /// # Errors
    /// As [`Blob::body`].
    pub fn to_deck(&self) -> Result<Deck, BlobError> {
        let Directory { title, language, documents, .. } = &self.directory;
        let documents = (0..).zip(documents).map(|(at, head)| self.to_document(at, head)).collect::<Result<_, _>>()?;
        Ok(Deck { title: title.clone(), language: language.clone(), documents })
    }

    fn to_document(&self, at: u32, head: &DocumentHead) -> Result<Document, BlobError> {
        let (introduction, summary) = self.document_text(head)?;
        let entries = self.directory.entries.iter().filter(|entry| entry.document == at);
        let entries = entries.map(|entry| self.to_entry(entry)).collect::<Result<_, _>>()?;
        Ok(Document { id: head.id.clone(), title: head.title.clone(), introduction, summary, entries })
    }

    fn to_entry(&self, head: &EntryHead) -> Result<Entry, BlobError> {
        let Body { question, sections } = self.body(head)?;
        let EntryHead { number, title, group, related, .. } = head.clone();
        Ok(Entry { number, title, question, sections, group, related })
    }

    fn span(&self, (start, length): Span) -> Result<&[u8], BlobError> {
        let start = self.bodies + start as usize;
        self.bytes.get(start..start + length as usize).ok_or(BlobError::Damaged)
    }

    /// Whether every index and span in the directory has something to point at.
    fn is_consistent(&self) -> bool {
        let Directory { documents, entries, .. } = &self.directory;
        let known = |index: u32| (index as usize) < entries.len();
        documents.iter().all(|document| self.span(document.text).is_ok())
            && entries.is_sorted_by_key(|entry| entry.document)
            && entries.iter().all(|entry| {
                (entry.document as usize) < documents.len()
                    && known(entry.group)
                    && entry.related.iter().all(|&other| known(other))
                    && self.span(entry.body).is_ok()
            })
    }
}

/// Writes a deck as a blob. The same deck gives the same bytes.
///
/// # Panics
/// Never for a deck of less than 4 GiB: the types have no value that cannot be written.
#[must_use]
pub fn encode(deck: &Deck) -> Vec<u8> {
    let mut bodies = Vec::new();
    let mut directory = Directory {
        title: deck.title.clone(),
        language: deck.language.clone(),
        documents: Vec::new(),
        entries: Vec::new(),
    };
    for (at, document) in (0..).zip(&deck.documents) {
        directory.documents.push(DocumentHead {
            id: document.id.clone(),
            title: document.title.clone(),
            text: append(&mut bodies, &document.introduction, &document.summary),
        });
        directory.entries.extend(document.entries.iter().map(|entry| EntryHead {
            document: at,
            number: entry.number,
            title: entry.title.clone(),
            group: entry.group,
            related: entry.related.clone(),
            body: append(&mut bodies, &entry.question, &entry.sections),
        }));
    }
    let mut head = Vec::new();
    directory.write(&mut head);
    sealed(&head, &bodies)
}

fn sealed(directory: &[u8], bodies: &[u8]) -> Vec<u8> {
    let length = u32::try_from(directory.len()).expect("a deck has less than 4 GiB").to_le_bytes();
    let mut blob = [MAGIC.as_slice(), &FORMAT_VERSION.to_le_bytes(), &[0; 8], &length, directory, bodies].concat();
    if let Some((head, payload)) = blob.split_at_mut_checked(16) {
        let checksum = XxHash64::oneshot(0, payload).to_le_bytes();
        if let Some(place) = head.last_chunk_mut() {
            *place = checksum;
        }
    }
    blob
}

fn append(bodies: &mut Vec<u8>, first: &impl Wire, second: &impl Wire) -> Span {
    let start = bodies.len();
    first.write(bodies);
    second.write(bodies);
    let fits = |n| u32::try_from(n).expect("a deck has less than 4 GiB");
    (fits(start), fits(bodies.len() - start))
}

/// The checksum and what it covers.
fn checked(bytes: &[u8]) -> Result<(u64, &[u8]), BlobError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(BlobError::Damaged)?;
    let (found, rest) = split_u32(rest).ok_or(BlobError::Damaged)?;
    let (checksum, payload) = rest.split_first_chunk().ok_or(BlobError::Damaged)?;
    let checksum = u64::from_le_bytes(*checksum);
    if found > FORMAT_VERSION {
        return Err(BlobError::Newer { found });
    }
    if found != FORMAT_VERSION || XxHash64::oneshot(0, payload) != checksum {
        return Err(BlobError::Damaged);
    }
    Ok((checksum, payload))
}

fn split_u32(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Run, SectionKind};

    fn deck() -> Deck {
        let say = |text: &str| vec![Block::Paragraph(vec![Run::Text(text.into())])];
        let entry = |number: u32, group: u32| Entry {
            number,
            title: format!("ＬｏＲＡ 💛 第{number}问？"),
            question: say("怎么 e\u{301}？"),
            sections: vec![Section { kind: SectionKind::Answer, label: "答案".into(), blocks: say("这样。") }],
            group,
            related: vec![1 - group],
        };
        let document = |id: &str, entries| Document {
            id: id.into(),
            title: "文档".into(),
            introduction: say("引言"),
            summary: vec![],
            entries,
        };
        Deck {
            title: "笔记".into(),
            language: "zh-CN".into(),
            documents: vec![document("a", vec![entry(1, 0)]), document("b", vec![entry(7, 1)]), document("c", vec![])],
        }
    }

    #[test]
    fn what_goes_in_comes_out() {
        let blob = Blob::open(encode(&deck()).into()).unwrap();
        assert_eq!(blob.to_deck().unwrap(), deck());
    }

    #[test]
    fn a_newer_format_is_said_to_be_newer() {
        let mut bytes = encode(&deck());
        bytes[4..8].copy_from_slice(&(FORMAT_VERSION + 1).to_le_bytes());
        assert_eq!(Blob::open(bytes.into()).unwrap_err(), BlobError::Newer { found: FORMAT_VERSION + 1 });
    }

    #[test]
    fn an_index_without_an_entry_is_refused_even_under_a_right_checksum() {
        let mut crafted = deck();
        crafted.documents[0].entries[0].group = 9;
        assert_eq!(Blob::open(encode(&crafted).into()).unwrap_err(), BlobError::Damaged);
    }

    proptest::proptest! {
        #[test]
        fn made_up_payloads_under_a_right_checksum_never_panic(payload: Vec<u8>, split in 0usize..64) {
            let (directory, bodies) = payload.split_at(split.min(payload.len()));
            if let Ok(blob) = Blob::open(sealed(directory, bodies).into()) {
                let _ = blob.to_deck();
            }
        }

        #[test]
        fn damaged_bodies_under_a_right_checksum_never_panic(at in 0usize..400, value: u8) {
            let mut bytes = encode(&deck());
            let at = 20 + at % (bytes.len() - 20);
            bytes[at] = value;
            let checksum = XxHash64::oneshot(0, &bytes[16..]);
            bytes[8..16].copy_from_slice(&checksum.to_le_bytes());
            if let Ok(blob) = Blob::open(bytes.into()) {
                let _ = blob.to_deck();
            }
        }
    }
}
