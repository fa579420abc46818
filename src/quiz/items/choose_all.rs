//! The key points of a question are to be chosen among others that belong to none like it.

use std::rc::Rc;

use super::template::ItemTemplate;
use crate::language::TextLengths;
use crate::quiz::distractors::{
    KeyPool, are_apart, are_even, gives_away, is_singled_out, key_option,
};
use crate::quiz::item::{Choice, Item, Reason};
use crate::quiz::item_type::ItemType;
use crate::quiz::material::{KeyPoint, QuestionGroup, QuizMaterial};
use crate::quiz::random::{SeededRng, shuffled};

/// Right answers shown, from and to: with one it would be another kind of item, and more than four
/// with their wrong ones are no longer in view at once.
const RIGHT: [usize; 2] = [2, 4];
/// Wrong ones shown, from and to: one to be found at least, and no more than in other kinds.
const WRONG: [usize; 2] = [1, 3];
/// How much longer or shorter than the shown right answers a wrong one may be, in characters.
const LONGER: usize = 1;
/// Draws under a seed before the one that always works: where every second is sound, one seed in a
/// million gets that.
const DRAWS: usize = 20;

/// A question with key points that are surely not its own.
#[derive(Debug)]
pub(crate) struct ChooseAll {
    own: Vec<Rc<KeyPoint>>,
    distractors: Vec<Rc<KeyPoint>>,
    /// A selection that is sound.
    fallback: Selection,
    lengths: &'static TextLengths,
}

/// Places among the own and among the foreign keys.
type Selection = (Vec<usize>, Vec<usize>);

impl ChooseAll {
    pub(crate) fn of(
        material: &QuizMaterial,
        group: &QuestionGroup,
        pool: &KeyPool,
    ) -> Option<Self> {
        let lengths = material.language.lengths();
        let is_told =
            |point: &Rc<KeyPoint>| gives_away(lengths, &group.title_compact, &point.key_compact);
        let own: Vec<Rc<KeyPoint>> =
            group.keys().filter(|point| !is_told(point)).cloned().collect();
        if own.len() < RIGHT[0] {
            return None;
        }
        let distractors = pool.unrelated_to(material, group);
        if distractors.len() < WRONG[0] {
            return None;
        }
        let mut template = Self { own, distractors, fallback: Selection::default(), lengths };
        let mut rng = SeededRng::new(0, &group.id);
        let sound = (0..DRAWS * DRAWS).map(|_| template.draw(&mut rng));
        template.fallback = sound.into_iter().flatten().find(|it| template.is_sound(group, it))?;
        Some(template)
    }

    /// Some of the right answers, and wrong ones of their length.
    fn draw(&self, rng: &mut SeededRng) -> Option<Selection> {
        let mut own = shuffled(self.own.len(), rng);
        own.truncate(between(RIGHT, rng));
        let lengths = || own.iter().filter_map(|&at| self.own.get(at)).map(|own| own.key_chars);
        let (shortest, longest) = (lengths().min()?, lengths().max()?);
        let fits = |at: &usize| {
            let chars = self.distractors.get(*at).map_or(0, |point| point.key_chars);
            chars + LONGER >= shortest && chars <= longest + LONGER
        };
        let mut distractors = shuffled(self.distractors.len(), rng);
        distractors.retain(fits);
        distractors.truncate(between(WRONG, rng));
        Some((own, distractors))
    }

    fn points(&self, (own, distractors): &Selection) -> [Vec<&KeyPoint>; 2] {
        [
            own.iter().filter_map(|&at| self.own.get(at)).map(AsRef::as_ref).collect(),
            distractors
                .iter()
                .filter_map(|&at| self.distractors.get(at))
                .map(AsRef::as_ref)
                .collect(),
        ]
    }

    fn is_sound(&self, group: &QuestionGroup, selection: &Selection) -> bool {
        let [own, distractors] = self.points(selection);
        let all = || own.iter().chain(&distractors);
        let key_lengths: Vec<usize> = all().map(|point| point.key_chars).collect();
        let keys: Vec<&str> = all().map(|point| point.key_compact.as_str()).collect();
        let own_keys: Vec<&str> = own.iter().map(|point| point.key_compact.as_str()).collect();
        let distractor_keys: Vec<&str> =
            distractors.iter().map(|point| point.key_compact.as_str()).collect();
        own.len() >= RIGHT[0]
            && distractors.len() >= WRONG[0]
            && are_even(&key_lengths)
            && are_apart(&keys)
            && !own_keys.iter().any(|key| {
                is_singled_out(self.lengths, &group.title_compact, key, &distractor_keys)
            })
    }
}

/// A number of a range, both ends among them.
fn between([from, to]: [usize; 2], rng: &mut SeededRng) -> usize {
    from + rng.below(to - from + 1)
}

impl ItemTemplate for ChooseAll {
    fn kind(&self) -> ItemType {
        ItemType::ChooseAll
    }

    fn point(&self) -> Option<&KeyPoint> {
        None
    }

    fn fill(&self, item: &mut Item, material: &QuizMaterial, group: &QuestionGroup, seed: u64) {
        let mut rng = SeededRng::new(seed, &item.id.written());
        let mut draws = (0..DRAWS).filter_map(|_| self.draw(&mut rng));
        let found = draws.find(|selection| self.is_sound(group, selection));
        let [own, distractors] = self.points(&found.unwrap_or_else(|| self.fallback.clone()));
        let right = own.into_iter().map(|point| key_option(point, true));
        let wrong = distractors.into_iter().map(|point| distractor(material, point));
        item.options = right.chain(wrong).collect();
        SeededRng::new(seed, &item.id.written()).shuffle(&mut item.options);
    }
}

/// A key as a wrong answer, with the question that it does answer.
fn distractor(material: &QuizMaterial, point: &KeyPoint) -> Choice {
    let home = material
        .groups_with_key(&point.key_compact)
        .first()
        .and_then(|&at| material.groups.get(at));
    let title = home.map_or_else(String::new, |group| group.title.clone());
    Choice { reason: Some(Reason::Question(title)), ..key_option(point, false) }
}
