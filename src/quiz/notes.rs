//! The deck as a quiz sees it: questions, and the key points of their answers.

use study_model::text::compact;
use study_model::{Block, Body, SectionKind, plain_text};

use super::cutter::Cutter;
use super::index::Index;
use super::mask::occurrences;
use super::near::near;
use super::terms::Terms;
use crate::deck::Deck;

/// Everything that items are made of.
#[derive(Debug)]
pub(crate) struct Notes {
    /// In deck order of their first entries.
    pub(crate) groups: Vec<Group>,
    /// Every term that an answer could be.
    pub(crate) terms: Terms,
    /// For each group the groups on the same subject, itself among them, in deck order.
    pub(crate) near: Vec<Vec<usize>>,
    pub(crate) cutter: Cutter,
    /// The compact forms of key points, and for each the groups in which it is right.
    keys: Index,
    homes: Vec<Vec<usize>>,
    /// Key points with their explanations, both in compact form, with a line break between.
    owned: Index,
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
    pub(crate) title_compact: String,
    /// Of all entries, in deck order; entries with the same content are taken once.
    pub(crate) points: Vec<Point>,
    /// The answers, one for each that has a line of its own.
    pub(crate) answers: Vec<String>,
}

/// A key point of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Place of its group, and its own within that.
    pub(crate) place: [usize; 2],
}

impl Point {
    /// Whether both stand in the same list of the same entry.
    pub(crate) fn is_sibling_of(&self, other: &Self) -> bool {
        self.entry == other.entry && self.list == other.list && self != other
    }

    /// Whether there is anything to ask: a heading over further points has no explanation.
    pub(crate) fn is_explained(&self) -> bool {
        !self.explanation_compact.is_empty()
    }

    /// The point as it stands in the notes.
    pub(crate) fn sentence(&self) -> String {
        format!("{}：{}", self.key, self.explanation)
    }
}

impl Notes {
    pub(crate) fn new(deck: &Deck) -> Self {
        let mut places = Index::default();
        let mut groups: Vec<Group> = Vec::new();
        let mut texts: Vec<Vec<char>> = Vec::new();
        for (entry, head) in (0..).zip(&deck.directory().entries) {
            let place = places.number(&compact(&head.title));
            if place == groups.len() {
                groups.push(Group::new(deck.id(entry), &head.title));
                texts.push(compact(&head.title).chars().collect());
            }
            if let (Some(group), Some(text)) = (groups.get_mut(place), texts.get_mut(place)) {
                let known = group.has_content_of(head.group, deck);
                let body = deck.body(entry).filter(|_| !known);
                text.extend(body.iter().flat_map(whole_text));
                group.add(entry, body.as_ref());
            }
        }
        for (at, group) in groups.iter_mut().enumerate() {
            for (own, point) in group.points.iter_mut().enumerate() {
                point.place = [at, own];
            }
        }
        let terms = Terms::new(deck, &groups, &texts);
        let (mut keys, mut owned) = (Index::default(), Index::default());
        let mut homes: Vec<Vec<usize>> = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            for point in &group.points {
                let key = keys.number(&point.key_compact);
                homes.resize(homes.len().max(key + 1), Vec::new());
                homes
                    .get_mut(key)
                    .filter(|it| it.last() != Some(&at))
                    .into_iter()
                    .for_each(|it| it.push(at));
                owned.add(&owning(&point.explanation_compact, &point.key_compact));
            }
        }
        let homes_of =
            |key: &str| keys.get(key).and_then(|key| homes.get(key)).map_or(&[][..], Vec::as_slice);
        let near = near(&groups, homes_of);
        let cutter = Cutter::new(deck, &terms, &groups);
        Self { groups, terms, near, cutter, keys, homes, owned }
    }

    /// Whether an explanation has its own key, wherever it has it, in whole words.
    pub(crate) fn is_named_whole(&self, point: &Point) -> bool {
        let places = self.cutter.places_of(point).iter();
        let whole = places.filter(|place| place.term == point.key_compact).count();
        whole >= occurrences(&point.explanation, &point.key).len()
    }

    /// The groups in which a key point is right, in deck order.
    pub(crate) fn homes(&self, key: &str) -> &[usize] {
        self.keys.get(key).and_then(|key| self.homes.get(key)).map_or(&[], Vec::as_slice)
    }

    /// Whether an explanation belongs to a key point anywhere in the deck.
    pub(crate) fn belongs(&self, explanation: &str, key: &str) -> bool {
        self.owned.get(&owning(explanation, key)).is_some()
    }
}

fn owning(explanation: &str, key: &str) -> String {
    [key, "\n", explanation].concat()
}

/// Everything that an entry says below its title, in compact form.
fn whole_text(body: &Body) -> Vec<char> {
    let sections = body.sections.iter().map(|section| section.blocks.as_slice());
    let all = std::iter::once(body.question.as_slice()).chain(sections);
    all.flat_map(|blocks: &[Block]| compact(&plain_text(blocks).text).chars().collect::<Vec<_>>())
        .collect()
}

impl Group {
    fn new(id: String, title: &str) -> Self {
        Self {
            entries: Vec::new(),
            id,
            title: title.to_owned(),
            title_compact: compact(title),
            points: Vec::new(),
            answers: Vec::new(),
        }
    }

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
                place: [0, 0],
            }));
        }
        // An answer that only repeats the lines of another, in whatever order, is shown once.
        let is_known = |line: &str| self.answers.iter().any(|it| it.lines().any(|it| it == line));
        if !text.lines().all(is_known) {
            self.answers.push(text);
        }
    }

    /// The key points of the answer, each once, in deck order; headings over them aside.
    pub(crate) fn keys(&self) -> Vec<&Point> {
        let mut keys: Vec<&Point> = Vec::new();
        for point in self.points.iter().filter(|point| point.is_explained()) {
            if keys.iter().all(|before| before.key_compact != point.key_compact) {
                keys.push(point);
            }
        }
        keys
    }

    /// The key points of each answer by itself.
    pub(crate) fn lists(&self) -> Vec<Vec<String>> {
        let explained = || self.points.iter().filter(|point| point.is_explained());
        let mut entries: Vec<u32> = explained().map(|point| point.entry).collect();
        entries.dedup();
        let of = |entry| explained().filter(move |point| point.entry == entry);
        entries
            .into_iter()
            .map(|entry| of(entry).map(|point| point.key.clone()).collect())
            .collect()
    }
}
