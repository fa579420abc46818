//! The key is shown below its question; its explanation is to be chosen among those of its
//! siblings, each with its own key hidden.

use std::rc::Rc;

use study_model::text::find;

use super::template::ItemTemplate;
use crate::quiz::distractors::{are_apart, are_even, is_specific_with_gap, masked_explanation};
use crate::quiz::item::{Choice, Item, Reason};
use crate::quiz::item_type::ItemType;
use crate::quiz::material::{KeyPoint, MaskedExplanation, QuestionGroup, QuizMaterial};
use crate::quiz::random::SeededRng;

/// Wrong options that suffice (Rodriguez, 2005).
const FEWEST_WRONG: usize = 2;
/// One more where the list has it.
const MOST_WRONG: usize = 3;

/// A key point whose explanation can be asked for.
#[derive(Debug)]
pub(crate) struct ExplanationFromKey {
    right: ExplanationOption,
    /// Explanations that are wrong for this key.
    wrong: Vec<ExplanationOption>,
}

/// An explanation as it is shown.
#[derive(Clone, Debug)]
struct ExplanationOption {
    point: Rc<KeyPoint>,
    masked: Rc<MaskedExplanation>,
}

impl ExplanationFromKey {
    /// The one for a key of a group, if that has enough siblings to choose among.
    pub(crate) fn of(
        material: &QuizMaterial,
        group: &QuestionGroup,
        point: &Rc<KeyPoint>,
    ) -> Option<Self> {
        let right = ExplanationOption::of(material, point).filter(|right| {
            is_specific_with_gap(material.language.lengths(), &right.masked.text)
        })?;
        let is_about_another_key = |other: &ExplanationOption| {
            let KeyPoint { explanation_compact: explanation, .. } = other.point.as_ref();
            find(explanation, &point.key_compact).is_none()
                && !material.explains(explanation, &point.key_compact)
        };
        let others_in_list =
            group.others_in_list(point).filter_map(|other| ExplanationOption::of(material, other));
        let wrong = others_in_list.filter(is_about_another_key).collect();
        let template = Self { right, wrong };
        (template.options((0..template.wrong.len()).collect()).len() > FEWEST_WRONG)
            .then_some(template)
    }

    /// The right explanation and, in the given order, as many wrong ones as are sound with it.
    /// What is left out for an earlier one is tried again without it where there are too few.
    fn options(&self, order: Vec<usize>) -> Vec<&ExplanationOption> {
        let wrong: Vec<&ExplanationOption> =
            order.into_iter().filter_map(|at| self.wrong.get(at)).collect();
        let gather = |from: usize| {
            let mut chosen = vec![&self.right];
            for &other in wrong.iter().skip(from).chain(wrong.iter().take(from)) {
                chosen.push(other);
                if chosen.len() > MOST_WRONG + 1 || !are_sound(&chosen) {
                    chosen.pop();
                }
            }
            chosen
        };
        let all = (0..wrong.len()).map(gather);
        all.fold(Vec::new(), |best, next| if next.len() > best.len() { next } else { best })
    }
}

fn are_sound(options: &[&ExplanationOption]) -> bool {
    let lengths: Vec<usize> = options.iter().map(|shown| shown.masked.chars).collect();
    let texts: Vec<&str> = options.iter().map(|shown| shown.masked.compact.as_str()).collect();
    are_even(&lengths) && are_apart(&texts)
}

impl ExplanationOption {
    fn of(material: &QuizMaterial, point: &Rc<KeyPoint>) -> Option<Self> {
        Some(Self {
            point: Rc::clone(point),
            masked: Rc::clone(masked_explanation(material, point)?),
        })
    }
}

impl ItemTemplate for ExplanationFromKey {
    fn kind(&self) -> ItemType {
        ItemType::ExplanationFromKey
    }

    fn point(&self) -> Option<&KeyPoint> {
        Some(&self.right.point)
    }

    fn stem(&self, group: &QuestionGroup) -> String {
        [&group.title, "\n", &self.right.point.key].concat()
    }

    fn fill(&self, item: &mut Item, _: &QuizMaterial, _: &QuestionGroup, seed: u64) {
        let mut rng = SeededRng::new(seed, &item.id.written());
        let mut order: Vec<usize> = (0..self.wrong.len()).collect();
        rng.shuffle(&mut order);
        let right = &self.right.point;
        let option = |shown: &ExplanationOption| {
            let KeyPoint { key, entry, .. } = shown.point.as_ref();
            let correct = shown.point.position == right.position;
            Choice {
                text: shown.masked.text.clone(),
                correct,
                entry: *entry,
                key: key.clone(),
                reason: (!correct).then(|| Reason::Key(key.clone())),
            }
        };
        item.options = self.options(order).into_iter().map(option).collect();
        rng.shuffle(&mut item.options);
    }
}
