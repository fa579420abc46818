//! The explanation is shown with its key hidden; the key is to be chosen among its siblings.
//!
//! Two wrong options suffice (Rodriguez, 2005); a third is taken where the list has one.

use std::rc::Rc;

use study_model::text::{compact, find};

use super::recipe::Recipe;
use crate::quiz::item::{Item, ItemType};
use crate::quiz::mask::BLANK;
use crate::quiz::notes::{Group, Notes, Point};
use crate::quiz::pairing::{
    are_apart, are_even, has_clue, has_scattered_clue, hidden, hidden_further, is_named,
    is_singled_out, is_wrong, key_option, would_fit,
};
use crate::quiz::shuffle::Seeded;

/// Wrong options that there are at least.
const FEWEST: usize = 2;

/// A key point that can be asked for in a sound way.
#[derive(Debug)]
pub(crate) struct KeyFromExplanation {
    point: Rc<Point>,
    /// The explanation with the key hidden.
    stem: String,
    /// The same in compact form.
    said: String,
    /// Whether that has a clue to the key, in a row and scattered.
    clues: [bool; 2],
    siblings: Vec<Rc<Point>>,
}

impl KeyFromExplanation {
    /// The one for a key of a group, by the first of its points that can be asked for in a sound way.
    pub(crate) fn of(notes: &Notes, group: &Group, key: &Point) -> Option<Self> {
        group.alike(key).find_map(|point| Self::of_point(notes, group, point))
    }

    /// Where what is left of the explanation has a clue to the key alone, that is hidden as well.
    fn of_point(notes: &Notes, group: &Group, point: &Rc<Point>) -> Option<Self> {
        let told = hidden(notes, point)?;
        if group.siblings(point).any(|other| is_named(point, other)) {
            return None;
        }
        let others: Vec<&Rc<Point>> =
            group.siblings(point).filter(|other| is_wrong(notes, point, other)).collect();
        if others.len() < FEWEST {
            return None;
        }
        let further = || hidden_further(notes, point, told);
        Self::with_stem(notes, &others, point, &told.text)
            .or_else(|| Self::with_stem(notes, &others, point, &further()?))
    }

    fn with_stem(
        notes: &Notes,
        others: &[&Rc<Point>],
        point: &Rc<Point>,
        stem: &str,
    ) -> Option<Self> {
        let others = others.iter().copied();
        let fitting: Vec<&Rc<Point>> =
            others.filter(|other| !would_fit(notes, stem, other)).collect();
        let said = compact(stem);
        // Beside a gap a key of which the explanation speaks may seem to be the one that is hidden.
        let has_gap = find(stem, BLANK).is_some();
        let is_plain = |other: &&Rc<Point>| !has_gap || !has_clue(&said, &other.key_compact);
        let plain: Vec<Rc<Point>> = fitting.iter().copied().filter(is_plain).cloned().collect();
        let all_plain = plain.len() == fitting.len();
        let clues = [has_clue, has_scattered_clue].map(|clue| clue(&said, &point.key_compact));
        let point = Rc::clone(point);
        let mut question = Self { point, stem: stem.to_owned(), said, clues, siblings: plain };
        if question.is_askable() {
            return Some(question);
        }
        question.siblings = fitting.into_iter().cloned().collect();
        (!all_plain && question.is_askable()).then_some(question)
    }

    fn is_askable(&self) -> bool {
        !self.wrong((0..self.siblings.len()).collect()).is_empty()
    }

    /// Two or three of the siblings, in the order in which they are given; none where no two
    /// are sound together.
    fn wrong(&self, order: Vec<usize>) -> Vec<&Point> {
        let siblings: Vec<&Point> =
            order.into_iter().filter_map(|at| Some(self.siblings.get(at)?.as_ref())).collect();
        for (at, first) in siblings.iter().enumerate() {
            for second in siblings.iter().skip(at + 1) {
                let pair = vec![*first, *second];
                if !self.are_sound(&pair) {
                    continue;
                }
                for third in siblings
                    .iter()
                    .filter(|third| !pair.iter().any(|it| std::ptr::eq(*it, **third)))
                {
                    let three = [pair.as_slice(), &[*third]].concat();
                    if self.are_sound(&three) {
                        return three;
                    }
                }
                return pair;
            }
        }
        Vec::new()
    }

    /// Whether wrong options are of similar length and apart, and no clue singles out the key.
    fn are_sound(&self, wrong: &[&Point]) -> bool {
        let lengths: Vec<usize> =
            wrong.iter().map(|other| other.key_chars).chain([self.point.key_chars]).collect();
        let keys: Vec<&str> = wrong.iter().map(|other| other.key_compact.as_str()).collect();
        are_even(&lengths)
            && are_apart(&keys)
            && !(self.clues.contains(&true)
                && is_singled_out(&self.said, &self.point.key_compact, &keys))
    }
}

impl Recipe for KeyFromExplanation {
    fn kind(&self) -> ItemType {
        ItemType::KeyFromExplanation
    }

    fn point(&self) -> Option<&Point> {
        Some(&self.point)
    }

    fn stem(&self, _: &Group) -> String {
        self.stem.clone()
    }

    fn fill(&self, item: &mut Item, _: &Notes, _: &Group, seed: u64) {
        let mut chance = Seeded::new(seed, &item.id.written());
        let mut order: Vec<usize> = (0..self.siblings.len()).collect();
        chance.shuffle(&mut order);
        let wrong = self.wrong(order).into_iter().map(|other| key_option(other, false));
        item.options = wrong.chain([key_option(&self.point, true)]).collect();
        chance.shuffle(&mut item.options);
    }
}
