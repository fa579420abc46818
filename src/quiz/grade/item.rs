//! What an answer to an item is worth.

use thiserror::Error;

use super::diff::{DiffOp, diff};
use super::list::grade_list;
use super::marks::unmarked;
use super::talk::grade_talk;
use super::term::{Expected, Grader};
use crate::quiz::content::Term;
use crate::quiz::content::{DeckContent, QuestionGroup};
use crate::quiz::item::Item;
use crate::quiz::item_type::ItemType;

/// What a close term is worth: known, with a slip; above the 0.6 from which recall counts as
/// hard rather than failed.
pub(crate) const CLOSE_SCORE: f64 = 0.75;
/// From here on an answer counts as complete; sums of thirds do not quite reach 1.
const COMPLETE: f64 = 0.99;

/// An answer to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Index of the chosen option.
    Choice(usize),
    /// Indices of the chosen options, in any order.
    Choices(Vec<usize>),
    /// What was typed.
    Text(String),
    /// Indices of left and right sides that were put together.
    Pairs(Vec<(usize, usize)>),
    /// The learner's own rating: 1 again, 2 hard, 3 good, 4 easy.
    Rating(u8),
}

/// How good an answer was, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As expected.
    Right,
    /// A slip away from it.
    Close,
    /// Some of it.
    Partial,
    /// Not at all.
    Wrong,
}

/// How good an answer was.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// In a word.
    pub outcome: Outcome,
    /// 0 to 1.
    pub score: f64,
    /// What would have been right.
    pub expected: Vec<String>,
    /// A typed term against the expected one, in order.
    pub diff: Option<Vec<DiffOp>>,
    /// Of several things that were expected, those that the answer has.
    pub matched: Option<Vec<String>>,
    /// Those that it lacks.
    pub missed: Option<Vec<String>>,
    /// A typed list, line by line.
    pub lines: Option<Vec<Line>>,
}

/// A line of a typed list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As it was typed.
    pub text: String,
    /// What it is worth; wrong, too, where its term was named by another line already.
    pub outcome: Outcome,
    /// The expected term that it was taken for.
    pub term: Option<String>,
    /// The line against that term.
    pub diff: Option<Vec<DiffOp>>,
}

impl Verdict {
    /// The verdict on an answer that may hold some of several things.
    pub(crate) fn of(score: f64, expected: Vec<String>) -> Self {
        let outcome = match score {
            score if score >= COMPLETE => Outcome::Right,
            score if score > 0.0 => Outcome::Partial,
            _ => Outcome::Wrong,
        };
        Self { outcome, score, expected, diff: None, matched: None, missed: None, lines: None }
    }
}

/// An answer that its item cannot take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum GradeError {
    /// A number that no option has.
    #[error("there is no option {0}; options count from 0")]
    NoSuchOption(usize),
    /// A rating off the scale.
    #[error("{0} is no rating; ratings go from 1 to 4")]
    NoSuchRating(u8),
    /// An answer of another kind.
    #[error("this item takes another kind of answer")]
    OtherKind,
}

