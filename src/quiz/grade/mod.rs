//! What a response is worth.

mod choices;
mod diff;
mod grader;
mod interview;
mod item;
mod list;
mod markers;
mod term;
mod verdict;

pub use diff::DiffOp;
pub(crate) use grader::Grader;
pub use verdict::{GradeError, LineVerdict, Outcome, Response, Verdict};
