//! The review log: what a learner did, oldest first. Nothing in it is ever changed; a change of mind
//! is another record.

use crate::quiz::Outcome;

/// A record of the log.
#[derive(Clone, Debug, PartialEq)]
pub enum LogRecord {
    /// An answer.
    Review(Review),
    /// A last word on an answer.
    Overrule(Overrule),
    /// A mark put on an item, or taken off.
    Flag(Flag),
}

/// One answer, as it was graded.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Id of the item, which the deck may not have any more.
    pub item: String,
    /// Ids of the entries of its question.
    pub entries: Vec<String>,
    /// How good the answer was, in a word.
    pub outcome: Outcome,
    /// 0 to 1.
    pub score: f64,
}

/// A learner's last word on the last answer to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overrule {
    /// Id of the item.
    pub item: String,
    /// Whether the answer was right; `None` takes back what was said before.
    pub is_right: Option<bool>,
}

/// A learner's mark on an item, to come back to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Id of the item.
    pub item: String,
    /// Whether it is put on or taken off.
    pub is_set: bool,
}

impl LogRecord {
    /// Id of the item that it is about.
    ///
    /// # Examples
    /// ```
    /// use study_widget::{LogRecord, Review};
    ///
    /// let answer = LogRecord::Review(Review::scored("flashcard/trends/1".into(), 1.0));
    /// assert_eq!(answer.item(), "flashcard/trends/1");
    /// ```
    #[must_use]
    pub fn item(&self) -> &str {
        match self {
            Self::Review(Review { item, .. })
            | Self::Overrule(Overrule { item, .. })
            | Self::Flag(Flag { item, .. }) => item,
        }
    }
}

impl Review {
    /// Whether it counts as right: neither close nor partial.
    ///
    /// # Examples
    /// ```
    /// use study_widget::Review;
    ///
    /// assert!(Review::scored("flashcard/trends/1".into(), 1.0).is_right());
    /// assert!(!Review::scored("flashcard/trends/1".into(), 0.9).is_right());
    /// ```
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.outcome == Outcome::Right
    }

    /// An answer to an item of which no more is known than its score.
    ///
    /// # Examples
    /// ```
    /// use study_widget::{Outcome, Review};
    ///
    /// let review = Review::scored("list-recall/trends/14".into(), 0.5);
    /// assert_eq!(review.outcome, Outcome::Partial);
    /// ```
    #[must_use]
    pub fn scored(item: String, score: f64) -> Self {
        let outcome = match score {
            score if score >= 1.0 => Outcome::Right,
            score if score > 0.0 => Outcome::Partial,
            _ => Outcome::Wrong,
        };
        Self { item, entries: Vec::new(), outcome, score }
    }
}
