//! The deck as a quiz sees it: questions, and the key points of their answers.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use study_model::text::{compact, find};
use study_model::{EntryContent, SectionKind, plain_text};

use super::cutter::Cutter;
use super::mask::occurrences;
use super::near::{Near, pairs, shared};
use super::shuffle::hash;
use super::terms::Terms;
use crate::interner::Interner;

/// Points of a list that are held against one of it: the nearest. There are more in no list that a
/// person would learn by heart, and all against all would take a long list hours.
const SIBLINGS: usize = 12;

/// An explanation of more characters is a chapter: nobody has it all in view, to choose it among
/// others or to fill a gap in it.
pub(crate) const LONGEST_EXPLANATION: usize = 1000;

/// Everything that items are made of. Built by [`super::reading::Reading`].
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// In deck order of their first entries.
    pub(crate) groups: Vec<Group>,
    /// Every term that an answer could be.
    pub(crate) terms: Terms,
    pub(crate) near: Near,
    pub(crate) cutter: Cutter,
    /// The compact forms of key points, and for each the groups in which it is right, in deck order.
    pub(super) keys: Interner,
    pub(super) homes: Vec<Vec<usize>>,
    /// Key points with their explanations, both in compact form, with a line break between.
    owned: Interner,
    /// Points that may be asked about in the same words, and for each the groups that have one.
    kinds: Interner,
    kin: Vec<Vec<usize>>,
}

/// Entries with the same question: the unit of quiz items.
#[derive(Debug)]
pub(crate) struct Group {
    /// Among the groups.
    pub(crate) place: usize,
    /// In deck order; never empty.
    pub(crate) entries: Vec<u32>,
    /// The id of the first entry, which names the group.
    pub(crate) id: String,
    /// The title of the first entry.
    pub(crate) title: String,
    pub(crate) title_compact: String,
    /// Of all entries, in deck order; entries with the same content are taken once.
    pub(crate) points: Vec<Rc<Point>>,
    /// The number of each point's key.
    pub(super) numbers: Vec<usize>,
    /// The number of each point's kind.
    kinds: Vec<usize>,
    /// The places of the first explained points of each key.
    pub(super) keys: Vec<usize>,
    /// The places of the points, those with the same key together.
    by_key: Vec<usize>,
    /// The places of the points of each list.
    lists: Vec<Vec<usize>>,
    /// The explanation of each point as it is shown, once it was wanted.
    told: Vec<OnceCell<Option<Rc<Told>>>>,
    /// The answers, one for each that has a line of its own.
    pub(crate) answers: Vec<String>,
    /// What they say, line by line; and which contents were taken, in rising order.
    lines: Interner,
    contents: Vec<u32>,
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
    /// Number of its list among those of its group.
    pub(crate) list: usize,
    /// Place of its group, and its own within that.
    pub(crate) place: [usize; 2],
    /// The pairs of characters in its explanation, once they were wanted.
    pub(super) pairs: OnceCell<Vec<u64>>,
}

/// An explanation with its key hidden.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) text: String,
    /// In compact form, and the number of its characters.
    pub(crate) compact: String,
    pub(crate) chars: usize,
}

impl Point {
    /// Whether both stand in the same list of the same entry.
    pub(crate) fn is_sibling_of(&self, other: &Self) -> bool {
        self.place != other.place && self.place[0] == other.place[0] && self.list == other.list
    }

    /// Whether there is anything to ask: a heading over further points has no explanation.
    pub(crate) fn is_explained(&self) -> bool {
        !self.explanation_compact.is_empty()
    }

    /// Whether its explanation has a term, in compact form.
    pub(crate) fn speaks_of(&self, term: &str) -> bool {
        find(&self.explanation_compact, term).is_some()
    }

