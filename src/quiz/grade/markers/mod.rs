//! The markers of a list: bullets, numbers and words that tell the order, and what stands between
//! and behind its lines.

mod bullets;
mod labels;
mod line;
mod numbering;
mod split;
mod tails;

pub(super) use line::{MOST_MARKERS, is_marker, unmarked, without_marker, without_markers};
pub(super) use split::{LineSpan, split_lines};
pub(super) use tails::{without_explanation, without_tail};
