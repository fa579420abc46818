//! The key points of a deck, and which of them could be taken for which.

use std::cell::LazyCell;
use std::rc::Rc;

use super::near::{counted, pairs_of, shared, sorted};
use super::notes::{Group, Notes, Point};
use super::pairing::overlap;
use super::pairs::Pairs;
use super::shuffle::{Seeded, shuffled};
use crate::interner::Interner;

/// A key that is right for so many questions may be right for any.
const GENERIC: usize = 3;
/// From here on two keys are too much alike for one to be right and the other wrong: twice the
/// pairs of characters in common, over those of both (Dice, 1945).
const ALIKE: f64 = 0.5;
/// A pair of characters in no more keys than these is a word that says what a key is about.
const RARE: usize = 8;
/// Candidates for wrong answers that are kept for each question: enough to vary, and no more than
/// a deck of any size has time for.
const KEPT: usize = 48;
/// Key points that are looked at for them.
const TRIED: usize = 2000;
/// A key that is like those of more questions says nothing of any.
const MOST_LIKE: usize = 128;

/// The key points of a deck, each once, by the numbers of their keys.
#[derive(Debug, Default)]
pub(crate) struct Pool {
    keys: Vec<Key>,
    /// Pairs of neighbouring characters, and the keys with each.
    pairs: Interner,
    holders: Pairs,
    /// Keys without any: of one character.
    single: Vec<usize>,
    /// The numbers of the keys in an order of no meaning.
    order: Vec<usize>,
}

/// A key point, and the pairs of neighbouring characters in it.
#[derive(Debug)]
struct Key {
    point: Rc<Point>,
    pairs: Vec<usize>,
}

impl Pool {
    /// Adds the keys of the next group, which are numbered.
    pub(crate) fn add(&mut self, group: &Group) {
        for (point, &number) in group.points.iter().zip(&group.numbers) {
            if number == self.keys.len() {
                let pairs = pairs_of(&mut self.pairs, &point.key_compact);
                for &pair in &pairs {
                    self.holders.add(pair, number);
                }
                self.single.extend(Some(number).filter(|_| pairs.is_empty()));
                self.keys.push(Key { point: Rc::clone(point), pairs });
            }
        }
    }

    /// To be called when all groups are there.
    pub(crate) fn settle(&mut self) {
        self.order = shuffled(self.keys.len(), &mut Seeded::new(0, "pool"));
    }

    /// The groups that have a key like this one, or one with a rare word of it, in deck order:
    /// `模型集成` and `集成学习` mean the same, `模型集成` and `模型压缩` do not. `None` where there are
    /// too many.
    pub(crate) fn groups_with_one_like(&self, notes: &Notes, point: &Point) -> Option<Vec<usize>> {
        let key = self.keys.get(notes.keys.get(&point.key_compact)?)?;
        let has_rare = |other: &Key| {
            let mut both = key.pairs.iter().filter(|pair| other.pairs.binary_search(pair).is_ok());
            both.any(|&pair| self.holders.of(pair).len() <= RARE)
        };
        let with_pair = key.pairs.iter().flat_map(|&pair| self.holders.of(pair));
        let like = self.like(key, with_pair.collect(), &self.single, has_rare);
        let homes = like.into_iter().filter_map(|key| notes.homes.get(key)).flatten();
        let groups = sorted(homes.copied().collect());
        (groups.len() <= MOST_LIKE).then_some(groups)
    }

    /// Up to so many keys that are foreign to a group, from another place on for each group, so
    /// that not all of them draw on the same few.
    pub(crate) fn foreign_to(&self, notes: &Notes, group: &Group) -> Vec<Rc<Point>> {
        // For most keys of a deck that repeats itself neither is wanted.
        let near = LazyCell::new(|| notes.near.of(group.place, &notes.homes));
        let known = LazyCell::new(|| {
            let near = near.iter().filter_map(|&at| notes.groups.get(at));
            Known::new(self, sorted(near.flat_map(|group| &group.numbers).copied().collect()))
        });
        let start = Seeded::new(0, &group.id).below(self.order.len());
        let around = self.order.iter().skip(start).chain(self.order.iter().take(start));
        let is_generic =
            |key: usize| notes.homes.get(key).is_some_and(|homes| homes.len() >= GENERIC);
        let others = around.take(TRIED).filter(|&&key| !is_generic(key));
        let foreign = others
            .filter_map(|&key| self.keys.get(key))
            .filter(|key| key.is_nowhere(notes, &near) && !known.has_one_like(key));
        foreign.take(KEPT).map(|key| Rc::clone(&key.point)).collect()
    }