    /// How much two explanations say the same, 0 to 1: the pairs of characters of the shorter one
    /// that the other has as well.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let [a, b] =
            [self, other].map(|it| it.pairs.get_or_init(|| pairs(&it.explanation_compact)));
        shared(a, b) as f64 / a.len().min(b.len()).max(1) as f64
    }

    /// The point as it stands in the notes.
    pub(crate) fn sentence(&self) -> String {
        format!("{}：{}", self.key, self.explanation)
    }

    /// What points have in common that may be asked about in the same words: the key, and what is
    /// left of the explanation when all its characters are taken out, in whatever order.
    fn kind(&self) -> String {
        let chars = self.explanation_compact.chars().take(LONGEST_EXPLANATION);
        let left = chars.filter(|&c| !self.key_compact.contains(c));
        let sum = left.fold(0_u64, |sum, c| sum.wrapping_add(hash(c.encode_utf8(&mut [0; 4]))));
        [&self.key_compact, "\n", &sum.to_string()].concat()
    }
}

impl Notes {
    /// Takes up the next group, all of whose points are there.
    pub(super) fn settle(&mut self, at: usize) {
        let Some(group) = self.groups.get_mut(at) else { return };
        let mut known = Interner::default();
        for (own, point) in group.points.iter().enumerate() {
            group.numbers.push(self.keys.intern(&point.key_compact));
            if point.is_explained() && known.add(&point.key_compact) {
                group.keys.push(own);
            }
            self.owned.add(&owning(&point.explanation_compact, &point.key_compact));
            let kind = self.kinds.intern(&point.kind());
            group.kinds.push(kind);
            note(&mut self.kin, kind, at);
        }
        group.by_key = (0..group.numbers.len()).collect();
        group.by_key.sort_by_key(|&own| group.numbers.get(own));
        for &key in &group.numbers {
            note(&mut self.homes, key, at);
        }
        self.near.add(group);
    }

    /// Whether an explanation has its own key, wherever it has it, in whole words.
    pub(crate) fn is_named_whole(&self, point: &Point) -> bool {
        if !point.speaks_of(&point.key_compact) {
            return true;
        }
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

    /// What points have in common that may be asked about in the same words, as a number; and the
    /// groups before a point's own that have such a point, in deck order.
    pub(crate) fn kin(&self, point: &Point) -> (usize, &[usize]) {
        let [group, own] = point.place;
        let kind = self.groups.get(group).and_then(|group| group.kinds.get(own));
        let kind = kind.copied().unwrap_or(usize::MAX);
        let all = self.kin.get(kind).map_or(&[][..], Vec::as_slice);
        let before = all.partition_point(|&at| at < group);
        (kind, all.get(..before).unwrap_or_default())
    }

    /// The key point of a group with the same key as another's.
    pub(crate) fn point_of(&self, group: usize, key: &Point) -> Option<&Rc<Point>> {
        let number = self.keys.get(&key.key_compact)?;
        self.groups.get(group)?.with_key(number).find(|point| point.is_explained())
    }

    /// The explanation of a point with its key hidden, made when it is first wanted.
    pub(crate) fn told(
        &self,
        point: &Point,
        hide: impl FnOnce() -> Option<Told>,
    ) -> Option<&Rc<Told>> {
        let [group, own] = point.place;
        let told = self.groups.get(group)?.told.get(own)?;
        told.get_or_init(|| hide().map(Rc::new)).as_ref()
    }
}

fn owning(explanation: &str, key: &str) -> String {
    [key, "\n", explanation].concat()
}

/// Notes that the groups of a number have another one, each once.
fn note(groups: &mut Vec<Vec<usize>>, number: usize, group: usize) {
    groups.resize_with(groups.len().max(number + 1), Vec::new);
    if let Some(groups) = groups.get_mut(number).filter(|it| it.last() != Some(&group)) {
        groups.push(group);
    }
}

impl Group {
    pub(super) fn new(place: usize, id: String, title: &str) -> Self {
        Self {
            place,
            entries: Vec::new(),
            id,
            title: title.to_owned(),
            title_compact: compact(title),
            points: Vec::new(),
            numbers: Vec::new(),
            kinds: Vec::new(),
            keys: Vec::new(),
            by_key: Vec::new(),
            lists: Vec::new(),
            told: Vec::new(),
            answers: Vec::new(),
            lines: Interner::default(),
            contents: Vec::new(),
        }
    }

