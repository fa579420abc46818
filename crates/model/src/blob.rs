//! The blob: a whole deck as one run of bytes, with a version and a checksum.
//!
//! ```text
//!  0..4   b"STUD"
//!  4..8   format version, little endian
//!  8..16  XXH64 with seed 0 over all that follows, little endian
//! 16..20  length of the structure, little endian
//! 20..24  length of the directory's part of the structure, little endian
//! 24..28  length of the directory's part of the text, little endian
//! 28..    the structure, then the text: of the directory, of each document, of each entry
//! ```
//!
//! Opening reads the directory only; a body is decoded when somebody asks for it, so a deck
//! costs hardly more memory than its bytes.

use std::borrow::Cow;
use std::ops::Range;

use thiserror::Error;
use twox_hash::XxHash64;

use crate::deck::{Block, Deck, Document, Entry, Section};
use crate::wire::{Input, Malformed, Output, Wire, wire_struct};

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
    #[error(
        "this deck has format {found}, newer than the {FORMAT_VERSION} this widget reads; update the widget"
    )]
    Newer {
        /// The version that the blob states.
        found: u32,
    },
}

impl From<Malformed> for BlobError {
    fn from(_: Malformed) -> Self {
        Self::Damaged
    }
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
    lengths: Lengths,
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
    lengths: Lengths,
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
wire_struct!(DocumentHead { id, title, lengths });
wire_struct!(EntryHead { document, number, title, group, related, lengths });
wire_struct!(Body { question, sections });

/// A document's introduction and summary.
type DocumentText = (Vec<Block>, Vec<Block>);

/// How many bytes something takes up in the structure and in the text.
type Lengths = (u32, u32);

/// Where something stands in the blob.
#[derive(Clone, Debug, Default)]
struct Place {
    structure: Range<usize>,
    text: Range<usize>,
}

/// An open blob.
#[derive(Clone, Debug)]
pub struct Blob {
    bytes: Cow<'static, [u8]>,
    checksum: u64,
    directory: Directory,
    /// Of each document, then of each entry.
    places: Vec<Place>,
}

impl Blob {
    /// Checks `bytes` and reads their directory. Entries are not decoded here.
    ///
    /// # Errors
    /// [`BlobError::Newer`] for a blob of a later format; [`BlobError::Damaged`] for any other
    /// bytes that [`encode`] did not write.
    pub fn open(bytes: Cow<'static, [u8]>) -> Result<Self, BlobError> {
        let (checksum, rest) = checked(&bytes)?;
        let (structure, rest) = split_u32(rest).ok_or(BlobError::Damaged)?;
        let (directory, rest) = split_u32(rest).ok_or(BlobError::Damaged)?;
        let (titles, rest) = split_u32(rest).ok_or(BlobError::Damaged)?;
        let start = bytes.len() - rest.len();
        let text = start.saturating_add(structure as usize);
        let mut end = Place { structure: start..start, text: text..text };
        let place = end.next((directory, titles));
        let directory: Directory = input(&bytes, &place)?.read_all()?;
        let lengths = directory.documents.iter().map(|document| document.lengths);
        let lengths = lengths.chain(directory.entries.iter().map(|entry| entry.lengths));
        let places = lengths.map(|lengths| end.next(lengths)).collect();
        let whole = end.structure.end == text && end.text.end == bytes.len();
        let blob = Self { bytes, checksum, directory, places };
        if whole && blob.is_consistent() { Ok(blob) } else { Err(BlobError::Damaged) }
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

    /// The text of an entry. Costs its decoding, each time.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] when its bytes were made up to fit the checksum, and for an index
    /// that the directory does not have.
    pub fn body(&self, entry: u32) -> Result<Body, BlobError> {
        self.read(self.directory.documents.len() + entry as usize)
    }

    /// Introduction and summary of a document.
    ///
    /// # Errors
    /// As [`Blob::body`].
    pub fn document_text(&self, document: u32) -> Result<DocumentText, BlobError> {
        self.read(document as usize)
    }

    fn read<T: Wire>(&self, at: usize) -> Result<T, BlobError> {
        let place = self.places.get(at).ok_or(BlobError::Damaged)?;
        Ok(input(&self.bytes, place)?.read_all()?)
    }

    /// The whole deck, as it was before [`encode`].
    ///
    /// # Errors
    /// As [`Blob::body`].
    pub fn to_deck(&self) -> Result<Deck, BlobError> {
        let Directory { title, language, documents, .. } = &self.directory;
        let documents = (0..)
            .zip(documents)
            .map(|(at, head)| self.to_document(at, head))
            .collect::<Result<_, _>>()?;
        Ok(Deck { title: title.clone(), language: language.clone(), documents })
    }

    fn to_document(&self, at: u32, head: &DocumentHead) -> Result<Document, BlobError> {
        let (introduction, summary) = self.document_text(at)?;
        let entries = (0..).zip(&self.directory.entries).filter(|(_, entry)| entry.document == at);
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
        let Body { question, sections } = self.body(at)?;
        let EntryHead { number, title, group, related, .. } = head.clone();
        Ok(Entry { number, title, question, sections, group, related })
    }

    /// Whether every index in the directory has something to point at.
    fn is_consistent(&self) -> bool {
        let Directory { documents, entries, .. } = &self.directory;
        let known = |index: u32| (index as usize) < entries.len();
        entries.is_sorted_by_key(|entry| entry.document)
            && entries.iter().all(|entry| {
                (entry.document as usize) < documents.len()
                    && known(entry.group)
                    && entry.related.iter().all(|&other| known(other))
            })
    }
}

/// Writes a deck as a blob. The same deck gives the same bytes.
///
/// # Panics
/// Never for a deck of less than 4 GiB: the types have no value that cannot be written.
#[must_use]
pub fn encode(deck: &Deck) -> Vec<u8> {
    let mut bodies = Output::default();
    let mut directory = Directory {
        title: deck.title.clone(),
        language: deck.language.clone(),
        documents: Vec::new(),
        entries: Vec::new(),
    };
    for document in &deck.documents {
        directory.documents.push(DocumentHead {
            id: document.id.clone(),
            title: document.title.clone(),
            lengths: append(&mut bodies, &document.introduction, &document.summary),
        });
    }
    for (at, document) in (0..).zip(&deck.documents) {
        directory.entries.extend(document.entries.iter().map(|entry| EntryHead {
            document: at,
            number: entry.number,
            title: entry.title.clone(),
            group: entry.group,
            related: entry.related.clone(),
            lengths: append(&mut bodies, &entry.question, &entry.sections),
        }));
    }
    let mut head = Output::default();
    directory.write(&mut head);
    sealed(&head, &bodies)
}

fn sealed(directory: &Output, bodies: &Output) -> Vec<u8> {
    let mut blob = [MAGIC.as_slice(), &FORMAT_VERSION.to_le_bytes(), &[0; 8]].concat();
    blob.extend(length(directory.structure.len() + bodies.structure.len()).to_le_bytes());
    blob.extend(length(directory.structure.len()).to_le_bytes());
    blob.extend(length(directory.text.len()).to_le_bytes());
    blob.extend(&directory.structure);
    blob.extend(&bodies.structure);
    blob.extend(directory.text.as_bytes());
    blob.extend(bodies.text.as_bytes());
    if let Some((head, payload)) = blob.split_at_mut_checked(16) {
        let checksum = XxHash64::oneshot(0, payload).to_le_bytes();
        if let Some(place) = head.last_chunk_mut() {
            *place = checksum;
        }
    }
    blob
}

fn append(bodies: &mut Output, first: &impl Wire, second: &impl Wire) -> Lengths {
    let (structure, text) = (bodies.structure.len(), bodies.text.len());
    first.write(bodies);
    second.write(bodies);
    (length(bodies.structure.len() - structure), length(bodies.text.len() - text))
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a deck has less than 4 GiB")
}

impl Place {
    /// What stands behind this place, which becomes the place itself.
    fn next(&mut self, (structure, text): Lengths) -> Self {
        let after = |range: &Range<usize>, length: u32| {
            range.end..range.end.saturating_add(length as usize)
        };
        *self =
            Self { structure: after(&self.structure, structure), text: after(&self.text, text) };
        self.clone()
    }
}

fn input<'a>(bytes: &'a [u8], place: &Place) -> Result<Input<'a>, BlobError> {
    let part = |range: &Range<usize>| bytes.get(range.clone()).ok_or(BlobError::Damaged);
    Ok(Input::new(part(&place.structure)?, part(&place.text)?)?)
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
            sections: vec![Section {
                kind: SectionKind::Answer,
                label: "答案".into(),
                blocks: say("这样。"),
            }],
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
            documents: vec![
                document("a", vec![entry(1, 0)]),
                document("b", vec![entry(7, 1)]),
                document("c", vec![]),
            ],
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
        assert_eq!(
            Blob::open(bytes.into()).unwrap_err(),
            BlobError::Newer { found: FORMAT_VERSION + 1 }
        );
    }

    #[test]
    fn an_index_without_an_entry_is_refused_even_under_a_right_checksum() {
        let mut crafted = deck();
        crafted.documents[0].entries[0].group = 9;
        assert_eq!(Blob::open(encode(&crafted).into()).unwrap_err(), BlobError::Damaged);
    }

    proptest::proptest! {
        #[test]
        fn made_up_payloads_under_a_right_checksum_never_panic(a: Vec<u8>, b: Vec<u8>, text: String) {
            let directory = Output { structure: a, text: text.clone() };
            let bodies = Output { structure: b, text };
            if let Ok(blob) = Blob::open(sealed(&directory, &bodies).into()) {
                let _ = blob.to_deck();
            }
        }

        #[test]
        fn damaged_bodies_under_a_right_checksum_never_panic(at in 0usize..400, value: u8) {
            let mut bytes = encode(&deck());
            let at = 16 + at % (bytes.len() - 16);
            bytes[at] = value;
            let checksum = XxHash64::oneshot(0, &bytes[16..]);
            bytes[8..16].copy_from_slice(&checksum.to_le_bytes());
            if let Ok(blob) = Blob::open(bytes.into()) {
                let _ = blob.to_deck();
            }
        }
    }
}
