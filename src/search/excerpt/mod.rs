//! What is shown of an entry: the line that holds most of the query, with highlights.

pub(super) mod excerpter;
pub(super) mod highlights;
mod line_scan;
mod token_kinds;
mod window;
