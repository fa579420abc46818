//! Questions made from the notes, and what an answer is worth.
//!
//! The rules are those of the item-writing literature (Haladyna, Downing and Rodriguez, 2002):
//! one right answer, options of one kind and of similar length, few of them, no clue in the stem.

mod alias;
mod bank;
mod bank_builder;
mod batches;
mod distractors;
mod grade;
mod hash;
mod item;
mod item_id;
mod item_type;
mod items;
mod lazy_bank;
mod level;
mod material;
mod random;
mod session;
mod shown_text;

pub(crate) use bank::Bank;
pub(crate) use grade::Grader;
pub use grade::{DiffOp, GradeError, LineVerdict, Outcome, Response, Verdict};
pub use item::{Choice, Feedback, Item, ItemOptions, Pair, Reason};
pub use item_id::{BadItemId, ItemId};
pub use item_type::ItemType;
pub(crate) use lazy_bank::LazyBank;
pub use level::Level;
pub use session::SessionOptions;
