//! Questions made from the notes, and what an answer is worth.
//!
//! The rules are those of the item-writing literature (Haladyna, Downing and Rodriguez, 2002):
//! one right answer, options of one kind and of similar length, few of them, no clue in the stem.

mod bank;
mod diff;
mod flashcard;
mod grade;
mod items;
mod key_from_explanation;
mod mask;
mod notes;
mod session;
mod shuffle;
mod typed;

pub(crate) use bank::Bank;
pub use diff::DiffOp;
pub use grade::{Answer, GradeError, Outcome, Verdict};
pub use items::{Choice, Feedback, Item, ItemOptions, ItemType};
pub use session::Session;
pub use typed::grade_text;
