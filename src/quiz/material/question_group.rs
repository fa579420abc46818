//! Entries with the same title, and the key points of their answers.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use study_model::text::compact;
use study_model::{EntryBody, SectionKind, plain_text};

use super::key_point::{KeyPoint, MaskedExplanation};
use crate::interner::Interner;

/// Points of a list that are held against one of it: the nearest. There are more in no list that a
/// person would learn by heart, and all against all would take a long list hours.
const MOST_OTHERS: usize = 12;

/// Entries with the same title: the unit of quiz items.
#[derive(Debug)]
pub(crate) struct QuestionGroup {
    /// Among the groups of the deck.
    pub(crate) position: usize,
    /// In deck order; never empty.
    pub(crate) entries: Vec<u32>,
    /// The id of the first entry, which names the group.
    pub(crate) id: String,
    /// The title of the first entry.
    pub(crate) title: String,
    pub(crate) title_compact: String,
    /// Of all entries, in deck order; entries with the same content are taken once.
    pub(crate) points: Vec<Rc<KeyPoint>>,
    /// The number of each point's key.
    key_ids: Vec<usize>,
    /// The bucket of each point: see [`KeyPoint::stem_bucket_name`].
    stem_buckets: Vec<usize>,
    /// The positions of the first explained points of each key.
    keys: Vec<usize>,
    /// The positions of the points, those with the same key together.
    by_key: Vec<usize>,
    /// The positions of the points of each list.
    lists: Vec<Vec<usize>>,
    /// The explanation of each point as it is shown, once it was wanted.
    masked: Vec<OnceCell<Option<Rc<MaskedExplanation>>>>,
    /// The answers, one for each that has a line of its own.
    pub(crate) answers: Vec<String>,
    /// What they say, line by line; and which contents were taken, in rising order.
    lines: Interner,
    contents: Vec<u32>,
}

impl QuestionGroup {
    pub(crate) fn new(position: usize, id: String, title: &str) -> Self {
        Self {
            position,
            entries: Vec::new(),
            id,
            title: title.to_owned(),
            title_compact: compact(title),
            points: Vec::new(),
            key_ids: Vec::new(),
            stem_buckets: Vec::new(),
            keys: Vec::new(),
            by_key: Vec::new(),
            lists: Vec::new(),
            masked: Vec::new(),
            answers: Vec::new(),
            lines: Interner::default(),
            contents: Vec::new(),
        }
    }

    /// Takes up an entry; `false` if another with its content is among the group's.
    pub(crate) fn add_entry(&mut self, entry: u32, content: u32) -> bool {
        self.entries.push(entry);
        let place = self.contents.binary_search(&content);
        place.map_err(|place| self.contents.insert(place, content)).is_err()
    }

    /// Takes up what an entry answers.
    pub(crate) fn add_answers(&mut self, entry: u32, body: &EntryBody) {
        let answers = body.sections.iter().filter(|section| section.kind == SectionKind::Answer);
        let mut text = String::new();
        for plain in answers.map(|section| plain_text(&section.blocks)) {
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(&plain.text);
            // A list is known by its section and by the point that it stands under.
            let first = self.lists.len();
            let mut parents: Vec<Option<usize>> = Vec::new();
            for point in &plain.points {
                let list = parents.iter().rposition(|&parent| parent == point.parent);
                let list = first + list.unwrap_or(parents.len());
                if list == self.lists.len() {
                    parents.push(point.parent);
                    self.lists.push(Vec::new());
                }
                let [key, explanation] = [plain.key(point), plain.explanation(point)];
                self.add_point(KeyPoint {
                    entry,
                    key: key.to_owned(),
                    key_compact: compact(key),
                    key_chars: compact(key).chars().count(),
                    explanation: explanation.to_owned(),
                    explanation_compact: compact(explanation),
                    list,
                    position: [self.position, self.points.len()],
                    explanation_shingles: OnceCell::new(),
                });
            }
        }
        // An answer that only repeats the lines of another, in whatever order, is shown once.
        let mut is_new = false;
        for line in text.lines() {
            is_new |= self.lines.add(line);
        }
        if is_new {
            self.answers.push(text);
        }
    }

    /// Takes up the numbers of its points' keys, and their buckets, once all points are there.
    pub(super) fn number(&mut self, key_ids: Vec<usize>, stem_buckets: Vec<usize>) {
        let mut known = Interner::default();
        for (at, point) in self.points.iter().enumerate() {
            if point.is_explained() && known.add(&point.key_compact) {
                self.keys.push(at);
            }
        }
        let mut by_key: Vec<(usize, usize)> = key_ids.iter().copied().zip(0..).collect();
        by_key.sort_unstable();
        self.by_key = by_key.into_iter().map(|(_, at)| at).collect();
        (self.key_ids, self.stem_buckets) = (key_ids, stem_buckets);
    }

