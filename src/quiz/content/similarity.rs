//! What texts have in common: pairs of neighbouring characters, which carry meaning in Chinese.

use study_model::text::{char_starts, slice};

use crate::interner::Interner;

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
pub(crate) fn bigram_ids(interner: &mut Interner, text: &str) -> Vec<usize> {
    let starts = char_starts(text);
    let ends = starts.iter().skip(2);
    sorted(starts.iter().zip(ends).map(|(&a, &b)| interner.intern(slice(text, a..b))).collect())
}

/// The pairs of neighbouring characters of a text, each once and as one number.
pub(crate) fn bigrams(text: &str) -> Vec<u64> {
    let chars: Vec<u64> = text.chars().map(u64::from).collect();
    let mut pairs: Vec<u64> =
        chars.windows(2).filter_map(|pair| Some(pair.first()? << 32 | pair.last()?)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
