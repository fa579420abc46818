//! The key points of a deck, and which of them could be taken for which.

use std::cell::LazyCell;
use std::rc::Rc;

use super::clues::overlap;
use crate::interner::Interner;
use crate::language::Language;
use crate::quiz::material::{
    GrowingMultimap, KeyPoint, QuestionGroup, QuizMaterial, counted, shared, shingle_ids, sorted,
};
use crate::quiz::random::{SeededRng, shuffled};

/// A key that is right for so many questions may be right for any. No share of them: what three
/// questions have in common is no more surely wrong for a fourth in a deck of thousands.
const GENERIC: usize = 3;
/// From here on two keys are too much alike for one to be right and the other wrong: twice the
/// shingles in common, over those of both (Dice, 1945).
const SAME_KEY: f64 = 0.5;
/// A shingle of no more keys than these says what a key is about. No share of the keys: each of those
/// that have it is looked at, and that has to cost the same in a deck of any size.
const RARE: usize = 8;
/// Candidates for wrong answers that are kept for each question, a dozen times as many as are shown:
/// enough to vary, and no more than a deck of any size has time for.
const KEPT: usize = 48;
/// Key points that are looked at for them: where not one in forty is unrelated, a deck is about one
/// thing only.
const TRIED: usize = 2000;
/// A key that is like those of more questions says nothing of any; as [`RARE`], not a share.
const MOST_LIKE: usize = 128;

/// The key points of a deck, each once, by the numbers of their keys.
#[derive(Debug, Default)]
pub(crate) struct KeyPool {
    keys: Vec<PooledKey>,
    /// The shingles of keys, and the keys with each.
    shingles: Interner,
    keys_by_shingle: GrowingMultimap,
    /// Keys without any: of one character.
    single: Vec<usize>,
    /// The numbers of the keys in an order of no meaning.
    order: Vec<usize>,
}

/// A key point, and the shingles of its key.
#[derive(Debug)]
struct PooledKey {
    point: Rc<KeyPoint>,
    shingles: Vec<usize>,
}

impl KeyPool {
    /// Adds the keys of the next group, which are numbered.
    pub(crate) fn add(&mut self, group: &QuestionGroup, language: &dyn Language) {
        for (point, &number) in group.points.iter().zip(group.key_ids()) {
            if number == self.keys.len() {
                let shingles =
                    shingle_ids(language, &mut self.shingles, &point.key, &point.key_compact);
                for &shingle in &shingles {
                    self.keys_by_shingle.add(shingle, number);
                }
                self.single.extend(Some(number).filter(|_| shingles.is_empty()));
                self.keys.push(PooledKey { point: Rc::clone(point), shingles });
            }
        }
    }

    /// To be called when all groups are there.
    pub(crate) fn finish(&mut self) {
        self.order = shuffled(self.keys.len(), &mut SeededRng::new(0, "pool"));
    }

    /// The groups that have a key like this one, or one with a rare word of it, in deck order:
    /// `模型集成` and `集成学习` mean the same, `模型集成` and `模型压缩` do not. `None` where there are
    /// too many.
    pub(crate) fn groups_with_one_like(
        &self,
        material: &QuizMaterial,
        point: &KeyPoint,
    ) -> Option<Vec<usize>> {
        let key = self.keys.get(material.keys.get(&point.key_compact)?)?;
        let has_rare = |other: &PooledKey| {
            let mut both =
                key.shingles.iter().filter(|shingle| other.shingles.binary_search(shingle).is_ok());
            both.any(|&shingle| self.keys_by_shingle.of(shingle).len() <= RARE)
        };
        let sharing = key.shingles.iter().flat_map(|&shingle| self.keys_by_shingle.of(shingle));
        let like = self.like(key, sharing.collect(), &self.single, has_rare);
        let groups = like.into_iter().filter_map(|key| material.groups_by_key.get(key)).flatten();
        let groups = sorted(groups.copied().collect());
        (groups.len() <= MOST_LIKE).then_some(groups)
    }

    /// Up to so many keys that are surely wrong for a group, from another place on for each group, so
    /// that not all of them draw on the same few.
    pub(crate) fn unrelated_to(
        &self,
        material: &QuizMaterial,
        group: &QuestionGroup,
    ) -> Vec<Rc<KeyPoint>> {
        // For most keys of a deck that repeats itself neither is wanted.
        let related =
            LazyCell::new(|| material.related.to(group.position, &material.groups_by_key));
        let known = LazyCell::new(|| {
            let groups = related.iter().filter_map(|&at| material.groups.get(at));
            KeysOfGroups::new(
                self,
                sorted(groups.flat_map(QuestionGroup::key_ids).copied().collect()),
            )
        });
        let start = SeededRng::new(0, &group.id).below(self.order.len());
        let around = self.order.iter().skip(start).chain(self.order.iter().take(start));
        let is_generic = |key: usize| {
            material.groups_by_key.get(key).is_some_and(|groups| groups.len() >= GENERIC)
        };
        let others = around.take(TRIED).filter(|&&key| !is_generic(key));
        let unrelated = others
            .filter_map(|&key| self.keys.get(key))
            .filter(|key| key.is_nowhere(material, &related) && !known.has_one_like(key));
        unrelated.take(KEPT).map(|key| Rc::clone(&key.point)).collect()
    }