impl Grader<'_> {
    /// Grades an answer. Deterministic, and independent of every other answer.
    ///
    /// - Choosing several: what is chosen wrongly takes off what is chosen rightly.
    /// - Typing: see [`Grader::grade_text`]; a list is held against each entry of the question, and
    ///   what only the others say costs nothing. An interview is read as running text.
    ///
    /// # Errors
    /// [`GradeError`] for an answer that this kind of item cannot take.
    pub(crate) fn grade(&self, item: &Item, answer: &Answer) -> Result<Verdict, GradeError> {
        match (item.kind, answer) {
            (ItemType::Flashcard, Answer::Rating(rating)) => rated(item, *rating),
            (ItemType::ChooseAll, Answer::Choices(chosen)) => chosen_all(item, chosen),
            (ItemType::Matching, Answer::Pairs(pairs)) => paired(item, pairs),
            (ItemType::Cloze, Answer::Text(text)) => Ok(self.grade_text(&item.accept, text)),
            (ItemType::ListRecall, Answer::Text(text)) => Ok(self.listed(item, text)),
            (ItemType::Interview, Answer::Text(text)) => Ok(self.told(item, text)),
            (ItemType::ChooseAll, _) => Err(GradeError::OtherKind),
            (_, Answer::Choice(at)) if !item.options.is_empty() => chosen(item, *at),
            _ => Err(GradeError::OtherKind),
        }
    }

    /// Grades a typed answer: `expected` is one term, or a list that may come in any order.
    ///
    /// Never fails; an empty answer is wrong, and so is any answer where nothing is expected.
    pub(crate) fn grade_text(&self, expected: &[String], text: &str) -> Verdict {
        let grader = *self;
        let terms: Vec<Expected> =
            expected.iter().map(|term| Expected::new(grader, term)).collect();
        let [term] = terms.as_slice() else { return grade_list(grader, &[terms], &[], text) };
        let outcome = grader.compare(term, &grader.read(text));
        let diff = Some(diff(&term.term, unmarked(text, &term.term)));
        Verdict { outcome, diff, ..Verdict::of(outcome.worth(), expected.to_vec()) }
    }

    fn listed(&self, item: &Item, text: &str) -> Verdict {
        let grader = *self;
        let group = item.place(self.notes).and_then(|at| grader.notes.groups.get(at));
        let points = group.iter().flat_map(|group| &group.points);
        let neutral: Vec<Expected> =
            points.map(|point| Expected::new(grader, &point.key)).collect();
        grade_list(grader, &self.answers_to(item, &item.accept), &neutral, text)
    }

    fn told(&self, item: &Item, text: &str) -> Verdict {
        let grader = *self;
        let place = item.place(self.notes);
        let speaks = |groups: &[usize]| place.is_some_and(|at| groups.binary_search(&at).is_ok());
        let foreign = |term: &Term| {
            !grader.notes.groups_with_key(&term.text).is_empty() && !speaks(&term.groups)
        };
        grade_talk(grader, &self.answers_to(item, &item.accept), foreign, text)
    }

    /// The wanted keys of each answer to the question of an item.
    fn answers_to(&self, item: &Item, wanted: &[String]) -> Vec<Vec<Expected>> {
        let notes = self.notes;
        let group = item.place(self.notes).and_then(|at| notes.groups.get(at));
        let lists = group.map_or_else(|| vec![wanted.to_vec()], QuestionGroup::lists);
        let lists = lists.into_iter().map(|mut keys| {
            keys.retain(|key| wanted.contains(key));
            self.names_of(item, &keys)
        });
        lists.filter(|keys| !keys.is_empty()).collect()
    }

    /// Keys with the other names that the same question has for the same explanation.
    fn names_of(&self, item: &Item, keys: &[String]) -> Vec<Expected> {
        let grader = *self;
        let points = item.place(self.notes).and_then(|at| grader.notes.groups.get(at));
        let points =
            || points.iter().flat_map(|group| &group.points).filter(|it| it.is_explained());
        let expected = |key: &String| {
            let own: Vec<&str> = points()
                .filter(|point| point.key == *key)
                .map(|point| point.explanation_compact.as_str())
                .collect();
            points()
                .filter(|point| {
                    point.key != *key && own.contains(&point.explanation_compact.as_str())
                })
                .fold(Expected::new(grader, key), |names, point| names.or(grader, &point.key))
        };
        keys.iter().map(expected).collect()
    }
}

impl Item {
    /// The place of its group in the notes.
    fn place(&self, notes: &DeckContent) -> Option<usize> {
        let groups = &notes.groups;
        groups.iter().position(|group| group.entries == self.entries)
    }

    fn right_texts(&self) -> Vec<String> {
        let right = self.options.iter().filter(|option| option.correct);
        right.map(|option| option.text.clone()).collect()
    }
}

fn chosen(item: &Item, at: usize) -> Result<Verdict, GradeError> {
    let option = item.options.get(at).ok_or(GradeError::NoSuchOption(at))?;
    Ok(Verdict::of(if option.correct { 1.0 } else { 0.0 }, item.right_texts()))
}

fn chosen_all(item: &Item, chosen: &[usize]) -> Result<Verdict, GradeError> {
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
    let verdict = Verdict::of(score, item.right_texts());
    Ok(Verdict { matched: Some(matched), missed: Some(missed), ..verdict })
}

fn paired(item: &Item, pairs: &[(usize, usize)]) -> Result<Verdict, GradeError> {
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

fn rated(item: &Item, rating: u8) -> Result<Verdict, GradeError> {
    let score = match rating {
        1 => 0.0,
        2 => 0.5,
        3 | 4 => 1.0,
        _ => return Err(GradeError::NoSuchRating(rating)),
    };
    Ok(Verdict::of(score, vec![item.feedback.text.clone()]))
}
