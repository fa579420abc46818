//! What an answer is worth.

mod denial;
mod diff;
mod item;
mod list;
mod marks;
mod opposites;
mod prose;
mod sound;
mod talk;
mod term;

pub use diff::DiffOp;
pub use item::{Answer, GradeError, Line, Outcome, Verdict};
pub(crate) use term::Grader;
