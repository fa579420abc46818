//! Typed lists.

mod assignment;
mod join;
mod lines;
mod score;
mod side_by_side;
mod typed_line;

pub(super) use score::{WRONG_LINE_COST, grade_list};
