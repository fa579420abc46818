//! A term that is written in several lines of a list, because it holds a separator.

use study_model::text::slice;

use super::typed_line::KnownTerms;
use crate::quiz::grade::markers::{LineSpan, without_marker, without_markers};
use crate::quiz::grade::term::{ExpectedTerm, TypedText};
use crate::quiz::grade::verdict::Outcome;

/// A term holds no more numbers than this that look like markers.
const MOST_NUMBERED: usize = 3;

/// The most lines that make a known term together.
///
/// - `rest`: the lines from the first on, which may have a marker.
pub(super) fn join_lines(
    known: KnownTerms<'_>,
    text: &str,
    rest: &[LineSpan],
    wanted: Outcome,
) -> Option<(usize, TypedText)> {
    let first = rest.first()?;
    let is_numbered = |count: usize| {
        count <= MOST_NUMBERED && rest.get(1..count).into_iter().flatten().all(|it| it.is_numbered)
    };
    let longest = known.terms.iter().map(|term| term.line_count).max()?.max(MOST_NUMBERED);
    for count in (2..=longest.min(rest.len())).rev() {
        let may_be = |term: &&&ExpectedTerm| term.line_count == count || is_numbered(count);
        let mut terms = known.terms.iter().filter(may_be).peekable();
        let Some(last) = rest.get(count - 1).filter(|_| terms.peek().is_some()) else { continue };
        let typed = read_joined(known, text, *first, last.end);
        let is_found =
            |typed: &TypedText, term: &ExpectedTerm| known.grader.compare(term, typed) == wanted;
        for term in terms {
            if let Some(at) = typed.iter().position(|typed| is_found(typed, term)) {
                return typed.into_iter().nth(at).map(|typed| (count, typed));
            }
        }
    }
    None
}

/// From a line to a place behind it, with its marker, without it, and without all its markers.
fn read_joined(known: KnownTerms<'_>, text: &str, first: LineSpan, end: usize) -> [TypedText; 3] {
    let words = known.grader.language.list_words();
    let line = slice(text, first.start..first.end);
    let once = without_marker(line, words).unwrap_or(line);
    [line, once, without_markers(line, words)].map(|bare| {
        let start = first.start + line.len() - bare.len();
        known.grader.read_whole(slice(text, start..end))
    })
}
