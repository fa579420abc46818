//! The explanation is shown with its key hidden; the key is to be chosen among its siblings.
//!
//! Two wrong options suffice (Rodriguez, 2005); a third is taken where the list has one.

use std::rc::Rc;

use study_model::text::{compact, find};

use super::template::ItemTemplate;
use crate::language::TextLengths;
use crate::quiz::distractors::{
    are_apart, are_even, has_clue, has_scattered_clue, is_singled_out, is_surely_wrong, key_option,
    mask_further, masked_explanation, mentions_key, would_fit_gap,
};
use crate::quiz::item::Item;
use crate::quiz::item_type::ItemType;
use crate::quiz::material::{BLANK, KeyPoint, QuestionGroup, QuizMaterial};
use crate::quiz::random::SeededRng;

/// Wrong options that there are at least; three options suffice (Rodriguez, 2005).
const FEWEST_WRONG: usize = 2;

/// A key point that can be asked for in a sound way.
#[derive(Debug)]
pub(crate) struct KeyFromExplanation {
    point: Rc<KeyPoint>,
    /// The explanation with the key hidden.
    stem: String,
    /// The same in compact form.
    stem_compact: String,
    lengths: &'static TextLengths,
    /// Whether that has a clue to the key, in a row and scattered.
    clues: [bool; 2],
    others_in_list: Vec<Rc<KeyPoint>>,
}

impl KeyFromExplanation {
    /// The one for a key of a group, by the first of its points that can be asked for in a sound way.
    pub(crate) fn of(
        material: &QuizMaterial,
        group: &QuestionGroup,
        key: &KeyPoint,
    ) -> Option<Self> {
        group.with_key_of(key).find_map(|point| Self::of_point(material, group, point))
    }

    /// Where what is left of the explanation has a clue to the key alone, that is hidden as well.
    fn of_point(
        material: &QuizMaterial,
        group: &QuestionGroup,
        point: &Rc<KeyPoint>,
    ) -> Option<Self> {
        let masked = masked_explanation(material, point)?;
        if group.others_in_list(point).any(|other| mentions_key(point, other)) {
            return None;
        }
        let others: Vec<&Rc<KeyPoint>> = group
            .others_in_list(point)
            .filter(|other| is_surely_wrong(material, point, other))
            .collect();
        if others.len() < FEWEST_WRONG {
            return None;
        }
        let further = || mask_further(material, point, masked);
        Self::with_stem(material, &others, point, &masked.text)
            .or_else(|| Self::with_stem(material, &others, point, &further()?))
    }

    fn with_stem(
        material: &QuizMaterial,
        others: &[&Rc<KeyPoint>],
        point: &Rc<KeyPoint>,
        stem: &str,
    ) -> Option<Self> {
        let others = others.iter().copied();
        let fitting: Vec<&Rc<KeyPoint>> =
            others.filter(|other| !would_fit_gap(material, stem, other)).collect();
        let lengths = material.language.lengths();
        let stem_compact = compact(stem);
        // Beside a gap a key of which the explanation speaks may seem to be the one that is hidden.
        let has_gap = find(stem, BLANK).is_some();
        let is_plain = |other: &&Rc<KeyPoint>| {
            !has_gap || !has_clue(lengths, &stem_compact, &other.key_compact)
        };
        let plain: Vec<Rc<KeyPoint>> = fitting.iter().copied().filter(is_plain).cloned().collect();
        let all_plain = plain.len() == fitting.len();
        let clues = [has_clue, has_scattered_clue]
            .map(|clue| clue(lengths, &stem_compact, &point.key_compact));
        let point = Rc::clone(point);
        let mut question = Self {
            point,
            stem: stem.to_owned(),
            stem_compact,
            lengths,
            clues,
            others_in_list: plain,
        };
        if question.is_askable() {
            return Some(question);
        }
        question.others_in_list = fitting.into_iter().cloned().collect();
        (!all_plain && question.is_askable()).then_some(question)
    }

    fn is_askable(&self) -> bool {
        !self.wrong((0..self.others_in_list.len()).collect()).is_empty()
    }

    /// Two or three of the siblings, in the order in which they are given; none where no two
    /// are sound together.
    fn wrong(&self, order: Vec<usize>) -> Vec<&KeyPoint> {
        let others_in_list: Vec<&KeyPoint> = order
            .into_iter()
            .filter_map(|at| Some(self.others_in_list.get(at)?.as_ref()))
            .collect();
        for (at, first) in others_in_list.iter().enumerate() {
            for second in others_in_list.iter().skip(at + 1) {
                let pair = vec![*first, *second];
                if !self.are_sound(&pair) {
                    continue;
                }
                for third in others_in_list
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
    fn are_sound(&self, wrong: &[&KeyPoint]) -> bool {
        let key_lengths: Vec<usize> =
            wrong.iter().map(|other| other.key_chars).chain([self.point.key_chars]).collect();
        let keys: Vec<&str> = wrong.iter().map(|other| other.key_compact.as_str()).collect();
        are_even(&key_lengths)
            && are_apart(&keys)
            && !(self.clues.contains(&true)
                && is_singled_out(self.lengths, &self.stem_compact, &self.point.key_compact, &keys))
    }
}

impl ItemTemplate for KeyFromExplanation {
    fn kind(&self) -> ItemType {
        ItemType::KeyFromExplanation
    }

    fn point(&self) -> Option<&KeyPoint> {
        Some(&self.point)
    }

    fn stem(&self, _: &QuestionGroup) -> String {
        self.stem.clone()
    }

    fn fill(&self, item: &mut Item, _: &QuizMaterial, _: &QuestionGroup, seed: u64) {
        let mut rng = SeededRng::new(seed, &item.id.written());
        let mut order: Vec<usize> = (0..self.others_in_list.len()).collect();
        rng.shuffle(&mut order);
        let wrong = self.wrong(order).into_iter().map(|other| key_option(other, false));
        item.options = wrong.chain([key_option(&self.point, true)]).collect();
        rng.shuffle(&mut item.options);
    }
}
