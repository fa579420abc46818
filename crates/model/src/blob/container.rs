//! The container: chunks of bytes behind a version and a checksum.
//!
//! ```text
//!  0..4   b"STUD"
//!  4..8   format version, little endian
//!  8..16  XXH64 with seed 0 over all that follows, little endian
//! 16..    length of each chunk, four bytes each, little endian; then the chunks ([`Chunk`])
//! ```

use std::ops::Range;

use thiserror::Error;
use twox_hash::XxHash64;

use crate::codec::DecodeError;

const MAGIC: &[u8; 4] = b"STUD";
/// Magic, version and checksum.
pub(super) const HEADER: usize = 16;

/// Raised whenever an older reader could not make sense of a newer blob.
pub const FORMAT_VERSION: u32 = 6;

/// The chunks of a blob, in the order that compresses best: first what shares its words.
#[derive(Clone, Copy, Debug)]
pub(super) enum Chunk {
    /// The words of all text, each with a NUL behind it.
    Lexicon,
    /// The text of each document, then of each entry.
    Text,
    /// Titles, key points and terms of the glossary, as texts.
    Terms,
    /// Other ways to say terms, as texts, each behind the distance of its term to the last.
    Aliases,
    /// The text of the directory.
    DirectoryText,
    /// The structure of the directory.
    Directory,
    /// The structure of each document, then of each entry.
    Structure,
    /// For each term the contents that it is the title or a key point of.
    Postings,
    /// How characters are read and written.
    Characters,
}

pub(super) const CHUNKS: usize = Chunk::Characters as usize + 1;

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

impl From<DecodeError> for BlobError {
    fn from(_: DecodeError) -> Self {
        Self::Damaged
    }
}

/// Where the chunks of a blob are.
#[derive(Clone, Debug)]
pub(super) struct Container {
    pub(super) checksum: u64,
    ranges: [Range<usize>; CHUNKS],
}

impl Container {
    /// Checks version, checksum and lengths.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, BlobError> {
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
        let ranges = ranges(payload)
            .filter(|ranges| ranges.last().is_some_and(|last| last.end == bytes.len()));
        Ok(Self { checksum, ranges: ranges.ok_or(BlobError::Damaged)? })
    }

    pub(super) fn range(&self, chunk: Chunk) -> Range<usize> {
        self.ranges.get(chunk as usize).cloned().unwrap_or_default()
    }

    /// A chunk where it stands.
    ///
    /// - `bytes`: those that were opened.
    pub(super) fn chunk<'a>(&self, bytes: &'a [u8], chunk: Chunk) -> &'a [u8] {
        bytes.get(self.range(chunk)).unwrap_or_default()
    }
}

/// Where the chunks are, by the lengths that `payload` begins with.
fn ranges(payload: &[u8]) -> Option<[Range<usize>; CHUNKS]> {
    let mut ranges = [const { 0..0 }; CHUNKS];
    let (mut lengths, mut end) = (payload, HEADER + 4 * CHUNKS);
    for range in &mut ranges {
        let (length, rest) = split_u32(lengths)?;
        *range = end..end.saturating_add(length as usize);
        (lengths, end) = (rest, range.end);
    }
    Some(ranges)
}

fn split_u32(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*number), rest))
}

/// Puts chunks, in the order of [`Chunk`], into a container.
pub(super) fn seal(chunks: &[Vec<u8>; CHUNKS]) -> Vec<u8> {
    let mut blob = [MAGIC.as_slice(), &FORMAT_VERSION.to_le_bytes(), &[0; 8]].concat();
    for chunk in chunks {
        blob.extend(length(chunk.len()).to_le_bytes());
    }
    blob.extend(chunks.concat());
    if let Some((header, payload)) = blob.split_at_mut_checked(HEADER) {
        let checksum = XxHash64::oneshot(0, payload).to_le_bytes();
        if let Some(place) = header.last_chunk_mut() {
            *place = checksum;
        }
    }
    blob
}

pub(super) fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a deck has less than 4 GiB")
}
