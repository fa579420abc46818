//! How good a response was.

use thiserror::Error;

use super::diff::DiffOp;

/// What a close term is worth: known, with a slip. Half-way between what is right and one half, so
/// that a list of such terms stays above the score from which mastery counts a question as recalled.
const CLOSE_CREDIT: f64 = 0.75;
/// From here on a response counts as complete: sums of thirds do not quite reach 1, and in a list of
/// 25 terms one slip (`(1 - CLOSE_CREDIT) / 25`) is none.
const COMPLETE: f64 = 0.99;

/// What was answered to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
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

/// How good a response was, in a word.
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

/// How good a response was.
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
    /// Of several things that were expected, those that the response has.
    pub matched: Option<Vec<String>>,
    /// Those that it lacks.
    pub missed: Option<Vec<String>>,
    /// A typed list, line by line.
    pub lines: Option<Vec<LineVerdict>>,
}

/// A line of a typed list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineVerdict {
    /// As it was typed.
    pub text: String,
    /// What it is worth; wrong, too, where its term was named by another line already.
    pub outcome: Outcome,
    /// The expected term that it was taken for.
    pub term: Option<String>,
    /// The line against that term.
    pub diff: Option<Vec<DiffOp>>,
}

impl Outcome {
    /// What a term counts that was found so.
    pub(super) const fn credit(self) -> f64 {
        match self {
            Self::Right => 1.0,
            Self::Close => CLOSE_CREDIT,
            Self::Partial | Self::Wrong => 0.0,
        }
    }
}

impl Verdict {
    /// The first of the best ones; nothing was expected where there is none.
    pub(super) fn best(verdicts: impl IntoIterator<Item = Self>) -> Self {
        let better = |best: Self, next: Self| if next.score > best.score { next } else { best };
        verdicts.into_iter().reduce(better).unwrap_or_else(|| Self::of(0.0, Vec::new()))
    }

    /// The verdict on a response that may hold some of several things.
    pub(super) fn of(score: f64, expected: Vec<String>) -> Self {
        let outcome = match score {
            score if score >= COMPLETE => Outcome::Right,
            score if score > 0.0 => Outcome::Partial,
            _ => Outcome::Wrong,
        };
        Self { outcome, score, expected, diff: None, matched: None, missed: None, lines: None }
    }
}

/// A response that its item cannot take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum GradeError {
    /// A number that no option has.
    #[error("there is no option {0}; options count from 0")]
    NoSuchOption(usize),
    /// A rating off the scale.
    #[error("{0} is no rating; ratings go from 1 to 4")]
    NoSuchRating(u8),
    /// A response of another kind.
    #[error("this item takes another kind of answer")]
    OtherKind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_right_partial_or_wrong() {
        let outcome = |score: f64| Verdict::of(score, Vec::new()).outcome;
        assert_eq!([outcome(1.0), outcome(COMPLETE)], [Outcome::Right; 2]);
        assert_eq!([outcome(COMPLETE - 1e-9), outcome(1e-9)], [Outcome::Partial; 2]);
        assert_eq!(outcome(0.0), Outcome::Wrong);
    }

    #[test]
    fn the_first_of_the_best_counts() {
        let verdict = |score: f64, name: &str| Verdict::of(score, vec![name.to_owned()]);
        let verdicts =
            [verdict(0.5, "甲"), verdict(1.0, "乙"), verdict(1.0, "丙"), verdict(0.9, "丁")];
        assert_eq!(Verdict::best(verdicts).expected, ["乙"]);
        assert_eq!(Verdict::best([]).outcome, Outcome::Wrong);
    }
}