    /// Those of some keys that could be taken for one, or of which something else is true.
    ///
    /// - `with_pair`: those that share a pair of characters with it, as often as they do.
    /// - `single`: those of one character.
    fn like(
        &self,
        key: &Key,
        with_pair: Vec<usize>,
        single: &[usize],
        or: impl Fn(&Key) -> bool,
    ) -> Vec<usize> {
        let at = |number: &usize| self.keys.get(*number);
        let paired = counted(with_pair).into_iter().map(|(number, _)| number);
        let like = paired.filter(|number| at(number).is_some_and(|it| key.is_like(it) || or(it)));
        let holds = |single: &&usize| {
            at(single)
                .is_some_and(|single| overlap(&key.point.key_compact, &single.point.key_compact))
        };
        like.chain(single.iter().filter(holds).copied()).collect()
    }
}

/// The keys of questions that are near each other, to be asked for those like another.
struct Known<'a> {
    pool: &'a Pool,
    keys: Vec<usize>,
    /// Pairs of characters, each with a key that has it, in rising order.
    holders: Vec<(usize, usize)>,
    single: Vec<usize>,
}

impl<'a> Known<'a> {
    fn new(pool: &'a Pool, keys: Vec<usize>) -> Self {
        let pairs = |&number: &usize| {
            let pairs = pool.keys.get(number).map_or(&[][..], |key| &key.pairs);
            pairs.iter().map(move |&pair| (pair, number))
        };
        let mut holders: Vec<(usize, usize)> = keys.iter().flat_map(pairs).collect();
        holders.sort_unstable();
        let is_known = |single: &usize| keys.binary_search(single).is_ok();
        let single = pool.single.iter().copied().filter(is_known).collect();
        Self { pool, keys, holders, single }
    }

    fn has_one_like(&self, key: &Key) -> bool {
        if key.pairs.is_empty() {
            let name = &key.point.key_compact;
            let known = self.keys.iter().filter_map(|&at| self.pool.keys.get(at));
            return known.into_iter().any(|own| overlap(name, &own.point.key_compact));
        }
        let holders = key.pairs.iter().flat_map(|&pair| {
            let from = self.holders.partition_point(|&(it, _)| it < pair);
            let holders = self.holders.iter().skip(from).take_while(move |&&(it, _)| it == pair);
            holders.map(|&(_, number)| number)
        });
        !self.pool.like(key, holders.collect(), &self.single, |_| false).is_empty()
    }
}

impl Key {
    /// Whether no question of some that are near each other speaks of a key.
    fn is_nowhere(&self, notes: &Notes, near: &[usize]) -> bool {
        let name = &self.point.key_compact;
        let speaks = |group: &usize| near.binary_search(group).is_ok();
        self.point.is_explained()
            && notes.terms.get(name).is_some_and(|term| !term.groups.iter().any(speaks))
    }

    /// Whether one of two keys could be taken for the other.
    fn is_like(&self, other: &Self) -> bool {
        self.likeness(other) >= ALIKE || overlap(&self.point.key_compact, &other.point.key_compact)
    }

    /// Twice the pairs of characters that both have, over those of each.
    fn likeness(&self, other: &Self) -> f64 {
        let both = shared(&self.pairs, &other.pairs);
        2.0 * both as f64 / (self.pairs.len() + other.pairs.len()).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_as_alike_as_their_pairs_of_characters() {
        let mut index = Interner::default();
        let mut likeness = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|key| Key {
                point: Rc::new(Point { key_compact: key.to_owned(), ..Point::default() }),
                pairs: pairs_of(&mut index, key),
            });
            a.likeness(&b)
        };
        assert!((likeness("数据加密", "数据加密") - 1.0).abs() < 1e-9);
        assert!((likeness("数据加密", "数据脱敏") - 1.0 / 3.0).abs() < 1e-9);
        assert!(likeness("数据加密", "💛早停") < 1e-9);
        assert!(likeness("", "") < 1e-9);
    }
}
