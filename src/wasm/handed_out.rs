//! What a deck remembers of the items that were last handed out.

use std::cell::Cell;

/// What a deck remembers of the items that were last handed out.
#[derive(Debug, Default)]
pub(super) struct HandedOut {
    /// What a choice without a seed counts in.
    pub(super) seed: Cell<f64>,
}
