//! Where entries stand in their files.

use std::ops::Range;

use crate::problems::Location;

/// Where an entry stands in its file.
#[derive(Clone, Debug)]
pub struct EntrySource {
    /// Of its heading.
    pub at: Location,
    /// For each section, the byte ranges of its list items in the order of the text
    /// (the order of [`KeyPoint::item`](study_model::KeyPoint::item)), counted in the file's text
    /// without byte order mark and with `\n` line ends.
    pub items: Vec<Vec<Range<usize>>>,
}
