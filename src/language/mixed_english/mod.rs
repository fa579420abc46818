//! The English that is mixed into decks of other languages.

mod endings;
#[cfg(feature = "quiz")]
mod grading;

pub(super) use endings::WORD_ENDINGS;
#[cfg(feature = "quiz")]
pub(super) use grading::{
    ARTICLES, LIST_OPENERS, LIST_TAILS, is_condition, is_negated, is_negated_before,
    is_negated_behind,
};
