//! A key point is shown with an explanation: its own, or that of a sibling.

use std::cell::OnceCell;
use std::rc::Rc;

use study_model::text::find;

use super::template::ItemTemplate;
use crate::interner::Interner;
use crate::language::Language;
use crate::quiz::distractors::{is_surely_wrong, masked_explanation};
use crate::quiz::item::{Choice, Item, Reason};
use crate::quiz::item_type::ItemType;
use crate::quiz::material::{
    BLANK, KeyPoint, MaskedExplanation, QuestionGroup, QuizMaterial, sorted,
};
use crate::quiz::random::SeededRng;

/// A false explanation has at most so much in common with the true one: who reads `及时发现并纠正歧视`
/// for `及时发现和处理歧视` is not wrong.
const SAME_STATEMENT: f64 = 0.4;
/// With so many key points that share a word with a key, one of them is sure to say the like.
const MOST_RELATED: usize = 256;

/// A statement that can be made truly and falsely.
#[derive(Debug)]
pub(crate) struct TrueFalse {
    point: Rc<KeyPoint>,
    /// The explanation with its key hidden.
    own: Rc<MaskedExplanation>,
    /// The explanation of a sibling, hidden in the same way, and whose it is. One only: others are
    /// left to other groups that have them in common.
    other: (Rc<KeyPoint>, Rc<MaskedExplanation>),
    /// Every other statement of a group has the other truth, so that both come equally often.
    turn: bool,
}

impl TrueFalse {
    /// One for each of some of a group's keys of which an explanation tells something, as far as there is a
    /// sibling of which that is true as well.
    pub(crate) fn all<'a>(
        material: &QuizMaterial,
        group: &'a QuestionGroup,
        keys: impl Iterator<Item = &'a Rc<KeyPoint>>,
    ) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let related = OnceCell::new();
        for point in keys {
            let Some(own) = masked_explanation(material, point) else { continue };
            if is_stated_before(material, point, point, own) {
                continue;
            }
            // With a gap or without, as the true one: else the gap would tell which is which. And a
            // gap takes any key where little is said beside it.
            let has_gap = |masked: &MaskedExplanation| find(&masked.text, BLANK).is_some();
            let other = group.others_in_list(point).find_map(|other| {
                let masked = masked_explanation(material, other)?;
                let fits = group.is_key(other)
                    && has_gap(masked) == has_gap(own)
                    && (!has_gap(masked)
                        || masked.chars >= material.language.lengths().telling_statement)
                    && is_surely_wrong(material, other, point)
                    && point.likeness(other, material.language) <= SAME_STATEMENT
                    && !is_stated_before(material, point, other, masked)
                    && !related
                        .get_or_init(|| RelatedKeyPoints::new(material, group))
                        .say_much_the_same(point, other);
                fits.then(|| (Rc::clone(other), Rc::clone(masked)))
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
fn is_stated_before(
    material: &QuizMaterial,
    point: &KeyPoint,
    of: &KeyPoint,
    masked: &MaskedExplanation,
) -> bool {
    let (_, before) = material.earlier_groups_in_bucket(of);
    before.iter().any(|&group| {
        let own = material.point_of(group, point);
        let of = if point.position == of.position { own } else { material.point_of(group, of) };
        let is_one_list = own
            .zip(of)
            .is_some_and(|(own, of)| own.position == of.position || own.is_listed_with(of));
        is_one_list
            && of
                .and_then(|of| masked_explanation(material, of))
                .is_some_and(|it| it.compact == masked.compact)
    })
}

/// The key points of questions on the same subject as one, each with its explanation once.
struct RelatedKeyPoints<'a> {
    language: &'static dyn Language,
    points: Vec<&'a KeyPoint>,
    /// Shingles, each with the place of a point with it in its key, in rising order.
    holders: Vec<(u64, usize)>,
}

impl<'a> RelatedKeyPoints<'a> {
    fn new(material: &'a QuizMaterial, group: &QuestionGroup) -> Self {
        let language = material.language;
        let mut known = Interner::default();
        let related = material.related.to(group.position, &material.groups_by_key);
        let related = related.into_iter().filter_map(|at| material.groups.get(at));
        let points = related.flat_map(|group| &group.points).map(AsRef::as_ref);
        let is_new = |point: &&KeyPoint| {
            known.add(&[&point.key_compact, "\n", &point.explanation_compact].concat())
        };
        let points: Vec<&KeyPoint> = points.filter(is_new).collect();
        let holders = points.iter().enumerate();
        let mut holders: Vec<(u64, usize)> = holders
            .flat_map(|(at, point)| {
                point.key_shingles(language).into_iter().map(move |it| (it, at))
            })
            .collect();
        holders.sort_unstable();
        Self { language, points, holders }
    }

    /// Whether one of them says much the same as an explanation, of a key that shares a word with
    /// this one: what is said of `分布式训练` is not false of `分布式学习`.
    fn say_much_the_same(&self, of: &KeyPoint, explained: &KeyPoint) -> bool {
        let sharing = of.key_shingles(self.language).into_iter().flat_map(|shingle| {
            let from = self.holders.partition_point(|&(it, _)| it < shingle);
            let to = self.holders.partition_point(|&(it, _)| it <= shingle);
            self.holders.get(from..to).unwrap_or_default()
        });
        let sharing = sorted(sharing.map(|&(_, at)| at).collect());
        let mut points = sharing.iter().filter_map(|&at| self.points.get(at));
        sharing.len() > MOST_RELATED
            || points.any(|point| {
                point.key_compact != explained.key_compact
                    && point.likeness(explained, self.language) > SAME_STATEMENT
            })
    }
}

impl ItemTemplate for TrueFalse {
    fn kind(&self) -> ItemType {
        ItemType::TrueFalse
    }

    fn point(&self) -> Option<&KeyPoint> {
        Some(&self.point)
    }

    fn fill(&self, item: &mut Item, _: &QuizMaterial, group: &QuestionGroup, seed: u64) {
        let KeyPoint { key, explanation, .. } = self.point.as_ref();
        // The same throw for all statements of the group.
        let first = SeededRng::new(seed, &group.id).below(2) == 1;
        let other = (first == self.turn).then_some(&self.other);
        let masked = other.map_or(&self.own, |(_, masked)| masked);
        item.stem = [key, "：", &masked.text].concat();
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
