//! The best of many.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The best of what was offered: those that score most; of equals, those with smaller indices.
#[derive(Debug, Default)]
pub(crate) struct Best {
    limit: usize,
    /// The worst of them on top.
    heap: BinaryHeap<Reverse<(u32, Reverse<u32>)>>,
}

impl Best {
    /// At most `limit` of them.
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    pub(crate) fn offer(&mut self, score: u32, index: u32) {
        let new = Reverse((score, Reverse(index)));
        if self.heap.len() < self.limit {
            self.heap.push(new);
        } else if self.heap.peek().is_some_and(|worst| new < *worst) {
            self.heap.pop();
            self.heap.push(new);
        }
    }

    /// Scores and indices, the worst first.
    pub(crate) fn rising(mut self) -> impl Iterator<Item = (u32, u32)> {
        std::iter::from_fn(move || {
            self.heap.pop().map(|Reverse((score, Reverse(index)))| (score, index))
        })
    }
}
