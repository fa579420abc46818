//! A map from each key to several numbers.

/// For each key its values, in their order.
#[derive(Debug, Default)]
pub(crate) struct Multimap {
    values: Vec<u32>,
    /// Where the values of each key end.
    ends: Vec<u32>,
}

impl Multimap {
    /// - `keys`: how many there are; a value with another key is left out.
    /// - `values`: each behind its key.
    pub(crate) fn new(keys: usize, values: &[(usize, u32)]) -> Self {
        let mut ends = vec![0; keys];
        for &(key, _) in values {
            ends.get_mut(key).into_iter().for_each(|end| *end += 1);
        }
        let mut total = 0;
        for end in &mut ends {
            // Where they begin, until they are filled in.
            total += std::mem::replace(end, total);
        }
        let mut map = Self { values: vec![0; total as usize], ends };
        for &(key, value) in values {
            let Some(end) = map.ends.get_mut(key) else { continue };
            if let Some(place) = map.values.get_mut(*end as usize) {
                *place = value;
            }
            *end += 1;
        }
        map
    }

    /// The values of a key.
    #[inline]
    pub(crate) fn get(&self, key: usize) -> &[u32] {
        let start = if key == 0 { Some(&0) } else { self.ends.get(key.wrapping_sub(1)) };
        let range = start.zip(self.ends.get(key));
        let range = range.map(|(&start, &end)| start as usize..end as usize);
        range.and_then(|range| self.values.get(range)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_stand_by_their_keys_in_order() {
        let map = Multimap::new(4, &[(2, 7), (0, 1), (2, 3), (9, 5), (3, 2)]);
        let found: Vec<&[u32]> = (0..6).map(|key| map.get(key)).collect();
        assert_eq!(found, [&[1][..], &[], &[7, 3], &[2], &[], &[]]);
    }
}
