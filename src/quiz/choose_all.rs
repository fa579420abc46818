//! The key points of a question are to be chosen among others that belong to none like it.

use super::index::Index;
use super::items::{Choice, Item, ItemType};
use super::near::pairs;
use super::notes::{Group, Notes, Point};
use super::pairing::{are_apart, are_even, is_singled_out, key_option, overlap, tells};
use super::recipe::Recipe;
use super::shuffle::Seeded;
use super::terms::Term;

/// Right answers shown.
const OWN: [usize; 2] = [2, 4];
/// Wrong ones shown.
const FOREIGN: [usize; 2] = [1, 3];
/// A key that is right for so many questions may be right for any.
const GENERIC: usize = 3;
/// From here on two keys are too much alike for one to be right and the other wrong: twice the
/// pairs of characters in common, over those of both (Dice, 1945).
const ALIKE: f64 = 0.5;
/// How much longer or shorter than the shown right answers a wrong one may be, in characters.
const LONGER: usize = 1;
/// A pair of characters in no more keys than these is a word that says what a key is about.
const RARE: usize = 8;
/// Candidates for wrong answers that are kept for each question: enough to vary, and no more than
/// a deck of any size has time for.
const KEPT: usize = 48;
/// Key points that are looked at for them.
const TRIED: usize = 2000;
/// Draws under a seed before the one that always works.
const DRAWS: usize = 20;

/// A question with key points that are surely not its own.
#[derive(Debug)]
pub(crate) struct ChooseAll {
    own: Vec<Point>,
    foreign: Vec<Point>,
    /// A selection that is sound.
    proof: Selection,
}

/// Places among the own and among the foreign keys.
type Selection = (Vec<usize>, Vec<usize>);

impl ChooseAll {
    /// - `at`: the place of the group.
    pub(crate) fn of(notes: &Notes, at: usize, group: &Group, pool: &Pool<'_>) -> Option<Self> {
        let own: Vec<Point> = group
            .keys()
            .into_iter()
            .filter(|point| !tells(&group.title_compact, &point.key_compact))
            .cloned()
            .collect();
        let foreign = pool.foreign_to(notes, at, group);
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
            own.iter().filter_map(|&at| self.own.get(at)).collect(),
            foreign.iter().filter_map(|&at| self.foreign.get(at)).collect(),
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

/// The key points of a deck, each once.
#[derive(Debug)]
pub(crate) struct Pool<'a> {
    keys: Vec<Key<'a>>,
    /// The places of the keys in an order of no meaning.
    order: Vec<usize>,
    /// Of each group the places of its keys.
    own: Vec<Vec<usize>>,
}

/// A key point, and the pairs of neighbouring characters in it.
#[derive(Debug)]
struct Key<'a> {
    point: &'a Point,
    pairs: Vec<u64>,
}

impl<'a> Pool<'a> {
    pub(crate) fn new(notes: &'a Notes) -> Self {
        let mut keys: Vec<Key<'a>> = Vec::new();
        let mut places = Index::default();
        let mut place = |point: &'a Point| {
            let place = places.number(&point.key_compact);
            if place == keys.len() {
                keys.push(Key::new(point));
            }
            place
        };
        let own = notes.groups.iter().map(|group| group.points.iter().map(&mut place).collect());
        let own = own.collect();
        let order = shuffled(keys.len(), &mut Seeded::new(0, "pool"));
        Self { keys, order, own }
    }

    /// Whether two keys have a pair of characters in common that few keys have: `模型集成` and
    /// `集成学习` mean the same, `模型集成` and `模型压缩` do not.
    fn share_rare_pair(&self, a: &Key<'_>, b: &Key<'_>) -> bool {
        let holders = |pair: &u64| self.keys.iter().filter(|key| key.pairs.contains(pair)).count();
        let mut shared = a.pairs.iter().filter(|pair| b.pairs.contains(pair));
        shared.any(|pair| holders(pair) <= RARE)
    }

    /// The groups that have a key like this one, or of the same rare word, in deck order.
    pub(crate) fn groups_with_one_like(&self, point: &Point) -> Vec<usize> {
        let key = Key::new(point);
        let like = |own: &Key<'_>| own.is_like(&key) || self.share_rare_pair(own, &key);
        let like: Vec<bool> = self.keys.iter().map(like).collect();
        let is_like = |at: &usize| like.get(*at).copied().unwrap_or_default();
        let groups = self.own.iter().enumerate();
        groups.filter(|(_, own)| own.iter().any(is_like)).map(|(group, _)| group).collect()
    }

    /// Up to so many keys that are foreign to a group, from another place on for each group, so
    /// that not all of them draw on the same few.
    fn foreign_to(&self, notes: &Notes, at: usize, group: &Group) -> Vec<Point> {
        let near = notes.near.get(at).map_or(&[][..], Vec::as_slice);
        let mut known: Vec<usize> =
            near.iter().filter_map(|&other| self.own.get(other)).flatten().copied().collect();
        known.sort_unstable();
        known.dedup();
        let known: Vec<&Key<'_>> = known.iter().filter_map(|&at| self.keys.get(at)).collect();
        let start = Seeded::new(0, &group.id).below(self.order.len());
        let around = self.order.iter().skip(start).chain(self.order.iter().take(start));
        let around = around.filter_map(|&at| self.keys.get(at));
        let foreign = around.take(TRIED).filter(|key| key.is_foreign(notes, near, &known));
        foreign.take(KEPT).map(|key| key.point.clone()).collect()
    }
}

