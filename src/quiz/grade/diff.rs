//! What was typed against what was expected.

use study_model::text::normalise_char;

/// A piece of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffOp {
    /// In both, as expected.
    Same(String),
    /// Expected, not typed.
    Missing(String),
    /// Typed, not expected.
    Extra(String),
}

/// Both texts are terms or short lists. Beyond this the table would outweigh its use: it has as many
/// rows of as many lengths, 320 kB.
const LONGEST: usize = 400;

/// The fewest insertions and deletions of characters that turn `typed` into `expected`, by their
/// longest common subsequence (Wagner and Fischer, 1974). Width and case do not count.
pub(crate) fn diff(expected: &str, typed: &str) -> Vec<DiffOp> {
    let expected: Vec<char> = expected.chars().take(LONGEST).collect();
    let typed: Vec<char> = typed.chars().take(LONGEST).collect();
    let table = common_lengths(&expected, &typed);
    let length = |row: usize, column: usize| {
        table.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
    };
    let mut ops = Vec::new();
    let (mut row, mut column) = (0, 0);
    loop {
        match (expected.get(row), typed.get(column)) {
            (Some(&a), Some(&b)) if same(a, b) => {
                push(&mut ops, DiffOp::Same(a.into()));
                (row, column) = (row + 1, column + 1);
            }
            (Some(&a), other)
                if other.is_none() || length(row + 1, column) >= length(row, column + 1) =>
            {
                push(&mut ops, DiffOp::Missing(a.into()));
                row += 1;
            }
            (_, Some(&b)) => {
                push(&mut ops, DiffOp::Extra(b.into()));
                column += 1;
            }
            _ => return ops,
        }
    }
}

fn same(a: char, b: char) -> bool {
    normalise_char(a) == normalise_char(b)
}

/// Lengths of the longest common subsequences of all pairs of tails.
fn common_lengths(a: &[char], b: &[char]) -> Vec<Vec<u16>> {
    let mut table = vec![vec![0; b.len() + 1]];
    for &left in a.iter().rev() {
        let below = table.last().cloned().unwrap_or_default();
        let mut row = vec![0];
        for (&right, pair) in b.iter().rev().zip(below.windows(2).rev()) {
            let (before, diagonal) = (row.last().copied().unwrap_or(0), pair);
            row.push(match *diagonal {
                [_, tail] if same(left, right) => tail + 1,
                [above, _] => before.max(above),
                _ => 0,
            });
        }
        row.reverse();
        table.push(row);
    }
    table.reverse();
    table
}

fn push(ops: &mut Vec<DiffOp>, op: DiffOp) {
    match (ops.last_mut(), &op) {
        (Some(DiffOp::Same(before)), DiffOp::Same(text))
        | (Some(DiffOp::Missing(before)), DiffOp::Missing(text))
        | (Some(DiffOp::Extra(before)), DiffOp::Extra(text)) => before.push_str(text),
        _ => ops.push(op),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_and_what_is_extra_is_told_in_order() {
        let same = |text: &str| DiffOp::Same(text.into());
        assert_eq!(
            diff("数据加密", "数据家密"),
            [same("数据"), DiffOp::Missing("加".into()), DiffOp::Extra("家".into()), same("密")]
        );
        assert_eq!(diff("ＬｏＲＡ💛", "lora"), [same("ＬｏＲＡ"), DiffOp::Missing("💛".into())]);
        assert_eq!(diff("", "多"), [DiffOp::Extra("多".into())]);
        assert_eq!(diff("", ""), []);
    }

    #[test]
    fn both_texts_can_be_read_back() {
        for (expected, typed) in [("分布式训练", "训练分布"), ("a💛b", "💛b💛"), ("早停", "停早停")]
        {
            let ops = diff(expected, typed);
            let join = |wanted: fn(&DiffOp) -> Option<&String>| {
                ops.iter().filter_map(wanted).cloned().collect::<String>()
            };
            let read_expected = join(|op| match op {
                DiffOp::Same(text) | DiffOp::Missing(text) => Some(text),
                DiffOp::Extra(_) => None,
            });
            let read_typed = join(|op| match op {
                DiffOp::Same(text) | DiffOp::Extra(text) => Some(text),
                DiffOp::Missing(_) => None,
            });
            assert_eq!((read_expected.as_str(), read_typed.as_str()), (expected, typed));
        }
    }
}
