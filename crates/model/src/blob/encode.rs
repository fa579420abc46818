//! Writing a blob.

use std::collections::HashMap;

use super::container::{length, seal};
use super::directory::{Directory, DocumentHead, EntryHead, Lengths};
use crate::codec::{Codec, Encoder, Tag, Tagged, encode_list};
use crate::deck::Deck;
use crate::index::{SearchIndex, write_postings, write_text};

/// Writes a deck and its index as a blob. The same deck gives the same bytes. The index has to
/// be of this deck: the words of its texts, and its titles among the terms.
///
/// # Panics
/// Never for a deck of less than 4 GiB: the types have no value that cannot be written.
#[must_use]
pub fn encode(deck: &Deck, index: &SearchIndex) -> Vec<u8> {
    let mut content = Encoder::new(&index.lexicon);
    let mut directory = Directory {
        title: deck.title.clone(),
        language: deck.language.clone(),
        ..Directory::default()
    };
    for document in &deck.documents {
        directory.documents.push(DocumentHead {
            id: document.id.clone(),
            title: document.title.clone(),
            lengths: append(&mut content, &document.introduction, &document.summary),
        });
    }
    let terms = (0..).zip(&index.terms);
    let terms: HashMap<&str, u32> = terms.map(|(at, term)| (term.text.as_str(), at)).collect();
    for (at, document) in (0..).zip(&deck.documents) {
        directory.entries.extend(document.entries.iter().map(|entry| EntryHead {
            document: at,
            slug: entry.slug.clone(),
            title: entry.title.clone(),
            title_term: terms.get(entry.title.as_str()).copied().unwrap_or(u32::MAX),
            first_copy: entry.first_copy,
            related: entry.related.clone(),
            lengths: append(&mut content, &entry.question, &entry.sections),
        }));
    }
    let mut head = Encoder::new(&index.lexicon);
    directory.encode(&mut head);
    let [mut terms, mut postings, mut aliases, mut characters] = [const { Vec::new() }; 4];
    for term in &index.terms {
        write_text(&mut terms, &index.lexicon, &term.text);
        write_postings(&mut postings, &term.postings);
    }
    index.write_aliases(&mut aliases);
    index.character_table.write(&mut characters);
    let lexicon = index.lexicon.joined().into_bytes();
    // In the order of `Chunk`.
    seal(&[
        lexicon,
        content.text,
        terms,
        aliases,
        head.text,
        head.structure,
        content.structure,
        postings,
        characters,
    ])
}

fn append(content: &mut Encoder<'_>, first: &[impl Tagged], second: &[impl Tagged]) -> Lengths {
    let (structure, text) = (content.structure.len(), content.text.len());
    encode_list(content, first, Tag::CloseList);
    encode_list(content, second, Tag::CloseList);
    (length(content.structure.len() - structure), length(content.text.len() - text))
}