impl<'a> Key<'a> {
    fn new(point: &'a Point) -> Self {
        Self { point, pairs: pairs(&point.key_compact) }
    }

    /// Whether no question of some that are near each other has a key as its own, or one like it,
    /// or speaks of it, and it is not right almost everywhere.
    ///
    /// - `known`: the keys of these questions.
    fn is_foreign(&self, notes: &Notes, near: &[usize], known: &[&Key<'_>]) -> bool {
        let name = &self.point.key_compact;
        let speaks = |group: &usize| near.binary_search(group).is_ok();
        let is_spoken_of = |term: &Term| term.groups.iter().any(speaks);
        self.point.is_explained()
            && notes.homes(name).len() < GENERIC
            && !notes.terms.get(name).is_some_and(is_spoken_of)
            && !known.iter().any(|own| self.is_like(own))
    }

    /// Whether one of two keys could be taken for the other.
    fn is_like(&self, other: &Key<'_>) -> bool {
        self.likeness(other) >= ALIKE || overlap(&self.point.key_compact, &other.point.key_compact)
    }

    /// Twice the pairs of characters that both have, over those of each.
    fn likeness(&self, other: &Key<'_>) -> f64 {
        let shared = self.pairs.iter().filter(|pair| other.pairs.contains(pair)).count();
        2.0 * shared as f64 / (self.pairs.len() + other.pairs.len()).max(1) as f64
    }
}

fn shuffled(count: usize, chance: &mut Seeded) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    chance.shuffle(&mut places);
    places
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
        let mut chance = Seeded::new(seed, &item.id);
        let mut draws = (0..DRAWS).filter_map(|_| self.draw(&mut chance));
        let found = draws.find(|selection| self.is_sound(group, selection));
        let [own, foreign] = self.points(&found.unwrap_or_else(|| self.proof.clone()));
        let right = own.into_iter().map(|point| key_option(point, true));
        let wrong = foreign.into_iter().map(|point| elsewhere(notes, point));
        item.options = right.chain(wrong).collect();
        Seeded::new(seed, &item.id).shuffle(&mut item.options);
    }
}

/// A key as a wrong answer, with the question that it does answer.
fn elsewhere(notes: &Notes, point: &Point) -> Choice {
    let home = notes.homes(&point.key_compact).first().and_then(|&at| notes.groups.get(at));
    let title = home.map_or("", |group| &group.title);
    let reason = format!("“{}”是“{title}”的要点。", point.key);
    Choice { reason, ..key_option(point, false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_as_alike_as_their_pairs_of_characters() {
        let likeness = |a: &str, b: &str| {
            let [a, b] =
                [a, b].map(|key| Point { key_compact: key.to_owned(), ..Point::default() });
            Key::new(&a).likeness(&Key::new(&b))
        };
        assert!((likeness("数据加密", "数据加密") - 1.0).abs() < 1e-9);
        assert!((likeness("数据加密", "数据脱敏") - 1.0 / 3.0).abs() < 1e-9);
        assert!(likeness("数据加密", "💛早停") < 1e-9);
        assert!(likeness("", "") < 1e-9);
    }
}
