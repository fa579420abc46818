//! Decks that no widget opens, since they say more than fits into a page.

use std::path::Path;

use study_model::{Block, Deck, MAX_DECK_TEXT, MAX_ENTRY_TEXT, blocks_length};

use crate::entry_source::EntrySource;
use crate::problems::{DeckErrorKind, Location, Problems};

/// Says what is too large.
pub(crate) fn check(folder: &Path, deck: &Deck, sources: &[EntrySource], problems: &mut Problems) {
    let beginning =
        |file: &str| Location { file: folder.join(file).display().to_string(), line: 1, column: 1 };
    let mut total = 0;
    let mut titles = 0;
    let mut add = |length: usize, at: Location| {
        total += length;
        if length > MAX_ENTRY_TEXT {
            problems.error(at, DeckErrorKind::EntryTooLarge { limit: MAX_ENTRY_TEXT });
        }
    };
    let mut sources = sources.iter();
    for document in &deck.documents {
        let around = blocks_length(&document.introduction) + blocks_length(&document.summary);
        add(around, beginning(&format!("{}.md", document.id)));
        titles += document.title.len() + document.id.len();
        for (entry, source) in document.entries.iter().zip(&mut sources) {
            let section = |label: &str, blocks: &[Block]| label.len() + blocks_length(blocks);
            let sections = entry.sections.iter().map(|it| section(&it.label, &it.blocks));
            add(section("", &entry.question) + sections.sum::<usize>(), source.at.clone());
            titles += entry.title.len() + document.id.len() + entry.slug.len();
        }
    }
    if total > MAX_DECK_TEXT || titles > MAX_ENTRY_TEXT {
        let limit = if total > MAX_DECK_TEXT { MAX_DECK_TEXT } else { MAX_ENTRY_TEXT };
        problems.error(beginning("deck.toml"), DeckErrorKind::TooLarge { limit });
    }
}
