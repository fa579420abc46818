//! The one slip that may lie between two texts.

/// One edit that leads from an expected text to a typed one, and the characters concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    Deleted(char),
    Inserted(char),
    Replaced(char, char),
    Transposed(char, char),
}

/// The one edit that leads from `a` to `b`, if one is enough, and where in `a`: optimal string
/// alignment at distance 1.
pub(super) fn single_edit(a: &[char], b: &[char]) -> Option<(Edit, usize)> {
    if a.len().abs_diff(b.len()) > 1 {
        return None;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (a.get(head..)?, b.get(head..)?);
    let edit = match (rest_a, rest_b) {
        ([deleted, tail @ ..], _) if tail == rest_b => Edit::Deleted(*deleted),
        (_, [inserted, tail @ ..]) if tail == rest_a => Edit::Inserted(*inserted),
        ([x, tail_a @ ..], [y, tail_b @ ..]) if tail_a == tail_b => Edit::Replaced(*x, *y),
        ([x1, x2, tail_a @ ..], [y1, y2, tail_b @ ..])
            if x1 == y2 && x2 == y1 && tail_a == tail_b =>
        {
            Edit::Transposed(*x1, *x2)
        }
        _ => return None,
    };
    Some((edit, head))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(a: &str, b: &str) -> Option<(Edit, usize)> {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        single_edit(&chars(a), &chars(b))
    }

    #[test]
    fn one_edit_is_found_wherever_it_is() {
        assert_eq!(edit("数a💛", "a💛"), Some((Edit::Deleted('数'), 0)));
        assert_eq!(edit("数a💛", "数a"), Some((Edit::Deleted('💛'), 2)));
        assert_eq!(edit("数a", "数ba"), Some((Edit::Inserted('b'), 1)));
        assert_eq!(edit("数a", "数ab"), Some((Edit::Inserted('b'), 2)));
        assert_eq!(edit("数a💛", "数b💛"), Some((Edit::Replaced('a', 'b'), 1)));
        assert_eq!(edit("数a", "a数"), Some((Edit::Transposed('数', 'a'), 0)));
        assert_eq!(edit("数a💛", "数💛a"), Some((Edit::Transposed('a', '💛'), 1)));
        assert_eq!(edit("", "a"), Some((Edit::Inserted('a'), 0)));
    }

    #[test]
    fn none_and_two_are_not_one() {
        for (a, b) in [("", ""), ("数", "数"), ("ab", "cd"), ("abc", "a"), ("a", "abc")] {
            assert_eq!(edit(a, b), None, "{a}, {b}");
        }
        for (a, b) in [("abcd", "badc"), ("abc", "cab"), ("abcd", "acbe"), ("abc", "bad")] {
            assert_eq!(edit(a, b), None, "{a}, {b}");
        }
    }
}
