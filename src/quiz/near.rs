//! Which questions are on the same subject, so that what answers one may answer the other.

use super::notes::Group;
use super::pairs::Pairs;

/// So many key points in common make two questions near.
const SHARED_KEYS: usize = 2;
/// A pair of characters in more than this share of the titles says nothing of the subject.
const COMMON: f64 = 0.15;
/// Below this number of titles it does, whatever its share.
const FEW: usize = 2;
/// Two titles are near when so large a part of the shorter one stands in the other, counted in
/// pairs of characters that are not common.
const SHARED_TITLE: f64 = 1.0 / 3.0;

/// For each group the groups near it, itself among them, in deck order.
///
/// - `homes`: the groups in which each key point is right.
pub(crate) fn near<'a>(groups: &[Group], homes: impl Fn(&str) -> &'a [usize]) -> Vec<Vec<usize>> {
    let titles: Vec<Vec<u64>> = groups.iter().map(|group| pairs(&group.title_compact)).collect();
    let mut holders = Pairs::default();
    let mut kinds: Vec<u64> = titles.concat();
    kinds.sort_unstable();
    kinds.dedup();
    let kind = |pair: &u64| kinds.partition_point(|it| it < pair);
    for (at, pairs) in titles.iter().enumerate() {
        for pair in pairs {
            holders.add(kind(pair), at);
        }
    }
    holders.sort();
    let with = |pair: &u64| holders.of(kind(pair));
    let is_common = |pair: &u64| {
        let count = with(pair).len();
        count > FEW && count as f64 > COMMON * groups.len() as f64
    };
    let telling = |at: usize| titles.get(at).into_iter().flatten().filter(|pair| !is_common(pair));
    let lengths: Vec<usize> = (0..groups.len()).map(|at| telling(at).count()).collect();
    let length = |at: usize| lengths.get(at).copied().unwrap_or_default();
    let near_to = |at: usize, group: &Group| {
        let sharing = telling(at).flat_map(with);
        let by_title = counted(sharing.collect()).into_iter().filter(|&(other, shared)| {
            shared as f64 >= SHARED_TITLE * length(at).min(length(other)) as f64
        });
        let keys = group.keys();
        let homes = keys.iter().flat_map(|key| homes(&key.key_compact)).copied();
        let by_key =
            counted(homes.collect()).into_iter().filter(|&(_, shared)| shared >= SHARED_KEYS);
        let mut near: Vec<usize> =
            by_title.chain(by_key).map(|(other, _)| other).chain([at]).collect();
        near.sort_unstable();
        near.dedup();
        near
    };
    groups.iter().enumerate().map(|(at, group)| near_to(at, group)).collect()
}

/// How often each number is there.
fn counted(mut numbers: Vec<usize>) -> Vec<(usize, usize)> {
    numbers.sort_unstable();
    numbers.chunk_by(|a, b| a == b).filter_map(|same| Some((*same.first()?, same.len()))).collect()
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
