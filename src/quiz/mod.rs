//! Questions made from the notes, and what an answer is worth.
//!
//! The rules are those of the item-writing literature (Haladyna, Downing and Rodriguez, 2002):
//! one right answer, options of one kind and of similar length, few of them, no clue in the stem.

mod alias;
mod bank;
mod cutter;
mod grade;
mod item;
mod item_id;
mod items;
mod level;
mod mask;
mod near;
mod notes;
mod pairing;
mod pairs;
mod pool;
mod reading;
mod session;
mod shown;
mod shuffle;
mod terms;

pub(crate) use bank::{Bank, LazyBank};
pub(crate) use grade::Grader;
pub use grade::{Answer, DiffOp, GradeError, Line, Outcome, Verdict};
pub use item::{Choice, Feedback, Item, ItemOptions, ItemType, Pair, Reason};
pub use item_id::{BadItemId, ItemId};
pub use level::Level;
pub use session::SessionOptions;
