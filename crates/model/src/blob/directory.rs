//! What is known of a deck without decoding any entry.

use crate::codec::{Codec, DecodeError, Decoder, Encoder};
use crate::limits::MAX_ENTRY_TEXT;

/// Titles and ids of a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    pub(crate) lengths: Lengths,
}

/// An entry in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryHead {
    /// Index into [`Directory::documents`].
    pub document: u32,
    /// The second half of its id, unique within the document.
    pub slug: String,
    /// The heading without its number.
    pub title: String,
    /// Index of the term that the title is.
    pub title_term: u32,
    /// Index of the first entry with the same content.
    pub first_copy: u32,
    /// Indices of entries on a near subject, nearest first.
    pub related: Vec<u32>,
    pub(crate) lengths: Lengths,
}

/// How many bytes something takes up in the structure and in the text.
pub(crate) type Lengths = (u32, u32);

impl Directory {
    /// Whether every index has something to point at, and all ids fit into what is shown at once.
    pub(crate) fn is_consistent(&self) -> bool {
        let Self { documents, entries, .. } = self;
        let known = |index: u32| (index as usize) < entries.len();
        let longest = |lengths: Option<usize>| lengths.unwrap_or_default();
        let longest_id = longest(documents.iter().map(|document| document.id.len()).max())
            .saturating_add(longest(entries.iter().map(|entry| entry.slug.len()).max()));
        // Whoever lists entries writes an id for each.
        longest_id.saturating_mul(entries.len()) <= MAX_ENTRY_TEXT
            && entries.is_sorted_by_key(|entry| entry.document)
            && entries.iter().all(|entry| {
                (entry.document as usize) < documents.len()
                    && known(entry.first_copy)
                    && entry.related.len() <= entries.len()
                    && entry.related.iter().all(|&other| known(other))
            })
    }
}

impl Codec for DocumentHead {
    fn encode(&self, out: &mut Encoder<'_>) {
        self.id.encode(out);
        self.title.encode(out);
        self.lengths.encode(out);
    }

    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (id, title) = (Codec::decode(input)?, Codec::decode(input)?);
        Ok(Self { id, title, lengths: Codec::decode(input)? })
    }
}

impl Codec for Directory {
    fn encode(&self, out: &mut Encoder<'_>) {
        self.title.encode(out);
        self.language.encode(out);
        self.documents.encode(out);
        (self.entries.len() as u64).encode(out);
        let mut next_slug = NextSlug::default();
        for entry in &self.entries {
            entry.encode(&mut next_slug, out);
        }
    }

    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (title, language) = (Codec::decode(input)?, Codec::decode(input)?);
        let documents = Codec::decode(input)?;
        let mut entries = Vec::new();
        let mut next_slug = NextSlug::default();
        for _ in 0..u64::decode(input)? {
            entries.push(EntryHead::decode(&mut next_slug, input)?);
        }
        Ok(Self { title, language, documents, entries })
    }
}

impl EntryHead {
    fn encode(&self, next_slug: &mut NextSlug, out: &mut Encoder<'_>) {
        self.document.encode(out);
        next_slug.encode(self.document, &self.slug, out);
        for number in [self.title_term, self.first_copy] {
            number.encode(out);
        }
        self.related.encode(out);
        self.lengths.encode(out);
    }

    /// The title is a term, and filled in when the terms have been found.
    fn decode(next_slug: &mut NextSlug, input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let document = u32::decode(input)?;
        let slug = next_slug.decode(document, input)?;
        let (term, first_copy) = (u32::decode(input)?, u32::decode(input)?);
        let (related, lengths) = (Codec::decode(input)?, Codec::decode(input)?);
        Ok(Self {
            document,
            slug,
            title: String::new(),
            title_term: term,
            first_copy,
            related,
            lengths,
        })
    }
}

/// The number that the next slug is expected to be: entries are mostly numbered from 1 on, and so
/// most slugs are written as the same byte.
#[derive(Debug, Default)]
struct NextSlug {
    document: u32,
    number: u32,
}

impl NextSlug {
    /// Writes 0 and the text, or how far the slug's number is from the expected one, plus 1.
    fn encode(&mut self, document: u32, slug: &str, out: &mut Encoder<'_>) {
        self.enter(document);
        if let Some(number) = number_of(slug) {
            (u64::from(number.wrapping_sub(self.number)) + 1).encode(out);
            self.number = number.wrapping_add(1);
        } else {
            0_u64.encode(out);
            slug.to_owned().encode(out);
        }
    }

