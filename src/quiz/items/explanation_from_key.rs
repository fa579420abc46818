//! The key is shown below its question; its explanation is to be chosen among those of its
//! siblings, each with its own key hidden.

use std::rc::Rc;

use study_model::text::find;

use super::recipe::Recipe;
use crate::quiz::item::{Choice, Item, ItemType, Reason};
use crate::quiz::notes::{Group, Notes, Point, Told};
use crate::quiz::pairing::{are_apart, are_even, hidden, tells_with_gap};
use crate::quiz::shuffle::Seeded;

/// Wrong options that suffice (Rodriguez, 2005).
const ENOUGH: usize = 2;
/// One more where the list has it.
const MOST: usize = 3;

/// A key point whose explanation can be asked for.
#[derive(Debug)]
pub(crate) struct ExplanationFromKey {
    right: Shown,
    /// Explanations that are wrong for this key.
    wrong: Vec<Shown>,
}

/// An explanation as it is shown.
#[derive(Clone, Debug)]
struct Shown {
    point: Rc<Point>,
    told: Rc<Told>,
}

impl ExplanationFromKey {
    /// The one for a key of a group, if that has enough siblings to choose among.
    pub(crate) fn of(notes: &Notes, group: &Group, point: &Rc<Point>) -> Option<Self> {
        let right = Shown::of(notes, point).filter(|right| tells_with_gap(&right.told.text))?;
        let is_wrong = |other: &Shown| {
            let Point { explanation_compact: explanation, .. } = other.point.as_ref();
            find(explanation, &point.key_compact).is_none()
                && !notes.belongs(explanation, &point.key_compact)
        };
        let siblings = group.siblings(point).filter_map(|other| Shown::of(notes, other));
        let wrong = siblings.filter(is_wrong).collect();
        let recipe = Self { right, wrong };
        (recipe.options((0..recipe.wrong.len()).collect()).len() > ENOUGH).then_some(recipe)
    }

    /// The right explanation and, in the given order, as many wrong ones as are sound with it.
    /// What is left out for an earlier one is tried again without it where there are too few.
    fn options(&self, order: Vec<usize>) -> Vec<&Shown> {
        let wrong: Vec<&Shown> = order.into_iter().filter_map(|at| self.wrong.get(at)).collect();
        let gather = |from: usize| {
            let mut chosen = vec![&self.right];
            for &other in wrong.iter().skip(from).chain(wrong.iter().take(from)) {
                chosen.push(other);
                if chosen.len() > MOST + 1 || !are_sound(&chosen) {
                    chosen.pop();
                }
            }
            chosen
        };
        let all = (0..wrong.len()).map(gather);
        all.fold(Vec::new(), |best, next| if next.len() > best.len() { next } else { best })
    }
}

fn are_sound(options: &[&Shown]) -> bool {
    let lengths: Vec<usize> = options.iter().map(|shown| shown.told.chars).collect();
    let texts: Vec<&str> = options.iter().map(|shown| shown.told.compact.as_str()).collect();
    are_even(&lengths) && are_apart(&texts)
}

impl Shown {
    fn of(notes: &Notes, point: &Rc<Point>) -> Option<Self> {
        Some(Self { point: Rc::clone(point), told: Rc::clone(hidden(notes, point)?) })
    }
}

impl Recipe for ExplanationFromKey {
    fn kind(&self) -> ItemType {
        ItemType::ExplanationFromKey
    }

    fn point(&self) -> Option<&Point> {
        Some(&self.right.point)
    }

    fn stem(&self, group: &Group) -> String {
        [&group.title, "\n", &self.right.point.key].concat()
    }

    fn fill(&self, item: &mut Item, _: &Notes, _: &Group, seed: u64) {
        let mut chance = Seeded::new(seed, &item.id.written());
        let mut order: Vec<usize> = (0..self.wrong.len()).collect();
        chance.shuffle(&mut order);
        let right = &self.right.point;
        let option = |shown: &Shown| {
            let Point { key, entry, .. } = shown.point.as_ref();
            let correct = shown.point.place == right.place;
            Choice {
                text: shown.told.text.clone(),
                correct,
                entry: *entry,
                key: key.clone(),
                reason: (!correct).then(|| Reason::Key(key.clone())),
            }
        };
        item.options = self.options(order).into_iter().map(option).collect();
        chance.shuffle(&mut item.options);
    }
}