    /// Those of some keys that could be taken for one, or of which something else is true.
    ///
    /// - `sharing`: those that share a shingle with it, as often as they do.
    /// - `single`: those of one character.
    fn like(
        &self,
        key: &PooledKey,
        sharing: Vec<usize>,
        single: &[usize],
        or: impl Fn(&PooledKey) -> bool,
    ) -> Vec<usize> {
        let at = |number: &usize| self.keys.get(*number);
        let alike = counted(sharing).into_iter().map(|(number, _)| number);
        let like = alike.filter(|number| at(number).is_some_and(|it| key.is_like(it) || or(it)));
        let holds = |single: &&usize| {
            at(single)
                .is_some_and(|single| overlap(&key.point.key_compact, &single.point.key_compact))
        };
        like.chain(single.iter().filter(holds).copied()).collect()
    }
}

/// The keys of questions that are near each other, to be asked for those like another.
struct KeysOfGroups<'a> {
    pool: &'a KeyPool,
    keys: Vec<usize>,
    /// Shingles, each with a key that has it, in rising order.
    keys_by_shingle: Vec<(usize, usize)>,
    single: Vec<usize>,
}

impl<'a> KeysOfGroups<'a> {
    fn new(pool: &'a KeyPool, keys: Vec<usize>) -> Self {
        let with_shingles = |&number: &usize| {
            let shingles = pool.keys.get(number).map_or(&[][..], |key| &key.shingles);
            shingles.iter().map(move |&shingle| (shingle, number))
        };
        let mut keys_by_shingle: Vec<(usize, usize)> =
            keys.iter().flat_map(with_shingles).collect();
        keys_by_shingle.sort_unstable();
        let is_known = |single: &usize| keys.binary_search(single).is_ok();
        let single = pool.single.iter().copied().filter(is_known).collect();
        Self { pool, keys, keys_by_shingle, single }
    }

    fn has_one_like(&self, key: &PooledKey) -> bool {
        if key.shingles.is_empty() {
            let name = &key.point.key_compact;
            let known = self.keys.iter().filter_map(|&at| self.pool.keys.get(at));
            return known.into_iter().any(|own| overlap(name, &own.point.key_compact));
        }
        let holders = key.shingles.iter().flat_map(|&shingle| {
            let from = self.keys_by_shingle.partition_point(|&(it, _)| it < shingle);
            let holders =
                self.keys_by_shingle.iter().skip(from).take_while(move |&&(it, _)| it == shingle);
            holders.map(|&(_, number)| number)
        });
        !self.pool.like(key, holders.collect(), &self.single, |_| false).is_empty()
    }
}

impl PooledKey {
    /// Whether no question of some that are near each other speaks of a key.
    fn is_nowhere(&self, material: &QuizMaterial, related: &[usize]) -> bool {
        let name = &self.point.key_compact;
        let speaks = |group: &usize| related.binary_search(group).is_ok();
        self.point.is_explained()
            && material.vocabulary.get(name).is_some_and(|term| !term.groups.iter().any(speaks))
    }

    /// Whether one of two keys could be taken for the other.
    fn is_like(&self, other: &Self) -> bool {
        self.likeness(other) >= SAME_KEY
            || overlap(&self.point.key_compact, &other.point.key_compact)
    }

    /// Twice the shingles that both have, over those of each.
    fn likeness(&self, other: &Self) -> f64 {
        let both = shared(&self.shingles, &other.shingles);
        2.0 * both as f64 / (self.shingles.len() + other.shingles.len()).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_as_alike_as_what_they_have_in_common() {
        let language = crate::language::of("zh");
        let mut index = Interner::default();
        let mut likeness = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|key| PooledKey {
                point: Rc::new(KeyPoint { key_compact: key.to_owned(), ..KeyPoint::default() }),
                shingles: shingle_ids(language, &mut index, key, key),
            });
            a.likeness(&b)
        };
        assert!((likeness("数据加密", "数据加密") - 1.0).abs() < 1e-9);
        assert!((likeness("数据加密", "数据脱敏") - 1.0 / 3.0).abs() < 1e-9);
        assert!(likeness("数据加密", "💛早停") < 1e-9);
        assert!(likeness("", "") < 1e-9);
    }
}
