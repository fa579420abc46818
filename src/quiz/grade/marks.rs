//! The marks of a list: bullets, numbers and words that tell the order, and what stands between
//! two lines.

use study_model::text::{is_han, normalise_char};

/// What ends a line of a list, in either width.
const SEPARATORS: [char; 12] =
    ['\n', '\r', '、', '､', '丶', '，', ',', '；', ';', '。', '｡', '\u{2028}'];
/// Brackets around a number, of either width.
const OPENING: [char; 13] =
    ['(', '（', '[', '［', '{', '｛', '【', '〔', '〈', '《', '「', '“', '<'];
const CLOSING: [char; 13] =
    [')', '）', ']', '］', '}', '｝', '】', '〕', '〉', '》', '」', '”', '>'];
/// What follows a number that counts; the last two make an emoji of it.
const AFTER_NUMBER: [char; 19] = [
    '.', '．', '。', '、', '丶', ')', '）', ':', '：', ',', '，', ']', '】', '｡', '､', ';', '；',
    '\u{fe0f}', '\u{20e3}',
];
/// What follows the number of a label, as in `要点一：` and `Step 2.`.
const AFTER_LABEL: [char; 6] = ['.', '．', ':', '：', ')', '）'];
/// The most letters of a label before its number (`Answer 1:`), and the most characters of a Chinese
/// one (`关键点一：`), since four of them may be an answer that another stands behind.
const LONGEST_LABEL: [usize; 2] = [6, 3];
/// The most letters of a label with what follows it.
const LONGEST_WORD: usize = 10;
/// What is no number of a line but of the things behind it: `3.5 亿参数`.
const UNITS: &str = "百千万亿兆倍";
const HAN_NUMERALS: &str = "〇零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾";
/// They count as letters do, each by itself.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
/// What is counted after 第.
const COUNTED: &str = "点条步项个章节部种类层阶";
/// Words that only tell the order.
const ORDER: &str = "同时 并且 而且 接下来 首先 其次 再次 再者 然后 接着 随后 最后 最终 另外 此外 还有 以及 一方面 另一方面";
/// The same in English, before a comma or colon, and what says that an answer follows.
const ENGLISH_ORDER: &str =
    "first firstly second secondly third thirdly next then also last lastly finally answer 答 答案";
/// What stands before an English noun.
const ARTICLES: &str = "the a an";
/// What says behind a line that there is more.
const TAILS: [&str; 6] = ["and so on", "等", "之类的", "之类", "etc", "Etc"];
/// `等` may have so many characters behind it: 等方法.
const LONGEST_KIND: usize = 2;
/// An explanation begins no later, in characters.
const LONGEST_TERM: usize = 200;
/// More marks before a line are none.
pub(crate) const MOST_MARKS: usize = 4;

/// A line without the mark that it begins with, if it begins with one and goes on.
pub(crate) fn without_mark(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = without_number(line).or_else(|| without_bullet(line));
    let rest = rest.or_else(|| without_word(line)).or_else(|| without_outline(line));
    let rest = rest.or_else(|| without_label(line))?.trim_start();
    (!rest.is_empty()).then_some(rest)
}

/// A line without all its marks.
pub(crate) fn without_marks(line: &str) -> &str {
    let lines = std::iter::successors(Some(line), |line| without_mark(line));
    lines.take(MOST_MARKS).last().unwrap_or(line)
}

/// A line without what says that there is more, if it ends so: 等, 等等, 等方法, 之类的, etc.
pub(crate) fn without_tail(line: &str) -> Option<&str> {
    let bare = line.trim_end_matches(|c: char| c.is_whitespace() || !c.is_ascii() && is_bullet(c));
    let bare = Some(bare).filter(|bare| bare.len() < line.len());
    let line = line.trim_end_matches(|c| normalise_char(c) == ' ');
    let kind = line.rsplit_once('等').filter(|(head, kind)| {
        kind.chars().count() <= LONGEST_KIND && head.chars().nth(1).is_some()
    });
    let head = TAILS.iter().find_map(|tail| line.strip_suffix(tail));
    head.or(kind.map(|(head, _)| head)).map(|head| head.trim_end_matches('等')).or(bare)
}

