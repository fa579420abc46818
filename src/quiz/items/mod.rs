//! The kinds of items, one file each.

pub(crate) mod choose_all;
pub(crate) mod cloze;
pub(crate) mod explanation_from_key;
pub(crate) mod key_from_explanation;
pub(crate) mod matching;
pub(crate) mod question_from_key;
pub(crate) mod recipe;
pub(crate) mod true_false;
pub(crate) mod whole;
