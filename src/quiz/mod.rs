//! Questions made from the notes, and what an answer is worth.
//!
//! The rules are those of the item-writing literature (Haladyna, Downing and Rodriguez, 2002):
//! one right answer, options of one kind and of similar length, few of them, no clue in the stem.

mod alias;
mod bank;
mod choose_all;
mod cloze;
mod cutter;
mod denial;
mod diff;
mod explanation_from_key;
mod grade;
mod index;
mod items;
mod key_from_explanation;
mod list;
mod marks;
mod mask;
mod matching;
mod near;
mod notes;
mod opposites;
mod pairing;
mod pairs;
mod pool;
mod prose;
mod question_from_key;
mod reading;
mod recipe;
mod session;
mod shown;
mod shuffle;
mod sound;
mod stage;
mod talk;
mod term;
mod terms;
mod true_false;
mod whole;

pub(crate) use bank::{Bank, LazyBank};
pub use diff::DiffOp;
pub use grade::{Answer, GradeError, Line, Outcome, Verdict};
pub use items::{Choice, Feedback, Item, ItemOptions, ItemType, Pair};
pub use session::Session;
pub use stage::{Answered, Stage};
