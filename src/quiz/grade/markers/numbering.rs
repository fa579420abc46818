//! Numbers before the lines of a list, and their like.

use study_model::text::{is_han, normalise_char};

use crate::language::ListWords;

/// Brackets around a number, of either width.
pub(super) const OPENING: [char; 13] =
    ['(', '（', '[', '［', '{', '｛', '【', '〔', '〈', '《', '「', '“', '<'];
const CLOSING: [char; 13] =
    [')', '）', ']', '］', '}', '｝', '】', '〕', '〉', '》', '」', '”', '>'];
/// What follows a number that counts; the last two make an emoji of it.
const AFTER_NUMBER: [char; 19] = [
    '.', '．', '。', '、', '丶', ')', '）', ':', '：', ',', '，', ']', '】', '｡', '､', ';', '；',
    '\u{fe0f}', '\u{20e3}',
];
/// Digits of a number that counts lines; one with more is an amount or a year.
const MOST_DIGITS: usize = 3;
/// Behind a number with a blank only, fewer digits than that: `100 数据` rather counts the data.
const MOST_SPACED_DIGITS: usize = MOST_DIGITS - 1;
/// `viii`.
const LONGEST_ROMAN: usize = 4;

/// `1.`, `（2）`, `三、`, `a)`, `iv.`, ①, `第一，`, `其二：`, `一是`.
pub(super) fn without_number<'a>(line: &'a str, words: &ListWords) -> Option<&'a str> {
    if let Some(rest) = line.strip_prefix(is_numeral_sign) {
        return Some(rest.trim_start_matches(AFTER_NUMBER));
    }
    if let Some(inner) = line.strip_prefix(OPENING) {
        let rest = after_numeral(inner, words)?.strip_prefix(CLOSING)?;
        return Some(rest.trim_start_matches(AFTER_NUMBER));
    }
    if let Some(rest) = line.strip_prefix(|c| words.ordinal_prefixes.contains(c)) {
        let rest = after_numeral(rest, words)?;
        let rest = rest.strip_prefix(|c| words.counters.contains(c)).unwrap_or(rest);
        return rest
            .strip_prefix(|c| words.copula.contains(c) || c == ' ' || AFTER_NUMBER.contains(&c));
    }
    without_plain_number(line, after_numeral(line, words)?, words)
}

/// - `rest`: the line without the number itself.
fn without_plain_number<'a>(line: &str, rest: &'a str, words: &ListWords) -> Option<&'a str> {
    let (is_han_numeral, is_digits) = (line.starts_with(is_han), line.starts_with(is_digit));
    let next = rest.chars().next()?;
    if is_han_numeral && words.numeral_verbs.contains(next) {
        let rest = rest.strip_prefix(next)?;
        return Some(rest.strip_prefix(['，', ',', '：', ':', '、']).unwrap_or(rest));
    }
    if is_digits && matches!(next, ' ' | '\u{3000}' | '\t') {
        let is_long = line.chars().nth(MOST_SPACED_DIGITS).is_some_and(is_digit);
        return Some(rest.trim_start()).filter(|it| !is_long && is_counted_line(it, words));
    }
    let after = rest.strip_prefix(AFTER_NUMBER)?.trim_start_matches(['\u{fe0f}', '\u{20e3}']);
    is_apart(next, after, is_digits, is_han_numeral).then_some(after)
}

/// Whether a number and what follows it are no word together: `3.5B`, `1:1`, `1,000` and `e.g.` are;
/// but in `1.3.5B` the first point is a marker.
///
/// - `sign`: what stands behind the number.
fn is_apart(sign: char, after: &str, is_digits: bool, is_han_numeral: bool) -> bool {
    let (mut tail, is_closed) = (after.chars(), "、丶)）]】".contains(sign));
    match tail.next() {
        _ if is_closed || is_han_numeral => true,
        Some(c) if is_digits && is_digit(c) => {
            let mut tail = tail.skip_while(|&c| is_digit(c));
            sign == '.' && tail.next() == Some('.') && tail.next().is_some_and(is_digit)
        }
        Some(c) if !is_digits && is_latin(c) => tail.next().is_some_and(|c| c != '.'),
        _ => true,
    }
}

/// A line without the number that it begins with: in digits, in Chinese, in Roman numerals, or a
/// letter.
pub(super) fn after_numeral<'a>(line: &'a str, words: &ListWords) -> Option<&'a str> {
    let first = line.chars().next()?;
    let (is_numeral, most): (&dyn Fn(char) -> bool, usize) = match first {
        _ if is_digit(first) => (&is_digit, MOST_DIGITS),
        _ if words.numerals.contains(first) => (&|c| words.numerals.contains(c), MOST_DIGITS),
        _ if words.letters.contains(first) => (&|c| words.letters.contains(c), 1),
        '\u{2160}'..='\u{217f}' => (&|c| matches!(c, '\u{2160}'..='\u{217f}'), 1),
        'i' | 'v' | 'x' | 'I' | 'V' | 'X' => (&is_latin, LONGEST_ROMAN),
        _ if is_latin(first) => (&is_latin, 1),
        _ => return None,
    };
    let count = line.chars().take(most + 1).take_while(|&c| is_numeral(c)).count();
    let is_roman = most < LONGEST_ROMAN || line.chars().take(count).all(|c| "ivxIVX".contains(c));
    let at = line.char_indices().nth(count).map_or(line.len(), |(at, _)| at);
    line.get(at..).filter(|_| count <= most && is_roman)
}

/// Whether a number before this and a blank is the number of a line.
fn is_counted_line(rest: &str, words: &ListWords) -> bool {
    rest.starts_with(is_han) && !rest.starts_with(|c| words.units.contains(c))
}

/// `1.2 `, `1.2.3.`, `(1.2)`, `1-`, `1 / `.
pub(super) fn without_outline<'a>(line: &'a str, words: &ListWords) -> Option<&'a str> {
    let inner = line.strip_prefix(OPENING).unwrap_or(line);
    let mut rest = after_numeral(inner, words).filter(|_| inner.starts_with(is_digit))?;
    if let Some(rest) = rest.trim_start().strip_prefix(['-', '–', '－', '/', '／']) {
        let is_apart = rest.starts_with(char::is_whitespace);
        let rest = rest.trim_start();
        return (is_counted_line(rest, words) || is_apart && !rest.starts_with(is_digit))
            .then_some(rest);
    }
    let number = rest;
    while let Some(deeper) = rest.strip_prefix(['.', '．']).filter(|it| it.starts_with(is_digit)) {
        rest = after_numeral(deeper, words)?;
    }
    let is_outline = rest.len() < number.len();
    let is_spaced = is_outline
        && rest.starts_with(char::is_whitespace)
        && is_counted_line(rest.trim_start(), words);
    let closed = rest.strip_prefix(AFTER_NUMBER).filter(|it| !it.starts_with(is_digit));
    closed.or_else(|| rest.strip_prefix(CLOSING)).or(is_spaced.then_some(rest))
}

/// ①, ⑴, ⒈, ❶, ㈠, ㊀ and their like: a number with its mark.
pub(super) fn is_numeral_sign(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}'
        | '\u{3251}'..='\u{325f}' | '\u{3280}'..='\u{3289}' | '\u{32b1}'..='\u{32bf}')
}

pub(super) fn is_digit(c: char) -> bool {
    normalise_char(c).is_ascii_digit() && !is_numeral_sign(c)
}

pub(super) fn is_latin(c: char) -> bool {
    normalise_char(c).is_ascii_alphabetic()
}
