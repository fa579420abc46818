//! The lines of a typed list.

use study_model::text::slice;

use super::join::join_lines;
use super::side_by_side::split_side_by_side;
use super::typed_line::{KnownTerms, MOST_LINES, TypedLine};
use crate::quiz::grade::markers::{LineSpan, is_marker, split_lines, without_explanation};
use crate::quiz::grade::term::TypedText;
use crate::quiz::grade::verdict::Outcome;

/// Parts of a text that are looked at for lines: five for each, since a marker and an explanation may
/// be parts of their own.
const MOST_PARTS: usize = 5 * MOST_LINES;

/// Reads the lines of a typed list.
#[derive(Debug)]
pub(super) struct LineReader<'a> {
    known: KnownTerms<'a>,
    text: &'a str,
    /// Whether parts may make a term together.
    joins: bool,
    /// Where the term ends that was explained last.
    explained: Option<usize>,
    /// What was read, and by what each line is told from the others.
    lines: Vec<TypedLine<'a>>,
    seen: Vec<String>,
}

impl<'a> LineReader<'a> {
    pub(super) fn new(known: KnownTerms<'a>, text: &'a str, joins: bool) -> Self {
        Self { known, text, joins, explained: None, lines: Vec::new(), seen: Vec::new() }
    }

    /// The lines, each once.
    pub(super) fn read(mut self) -> Vec<TypedLine<'a>> {
        let parts = self.parts();
        let (mut at, mut marker) = (0, None);
        while let Some(rest) = parts.get(at..).filter(|rest| !rest.is_empty()) {
            let (count, typed) = self.next(rest);
            at += count;
            let [Some(first), Some(last)] = [rest.first(), rest.get(count - 1)] else { break };
            let start = marker.take().unwrap_or(first.start);
            if let Some(typed) = typed {
                self.push(start, last.end, typed);
            } else {
                let after = self.text.get(last.end..).unwrap_or_default();
                marker = Some(start).filter(|_| !after.starts_with(['\n', '\r']));
            }
            if self.lines.len() == MOST_LINES {
                break;
            }
        }
        self.lines
    }

    /// What stands between separators, and terms side by side apart.
    fn parts(&self) -> Vec<LineSpan> {
        let lines = split_lines(self.text, self.known.grader.language.list_words());
        let parts = lines.into_iter().take(MOST_PARTS).flat_map(|line| {
            split_side_by_side(self.known, self.text, line).unwrap_or_else(|| vec![line])
        });
        parts.collect()
    }

    /// How many parts the next line has, and what was typed in it; nothing for a marker, of the line
    /// that follows or of none.
    fn next(&self, rest: &[LineSpan]) -> (usize, Option<TypedText>) {
        let joined = |wanted: Outcome| {
            let rest = Some(rest).filter(|_| self.joins)?;
            join_lines(self.known, self.text, rest, wanted)
        };
        if let Some((count, typed)) = joined(Outcome::Right) {
            return (count, Some(typed));
        }
        let grader = self.known.grader;
        let first = rest.first().map_or("", |span| slice(self.text, span.start..span.end));
        let typed = grader.read(first);
        if self.known.match_any(&typed) {
            return (1, Some(typed));
        }
        if !typed.is_only_punctuation()
            && let Some((count, typed)) = joined(Outcome::Close)
        {
            return (count, Some(typed));
        }
        (1, Some(typed).filter(|_| !is_marker(first, grader.language.list_words())))
    }

    /// Takes a line, unless it is there already or explains the one before it.
    fn push(&mut self, start: usize, end: usize, typed: TypedText) {
        let text = slice(self.text, start..end);
        if self.known.match_any(&typed) {
            self.explained = without_explanation(text).map(|_| end);
        } else if self.is_explanation(start, &typed) {
            return;
        }
        let identity = typed.identity();
        let is_empty = typed.is_only_punctuation() && !self.known.equal_any(&typed);
        if !is_empty && !self.seen.contains(&identity) {
            self.seen.push(identity);
            self.lines.push(TypedLine { text, typed });
        }
    }

    /// What stands behind an explained term, up to the end of the line, explains it still.
    fn is_explanation(&self, start: usize, typed: &TypedText) -> bool {
        self.explained.is_some_and(|end| {
            !slice(self.text, end..start).contains(['\n', '\r']) && !typed.is_term()
        })
    }
}
