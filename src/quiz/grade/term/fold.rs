//! The forms in which texts are compared.

use study_model::text::normalise_char;

use crate::quiz::grade::grader::Grader;

impl Grader<'_> {
    /// How a text is compared: in compact form, its characters simplified, without tones and accents,
    /// and with the punctuation of its numbers.
    pub(in crate::quiz::grade) fn fold(&self, text: &str) -> Vec<char> {
        let mut folded = Vec::new();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match numeric_punctuation(folded.last().copied(), c, rest.clone().next()) {
                Some(point) => folded.push(point),
                None => match self.pinyin.normalise(c) {
                    ' ' => {}
                    c => push_folded(&mut folded, c),
                },
            }
        }
        folded
    }
}

/// A text without blanks, its letters small and of common width, its punctuation kept.
pub(super) fn verbatim(text: &str) -> String {
    let fold = |c: char| match (c, normalise_char(c)) {
        ('\u{ff01}'..='\u{ff5e}', ' ') => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        (_, ' ') => c,
        (_, plain) => plain,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(fold).collect()
}

/// What tells numbers apart though it is punctuation: 3.5 from 35, and 1:1 from 11.
pub(in crate::quiz::grade) fn numeric_punctuation(
    before: Option<char>,
    c: char,
    after: Option<char>,
) -> Option<char> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| normalise_char(c).is_ascii_digit());
    let narrow = match c {
        '.' | '．' => '.',
        ':' | '：' => ':',
        '/' | '／' => '/',
        _ => return None,
    };
    (is_digit(before) && is_digit(after)).then_some(narrow)
}

/// Appends a character as it is typed without its tone or accent: `ǎ` and `â` are `a`, every kind
/// of ü is `v`, and an accent that is a character of its own is left out.
pub(super) fn push_folded(folded: &mut Vec<char>, c: char) {
    let letter = match c {
        'ā' | 'ǎ' | 'à'..='å' => 'a',
        'ç' => 'c',
        'ē' | 'ě' | 'è'..='ë' => 'e',
        'ī' | 'ǐ' | 'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ō' | 'ǒ' | 'ò'..='ö' => 'o',
        'ū' | 'ǔ' | 'ù'..='û' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ý' | 'ÿ' => 'y',
        'ё' => 'е',
        'й' => 'и',
        'ς' => 'σ',
        '\u{308}' if folded.last() == Some(&'u') => {
            folded.pop();
            'v'
        }
        '\u{300}'..='\u{36f}' => return,
        _ => c,
    };
    folded.push(letter);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut folded = Vec::new();
        text.chars().for_each(|c| push_folded(&mut folded, c));
        folded.into_iter().collect()
    }

    #[test]
    fn tones_and_accents_are_left_out() {
        for (accented, plain) in [
            ("āáǎàâãäå", "aaaaaaaa"),
            ("ēéěèêë", "eeeeee"),
            ("īíǐìîï", "iiiiii"),
            ("ōóǒòôõö", "ooooooo"),
            ("ūúǔùû", "uuuuu"),
            ("üǖǘǚǜ", "vvvvv"),
            ("çñýÿ", "cnyy"),
            ("ёйς", "еиσ"),
            ("a\u{300}\u{36f}", "a"),
            ("u\u{308}a\u{308}", "va"),
            ("数💛z", "数💛z"),
        ] {
            assert_eq!(folded(accented), plain, "{accented}");
        }
    }

    #[test]
    fn punctuation_counts_only_between_two_digits() {
        for (c, narrow) in
            [('.', '.'), ('．', '.'), (':', ':'), ('：', ':'), ('/', '/'), ('／', '/')]
        {
            assert_eq!(numeric_punctuation(Some('3'), c, Some('５')), Some(narrow));
            assert_eq!(numeric_punctuation(Some('a'), c, Some('5')), None);
            assert_eq!(numeric_punctuation(Some('3'), c, Some('a')), None);
            assert_eq!(numeric_punctuation(Some('3'), c, None), None);
            assert_eq!(numeric_punctuation(None, c, Some('5')), None);
        }
        assert_eq!(numeric_punctuation(Some('3'), ',', Some('5')), None);
    }

    #[test]
    fn a_text_is_the_same_in_any_width_and_case_and_with_blanks() {
        assert_eq!(verbatim("Ａ ／\u{3000}b！数💛"), "a/b!数💛");
        assert_ne!(verbatim("a/b"), verbatim("ab"));
        assert_eq!(verbatim(" \n"), "");
    }
}
