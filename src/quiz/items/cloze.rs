//! A term in an explanation is hidden and to be typed.
//!
//! Only known terms are cut out, and only where nothing else in the deck would fit the gap. A
//! learner is told the key and the length of what is missing.

use std::collections::HashMap;
use std::rc::Rc;

use study_model::text::{compact, find, is_han, slice};

use super::recipe::Recipe;
use crate::quiz::cutter::Place;
use crate::quiz::item::{Item, ItemType};
use crate::quiz::mask::BLANK;
use crate::quiz::notes::{Group, Notes, Point};
use crate::quiz::pairing::{SUFFIXES, is_balanced, tells};
use crate::quiz::shuffle::hash;

/// Shorter terms are no terms; longer ones are typed for the typing's sake.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=8;
/// What is left of an explanation has to have as many characters to say what is missing.
const CONTEXT: usize = 10;
/// What is left of the clause itself.
const CLAUSE: usize = 4;
/// A term in more than this share of the questions says nothing of any.
const COMMON: f64 = 0.25;
/// Terms hidden in one explanation, each in an item of its own.
const MOST: usize = 3;

/// Where these stand, members are listed that could as well be others.
const LISTING: [&str; 6] = ["、", "等", "如", "包括", "例如", "比如"];
/// What couples two terms of which either could be missing.
const COUPLING: [char; 8] = ['和', '与', '或', '及', '以', '/', '、', '并'];

/// A term of an explanation.
#[derive(Debug)]
pub(crate) struct Cloze {
    point: Rc<Point>,
    term: String,
    stem: String,
}

/// The clauses of a deck with a gap, and for each the term that stands there; `None` for one that
/// several stand in.
#[derive(Debug, Default)]
pub(crate) struct Frames(HashMap<u64, Option<usize>>);

impl Frames {
    /// Notes that a term stands in its clause.
    pub(crate) fn add(&mut self, point: &Point, place: &Place) {
        let filler = self.0.entry(frame(point, place)).or_insert(Some(place.unit));
        if *filler != Some(place.unit) {
            *filler = None;
        }
    }

    /// Whether a term stands in its clause wherever in the deck that clause is.
    fn has_alone(&self, point: &Point, place: &Place) -> bool {
        self.0.get(&frame(point, place)).is_some_and(Option::is_some)
    }
}

impl Cloze {
    /// The rarest terms of an explanation that can be hidden in a sound way.
    pub(crate) fn of(
        notes: &Notes,
        frames: &Frames,
        group: &Group,
        point: &Rc<Point>,
    ) -> Vec<Self> {
        let Notes { cutter, .. } = notes;
        let groups = |place: &&Place| notes.terms.get(&place.term).map_or(0, |it| it.groups.len());
        // In a deck of a few questions a term of one of them is telling as well.
        let most = (notes.groups.len() as f64 * COMMON).max(1.0);
        let is_sound = |place: &&Place| {
            frames.has_alone(point, place)
                && groups(place) as f64 <= most
                && !place.begins_clause()
                && is_askable(group, point, place)
                && !cutter.is_torn(place)
                && (place.term.chars().count() > 2 || cutter.calls_for(place))
                && !cutter.has_rival(place)
        };
        let mut places: Vec<&Place> = cutter.places_of(point).iter().filter(is_sound).collect();
        places.sort_by_key(groups);
        places.truncate(MOST);
        places.into_iter().map(|place| Self::new(point, place)).collect()
    }
}

/// The clause of a term, in compact form, with the term hidden; of it a number that hardly another
/// has.
fn frame(point: &Point, place: &Place) -> u64 {
    let text = |range| compact(slice(&point.explanation, range));
    let Place { start, end, clause, .. } = place;
    hash(&[text(clause.start..*start), "_".to_owned(), text(*end..clause.end)].concat())
}

/// Whether a term can be told from what is left, and only from its sense.
fn is_askable(
    group: &Group,
    point: &Point,
    Place { term, start, end, clause, .. }: &Place,
) -> bool {
    let text = &point.explanation;
    let [before, after] = [slice(text, 0..*start), slice(text, *end..text.len())];
    let around = [before, BLANK, after].concat();
    let clause = slice(text, clause.clone());
    let length = |text: &str| compact(text).chars().count();
    let chars = term.chars().count();
    let coupled =
        before.ends_with(COUPLING) || after.starts_with(COUPLING) || after.starts_with(SUFFIXES);
    let shown = [&group.title, &point.key, before, after];
    // Told by its first letter, `I/O瓶颈` could be anything of I/O.
    let is_one_script = term.chars().all(is_han) || term.is_ascii();
    LENGTHS.contains(&chars)
        && is_one_script
        && find(text, BLANK).is_none()
        && length(&around) >= CONTEXT
        && length(clause) >= chars + CLAUSE
        && !coupled
        && LISTING.iter().all(|word| find(clause, word).is_none())
        && shown.into_iter().all(|text| find(&compact(text), term).is_none())
        && find(term, &point.key_compact).is_none()
        && !tells(&compact(&around), term)
        && !tells(&point.key_compact, term)
        && is_balanced(&around)
}

impl Cloze {
    fn new(point: &Rc<Point>, place: &Place) -> Self {
        let text = |range| slice(&point.explanation, range);
        let [before, after] = [text(0..place.start), text(place.end..point.explanation.len())];
        Self {
            point: Rc::clone(point),
            term: text(place.start..place.end).to_owned(),
            stem: [&point.key, "：", before, BLANK, after].concat(),
        }
    }
}

impl Recipe for Cloze {
    fn kind(&self) -> ItemType {
        ItemType::Cloze
    }

    fn point(&self) -> Option<&Point> {
        Some(&self.point)
    }

    fn mark(&self) -> Option<&str> {
        Some(&self.term)
    }

    fn stem(&self, _: &Group) -> String {
        self.stem.clone()
    }

    fn fill(&self, item: &mut Item, _: &Notes, _: &Group, _: u64) {
        item.accept = vec![self.term.clone()];
    }
}
