//! Every text of a deck, as it is written.

use super::directory::number_of;
use crate::codec::{Tag, Tagged, encode_list, encoded_texts};
use crate::deck::{Block, Deck};
use crate::lexicon::TextEnd;

/// Every text of a deck, metadata included: what the lexicon of its index has to have the words of.
#[must_use]
pub fn deck_texts(deck: &Deck) -> Vec<String> {
    let plain = |value: Vec<(String, TextEnd)>| value.into_iter().map(|(text, _)| text);
    let mut all = vec![deck.title.clone(), deck.language.clone()];
    for document in &deck.documents {
        all.extend([document.id.clone(), document.title.clone()]);
        all.extend(plain(list_texts(&document.introduction)));
        all.extend(plain(list_texts(&document.summary)));
        for entry in &document.entries {
            all.extend(Some(&entry.slug).filter(|slug| number_of(slug).is_none()).cloned());
            all.push(entry.title.clone());
            all.extend(plain(list_texts(&entry.question)));
            all.extend(plain(list_texts(&entry.sections)));
        }
    }
    all
}

fn list_texts(list: &[impl Tagged]) -> Vec<(String, TextEnd)> {
    encoded_texts(|out| encode_list(out, list, Tag::CloseList))
}

/// How many bytes of text blocks have, metadata included.
#[must_use]
pub fn blocks_length(blocks: &[Block]) -> usize {
    list_texts(blocks).iter().map(|(text, _)| text.len()).sum()
}

/// Every text in `blocks` that a reader reads.
#[must_use]
pub fn blocks_texts(blocks: &[Block]) -> Vec<String> {
    let read = list_texts(blocks).into_iter().filter(|&(_, end)| end != TextEnd::Metadata);
    read.map(|(text, _)| text).collect()
}
