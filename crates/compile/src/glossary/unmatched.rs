//! Terms of a glossary that stand nowhere in the deck.

use study_model::text::compact;
use study_model::{Deck, Document, plain_text};

use super::terms::{Glossary, GlossaryTerm};
use super::word_finder::WordFinder;

impl Glossary {
    /// Those terms that stand nowhere in `deck`, in the order of the file.
    pub(crate) fn unmatched(&self, deck: &Deck) -> Vec<&GlossaryTerm> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let terms: Vec<String> = self.terms.iter().map(|term| compact(&term.term)).collect();
        let mut finder = WordFinder::new(terms.iter().map(String::as_str));
        for text in deck.documents.iter().flat_map(texts) {
            finder.read(&compact(&text));
        }
        let found = finder.found().into_iter().zip(&self.terms);
        found.filter(|&(found, _)| !found).map(|(_, term)| term).collect()
    }
}

/// Every text that a reader finds something by.
fn texts(document: &Document) -> impl Iterator<Item = String> {
    let entries = document.entries.iter().flat_map(|entry| {
        let sections = entry.sections.iter().map(|section| &section.blocks);
        let blocks = std::iter::once(&entry.question).chain(sections);
        let texts = blocks.map(|blocks| plain_text(blocks).text);
        std::iter::once(entry.title.clone()).chain(texts)
    });
    std::iter::once(document.title.clone()).chain(entries)
}