    /// Takes up an entry; `false` if another with its content is among the group's.
    pub(super) fn add_entry(&mut self, entry: u32, content: u32) -> bool {
        self.entries.push(entry);
        let place = self.contents.binary_search(&content);
        place.map_err(|place| self.contents.insert(place, content)).is_err()
    }

    /// Takes up what an entry answers.
    pub(super) fn add_answers(&mut self, entry: u32, body: &EntryContent) {
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
                self.add_point(Point {
                    entry,
                    key: key.to_owned(),
                    key_compact: compact(key),
                    key_chars: compact(key).chars().count(),
                    explanation: explanation.to_owned(),
                    explanation_compact: compact(explanation),
                    list,
                    place: [self.place, self.points.len()],
                    pairs: OnceCell::new(),
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

    fn add_point(&mut self, point: Point) {
        if let Some(list) = self.lists.get_mut(point.list) {
            list.push(point.place[1]);
        }
        self.told.push(OnceCell::new());
        self.points.push(Rc::new(point));
    }

    /// The key points of the answer, each once, in deck order; headings over them aside.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Rc<Point>> {
        self.keys_in(0..self.keys.len())
    }

    /// Some of them, by their places among the keys.
    pub(crate) fn keys_in(&self, places: Range<usize>) -> impl Iterator<Item = &Rc<Point>> {
        let keys = self.keys.get(places).unwrap_or_default();
        keys.iter().filter_map(|&at| self.points.get(at))
    }

    pub(crate) fn key_count(&self) -> usize {
        self.keys.len()
    }

    /// Among the keys, the one with a number.
    pub(super) fn place_of(&self, number: usize) -> Option<usize> {
        let first = self.with_key(number).find(|point| point.is_explained())?;
        self.keys.binary_search(&first.place[1]).ok()
    }

    /// The points with the same key as one, in deck order.
    pub(crate) fn alike(&self, point: &Point) -> impl Iterator<Item = &Rc<Point>> {
        self.with_key(self.numbers.get(point.place[1]).copied().unwrap_or(usize::MAX))
    }

    fn with_key(&self, number: usize) -> impl Iterator<Item = &Rc<Point>> {
        let of = |own: &usize| self.numbers.get(*own).copied();
        let from = self.by_key.partition_point(|own| of(own) < Some(number));
        let to = self.by_key.partition_point(|own| of(own) <= Some(number));
        let places = self.by_key.get(from..to).unwrap_or_default();
        places.iter().filter_map(|&own| self.points.get(own))
    }

    /// Whether a point is the first with its key.
    pub(crate) fn is_key(&self, point: &Point) -> bool {
        self.keys.binary_search(&point.place[1]).is_ok()
    }

    /// The points of each list by itself.
    pub(crate) fn each_list(&self) -> impl Iterator<Item = Vec<&Rc<Point>>> {
        let points =
            |list: &Vec<usize>| list.iter().filter_map(|&at| self.points.get(at)).collect();
        self.lists.iter().map(points)
    }

    /// The other points of a point's list, in deck order; of a long list those nearest to it.
    pub(crate) fn siblings(&self, point: &Point) -> impl Iterator<Item = &Rc<Point>> {
        let list = self.lists.get(point.list).map_or(&[][..], Vec::as_slice);
        let at = list.partition_point(|&at| at < point.place[1]);
        let first = at.saturating_sub(SIBLINGS / 2).min(list.len().saturating_sub(SIBLINGS + 1));
        let near = list.iter().skip(first).take(SIBLINGS + 1).filter_map(|&at| self.points.get(at));
        near.filter(move |other| other.is_sibling_of(point))
    }

    /// The key points of each answer by itself, each once.
    pub(crate) fn lists(&self) -> Vec<Vec<String>> {
        let explained: Vec<&Rc<Point>> =
            self.points.iter().filter(|point| point.is_explained()).collect();
        let of_entry = explained.chunk_by(|a, b| a.entry == b.entry);
        let keys = |points: &[&Rc<Point>]| {
            let mut known = Interner::default();
            let first = points.iter().filter(|point| known.add(&point.key));
            first.map(|point| point.key.clone()).collect()
        };
        of_entry.map(keys).collect()
    }
}
