//! The k best of many.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The k items with the highest scores; of equal scores, those with smaller indices.
#[derive(Debug, Default)]
pub(super) struct TopK {
    k: usize,
    /// The worst of them on top.
    heap: BinaryHeap<Reverse<(u32, Reverse<u32>)>>,
}

impl TopK {
    pub(super) fn new(k: usize) -> Self {
        Self { k, ..Self::default() }
    }

    pub(super) fn push(&mut self, score: u32, index: u32) {
        let new = Reverse((score, Reverse(index)));
        if self.heap.len() < self.k {
            self.heap.push(new);
        } else if self.heap.peek().is_some_and(|worst| new < *worst) {
            self.heap.pop();
            self.heap.push(new);
        }
    }

    /// Scores and indices, the worst first.
    pub(super) fn into_ascending(mut self) -> impl Iterator<Item = (u32, u32)> {
        std::iter::from_fn(move || {
            self.heap.pop().map(|Reverse((score, Reverse(index)))| (score, index))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn top(k: usize, scores: &[u32]) -> Vec<(u32, u32)> {
        let mut top = TopK::new(k);
        (0..).zip(scores).for_each(|(index, &score)| top.push(score, index));
        let mut best: Vec<(u32, u32)> = top.into_ascending().collect();
        best.reverse();
        best
    }

    #[test]
    fn the_best_come_first_and_ties_keep_their_order() {
        assert_eq!(top(3, &[5, 9, 5, 7, 9]), [(9, 1), (9, 4), (7, 3)]);
        assert_eq!(top(4, &[5, 5, 5]), [(5, 0), (5, 1), (5, 2)]);
        assert_eq!(top(2, &[5, 5, 5]), [(5, 0), (5, 1)]);
        assert_eq!(top(0, &[5]), []);
        assert_eq!(top(2, &[]), []);
    }
}