/// The term of a line that goes on to explain it: `数据加密：保护内容`, `GAN - two nets`.
pub(crate) fn without_explanation(line: &str) -> Option<&str> {
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let explains = |&(at, c): &(usize, char)| {
        let (head, rest) = line.split_at_checked(at).unwrap_or_default();
        let next = rest.chars().nth(1);
        match c {
            '：' => true,
            ':' => is_blank(next) || next.is_some_and(|c| is_han(c) || c == '*'),
            '—' if next == Some('—') => true,
            '-' | '–' | '—' => is_blank(head.chars().next_back()) && is_blank(next),
            _ => false,
        }
    };
    let (at, _) = line.char_indices().take(LONGEST_TERM).find(explains)?;
    line.get(..at)
}

/// A line as it is shown beside the term that it was taken for: without marks, unless the term
/// begins with one itself, and without the explanation of the term.
pub(crate) fn unmarked<'a>(line: &'a str, term: &str) -> &'a str {
    let line = line.trim();
    let line = Some(without_marks(line)).filter(|_| without_mark(term).is_none()).unwrap_or(line);
    without_explanation(line).filter(|_| without_explanation(term).is_none()).unwrap_or(line)
}

/// Whether a line is nothing but marks, of the next one as in `1、数据加密` or of none.
pub(crate) fn is_mark(line: &str) -> bool {
    let line = [line.trim(), "、X"].concat();
    let marked = std::iter::successors(without_mark(&line), |line| without_mark(line));
    marked.take(MOST_MARKS).any(|rest| rest.trim_start_matches('、') == "X")
}

/// A line of a list, in bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether it begins at a number and not behind a separator.
    pub(crate) is_numbered: bool,
}

/// The lines of a list: between separators, and from one number to the next, as in
/// `1. 数据加密 2. 访问控制` and `①数据加密②访问控制`.
pub(crate) fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut span = Span { start: 0, end: 0, is_numbered: false };
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let is_separator = SEPARATORS.contains(&c);
        if is_separator || at > span.start && begins_number(before, rest) {
            spans.push(Span { end: at, ..span });
            let start = if is_separator { at + c.len_utf8() } else { at };
            span = Span { start, end: 0, is_numbered: !is_separator };
        }
        before = Some(c);
    }
    spans.push(Span { end: text.len(), ..span });
    spans
}

/// Whether a number begins here in the midst of a line: in a sign of its own, in brackets, or behind
/// a blank.
fn begins_number(before: Option<char>, rest: &str) -> bool {
    let mut chars = rest.chars();
    let Some(c) = chars.next() else { return false };
    let counts = |c: char| is_digit(c) || HAN_NUMERALS.contains(c) || STEMS.contains(c);
    let may_begin = OPENING.contains(&c) && chars.next().is_some_and(counts)
        || before.is_some_and(char::is_whitespace) && c.is_alphanumeric();
    is_numeral_sign(c) || may_begin && without_number(rest).is_some()
}

/// `-`, `•`, ✅ and their like; `+` and `#` only where a blank follows, for `C++` and `#1`.
fn without_bullet(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(['+', '#']);
    if rest.len() < line.len() {
        return rest.starts_with(char::is_whitespace).then_some(rest);
    }
    line.strip_prefix("[ ]").or_else(|| line.strip_prefix(is_bullet))
}

/// Punctuation that opens lines, arrows, shapes, ticks and emoji.
fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '*' | '~' | '>' | '·' | '・' | '※' | '－' | '＊' | '\u{2010}'..='\u{2015}'
        | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2022}' | '\u{2023}' | '\u{2043}' | '\u{2190}'..='\u{22ff}' | '\u{2500}'..='\u{2775}'
        | '\u{2794}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// ①, ⑴, ⒈, ❶, ㈠, ㊀ and their like: a number with its mark.
fn is_numeral_sign(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}'
        | '\u{3251}'..='\u{325f}' | '\u{3280}'..='\u{3289}' | '\u{32b1}'..='\u{32bf}')
}

/// `1.`, `（2）`, `三、`, `a)`, `iv.`, ①, `第一，`, `其二：`, `一是`.
fn without_number(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(is_numeral_sign) {
        return Some(rest.trim_start_matches(AFTER_NUMBER));
    }
    if let Some(inner) = line.strip_prefix(OPENING) {
        let rest = after_numeral(inner)?.strip_prefix(CLOSING)?;
        return Some(rest.trim_start_matches(AFTER_NUMBER));
    }
    if let Some(rest) = line.strip_prefix(['第', '其']) {
        let rest = after_numeral(rest)?;
        let rest = rest.strip_prefix(|c| COUNTED.contains(c)).unwrap_or(rest);
        return rest.strip_prefix(|c| c == '是' || c == ' ' || AFTER_NUMBER.contains(&c));
    }
    without_plain_number(line, after_numeral(line)?)
}