    /// The number of each point's key.
    pub(crate) fn key_ids(&self) -> &[usize] {
        &self.key_ids
    }

    /// The number of each explained key, once.
    pub(super) fn explained_key_ids(&self) -> impl Iterator<Item = usize> {
        self.keys.iter().filter_map(|&at| self.key_ids.get(at)).copied()
    }

    /// The bucket of the point at a position.
    pub(super) fn stem_bucket(&self, at: usize) -> Option<usize> {
        self.stem_buckets.get(at).copied()
    }

    /// The explanation of the point at a position with its key hidden, once it was made.
    pub(super) fn masked(&self, at: usize) -> Option<&OnceCell<Option<Rc<MaskedExplanation>>>> {
        self.masked.get(at)
    }

    fn add_point(&mut self, point: KeyPoint) {
        if let Some(list) = self.lists.get_mut(point.list) {
            list.push(point.position[1]);
        }
        self.masked.push(OnceCell::new());
        self.points.push(Rc::new(point));
    }

    /// The key points of the answer, each once, in deck order; headings over them aside.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Rc<KeyPoint>> {
        self.keys_in(0..self.keys.len())
    }

    /// Some of them, by their places among the keys.
    pub(crate) fn keys_in(&self, places: Range<usize>) -> impl Iterator<Item = &Rc<KeyPoint>> {
        let keys = self.keys.get(places).unwrap_or_default();
        keys.iter().filter_map(|&at| self.points.get(at))
    }

    pub(crate) fn key_count(&self) -> usize {
        self.keys.len()
    }

    /// Among the keys, the one with a number.
    pub(crate) fn key_position(&self, number: usize) -> Option<usize> {
        let first = self.with_key(number).find(|point| point.is_explained())?;
        self.keys.binary_search(&first.position[1]).ok()
    }

    /// The points with the same key as one, in deck order.
    pub(crate) fn with_key_of(&self, point: &KeyPoint) -> impl Iterator<Item = &Rc<KeyPoint>> {
        self.with_key(self.key_ids.get(point.position[1]).copied().unwrap_or(usize::MAX))
    }

    pub(super) fn with_key(&self, number: usize) -> impl Iterator<Item = &Rc<KeyPoint>> {
        let of = |own: &usize| self.key_ids.get(*own).copied();
        let from = self.by_key.partition_point(|own| of(own) < Some(number));
        let to = self.by_key.partition_point(|own| of(own) <= Some(number));
        let places = self.by_key.get(from..to).unwrap_or_default();
        places.iter().filter_map(|&own| self.points.get(own))
    }

    /// Whether a point is the first with its key.
    pub(crate) fn is_key(&self, point: &KeyPoint) -> bool {
        self.keys.binary_search(&point.position[1]).is_ok()
    }

    /// The points of each list by itself.
    pub(crate) fn each_list(&self) -> impl Iterator<Item = Vec<&Rc<KeyPoint>>> {
        let points =
            |list: &Vec<usize>| list.iter().filter_map(|&at| self.points.get(at)).collect();
        self.lists.iter().map(points)
    }

    /// The other points of a point's list, in deck order; of a long list those nearest to it.
    pub(crate) fn others_in_list(&self, point: &KeyPoint) -> impl Iterator<Item = &Rc<KeyPoint>> {
        let list = self.lists.get(point.list).map_or(&[][..], Vec::as_slice);
        let at = list.partition_point(|&at| at < point.position[1]);
        let first =
            at.saturating_sub(MOST_OTHERS / 2).min(list.len().saturating_sub(MOST_OTHERS + 1));
        let nearest =
            list.iter().skip(first).take(MOST_OTHERS + 1).filter_map(|&at| self.points.get(at));
        nearest.filter(move |other| other.is_listed_with(point))
    }

    /// The key points of each answer by itself, each once.
    pub(crate) fn lists(&self) -> Vec<Vec<String>> {
        let explained: Vec<&Rc<KeyPoint>> =
            self.points.iter().filter(|point| point.is_explained()).collect();
        let of_entry = explained.chunk_by(|a, b| a.entry == b.entry);
        let keys = |points: &[&Rc<KeyPoint>]| {
            let mut known = Interner::default();
            let first = points.iter().filter(|point| known.add(&point.key));
            first.map(|point| point.key.clone()).collect()
        };
        of_entry.map(keys).collect()
    }
}
