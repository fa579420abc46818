//! What stands around a term in its clause, as negation is looked for in it.

/// A character as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ClauseChar {
    pub(crate) c: char,
    /// Whether a blank, a hyphen or a bracket stands before it.
    pub(crate) follows_space: bool,
}

/// The characters alone.
pub(super) fn chars(clause: &[ClauseChar]) -> Vec<char> {
    clause.iter().map(|it| it.c).collect()
}

/// The words in Latin letters, each behind a blank.
pub(super) fn latin_words(clause: &[ClauseChar]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_inside = false;
    for &ClauseChar { c, follows_space } in clause {
        let is_letter = c.is_ascii_lowercase();
        if is_letter && (follows_space || !is_inside) {
            words.push(" ".to_owned());
        }
        if let Some(word) = words.last_mut().filter(|_| is_letter) {
            word.push(c);
        }
        is_inside = is_letter;
    }
    words
}

/// A clause as it is typed.
#[cfg(test)]
pub(super) fn typed(text: &str) -> Vec<ClauseChar> {
    let mut follows_space = true;
    let mut clause = Vec::new();
    for c in text.chars() {
        if c != ' ' {
            clause.push(ClauseChar { c, follows_space });
        }
        follows_space = c == ' ';
    }
    clause
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_part_at_blanks_and_at_what_is_no_latin_letter() {
        assert_eq!(latin_words(&typed("we dont 用it💛x 2")), [" we", " dont", " it", " x"]);
        assert!(latin_words(&typed("")).is_empty() && latin_words(&typed("不 2é")).is_empty());
    }
}
