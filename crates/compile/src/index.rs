//! What search needs to know of a deck, found once for all of its readers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use study_model::text::is_han;
use study_model::{
    Deck, Entry, Lexicon, Name, Occurrence, SearchIndex, SectionKind, deck_texts, plain_text,
};

use crate::characters;
use crate::glossary::Glossary;
use crate::segment::Segmenter;
use crate::variants::simplified;

/// Builds the index of a deck.
pub(crate) fn build(deck: &Deck, glossary: &Glossary) -> SearchIndex {
    let entries: Vec<&Entry> =
        deck.documents.iter().flat_map(|document| &document.entries).collect();
    let contents: Vec<&Entry> =
        (0..).zip(&entries).filter(|&(at, entry)| entry.group == at).map(|(_, e)| *e).collect();
    let written = deck_texts(deck).iter().flat_map(|text| text.chars()).collect();
    let names = names(&contents, glossary, &written);
    let lexicon = lexicon(deck, glossary, &names);
    SearchIndex { characters: characters::of(lexicon.words()), lexicon, names }
}

/// Titles, key points and the further terms of the glossary, each once.
///
/// - `written`: the characters of the deck.
fn names(contents: &[&Entry], glossary: &Glossary, written: &BTreeSet<char>) -> Vec<Name> {
    let mut names = Names::default();
    for (content, entry) in (0..).zip(contents) {
        names.at(&entry.title, |name| name.uses.push(Occurrence { content, leading: true }));
    }
    for (content, entry) in (0..).zip(contents) {
        // Twice in an entry counts once, and as a title is better.
        for key in keys(entry).into_iter().filter(|key| *key != entry.title) {
            names.at(&key, |name| {
                if name.uses.last().is_none_or(|last| last.content != content) {
                    name.uses.push(Occurrence { content, leading: false });
                }
            });
        }
    }
    for term in &glossary.terms {
        let forms = [&term.english, &term.synonyms, &term.regional].into_iter().flatten();
        // As queries are read: whoever types 過適 is taken to have typed 过适, unless the deck
        // itself writes 過.
        let read = |c: char| if written.contains(&c) { c } else { simplified(c) };
        let forms = forms.map(|form| form.chars().map(read).collect()).collect();
        names.at(&term.term, |name| name.forms = forms);
    }
    names.list.iter_mut().for_each(|name| name.uses.sort_by_key(|known| known.content));
    names.list
}

#[derive(Default)]
struct Names {
    list: Vec<Name>,
    places: HashMap<String, usize>,
}

impl Names {
    /// Changes the name with this text, which is a new one if need be.
    fn at(&mut self, text: &str, change: impl FnOnce(&mut Name)) {
        let at = *self.places.entry(text.to_owned()).or_insert_with(|| {
            self.list.push(Name { text: text.to_owned(), ..Name::default() });
            self.list.len() - 1
        });
        self.list.get_mut(at).map(change);
    }
}

/// The key points of an entry's answers, as they stand there.
fn keys(entry: &Entry) -> Vec<String> {
    let answers = entry.sections.iter().filter(|section| section.kind == SectionKind::Answer);
    let plain = answers.map(|section| plain_text(&section.blocks));
    let keys = plain.map(|plain| {
        plain.points.iter().map(|point| plain.key(point).to_owned()).collect::<Vec<_>>()
    });
    keys.flatten().collect()
}

/// The words of everything that is written in words. A Chinese word that only forms have is
/// written in its characters: hardly two forms share one, so that takes fewer bytes.
fn lexicon(deck: &Deck, glossary: &Glossary, names: &[Name]) -> Lexicon {
    let segmenter = Segmenter::new(glossary.terms.iter().map(|term| term.term.as_str()));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let texts = deck_texts(deck);
    for text in texts.iter().chain(names.iter().map(|name| &name.text)) {
        for word in segmenter.words(text) {
            *counts.entry(word).or_default() += 1;
        }
    }
    // In order, so that the same deck gives the same bytes.
    let counts = counts.into_iter().map(|(word, count)| (word.to_owned(), count));
    let mut counts: BTreeMap<String, usize> = counts.collect();
    for word in names.iter().flat_map(|name| &name.forms).flat_map(|form| segmenter.words(form)) {
        if counts.contains_key(word) || !word.chars().all(is_han) {
            *counts.entry(word.to_owned()).or_default() += 1;
        } else {
            for c in word.chars() {
                *counts.entry(c.to_string()).or_default() += 1;
            }
        }
    }
    Lexicon::new(&counts)
}
