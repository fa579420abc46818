//! Chance that is none: order decided by a seed.

use super::hash::hash;

/// A stream of numbers from a seed: `SplitMix64` (Steele, Lea and Flood, 2014).
#[derive(Clone, Debug)]
pub(crate) struct SeededRng(u64);

impl SeededRng {
    /// A stream of its own for each name under the same seed, so that an item's order does not depend on the items before it.
    pub(crate) fn new(seed: u64, name: &str) -> Self {
        Self(seed ^ hash(name))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where `end` is 0. The bias of the remainder is below 2⁻⁵⁰ for
    /// any list that fits in memory.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = end.max(1) as u64;
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// Shuffles in place (Fisher and Yates, 1938).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

/// The numbers below an end in another order.
pub(crate) fn shuffled(end: usize, rng: &mut SeededRng) -> Vec<usize> {
    let mut places: Vec<usize> = (0..end).collect();
    rng.shuffle(&mut places);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_name_give_the_same_order_and_no_other_does() {
        let order = |seed, name| {
            let mut items: Vec<u32> = (0..20).collect();
            SeededRng::new(seed, name).shuffle(&mut items);
            items
        };
        assert_eq!(order(7, "汉字💛"), order(7, "汉字💛"));
        assert_ne!(order(7, "汉字💛"), order(8, "汉字💛"));
        assert_ne!(order(7, "汉字💛"), order(7, "汉字"));
    }

    #[test]
    fn every_place_is_equally_likely() {
        let mut first = [0_u32; 4];
        for seed in 0..4000 {
            let mut items = [0, 1, 2, 3];
            SeededRng::new(seed, "item").shuffle(&mut items);
            first[items[0]] += 1;
        }
        let chi2: f64 = first.iter().map(|&n| (f64::from(n) - 1000.0).powi(2) / 1000.0).sum();
        assert!(chi2 < 11.34, "{first:?}"); // p = 0.01 with three degrees of freedom
    }
}