/// - `rest`: the line without the number itself.
fn without_plain_number<'a>(line: &str, rest: &'a str) -> Option<&'a str> {
    let (is_han_numeral, is_digits) = (line.starts_with(is_han), line.starts_with(is_digit));
    let next = rest.chars().next()?;
    if is_han_numeral && matches!(next, '是' | '来' | '则') {
        let rest = rest.strip_prefix(next)?;
        return Some(rest.strip_prefix(['，', ',', '：', ':', '、']).unwrap_or(rest));
    }
    if is_digits && matches!(next, ' ' | '\u{3000}' | '\t') {
        // `100 数据` rather counts the data.
        let is_long = line.chars().nth(2).is_some_and(is_digit);
        return Some(rest.trim_start()).filter(|it| !is_long && is_counted_line(it));
    }
    let after = rest.strip_prefix(AFTER_NUMBER)?.trim_start_matches(['\u{fe0f}', '\u{20e3}']);
    // `3.5B`, `1:1`, `1,000` and `e.g.` are no marks; but in `1.3.5B` the first point is one.
    let (mut tail, is_closed) = (after.chars(), "、丶)）]】".contains(next));
    let is_mark = match tail.next() {
        _ if is_closed || is_han_numeral => true,
        Some(c) if is_digits && is_digit(c) => {
            let mut tail = tail.skip_while(|&c| is_digit(c));
            next == '.' && tail.next() == Some('.') && tail.next().is_some_and(is_digit)
        }
        Some(c) if !is_digits && is_latin(c) => tail.next().is_some_and(|c| c != '.'),
        _ => true,
    };
    is_mark.then_some(after)
}

/// A line without the number that it begins with: in digits, in Chinese, in Roman numerals, or a
/// letter.
fn after_numeral(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let (is_numeral, most): (fn(char) -> bool, usize) = match first {
        _ if is_digit(first) => (is_digit, 3),
        _ if HAN_NUMERALS.contains(first) => (|c| HAN_NUMERALS.contains(c), 3),
        _ if STEMS.contains(first) => (|c| STEMS.contains(c), 1),
        '\u{2160}'..='\u{217f}' => (|c| matches!(c, '\u{2160}'..='\u{217f}'), 1),
        'i' | 'v' | 'x' | 'I' | 'V' | 'X' => (is_latin, 4),
        _ if is_latin(first) => (is_latin, 1),
        _ => return None,
    };
    let count = line.chars().take(most + 1).take_while(|&c| is_numeral(c)).count();
    let is_roman = most < 4 || line.chars().take(count).all(|c| "ivxIVX".contains(c));
    let at = line.char_indices().nth(count).map_or(line.len(), |(at, _)| at);
    line.get(at..).filter(|_| count <= most && is_roman)
}

/// `首先，`, `最后是`: also without anything behind them.
fn without_word(line: &str) -> Option<&str> {
    let rest = ORDER.split(' ').find_map(|word| line.strip_prefix(word))?;
    Some(rest.trim_start_matches(['，', ',', '、', '：', ':', '是']))
}

/// Whether a number before this and a blank is the number of a line.
fn is_counted_line(rest: &str) -> bool {
    rest.starts_with(is_han) && !rest.starts_with(|c| UNITS.contains(c))
}

/// `1.2 `, `1.2.3.`, `(1.2)`, `1-`, `1 / `.
fn without_outline(line: &str) -> Option<&str> {
    let inner = line.strip_prefix(OPENING).unwrap_or(line);
    let mut rest = after_numeral(inner).filter(|_| inner.starts_with(is_digit))?;
    if let Some(rest) = rest.trim_start().strip_prefix(['-', '–', '－', '/', '／']) {
        let is_apart = rest.starts_with(char::is_whitespace);
        let rest = rest.trim_start();
        return (is_counted_line(rest) || is_apart && !rest.starts_with(is_digit)).then_some(rest);
    }
    let number = rest;
    while let Some(deeper) = rest.strip_prefix(['.', '．']).filter(|it| it.starts_with(is_digit)) {
        rest = after_numeral(deeper)?;
    }
    let is_outline = rest.len() < number.len();
    let is_spaced =
        is_outline && rest.starts_with(char::is_whitespace) && is_counted_line(rest.trim_start());
    let closed = rest.strip_prefix(AFTER_NUMBER).filter(|it| !it.starts_with(is_digit));
    closed.or_else(|| rest.strip_prefix(CLOSING)).or(is_spaced.then_some(rest))
}

