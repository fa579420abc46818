//! What is known of a deck without decoding any entry.

use crate::bounds::MAX_ENTRY_TEXT;
use crate::wire::{Input, Malformed, Output, Wire, wire_struct};

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
    pub group: u32,
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
                    && known(entry.group)
                    && entry.related.len() <= entries.len()
                    && entry.related.iter().all(|&other| known(other))
            })
    }
}

wire_struct!(DocumentHead { id, title, lengths });

impl Wire for Directory {
    fn write(&self, out: &mut Output<'_>) {
        self.title.write(out);
        self.language.write(out);
        self.documents.write(out);
        (self.entries.len() as u64).write(out);
        let mut expected = Expected::default();
        for entry in &self.entries {
            entry.write(&mut expected, out);
        }
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        let (title, language) = (Wire::read(input)?, Wire::read(input)?);
        let documents = Wire::read(input)?;
        let mut entries = Vec::new();
        let mut expected = Expected::default();
        for _ in 0..u64::read(input)? {
            entries.push(EntryHead::read(&mut expected, input)?);
        }
        Ok(Self { title, language, documents, entries })
    }
}

impl EntryHead {
    fn write(&self, expected: &mut Expected, out: &mut Output<'_>) {
        self.document.write(out);
        expected.write(self.document, &self.slug, out);
        for number in [self.title_term, self.group] {
            number.write(out);
        }
        self.related.write(out);
        self.lengths.write(out);
    }

    /// The title is a term, and filled in when the terms have been found.
    fn read(expected: &mut Expected, input: &mut Input<'_>) -> Result<Self, Malformed> {
        let document = u32::read(input)?;
        let slug = expected.read(document, input)?;
        let (term, group) = (u32::read(input)?, u32::read(input)?);
        let (related, lengths) = (Wire::read(input)?, Wire::read(input)?);
        Ok(Self { document, slug, title: String::new(), title_term: term, group, related, lengths })
    }
}

/// The number that the next slug is expected to be: entries are mostly numbered from 1 on, and so
/// most slugs are written as the same byte.
#[derive(Debug, Default)]
struct Expected {
    document: u32,
    number: u32,
}

impl Expected {
    /// Writes 0 and the text, or how far the slug's number is from the expected one, plus 1.
    fn write(&mut self, document: u32, slug: &str, out: &mut Output<'_>) {
        self.enter(document);
        if let Some(number) = number_of(slug) {
            (u64::from(number.wrapping_sub(self.number)) + 1).write(out);
            self.number = number.wrapping_add(1);
        } else {
            0_u64.write(out);
            slug.to_owned().write(out);
        }
    }

    fn read(&mut self, document: u32, input: &mut Input<'_>) -> Result<String, Malformed> {
        self.enter(document);
        let Some(step) = u64::read(input)?.checked_sub(1) else { return Wire::read(input) };
        let number = self.number.wrapping_add(u32::try_from(step).map_err(|_| Malformed)?);
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
    use crate::wire::tests::{read_with, written};

    fn directory(slugs: &[(u32, &str)]) -> Directory {
        let entry = |&(document, slug): &(u32, &str)| EntryHead {
            document,
            slug: slug.into(),
            title: String::new(),
            title_term: 0,
            group: 0,
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
        let (structure, text, words) = written(|out| directory.write(out));
        assert_eq!(read_with(&structure, &text, &words, Directory::read), Ok(directory));
    }

    #[test]
    fn numbers_in_a_row_are_one_byte_each_and_no_text() {
        let length = |slugs: &[(u32, &str)]| {
            let (structure, text, _) = written(|out| directory(slugs).write(out));
            (structure.len(), text.len())
        };
        let (before, text_before) = length(&[(0, "499")]);
        let (after, text_after) = length(&[(0, "499"), (0, "500")]);
        // Document, slug, term, group, how many are related, two lengths.
        assert_eq!((after - before, text_after - text_before), (7, 0));
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
