//! Excerpts: a passage as it stands, or a window of a long one.

use std::ops::Range;

use study_model::text::{char_starts, slice};

use super::Snippet;
use super::index::Passage;

/// Longest excerpt, in characters: about four lines on a phone.
const LONGEST: usize = 120;
/// What stands before the first mark in a window, so that a reader can see where it is.
const LEAD: usize = 30;
const ELLIPSIS: &str = "…";
/// A window begins behind one of these where it can.
const STOPS: [char; 10] = ['。', '，', '；', '：', '！', '？', ',', ';', '.', '、'];

/// An excerpt of a passage around its marks (byte ranges of its text, in order and apart).
pub(crate) fn cut(passage: &Passage, marks: &[Range<usize>]) -> Snippet {
    let section = passage.section.clone();
    let starts = char_starts(&passage.text);
    let Some(&end) = starts.get(LONGEST + 1) else {
        return Snippet { text: passage.text.clone(), marks: marks.to_vec(), section };
    };
    let first = marks.first().map_or(0, |mark| mark.start);
    let from = if first < end { 0 } else { window_start(&passage.text, &starts, first) };
    let from_char = starts.partition_point(|&start| start < from);
    let until = starts.get(from_char + LONGEST).copied().unwrap_or(passage.text.len());
    window(&passage.text, from..until, marks, section)
}

/// A place shortly before the first mark, behind a stop if there is one.
fn window_start(text: &str, starts: &[usize], first: usize) -> usize {
    let at = starts.partition_point(|&start| start < first);
    let earliest = starts.get(at.saturating_sub(LEAD)).copied().unwrap_or(0);
    let lead = slice(text, earliest..first);
    lead.find(STOPS).map_or(earliest, |stop| {
        earliest
            + stop
            + lead.get(stop..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    })
}

fn window(text: &str, window: Range<usize>, marks: &[Range<usize>], section: String) -> Snippet {
    let before = if window.start > 0 { ELLIPSIS } else { "" };
    let after = if window.end < text.len() { ELLIPSIS } else { "" };
    let moved = |at: usize| at.clamp(window.start, window.end) - window.start + before.len();
    let marks =
        marks.iter().map(|mark| moved(mark.start)..moved(mark.end)).filter(|mark| !mark.is_empty());
    let marks = marks.collect();
    Snippet { text: format!("{before}{}{after}", slice(text, window.clone())), marks, section }
}
