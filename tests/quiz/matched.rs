//! What pairs are worth that were put together: each row by itself.

use study_widget::{GradeError, Item, ItemType, Response};

use crate::{DECK, items};

fn item() -> Item {
    let mut bank = items(0).into_iter();
    bank.find(|item| item.kind == ItemType::Matching && item.pairs.len() == 3).unwrap()
}

/// The rows that are right.
fn right(pairs: &[(usize, usize)]) -> Vec<usize> {
    let item = item();
    let verdict = DECK.with(|deck| deck.grade(&item, &Response::Pairs(pairs.to_vec()))).unwrap();
    let matched = verdict.matched.unwrap();
    assert!((verdict.score - matched.len() as f64 / 3.0).abs() < 1e-9);
    assert_eq!(matched.len() + verdict.missed.unwrap().len(), 3);
    let place = |key: &String| item.pairs.iter().position(|pair| pair.left == *key).unwrap();
    matched.iter().map(place).collect()
}

#[test]
fn one_key_for_several_rows_is_right_in_its_own() {
    assert_eq!(right(&[(0, 0), (0, 1), (0, 2)]), [0]);
    assert_eq!(right(&[(0, 0), (1, 1), (1, 2)]), [0, 1]);
    assert_eq!(right(&[(2, 2), (2, 0)]), [2]);
}

#[test]
fn one_row_for_several_keys_is_right_for_its_own() {
    assert_eq!(right(&[(0, 0), (1, 0), (2, 0)]), [0]);
    assert_eq!(right(&[(0, 0), (1, 2), (2, 2)]), [0, 2]);
}

#[test]
fn what_is_said_twice_counts_once() {
    assert_eq!(right(&[(0, 0), (1, 2), (0, 0), (2, 1), (0, 0)]), [0]);
    assert_eq!(right(&[(0, 0), (1, 1), (2, 2), (2, 2)]), [0, 1, 2]);
    assert_eq!(right(&[(0, 0), (0, 1), (0, 0)]), [0]);
}

#[test]
fn a_row_with_two_answers_has_none() {
    let all = (0..3).flat_map(|left| (0..3).map(move |right| (left, right)));
    assert!(right(&all.collect::<Vec<_>>()).is_empty());
    assert_eq!(right(&[(0, 0), (0, 1), (1, 1), (2, 2)]), [0, 2]);
    assert!(right(&[]).is_empty());
}

#[test]
fn a_side_that_there_is_not_is_an_error() {
    for pair in [(3, 0), (0, 3), (usize::MAX, usize::MAX)] {
        let answer = Response::Pairs(vec![(0, 0), pair]);
        let given = DECK.with(|deck| deck.grade(&item(), &answer));
        assert_eq!(given, Err(GradeError::NoSuchOption(pair.0.max(pair.1))));
    }
}
