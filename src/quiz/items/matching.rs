//! The key points of an answer and their explanations are to be put together.

use std::rc::Rc;

use super::template::ItemTemplate;
use crate::quiz::distractors::{
    gives_away, has_clue, has_scattered_clue, is_surely_wrong, masked_explanation,
};
use crate::quiz::item::{Item, Pair};
use crate::quiz::item_type::ItemType;
use crate::quiz::material::{KeyPoint, MaskedExplanation, QuestionGroup, QuizMaterial};
use crate::quiz::random::SeededRng;

/// With two pairs, one answer gives the other away.
const FEWEST: usize = 3;
/// More than so many do not fit into one look.
const MOST: usize = 5;
/// Points of a list that are tried in all selections, which are twice as many with each.
const LONGEST: usize = 12;

/// Key points of one answer that can be told apart by their explanations.
#[derive(Debug)]
pub(crate) struct Matching {
    sides: Vec<Side>,
}

#[derive(Clone, Debug)]
struct Side {
    point: Rc<KeyPoint>,
    /// Its explanation.
    masked: Rc<MaskedExplanation>,
}

impl Matching {
    /// The answer of a group that has most pairs, if any has enough.
    pub(crate) fn of(material: &QuizMaterial, group: &QuestionGroup) -> Option<Self> {
        let mut best: Vec<Side> = Vec::new();
        for list in group.each_list() {
            let sides = tellable(material, group, &list);
            if sides.len() > best.len() {
                best = sides;
            }
        }
        (best.len() >= FEWEST).then_some(Self { sides: best })
    }
}

/// The largest selection of a list's points in which none could be taken for another, and no clue
/// singles one out; the first of several.
fn tellable(material: &QuizMaterial, group: &QuestionGroup, list: &[&Rc<KeyPoint>]) -> Vec<Side> {
    let side = |point: &&Rc<KeyPoint>| {
        let masked = masked_explanation(material, point)?;
        let is_told =
            gives_away(material.language.lengths(), &group.title_compact, &point.key_compact);
        (!is_told).then(|| Side { point: Rc::clone(point), masked: Rc::clone(masked) })
    };
    let sides: Vec<Side> = list.iter().filter_map(side).take(LONGEST).collect();
    let table = |holds: &dyn Fn(&Side, &Side) -> bool| -> Vec<u32> {
        let row = |side: &Side| {
            let set = sides.iter().enumerate().filter(|(_, other)| holds(side, other));
            set.map(|(at, _)| 1 << at).sum()
        };
        sides.iter().map(row).collect()
    };
    let confused = table(&|side, other| {
        side.point != other.point
            && !(is_surely_wrong(material, &side.point, &other.point)
                && is_surely_wrong(material, &other.point, &side.point))
    });
    let lengths = material.language.lengths();
    let clues = [has_clue, has_scattered_clue].map(|clue| {
        table(&|side, other| clue(lengths, &side.masked.compact, &other.point.key_compact))
    });
    let row = |table: &[u32], at: usize| table.get(at).copied().unwrap_or_default();
    let is_sound = |chosen: &u32| {
        let mut rows = (0..sides.len()).filter(|at| chosen >> at & 1 == 1);
        rows.all(|at| {
            row(&confused, at) & chosen == 0
                && clues.iter().all(|clues| row(clues, at) & chosen != 1 << at)
        })
    };
    let selections = (0..1_u32 << sides.len()).rev().filter(is_sound);
    // Of several that are as large the last: the one of the first points.
    let best = selections.min_by_key(|chosen| sides.len() - chosen.count_ones() as usize);
    let chosen = best.unwrap_or_default();
    let kept = sides.into_iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
    kept.map(|(_, side)| side).collect()
}

impl ItemTemplate for Matching {
    fn kind(&self) -> ItemType {
        ItemType::Matching
    }

    fn point(&self) -> Option<&KeyPoint> {
        None
    }

    fn fill(&self, item: &mut Item, _: &QuizMaterial, _: &QuestionGroup, seed: u64) {
        let mut rng = SeededRng::new(seed, &item.id.written());
        let mut sides: Vec<&Side> = self.sides.iter().collect();
        rng.shuffle(&mut sides);
        sides.truncate(MOST);
        let pair =
            |side: &Side| Pair { left: side.point.key.clone(), right: side.masked.text.clone() };
        item.pairs = sides.iter().map(|side| pair(side)).collect();
        let points: Vec<String> = sides.iter().map(|side| side.point.sentence()).collect();
        item.feedback.entry = sides.first().map_or(item.feedback.entry, |side| side.point.entry);
        item.feedback.text = points.join("\n");
    }
}
