//! A key point is shown with an explanation: its own, or that of a sibling.

use std::cell::OnceCell;
use std::rc::Rc;

use study_model::text::find;

use super::recipe::Recipe;
use crate::interner::Interner;
use crate::quiz::item::{Choice, Item, ItemType, Reason};
use crate::quiz::mask::BLANK;
use crate::quiz::near::{pairs, sorted};
use crate::quiz::notes::{Group, Notes, Point, Told};
use crate::quiz::pairing::{hidden, is_wrong};
use crate::quiz::shuffle::Seeded;

/// A false explanation has at most so much in common with the true one: who reads `及时发现并纠正歧视`
/// for `及时发现和处理歧视` is not wrong.
const ALIKE: f64 = 0.4;
/// A false explanation with a gap has as many characters beside it.
const TELLING: usize = 18;
/// With so many key points that share a word with a key, one of them is sure to say the like.
const MOST_KIN: usize = 256;

/// A statement that can be made truly and falsely.
#[derive(Debug)]
pub(crate) struct TrueFalse {
    point: Rc<Point>,
    /// The explanation with its key hidden.
    own: Rc<Told>,
    /// The explanation of a sibling, hidden in the same way, and whose it is. One only: others are
    /// left to other groups that have them in common.
    other: (Rc<Point>, Rc<Told>),
    /// Every other statement of a group has the other truth, so that both come equally often.
    turn: bool,
}

impl TrueFalse {
    /// One for each of some of a group's keys of which an explanation tells something, as far as there is a
    /// sibling of which that is true as well.
    pub(crate) fn all<'a>(
        notes: &Notes,
        group: &'a Group,
        keys: impl Iterator<Item = &'a Rc<Point>>,
    ) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let kin = OnceCell::new();
        for point in keys {
            let Some(own) = hidden(notes, point) else { continue };
            if is_told_before(notes, point, point, own) {
                continue;
            }
            // With a gap or without, as the true one: else the gap would tell which is which. And a
            // gap takes any key where little is said beside it.
            let has_gap = |told: &Told| find(&told.text, BLANK).is_some();
            let other = group.siblings(point).find_map(|other| {
                let told = hidden(notes, other)?;
                let fits = group.is_key(other)
                    && has_gap(told) == has_gap(own)
                    && (!has_gap(told) || told.chars >= TELLING)
                    && is_wrong(notes, other, point)
                    && point.likeness(other) <= ALIKE
                    && !is_told_before(notes, point, other, told)
                    && !kin.get_or_init(|| Kin::new(notes, group)).say_much_the_same(point, other);
                fits.then(|| (Rc::clone(other), Rc::clone(told)))
            });
            if let Some(other) = other {
                let turn = all.len() % 2 == 1;
                all.push(Self { point: Rc::clone(point), own: Rc::clone(own), other, turn });
            }
        }
        all
    }
}

/// Whether a group before this one has the same explanation in one list with a key: what two groups
/// have in common is stated in one of them.
///
/// - `of`: the point that is explained; `point` itself in a true statement.
fn is_told_before(notes: &Notes, point: &Point, of: &Point, told: &Told) -> bool {
    let (_, before) = notes.kin(of);
    before.iter().any(|&group| {
        let own = notes.point_of(group, point);
        let of = if point.place == of.place { own } else { notes.point_of(group, of) };
        let is_one_list =
            own.zip(of).is_some_and(|(own, of)| own.place == of.place || own.is_sibling_of(of));
        is_one_list
            && of.and_then(|of| hidden(notes, of)).is_some_and(|it| it.compact == told.compact)
    })
}

/// The key points of questions on the same subject as one, each with its explanation once.
struct Kin<'a> {
    points: Vec<&'a Point>,
    /// Pairs of characters, each with the place of a point with it in its key, in rising order.
    holders: Vec<(u64, usize)>,
}

impl<'a> Kin<'a> {
    fn new(notes: &'a Notes, group: &Group) -> Self {
        let mut known = Interner::default();
        let near = notes.near.of(group.place, &notes.homes);
        let near = near.into_iter().filter_map(|at| notes.groups.get(at));
        let points = near.flat_map(|group| &group.points).map(AsRef::as_ref);
        let is_new = |point: &&Point| {
            known.add(&[&point.key_compact, "\n", &point.explanation_compact].concat())
        };
        let points: Vec<&Point> = points.filter(is_new).collect();
        let holders = points.iter().enumerate();
        let mut holders: Vec<(u64, usize)> = holders
            .flat_map(|(at, point)| pairs(&point.key_compact).into_iter().map(move |it| (it, at)))
            .collect();
        holders.sort_unstable();
        Self { points, holders }
    }

    /// Whether one of them says much the same as an explanation, of a key that shares a word with
    /// this one: what is said of `分布式训练` is not false of `分布式学习`.
    fn say_much_the_same(&self, of: &Point, said: &Point) -> bool {
        let with_pair = pairs(&of.key_compact).into_iter().flat_map(|pair| {
            let from = self.holders.partition_point(|&(it, _)| it < pair);
            let to = self.holders.partition_point(|&(it, _)| it <= pair);
            self.holders.get(from..to).unwrap_or_default()
        });
        let with_pair = sorted(with_pair.map(|&(_, at)| at).collect());
        let mut kin = with_pair.iter().filter_map(|&at| self.points.get(at));
        with_pair.len() > MOST_KIN
            || kin
                .any(|point| point.key_compact != said.key_compact && point.likeness(said) > ALIKE)
    }
}

impl Recipe for TrueFalse {
    fn kind(&self) -> ItemType {
        ItemType::TrueFalse
    }

    fn point(&self) -> Option<&Point> {
        Some(&self.point)
    }

    fn fill(&self, item: &mut Item, _: &Notes, group: &Group, seed: u64) {
        let Point { key, explanation, .. } = self.point.as_ref();
        // The same throw for all statements of the group.
        let first = Seeded::new(seed, &group.id).below(2) == 1;
        let other = (first == self.turn).then_some(&self.other);
        let told = other.map_or(&self.own, |(_, told)| told);
        item.stem = [key, "：", &told.text].concat();
        let explained = other.map_or(&self.point, |(point, _)| point);
        let option = |correct: bool| Choice {
            text: String::new(),
            correct,
            entry: explained.entry,
            key: explained.key.clone(),
            reason: (!correct).then(|| Reason::Explanation(explanation.clone())),
        };
        item.options = vec![option(other.is_none()), option(other.is_some())];
    }
}
