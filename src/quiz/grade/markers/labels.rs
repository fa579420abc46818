//! Words before the lines of a list.

use study_model::text::is_han;

use super::numbering::{after_numeral, is_digit, is_latin};
use crate::language::{ListWords, words};

/// What follows the number of a label, as in `要点一：` and `Step 2.`.
const AFTER_LABEL: [char; 6] = ['.', '．', ':', '：', ')', '）'];
/// The most letters of a label before its number: `Answer 1:`.
const LONGEST_LATIN_LABEL: usize = 6;
/// The most characters of a Chinese one (`关键点一：`): four of them may be an answer that another
/// stands behind.
const LONGEST_HAN_LABEL: usize = 3;
/// The most letters of a label with what follows it: a blank, a number of two digits, a mark.
const LONGEST_WORD: usize = LONGEST_LATIN_LABEL + 4;

/// `首先，`, `最后是`: also without anything behind them.
pub(super) fn without_connective<'a>(line: &'a str, list: &ListWords) -> Option<&'a str> {
    let rest = words(list.connectives).find_map(|word| line.strip_prefix(word))?;
    Some(rest.trim_start_matches(|c| "，,、：:".contains(c) || list.copula.contains(c)))
}

/// `The`, before Latin letters; `First,`, `答：`; `要点一：`.
pub(super) fn without_word<'a>(line: &'a str, list: &ListWords) -> Option<&'a str> {
    let is_article = |word: &str| words(list.articles).any(|it| it.eq_ignore_ascii_case(word));
    if let Some((_, rest)) = line.split_once(' ').filter(|(word, _)| is_article(word)) {
        return Some(rest).filter(|rest| rest.starts_with(is_latin));
    }
    without_opener(line, list).or_else(|| without_label(line, list))
}

/// `First,`, `答：`.
fn without_opener<'a>(line: &'a str, list: &ListWords) -> Option<&'a str> {
    let (word, _) = beginning(line).split_once([',', '，', ':', '：'])?;
    let rest = line.get(word.len()..)?.trim_start_matches([',', '，', ':', '：']);
    let word = word.trim().to_ascii_lowercase();
    let mut openers = list.openers.iter().flat_map(|openers| words(openers));
    openers.any(|opener| opener == word).then_some(rest)
}

/// What may be a label and its number.
fn beginning(line: &str) -> &str {
    let end = line.char_indices().nth(LONGEST_WORD).map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or_default()
}

/// `要点一：`, `第 1 点：`, `Step 2.`, `No. 1 `, `#1 `, `Q1)`.
fn without_label<'a>(line: &'a str, list: &ListWords) -> Option<&'a str> {
    let is_label = |c: char| (is_han(c) || is_latin(c)) && !list.numerals.contains(c);
    let sign = line
        .strip_prefix(['#', '№'])
        .or_else(|| ["No", "NO", "no"].iter().find_map(|it| line.strip_prefix(it)));
    let unlabelled = || beginning(line).find(|c| !is_label(c)).and_then(|at| line.get(at..));
    let number = sign.or_else(unlabelled)?;
    let label = line.strip_suffix(number)?;
    let longest = if label.contains(is_han) { LONGEST_HAN_LABEL } else { LONGEST_LATIN_LABEL };
    if label.is_empty() || label.chars().nth(longest).is_some() {
        return None;
    }
    let number = number.strip_prefix('.').unwrap_or(number).trim_start();
    let after = after_numeral(number, list).filter(|_| !number.starts_with(is_latin))?;
    let rest = after.trim_start();
    if sign.is_some() && rest.len() < after.len() && !rest.starts_with(is_digit) {
        return Some(rest);
    }
    let rest = rest.strip_prefix(|c| list.counters.contains(c)).unwrap_or(rest);
    rest.strip_prefix(AFTER_LABEL).filter(|it| !it.starts_with(is_digit))
}
