//! Which questions are on the same subject, so that what answers one may answer the other.

use super::growing_multimap::GrowingMultimap;
use super::question_group::QuestionGroup;
use super::similarity::{counted, shared, shingle_ids, sorted};
use crate::interner::Interner;
use crate::language::Language;

/// So many key points in common make two questions near.
const SHARED_KEYS: usize = 2;
/// A shingle of more than this share of the titles says nothing of the subject.
const COMMON: f64 = 0.15;
/// Below this number of titles it does, whatever its share.
const FEW: usize = 2;
/// In more titles than these it does not, however many there are; and neither does a key in more
/// questions. So a question costs the same in a deck of any size.
const MANY: usize = 200;
/// Two titles are near when so large a part of the shorter one stands in the other, counted in
/// shingles that are not common.
const SHARED_TITLE: f64 = 1.0 / 3.0;

/// What questions have in common.
#[derive(Debug, Default)]
pub(crate) struct RelatedGroups {
    /// Shingles, and the groups with each in their titles.
    shingles: Interner,
    groups_by_shingle: GrowingMultimap,
    groups: Vec<Subject>,
}

/// What a question is about: the shingles of its title, and the numbers of its keys, of
/// those with an explanation and of all. Each in rising order and once.
#[derive(Debug)]
struct Subject {
    title: Vec<usize>,
    keys: Vec<usize>,
    all_keys: Vec<usize>,
}

impl RelatedGroups {
    /// Adds the next group.
    pub(crate) fn add(&mut self, group: &QuestionGroup, language: &dyn Language) {
        let title = shingle_ids(language, &mut self.shingles, &group.title, &group.title_compact);
        for &shingle in &title {
            self.groups_by_shingle.add(shingle, self.groups.len());
        }
        let keys = sorted(group.explained_key_ids().collect());
        let all_keys = sorted(group.key_ids().to_vec());
        self.groups.push(Subject { title, keys, all_keys });
    }

    /// Forgets what of a group says nothing of its subject; to be called for each when all are
    /// there.
    ///
    /// - `groups_by_key`: the groups in which each key is right.
    pub(crate) fn finish(&mut self, at: usize, groups_by_key: &[Vec<usize>]) {
        let count = self.groups.len();
        let groups_by_shingle = &self.groups_by_shingle;
        let is_common = |shingle: usize| {
            let groups = groups_by_shingle.of(shingle).len();
            groups > MANY || groups > FEW && groups as f64 > COMMON * count as f64
        };
        let is_rare =
            |key: &usize| groups_by_key.get(*key).is_some_and(|groups| groups.len() <= MANY);
        if let Some(group) = self.groups.get_mut(at) {
            group.title.retain(|&shingle| !is_common(shingle));
            group.keys.retain(is_rare);
            group.all_keys.retain(is_rare);
        }
    }

    /// The groups near one, itself among them, in deck order.
    pub(crate) fn to(&self, at: usize, groups_by_key: &[Vec<usize>]) -> Vec<usize> {
        let Some(group) = self.groups.get(at) else { return Vec::new() };
        let length = |at: usize| self.groups.get(at).map_or(0, |group| group.title.len());
        let sharing = group.title.iter().flat_map(|&shingle| self.groups_by_shingle.of(shingle));
        let by_title = counted(sharing.collect())
            .into_iter()
            .filter(|&(other, shared)| is_shared(shared, group.title.len(), length(other)));
        let sharing = group.keys.iter().filter_map(|&key| groups_by_key.get(key)).flatten();
        let by_key = counted(sharing.copied().collect())
            .into_iter()
            .filter(|&(_, shared)| shared >= SHARED_KEYS);
        sorted(by_title.chain(by_key).map(|(other, _)| other).chain([at]).collect())
    }

    /// Whether another group is among those near one.
    pub(crate) fn are_related(&self, at: usize, other: usize) -> bool {
        let (Some(a), Some(b)) = (self.groups.get(at), self.groups.get(other)) else {
            return false;
        };
        at == other
            || is_shared(shared(&a.title, &b.title), a.title.len(), b.title.len())
            || shared(&a.keys, &b.all_keys) >= SHARED_KEYS
    }
}

/// Whether so many shingles are enough of one of two titles.
fn is_shared(shared: usize, length: usize, other: usize) -> bool {
    shared > 0 && shared as f64 >= SHARED_TITLE * length.min(other) as f64
}
