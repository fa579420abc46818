//! Blocks with their places.

use std::ops::Range;

use study_model::Block;

/// A block of the outermost level, and where it stands. Positions are bytes of the source.
#[derive(Debug)]
pub(crate) struct SourceBlock {
    pub(crate) block: Block,
    pub(crate) start: usize,
    /// The list items within, in the order of the text.
    pub(crate) items: Vec<Range<usize>>,
}
