//! A key point is shown with an explanation: its own, or that of a sibling.

use study_model::text::{compact, find};

use super::bank::fingerprint;
use super::index::Index;
use super::items::{Choice, Item, ItemType};
use super::mask::BLANK;
use super::notes::{Group, Notes, Point};
use super::pairing::{has_clue, hidden, is_wrong, likeness};
use super::recipe::Recipe;
use super::shuffle::Seeded;

/// A false explanation has at most so much in common with the true one: who reads `及时发现并纠正歧视`
/// for `及时发现和处理歧视` is not wrong.
const ALIKE: f64 = 0.4;
/// A false explanation with a gap has as many characters beside it.
const TELLING: usize = 18;

/// A statement that can be made truly and falsely.
#[derive(Debug)]
pub(crate) struct TrueFalse {
    point: Point,
    /// The explanation with its key hidden.
    own: String,
    /// The explanation of a sibling, hidden in the same way, and whose it is. One only: others are
    /// left to other groups that have them in common.
    other: (Point, String),
    /// Every other statement of a group has the other truth, so that both come equally often.
    turn: bool,
}

impl TrueFalse {
    /// One for each of a group's keys of which an explanation tells something, as far as there is a
    /// sibling of which that is true as well.
    ///
    /// - `made`: what is stated by groups before this one, and now by it.
    pub(crate) fn all(notes: &Notes, group: &Group, made: &mut Index) -> Vec<Self> {
        let keys = group.keys().into_iter();
        let told: Vec<(&Point, String)> =
            keys.filter_map(|point| Some((point, hidden(notes, point)?))).collect();
        let mut all: Vec<Self> = Vec::new();
        for (point, own) in &told {
            let fits = |(other, _): &&(&Point, String)| {
                let [own, text] = [point, other].map(|point| &point.explanation_compact);
                other.is_sibling_of(point)
                    && is_wrong(notes, other, point)
                    && likeness(own, text) <= ALIKE
                    && !said_of_kin(notes, other, point)
            };
            // With a gap or without, as the true one: else the gap would tell which is which. And a
            // gap takes any key where little is said beside it.
            let has_gap = |text: &str| find(text, BLANK).is_some();
            let tells = |text: &str| compact(text).chars().count() >= TELLING;
            let others = told.iter().filter(fits).filter(|(_, text)| {
                has_gap(text) == has_gap(own) && (!has_gap(text) || tells(text))
            });
            // What two groups have in common is stated in one of them.
            let mut new = |text: &str| made.add(&fingerprint(&point.key, text));
            let is_new = new(own);
            let mut others = others.filter(|(_, text)| new(text));
            if let (Some((other, text)), true) = (others.next(), is_new) {
                let turn = all.len() % 2 == 1;
                let other = ((*other).clone(), text.clone());
                all.push(Self { point: (*point).clone(), own: own.clone(), other, turn });
            }
        }
        all
    }
}

/// Whether a question on the same subject says much the same of a key that shares a word with this
/// one: what is said of `分布式训练` is not false of `分布式学习`.
fn said_of_kin(notes: &Notes, said: &Point, of: &Point) -> bool {
    let [group, _] = of.place;
    let near = notes.near.get(group).into_iter().flatten();
    let mut points = near.filter_map(|&at| notes.groups.get(at)).flat_map(|group| &group.points);
    points.any(|point| {
        has_clue(&point.key_compact, &of.key_compact)
            && point.key_compact != said.key_compact
            && likeness(&point.explanation_compact, &said.explanation_compact) > ALIKE
    })
}

impl Recipe for TrueFalse {
    fn kind(&self) -> ItemType {
        ItemType::TrueFalse
    }

    fn point(&self) -> Option<&Point> {
        Some(&self.point)
    }

    fn fill(&self, item: &mut Item, _: &Notes, group: &Group, seed: u64) {
        let Point { key, entry, .. } = &self.point;
        // The same throw for all statements of the group.
        let first = Seeded::new(seed, &group.id).below(2) == 1;
        let other = (first == self.turn).then_some(&self.other);
        let text = other.map_or(&self.own, |(_, text)| text);
        item.stem = [key, "：", text].concat();
        let said = match other {
            Some((whose, _)) => {
                format!("这是对“{}”的解释。“{key}”：{}", whose.key, self.point.explanation)
            }
            None => format!("这正是“{key}”的解释。"),
        };
        let option = |text: &str, correct: bool| Choice {
            text: text.to_owned(),
            correct,
            entry: *entry,
            key: key.clone(),
            reason: if correct { String::new() } else { said.clone() },
        };
        item.options = vec![option("正确", other.is_none()), option("错误", other.is_some())];
    }
}