    fn decode(&mut self, document: u32, input: &mut Decoder<'_>) -> Result<String, DecodeError> {
        self.enter(document);
        let Some(step) = u64::decode(input)?.checked_sub(1) else { return Codec::decode(input) };
        let number = self.number.wrapping_add(u32::try_from(step).map_err(|_| DecodeError)?);
        self.number = number.wrapping_add(1);
        Ok(number.to_string())
    }

    /// Numbers begin anew in each document.
    fn enter(&mut self, document: u32) {
        if std::mem::replace(&mut self.document, document) != document {
            self.number = 0;
        }
    }
}

/// The number whose decimal digits a slug is.
pub(crate) fn number_of(slug: &str) -> Option<u32> {
    slug.parse().ok().filter(|number: &u32| number.to_string() == slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::testing::{decode_with, encoded};

    fn directory(slugs: &[(u32, &str)]) -> Directory {
        let entry = |&(document, slug): &(u32, &str)| EntryHead {
            document,
            slug: slug.into(),
            title: String::new(),
            title_term: 0,
            first_copy: 0,
            related: vec![],
            lengths: (0, 0),
        };
        let document = DocumentHead { id: "d".into(), title: String::new(), lengths: (0, 0) };
        let entries = slugs.iter().map(entry).collect();
        Directory { documents: vec![document; 3], entries, ..Directory::default() }
    }

    #[test]
    fn every_slug_reads_back() {
        let directory = directory(&[
            (0, "1"),
            (0, "2"),
            (0, "早停-💛"),
            (0, "3"),
            (0, "2"),
            (0, "4294967295"),
            (0, "0"),
            (1, "4294967296"),
            (1, "007"),
            (1, "+7"),
            (1, ""),
            (2, "1"),
        ]);
        let (structure, text, words) = encoded(|out| directory.encode(out));
        assert_eq!(decode_with(&structure, &text, &words, Directory::decode), Ok(directory));
    }

    #[test]
    fn numbers_in_a_row_are_one_byte_each_and_no_text() {
        let length = |slugs: &[(u32, &str)]| {
            let (structure, text, _) = encoded(|out| directory(slugs).encode(out));
            (structure.len(), text.len())
        };
        let (before, text_before) = length(&[(0, "499")]);
        let (after, text_after) = length(&[(0, "499"), (0, "500")]);
        // Document, slug, term, first_copy, how many are related, two lengths.
        assert_eq!((after - before, text_after - text_before), (7, 0));
    }

    #[test]
    fn numbers_begin_anew_in_each_document() {
        let length = |slugs: &[(u32, &str)]| encoded(|out| directory(slugs).encode(out)).0.len();
        let one = length(&[(0, "300")]) - length(&[]);
        let first_of_next = length(&[(0, "300"), (1, "0")]) - length(&[(0, "300")]);
        assert!(first_of_next < one, "a number that is expected takes one byte");
    }

    #[test]
    fn an_index_points_at_what_is_there() {
        let is_consistent = |change: fn(&mut EntryHead)| {
            let mut directory = directory(&[(0, "1"), (2, "2")]);
            change(directory.entries.last_mut().unwrap());
            directory.is_consistent()
        };
        assert!(is_consistent(|_| {}) && is_consistent(|entry| entry.related = vec![0, 1]));
        assert!(!is_consistent(|entry| entry.first_copy = 2));
        assert!(!is_consistent(|entry| entry.document = 3));
        assert!(!is_consistent(|entry| entry.related = vec![2]));
        assert!(!is_consistent(|entry| entry.related = vec![0; 3]), "more than there are");
        let mut unsorted = directory(&[(1, "1"), (0, "2")]);
        assert!(!unsorted.is_consistent());
        unsorted.entries.reverse();
        assert!(unsorted.is_consistent());
    }

    #[test]
    fn ids_that_are_longer_together_than_a_page_shows_are_inconsistent() {
        let half = "a".repeat(MAX_ENTRY_TEXT / 4);
        let mut long = directory(&[(0, &half), (0, "1")]);
        long.documents[1].id.clone_from(&half);
        assert!(long.is_consistent());
        long.documents[1].id.push('a');
        assert!(!long.is_consistent());
    }
}
