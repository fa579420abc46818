//! The key points of a question are to be chosen among others that belong to none like it.

use std::rc::Rc;

use super::recipe::Recipe;
use crate::quiz::item::{Choice, Item, ItemType, Reason};
use crate::quiz::notes::{Group, Notes, Point};
use crate::quiz::pairing::{are_apart, are_even, is_singled_out, key_option, tells};
use crate::quiz::pool::Pool;
use crate::quiz::shuffle::{Seeded, shuffled};

/// Right answers shown.
const OWN: [usize; 2] = [2, 4];
/// Wrong ones shown.
const FOREIGN: [usize; 2] = [1, 3];
/// How much longer or shorter than the shown right answers a wrong one may be, in characters.
const LONGER: usize = 1;
/// Draws under a seed before the one that always works.
const DRAWS: usize = 20;

/// A question with key points that are surely not its own.
#[derive(Debug)]
pub(crate) struct ChooseAll {
    own: Vec<Rc<Point>>,
    foreign: Vec<Rc<Point>>,
    /// A selection that is sound.
    proof: Selection,
}

/// Places among the own and among the foreign keys.
type Selection = (Vec<usize>, Vec<usize>);

impl ChooseAll {
    pub(crate) fn of(notes: &Notes, group: &Group, pool: &Pool) -> Option<Self> {
        let is_told = |point: &Rc<Point>| tells(&group.title_compact, &point.key_compact);
        let own: Vec<Rc<Point>> = group.keys().filter(|point| !is_told(point)).cloned().collect();
        if own.len() < OWN[0] {
            return None;
        }
        let foreign = pool.foreign_to(notes, group);
        if foreign.len() < FOREIGN[0] {
            return None;
        }
        let mut recipe = Self { own, foreign, proof: Selection::default() };
        let mut chance = Seeded::new(0, &group.id);
        let sound = (0..DRAWS * DRAWS).map(|_| recipe.draw(&mut chance));
        recipe.proof = sound.into_iter().flatten().find(|it| recipe.is_sound(group, it))?;
        Some(recipe)
    }

    /// Some of the right answers, and wrong ones of their length.
    fn draw(&self, chance: &mut Seeded) -> Option<Selection> {
        let mut own = shuffled(self.own.len(), chance);
        own.truncate(between(OWN, chance));
        let lengths = || own.iter().filter_map(|&at| self.own.get(at)).map(|own| own.key_chars);
        let (shortest, longest) = (lengths().min()?, lengths().max()?);
        let fits = |at: &usize| {
            let chars = self.foreign.get(*at).map_or(0, |point| point.key_chars);
            chars + LONGER >= shortest && chars <= longest + LONGER
        };
        let mut foreign = shuffled(self.foreign.len(), chance);
        foreign.retain(fits);
        foreign.truncate(between(FOREIGN, chance));
        Some((own, foreign))
    }

    fn points(&self, (own, foreign): &Selection) -> [Vec<&Point>; 2] {
        [
            own.iter().filter_map(|&at| self.own.get(at)).map(AsRef::as_ref).collect(),
            foreign.iter().filter_map(|&at| self.foreign.get(at)).map(AsRef::as_ref).collect(),
        ]
    }

    fn is_sound(&self, group: &Group, selection: &Selection) -> bool {
        let [own, foreign] = self.points(selection);
        let all = || own.iter().chain(&foreign);
        let lengths: Vec<usize> = all().map(|point| point.key_chars).collect();
        let keys: Vec<&str> = all().map(|point| point.key_compact.as_str()).collect();
        let own_keys: Vec<&str> = own.iter().map(|point| point.key_compact.as_str()).collect();
        let foreign_keys: Vec<&str> =
            foreign.iter().map(|point| point.key_compact.as_str()).collect();
        own.len() >= OWN[0]
            && foreign.len() >= FOREIGN[0]
            && are_even(&lengths)
            && are_apart(&keys)
            && !own_keys.iter().any(|key| is_singled_out(&group.title_compact, key, &foreign_keys))
    }
}

/// A number of a range, both ends among them.
fn between([from, to]: [usize; 2], chance: &mut Seeded) -> usize {
    from + chance.below(to - from + 1)
}

impl Recipe for ChooseAll {
    fn kind(&self) -> ItemType {
        ItemType::ChooseAll
    }

    fn point(&self) -> Option<&Point> {
        None
    }

    fn fill(&self, item: &mut Item, notes: &Notes, group: &Group, seed: u64) {
        let mut chance = Seeded::new(seed, &item.id.written());
        let mut draws = (0..DRAWS).filter_map(|_| self.draw(&mut chance));
        let found = draws.find(|selection| self.is_sound(group, selection));
        let [own, foreign] = self.points(&found.unwrap_or_else(|| self.proof.clone()));
        let right = own.into_iter().map(|point| key_option(point, true));
        let wrong = foreign.into_iter().map(|point| elsewhere(notes, point));
        item.options = right.chain(wrong).collect();
        Seeded::new(seed, &item.id.written()).shuffle(&mut item.options);
    }
}

/// A key as a wrong answer, with the question that it does answer.
fn elsewhere(notes: &Notes, point: &Point) -> Choice {
    let home = notes.homes(&point.key_compact).first().and_then(|&at| notes.groups.get(at));
    let title = home.map_or_else(String::new, |group| group.title.clone());
    Choice { reason: Some(Reason::Question(title)), ..key_option(point, false) }
}
