//! How often two things stand together.

/// Pairs of numbers below 2³², each as often as it was seen.
#[derive(Debug, Default)]
pub(crate) struct Pairs(Vec<u64>);

impl Pairs {
    pub(crate) fn add(&mut self, first: usize, second: usize) {
        self.0.push(key(first, second));
    }

    /// To be called between adding and asking.
    pub(crate) fn sort(&mut self) {
        self.0.sort_unstable();
    }

    /// How often a pair was seen.
    pub(crate) fn count(&self, first: usize, second: usize) -> usize {
        let key = key(first, second);
        self.0.partition_point(|&it| it <= key) - self.0.partition_point(|&it| it < key)
    }

    /// What was seen with the first of a pair, in rising order and as often as it was seen.
    pub(crate) fn of(&self, first: usize) -> impl ExactSizeIterator<Item = usize> {
        let start = self.0.partition_point(|&it| it < key(first, 0));
        let end = self.0.partition_point(|&it| it < key(first + 1, 0));
        let seconds = self.0.get(start..end).unwrap_or_default();
        let second = |&it: &u64| usize::try_from(it & u64::from(u32::MAX)).unwrap_or_default();
        seconds.iter().map(second)
    }
}

fn key(first: usize, second: usize) -> u64 {
    (first as u64) << 32 | second as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted() {
        let mut pairs = Pairs::default();
        for (a, b) in [(1, 2), (0, 9), (1, 2), (1, 0), (2, 2)] {
            pairs.add(a, b);
        }
        pairs.sort();
        assert_eq!([pairs.count(1, 2), pairs.count(2, 1), pairs.count(0, 9)], [2, 0, 1]);
        assert_eq!(pairs.of(1).collect::<Vec<_>>(), [0, 2, 2]);
        assert_eq!(pairs.of(7).count(), 0);
    }
}
