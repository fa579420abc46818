//! Terms that stand side by side in one line of a list.

use study_model::text::slice;

use super::typed_line::{KnownTerms, MOST_LINES};
use crate::quiz::grade::markers::LineSpan;

/// What stands between terms beside blanks, conjunctions and the usual separators.
const BETWEEN: &str = "/／|｜·・+＋&！？!?";

/// The terms of a line where it has nothing else, because what separates them may also belong to a
/// term: parted by blanks, or else by whatever may stand between terms.
pub(super) fn split_side_by_side(
    known: KnownTerms<'_>,
    text: &str,
    line: LineSpan,
) -> Option<Vec<LineSpan>> {
    let conjunctions = known.grader.language.list_words().conjunctions;
    let is_between = |c: char| c.is_whitespace() || BETWEEN.contains(c) || conjunctions.contains(c);
    split_at(known, text, line, &char::is_whitespace)
        .or_else(|| split_at(known, text, line, &is_between))
}

fn split_at(
    known: KnownTerms<'_>,
    text: &str,
    line: LineSpan,
    is_between: &dyn Fn(char) -> bool,
) -> Option<Vec<LineSpan>> {
    let whole = slice(text, line.start..line.end);
    let is_known = |text: &str| known.match_any(&known.grader.read(text));
    let mut spans = Vec::new();
    let mut start = line.start;
    for piece in whole.split_inclusive(is_between).take(MOST_LINES) {
        let end = start + piece.trim_end_matches(is_between).len();
        spans.push(LineSpan { start, end, is_numbered: line.is_numbered && spans.is_empty() });
        start += piece.len();
    }
    spans.retain(|it| slice(text, it.start..it.end).chars().any(char::is_alphanumeric));
    let mut texts = spans.iter().map(|it| slice(text, it.start..it.end));
    let is_list = start == line.end && spans.len() > 1 && texts.all(is_known) && !is_known(whole);
    is_list.then_some(spans)
}