/// `要点一：`, `第 1 点：`, `Step 2.`, `No. 1 `, `#1 `, `Q1)`; and `答：`, `First,`, `the `.
fn without_label(line: &str) -> Option<&str> {
    let is_article = |word: &str| ARTICLES.split(' ').any(|it| it.eq_ignore_ascii_case(word));
    if let Some((_, rest)) = line.split_once(' ').filter(|it| is_article(it.0)) {
        return Some(rest).filter(|rest| rest.starts_with(is_latin));
    }
    let end = line.char_indices().nth(LONGEST_WORD).map_or(line.len(), |(at, _)| at);
    let head = line.get(..end).unwrap_or_default();
    if let Some((word, _)) = head.split_once([',', '，', ':', '：']) {
        let rest = line.get(word.len()..)?.trim_start_matches([',', '，', ':', '：']);
        let word = word.trim().to_ascii_lowercase();
        if ENGLISH_ORDER.split(' ').any(|it| it == word) {
            return Some(rest);
        }
    }
    let is_label = |c: char| (is_han(c) || is_latin(c)) && !HAN_NUMERALS.contains(c);
    let sign = line
        .strip_prefix(['#', '№'])
        .or_else(|| ["No", "NO", "no"].iter().find_map(|it| line.strip_prefix(it)));
    let unlabelled = || head.find(|c| !is_label(c)).and_then(|at| line.get(at..));
    let number = sign.or_else(unlabelled)?;
    let label = line.strip_suffix(number)?;
    let [latin, chinese] = LONGEST_LABEL;
    let longest = if label.contains(is_han) { chinese } else { latin };
    if label.is_empty() || label.chars().nth(longest).is_some() {
        return None;
    }
    let number = number.strip_prefix('.').unwrap_or(number).trim_start();
    let after = after_numeral(number).filter(|_| !number.starts_with(is_latin))?;
    let rest = after.trim_start();
    if sign.is_some() && rest.len() < after.len() && !rest.starts_with(is_digit) {
        return Some(rest);
    }
    let rest = rest.strip_prefix(|c| COUNTED.contains(c)).unwrap_or(rest);
    rest.strip_prefix(AFTER_LABEL).filter(|it| !it.starts_with(is_digit))
}

fn is_digit(c: char) -> bool {
    normalise_char(c).is_ascii_digit() && !is_numeral_sign(c)
}

fn is_latin(c: char) -> bool {
    normalise_char(c).is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_what_looks_like_them() {
        for (line, rest) in [
            ("1. 甲", "甲"),
            ("１２．甲", "甲"),
            ("（三）、甲", "甲"),
            ("iv) 甲", "甲"),
            ("A.GAN", "GAN"),
            ("第二步：甲", "甲"),
            ("1.3.5B", "3.5B"),
            ("- 1. 甲", "1. 甲"),
            ("3 甲", "甲"),
            ("一是甲", "甲"),
        ] {
            assert_eq!(without_mark(line), Some(rest), "{line}");
        }
        for line in [
            "",
            "1.",
            "-",
            "1234. 甲",
            "3.5B",
            "1:1",
            "1,000",
            "e.g. 甲",
            "C++",
            "#1",
            "第一范式",
            "xiv甲",
            "mix) 甲",
        ] {
            assert_eq!(without_mark(line), None, "{line}");
        }
        let marks = ["1", "一", "（1）", "首先", "第一", "1.", "- K", "* （2）", "💛"];
        assert!(marks.iter().all(|line| is_mark(line)));
        assert!(["", "1234", "甲乙", "第一范式", "K甲"].iter().all(|line| !is_mark(line)));
    }

    #[test]
    fn lines_end_at_separators_and_at_numbers() {
        let lines = |text| -> Vec<&str> {
            spans(text)
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
