//! What an answer to an item is worth.

use thiserror::Error;

use super::diff::DiffOp;
use super::items::Item;

/// An answer to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Index of the chosen option.
    Choice(usize),
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
    /// The expected terms that a typed list holds.
    pub matched: Option<Vec<String>>,
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

impl Item {
    /// Grades an answer. Deterministic, and independent of every other answer.
    ///
    /// # Errors
    /// [`GradeError`] for an answer that this kind of item cannot take.
    pub fn grade(&self, answer: Answer) -> Result<Verdict, GradeError> {
        let (outcome, score) = match answer {
            Answer::Choice(_) if self.options.is_empty() => return Err(GradeError::OtherKind),
            Answer::Choice(at) => match self.options.get(at) {
                Some(option) if option.correct => (Outcome::Right, 1.0),
                Some(_) => (Outcome::Wrong, 0.0),
                None => return Err(GradeError::NoSuchOption(at)),
            },
            Answer::Rating(_) if !self.options.is_empty() => return Err(GradeError::OtherKind),
            Answer::Rating(1) => (Outcome::Wrong, 0.0),
            Answer::Rating(2) => (Outcome::Partial, 0.5),
            Answer::Rating(3 | 4) => (Outcome::Right, 1.0),
            Answer::Rating(rating) => return Err(GradeError::NoSuchRating(rating)),
        };
        Ok(Verdict { outcome, score, expected: self.expected(), diff: None, matched: None })
    }

    fn expected(&self) -> Vec<String> {
        let right: Vec<String> = self
            .options
            .iter()
            .filter(|option| option.correct)
            .map(|option| option.text.clone())
            .collect();
        if right.is_empty() { vec![self.feedback.text.clone()] } else { right }
    }
}
