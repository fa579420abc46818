//! The deck as a quiz sees it: questions, and the key points of their answers.

use std::collections::HashMap;

use study_model::text::compact;
use study_model::{Body, SectionKind, plain_text};

use crate::deck::Deck;

/// Everything that items are made of.
#[derive(Debug)]
pub(crate) struct Notes {
    /// In deck order of their first entries.
    pub(crate) groups: Vec<Group>,
    /// Compact forms of all terms that an answer could be, every key and every Latin word. A map
    /// to how often each stands in the deck, because the module has one kind of table already.
    pub(crate) vocabulary: HashMap<String, usize>,
}

/// Entries with the same question: the unit of quiz items.
#[derive(Debug)]
pub(crate) struct Group {
    /// In deck order; never empty.
    pub(crate) entries: Vec<u32>,
    /// The id of the first entry, which names the group.
    pub(crate) id: String,
    /// The title of the first entry.
    pub(crate) title: String,
    /// Of all entries, in deck order; entries with the same content are taken once.
    pub(crate) points: Vec<Point>,
    /// The answers, one for each distinct content.
    pub(crate) answers: Vec<String>,
}

/// A key point of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) entry: u32,
    pub(crate) key: String,
    pub(crate) key_compact: String,
    pub(crate) key_chars: usize,
    /// Empty for a heading over further points.
    pub(crate) explanation: String,
    pub(crate) explanation_compact: String,
    /// Points of one list share it; others differ.
    pub(crate) list: usize,
}

impl Point {
    /// Whether both stand in the same list of the same entry.
    pub(crate) fn is_sibling_of(&self, other: &Self) -> bool {
        self.entry == other.entry && self.list == other.list && self != other
    }
}

impl Notes {
    pub(crate) fn new(deck: &Deck) -> Self {
        let mut places = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        for (entry, head) in (0..).zip(&deck.directory().entries) {
            let place = *places.entry(compact(&head.title)).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Group {
                    entries: Vec::new(),
                    id: deck.id(entry),
                    title: head.title.clone(),
                    points: Vec::new(),
                    answers: Vec::new(),
                });
            }
            if let Some(group) = groups.get_mut(place) {
                let known = group.has_content_of(head.group, deck);
                group.add(entry, deck.body(entry).filter(|_| !known).as_ref());
            }
        }
        let vocabulary = vocabulary(&groups);
        Self { groups, vocabulary }
    }
}

impl Group {
    /// Whether an entry with this content is among the group's.
    fn has_content_of(&self, content: u32, deck: &Deck) -> bool {
        self.entries.iter().any(|&entry| deck.head(entry).is_some_and(|head| head.group == content))
    }

    fn add(&mut self, entry: u32, body: Option<&Body>) {
        self.entries.push(entry);
        let Some(body) = body else { return };
        let answers = body.sections.iter().filter(|section| section.kind == SectionKind::Answer);
        let mut text = String::new();
        for (section, plain) in answers.map(|section| plain_text(&section.blocks)).enumerate() {
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(&plain.text);
            self.points.extend(plain.points.iter().map(|point| Point {
                entry,
                key: plain.key(point).to_owned(),
                key_compact: compact(plain.key(point)),
                key_chars: compact(plain.key(point)).chars().count(),
                explanation: plain.explanation(point).to_owned(),
                explanation_compact: compact(plain.explanation(point)),
                // A list is known by its section and by the point that it stands under.
                list: section * plain.points.len() + point.parent.map_or(0, |parent| parent + 1),
            }));
        }
        self.answers.push(text);
    }
}

fn vocabulary(groups: &[Group]) -> HashMap<String, usize> {
    let points = || groups.iter().flat_map(|group| &group.points);
    let keys = points().map(|point| point.key_compact.clone());
    let words = points().flat_map(|point| latin_words(&point.explanation));
    let mut vocabulary = HashMap::new();
    keys.chain(words).for_each(|term| *vocabulary.entry(term).or_default() += 1);
    vocabulary
}

fn latin_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 1).map(compact)
}
