//! Responses that choose, pair or rate.

use super::verdict::{GradeError, Verdict};
use crate::quiz::item::Item;

pub(super) fn grade_choice(item: &Item, at: usize) -> Result<Verdict, GradeError> {
    let option = item.options.get(at).ok_or(GradeError::NoSuchOption(at))?;
    Ok(Verdict::of(if option.correct { 1.0 } else { 0.0 }, right_texts(item)))
}

pub(super) fn grade_choices(item: &Item, chosen: &[usize]) -> Result<Verdict, GradeError> {
    if let Some(&beyond) = chosen.iter().find(|&&at| at >= item.options.len()) {
        return Err(GradeError::NoSuchOption(beyond));
    }
    let is_chosen = |at: usize| chosen.contains(&at);
    let texts = |wanted: bool| -> Vec<String> {
        let options = item.options.iter().enumerate();
        let right = options.filter(|(at, option)| option.correct && is_chosen(*at) == wanted);
        right.map(|(_, option)| option.text.clone()).collect()
    };
    let (matched, missed) = (texts(true), texts(false));
    let wrong = item.options.iter().enumerate().filter(|(at, it)| !it.correct && is_chosen(*at));
    let hits = matched.len().saturating_sub(wrong.count());
    let score = hits as f64 / (matched.len() + missed.len()).max(1) as f64;
    let verdict = Verdict::of(score, right_texts(item));
    Ok(Verdict { matched: Some(matched), missed: Some(missed), ..verdict })
}

pub(super) fn grade_pairs(item: &Item, pairs: &[(usize, usize)]) -> Result<Verdict, GradeError> {
    let count = item.pairs.len();
    let beyond = pairs.iter().flat_map(|&(left, right)| [left, right]).find(|&at| at >= count);
    if let Some(beyond) = beyond {
        return Err(GradeError::NoSuchOption(beyond));
    }
    // Each row by itself: one side may be chosen for several rows, but a row that has two answers has
    // none. Rows are explanations, as the form has them, unless every key has but one answer.
    let has_several = |row: fn(&(usize, usize)) -> usize, at: usize| {
        let first = pairs.iter().find(|pair| row(pair) == at);
        pairs.iter().filter(|pair| row(pair) == at).any(|pair| Some(pair) != first)
    };
    let keys_are_rows = (0..count).all(|at| !has_several(|pair| pair.0, at));
    let is_once = |at: usize| keys_are_rows || !has_several(|pair| pair.1, at);
    let lefts = |wanted: bool| -> Vec<String> {
        let sides = item.pairs.iter().enumerate();
        let sides = sides.filter(|&(at, _)| (pairs.contains(&(at, at)) && is_once(at)) == wanted);
        sides.map(|(_, pair)| pair.left.clone()).collect()
    };
    let (matched, missed) = (lefts(true), lefts(false));
    let score = matched.len() as f64 / count.max(1) as f64;
    let expected = item.pairs.iter().map(|pair| format!("{}：{}", pair.left, pair.right)).collect();
    Ok(Verdict { matched: Some(matched), missed: Some(missed), ..Verdict::of(score, expected) })
}

pub(super) fn grade_rating(item: &Item, rating: u8) -> Result<Verdict, GradeError> {
    let score = match rating {
        1 => 0.0,
        2 => 0.5,
        3 | 4 => 1.0,
        _ => return Err(GradeError::NoSuchRating(rating)),
    };
    Ok(Verdict::of(score, vec![item.feedback.text.clone()]))
}

fn right_texts(item: &Item) -> Vec<String> {
    let right = item.options.iter().filter(|option| option.correct);
    right.map(|option| option.text.clone()).collect()
}
