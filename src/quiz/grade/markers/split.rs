//! A text as the lines of a list.

use super::numbering::{OPENING, is_digit, is_numeral_sign, without_number};
use crate::language::ListWords;

/// What ends a line of a list, in either width.
const SEPARATORS: [char; 12] =
    ['\n', '\r', '、', '､', '丶', '，', ',', '；', ';', '。', '｡', '\u{2028}'];

/// A line of a list, in bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quiz::grade) struct LineSpan {
    pub(in crate::quiz::grade) start: usize,
    pub(in crate::quiz::grade) end: usize,
    /// Whether it begins at a number and not behind a separator.
    pub(in crate::quiz::grade) is_numbered: bool,
}

/// The lines of a list: between separators, and from one number to the next, as in
/// `1. 数据加密 2. 访问控制` and `①数据加密②访问控制`.
pub(in crate::quiz::grade) fn split_lines(text: &str, words: &ListWords) -> Vec<LineSpan> {
    let mut spans = Vec::new();
    let mut span = LineSpan { start: 0, end: 0, is_numbered: false };
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let is_separator = SEPARATORS.contains(&c);
        if is_separator || at > span.start && begins_number(before, rest, words) {
            spans.push(LineSpan { end: at, ..span });
            let start = if is_separator { at + c.len_utf8() } else { at };
            span = LineSpan { start, end: 0, is_numbered: !is_separator };
        }
        before = Some(c);
    }
    spans.push(LineSpan { end: text.len(), ..span });
    spans
}

/// Whether a number begins here in the midst of a line: in a sign of its own, in brackets, or behind
/// a blank.
fn begins_number(before: Option<char>, rest: &str, words: &ListWords) -> bool {
    let mut chars = rest.chars();
    let Some(c) = chars.next() else { return false };
    let counts = |c: char| is_digit(c) || words.numerals.contains(c) || words.letters.contains(c);
    let may_begin = OPENING.contains(&c) && chars.next().is_some_and(counts)
        || before.is_some_and(char::is_whitespace) && c.is_alphanumeric();
    is_numeral_sign(c) || may_begin && without_number(rest, words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn words() -> &'static ListWords {
        language::of("zh").list_words()
    }

    #[test]
    fn lines_end_at_separators_and_at_numbers() {
        let lines = |text| -> Vec<&str> {
            split_lines(text, words())
                .into_iter()
                .map(|it| text.get(it.start..it.end).unwrap().trim())
                .filter(|it| !it.is_empty())
                .collect()
        };
        assert_eq!(lines("甲、乙；丙\n💛"), ["甲", "乙", "丙", "💛"]);
        assert_eq!(lines("1. 甲 2. 乙"), ["1. 甲", "2. 乙"]);
        assert_eq!(lines("①甲②乙（3）丙"), ["①甲", "②乙", "（3）丙"]);
        assert_eq!(lines("f(x) GPT 3.5 甲"), ["f(x) GPT 3.5 甲"]);
    }
}
