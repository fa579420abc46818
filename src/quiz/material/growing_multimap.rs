//! How often two things stand together.

/// Numbers that were seen with a number, each as often as it was.
#[derive(Debug, Default)]
pub(crate) struct GrowingMultimap(Vec<Vec<usize>>);

impl GrowingMultimap {
    pub(crate) fn add(&mut self, first: usize, second: usize) {
        if self.0.len() <= first {
            self.0.resize_with(first + 1, Vec::new);
        }
        self.0.get_mut(first).into_iter().for_each(|seconds| seconds.push(second));
    }

    /// To be called for each first of a pair, between adding in no order and asking.
    pub(crate) fn sort(&mut self, first: usize) {
        self.0.get_mut(first).into_iter().for_each(|seconds| seconds.sort_unstable());
    }

    /// How often a pair was seen.
    pub(crate) fn count(&self, first: usize, second: usize) -> usize {
        let seconds = self.seconds(first);
        seconds.partition_point(|&it| it <= second) - seconds.partition_point(|&it| it < second)
    }

    /// What was seen with the first of a pair, in rising order and as often as it was seen.
    pub(crate) fn of(&self, first: usize) -> impl ExactSizeIterator<Item = usize> {
        self.seconds(first).iter().copied()
    }

    fn seconds(&self, first: usize) -> &[usize] {
        self.0.get(first).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted() {
        let mut pairs = GrowingMultimap::default();
        for (a, b) in [(1, 2), (0, 9), (1, 2), (1, 0), (2, 2)] {
            pairs.add(a, b);
        }
        (0..4).for_each(|first| pairs.sort(first));
        assert_eq!([pairs.count(1, 2), pairs.count(2, 1), pairs.count(0, 9)], [2, 0, 1]);
        assert_eq!(pairs.of(1).collect::<Vec<_>>(), [0, 2, 2]);
        assert_eq!(pairs.of(7).count(), 0);
    }
}
