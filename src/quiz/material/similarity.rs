//! What texts have in common.

use crate::interner::Interner;
use crate::language::Language;
use crate::quiz::hash::hash;

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

/// The shingles of a text, each once and as its number.
///
/// - `compact`: the text in compact form.
pub(crate) fn shingle_ids(
    language: &dyn Language,
    interner: &mut Interner,
    text: &str,
    compact: &str,
) -> Vec<usize> {
    let mut ids = Vec::new();
    language.shingles(text, compact, &mut |shingle| ids.push(interner.intern(shingle)));
    sorted(ids)
}

/// The same with numbers that need no table.
///
/// - `compact`: the text in compact form.
pub(crate) fn shingle_hashes(language: &dyn Language, text: &str, compact: &str) -> Vec<u64> {
    let mut hashes = Vec::new();
    language.shingles(text, compact, &mut |shingle| hashes.push(hash(shingle)));
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}
