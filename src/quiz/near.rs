//! Which questions are on the same subject, so that what answers one may answer the other.

use study_model::text::{char_starts, slice};

use super::notes::Group;
use super::pairs::Pairs;
use crate::interner::Interner;

/// So many key points in common make two questions near.
const SHARED_KEYS: usize = 2;
/// A pair of characters in more than this share of the titles says nothing of the subject.
const COMMON: f64 = 0.15;
/// Below this number of titles it does, whatever its share.
const FEW: usize = 2;
/// In more titles than these it does not, however many there are; and neither does a key in more
/// questions. So a question costs the same in a deck of any size.
const MANY: usize = 200;
/// Two titles are near when so large a part of the shorter one stands in the other, counted in
/// pairs of characters that are not common.
const SHARED_TITLE: f64 = 1.0 / 3.0;

/// What questions have in common.
#[derive(Debug, Default)]
pub(crate) struct Near {
    /// Pairs of neighbouring characters, and the groups with each in their titles.
    pairs: Interner,
    holders: Pairs,
    groups: Vec<Subject>,
}

/// What a question is about: pairs of characters in its title, and the numbers of its keys, of
/// those with an explanation and of all. Each in rising order and once.
#[derive(Debug)]
struct Subject {
    title: Vec<usize>,
    keys: Vec<usize>,
    all_keys: Vec<usize>,
}

impl Near {
    /// Adds the next group.
    pub(crate) fn add(&mut self, group: &Group) {
        let title = pairs_of(&mut self.pairs, &group.title_compact);
        for &pair in &title {
            self.holders.add(pair, self.groups.len());
        }
        let numbers = |places: &mut dyn Iterator<Item = usize>| {
            sorted(places.filter_map(|at| group.numbers.get(at)).copied().collect())
        };
        let keys = numbers(&mut group.keys.iter().copied());
        let all_keys = numbers(&mut (0..group.numbers.len()));
        self.groups.push(Subject { title, keys, all_keys });
    }

    /// Forgets what of a group says nothing of its subject; to be called for each when all are
    /// there.
    ///
    /// - `homes`: the groups in which each key is right.
    pub(crate) fn settle(&mut self, at: usize, homes: &[Vec<usize>]) {
        let count = self.groups.len();
        let holders = &self.holders;
        let is_common = |pair: usize| {
            let holders = holders.of(pair).len();
            holders > MANY || holders > FEW && holders as f64 > COMMON * count as f64
        };
        let is_rare = |key: &usize| homes.get(*key).is_some_and(|homes| homes.len() <= MANY);
        if let Some(group) = self.groups.get_mut(at) {
            group.title.retain(|&pair| !is_common(pair));
            group.keys.retain(is_rare);
            group.all_keys.retain(is_rare);
        }
    }

    /// The groups near one, itself among them, in deck order.
    pub(crate) fn of(&self, at: usize, homes: &[Vec<usize>]) -> Vec<usize> {
        let Some(group) = self.groups.get(at) else { return Vec::new() };
        let length = |at: usize| self.groups.get(at).map_or(0, |group| group.title.len());
        let sharing = group.title.iter().flat_map(|&pair| self.holders.of(pair));
        let by_title = counted(sharing.collect())
            .into_iter()
            .filter(|&(other, shared)| is_shared(shared, group.title.len(), length(other)));
        let homes = group.keys.iter().filter_map(|&key| homes.get(key)).flatten().copied();
        let by_key =
            counted(homes.collect()).into_iter().filter(|&(_, shared)| shared >= SHARED_KEYS);
        sorted(by_title.chain(by_key).map(|(other, _)| other).chain([at]).collect())
    }

    /// Whether another group is among those near one.
    pub(crate) fn has(&self, at: usize, other: usize) -> bool {
        let (Some(a), Some(b)) = (self.groups.get(at), self.groups.get(other)) else {
            return false;
        };
        at == other
            || is_shared(shared(&a.title, &b.title), a.title.len(), b.title.len())
            || shared(&a.keys, &b.all_keys) >= SHARED_KEYS
    }
}

/// Whether so many pairs of characters are enough of one of two titles.
fn is_shared(shared: usize, length: usize, other: usize) -> bool {
    shared > 0 && shared as f64 >= SHARED_TITLE * length.min(other) as f64
}

/// How many numbers two lists have in common, both in rising order.
pub(crate) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.iter().filter(|it| long.binary_search(it).is_ok()).count()
}

/// How often each number is there.
pub(crate) fn counted(mut numbers: Vec<usize>) -> Vec<(usize, usize)> {
    numbers.sort_unstable();
    numbers.chunk_by(|a, b| a == b).filter_map(|same| Some((*same.first()?, same.len()))).collect()
}

pub(crate) fn sorted(mut numbers: Vec<usize>) -> Vec<usize> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The pairs of neighbouring characters of a text, each once and as its number.
pub(crate) fn pairs_of(index: &mut Interner, text: &str) -> Vec<usize> {
    let starts = char_starts(text);
    let ends = starts.iter().skip(2);
    sorted(starts.iter().zip(ends).map(|(&a, &b)| index.intern(slice(text, a..b))).collect())
}

/// The pairs of neighbouring characters of a text, each once and as one number.
pub(crate) fn pairs(text: &str) -> Vec<u64> {
    let chars: Vec<u64> = text.chars().map(u64::from).collect();
    let mut pairs: Vec<u64> =
        chars.windows(2).filter_map(|pair| Some(pair.first()? << 32 | pair.last()?)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
