//! How far two words are apart.

/// Letters to insert, delete, replace or transpose to make one word of the other (optimal string
/// alignment; Damerau, 1964).
pub(super) fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect(), vec![0; b.len() + 1]];
    for (i, x) in (1..).zip(a) {
        let [before, last, row] = &mut rows;
        let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
        for (j, y) in (0..).zip(std::iter::once(None).chain(b.iter().map(Some))) {
            let mut best = get(last, j) + 1;
            if let Some(y) = y {
                best = best.min(get(row, j - 1) + 1).min(get(last, j - 1) + usize::from(x != y));
                let transposed =
                    i > 1 && j > 1 && a.get(i - 2) == Some(y) && b.get(j - 2) == Some(x);
                if transposed {
                    best = best.min(get(before, j - 2) + 1);
                }
            }
            if let Some(cell) = row.get_mut(j) {
                *cell = best;
            }
        }
        rows.rotate_left(1);
    }
    rows[1].last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: &str, b: &str) -> usize {
        let [a, b] = [a, b].map(|word| word.chars().collect::<Vec<char>>());
        assert_eq!(edit_distance(&a, &b), edit_distance(&b, &a));
        edit_distance(&a, &b)
    }

    #[test]
    fn each_kind_of_edit_counts_once() {
        for (a, b, wanted) in [
            ("kafka", "kafka", 0),
            ("kafka", "kafkaa", 1),
            ("kafka", "kfka", 1),
            ("kafka", "kafla", 1),
            ("kafka", "kakfa", 1),
            ("akfka", "kafka", 1),
            ("kafka", "kafak", 1),
            ("kafka", "kfkaa", 2),
            ("", "kafka", 5),
            ("ca", "abc", 3),
            ("💛ＡＢ", "ＡＢ", 1),
        ] {
            assert_eq!(distance(a, b), wanted, "{a} {b}");
        }
    }

    #[test]
    fn an_edit_at_every_position_counts_once() {
        let word: Vec<char> = "kubernetes".chars().collect();
        for at in 0..word.len() {
            let mut deleted = word.clone();
            deleted.remove(at);
            let mut replaced = word.clone();
            replaced[at] = 'x';
            let mut inserted = word.clone();
            inserted.insert(at, 'x');
            for edited in [deleted, replaced, inserted] {
                assert_eq!(edit_distance(&word, &edited), 1, "{edited:?}");
            }
            if at > 0 {
                let mut transposed = word.clone();
                transposed.swap(at - 1, at);
                assert_eq!(edit_distance(&word, &transposed), 1, "{transposed:?}");
            }
        }
    }
}
