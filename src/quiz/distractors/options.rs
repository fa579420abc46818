//! Options as they stand side by side.

use super::clues::overlap;
use crate::quiz::item::{Choice, Reason};
use crate::quiz::material::KeyPoint;

/// The longest option has at most this many times the characters of the shortest, so that
/// length gives nothing away.
const MOST_UNEVEN: usize = 2;

/// Whether lengths are so much alike that none of them is a clue.
pub(crate) fn are_even(lengths: &[usize]) -> bool {
    let shortest = lengths.iter().min().copied().unwrap_or_default();
    lengths.iter().all(|&length| length <= shortest * MOST_UNEVEN)
}

/// Whether no text holds another.
pub(crate) fn are_apart(texts: &[&str]) -> bool {
    let mut pairs =
        texts.iter().enumerate().flat_map(|(at, a)| texts.iter().skip(at + 1).map(move |b| (a, b)));
    pairs.all(|(a, b)| !overlap(a, b))
}

/// A key point as an option.
pub(crate) fn key_option(point: &KeyPoint, correct: bool) -> Choice {
    let reason = (!correct).then(|| Reason::Explanation(point.explanation.clone()));
    Choice { text: point.key.clone(), correct, entry: point.entry, key: point.key.clone(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_even_and_apart() {
        assert!(are_even(&[4, 8, 5]) && are_even(&[]));
        assert!(!are_even(&[4, 9]) && !are_even(&[0, 1]));
        assert!(are_apart(&["数据加密", "访问控制", "💛"]));
        assert!(!are_apart(&["数据访问控制", "访问控制"]) && !are_apart(&["甲", "乙", "甲"]));
    }
}
