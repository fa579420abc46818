//! The English that is mixed into decks of other languages.

#[cfg(feature = "quiz")]
mod grading;
mod search;

#[cfg(feature = "quiz")]
pub(super) use grading::{
    ARTICLES, LIST_OPENERS, LIST_TAILS, is_condition, is_negated, is_negated_before,
    is_negated_behind,
};
pub(super) use search::{STOP_WORDS, WORD_ENDINGS};
