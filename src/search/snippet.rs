//! Excerpts: a passage as it stands, or a window of a long one.

use std::ops::Range;

use study_model::text::{char_starts, slice};

use super::result::Snippet;

/// Longest excerpt, in characters: about four lines on a phone.
const LONGEST: usize = 120;
/// What stands before the longest mark in a window, so that a reader can see where it is.
const LEAD: usize = 30;
const ELLIPSIS: &str = "…";
/// A window begins behind one of these where it can.
const STOPS: [char; 10] = ['。', '，', '；', '：', '！', '？', ',', ';', '.', '、'];

/// An excerpt of a passage around its marks (byte ranges of `text`, in order and apart).
pub(crate) fn cut(text: String, section: String, marks: Vec<Range<usize>>) -> Snippet {
    let starts = char_starts(&text);
    if starts.len() <= LONGEST + 1 {
        return Snippet { text, marks, section };
    }
    let end = |from: usize| starts.get(from + LONGEST).copied().unwrap_or(text.len());
    // What matched in one piece says more than words of it elsewhere.
    let longest = marks.iter().rev().max_by_key(|mark| mark.len()).cloned().unwrap_or_default();
    let from = if longest.end <= end(0) { 0 } else { window_start(&text, &starts, longest.start) };
    let from_char = starts.partition_point(|&start| start < from);
    window(&text, from..end(from_char), &marks, section)
}

/// A place shortly before a mark, behind a stop if there is one.
fn window_start(text: &str, starts: &[usize], mark: usize) -> usize {
    let at = starts.partition_point(|&start| start < mark);
    let earliest = starts.get(at.saturating_sub(LEAD)).copied().unwrap_or(0);
    let mut lead = slice(text, earliest..mark).char_indices();
    let stop = lead.find(|(_, c)| STOPS.contains(c));
    stop.map_or(earliest, |(stop, c)| earliest + stop + c.len_utf8())
}

fn window(text: &str, window: Range<usize>, marks: &[Range<usize>], section: String) -> Snippet {
    let before = if window.start > 0 { ELLIPSIS } else { "" };
    let after = if window.end < text.len() { ELLIPSIS } else { "" };
    let Range { start, end } = window;
    let moved = |at: usize| at.clamp(start, end) - start + before.len();
    let marks = marks.iter().map(|mark| moved(mark.start)..moved(mark.end));
    let marks = marks.filter(|mark| !mark.is_empty()).collect();
    let text = [before, slice(text, window), after].concat();
    Snippet { text, marks, section }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt of a text around the first `word`, and what is marked in it.
    fn around(text: &str, word: &str) -> (String, Vec<String>) {
        let at = text.find(word).unwrap();
        let marks = vec![Range { start: at, end: at + word.len() }];
        let snippet = cut(text.to_owned(), "答案".to_owned(), marks);
        let marked = snippet.marks.iter().map(|mark| slice(&snippet.text, mark.clone()).to_owned());
        (snippet.text.clone(), marked.collect())
    }

    #[test]
    fn a_short_passage_stays_whole() {
        let text = "数据加密：对💛数据进行ＡＥＳ加密。";
        assert_eq!(around(text, "ＡＥＳ"), (text.to_owned(), vec!["ＡＥＳ".to_owned()]));
        assert_eq!(cut(String::new(), String::new(), Vec::new()).text, "");
    }

    #[test]
    fn a_long_passage_is_cut_around_the_first_mark() {
        let text = format!("{}，其中💛剪枝最常用，{}", "甲".repeat(200), "乙".repeat(200));
        let (excerpt, marked) = around(&text, "剪枝");
        assert!(
            excerpt.starts_with("…其中💛剪枝最常用，乙") && excerpt.ends_with("乙…"),
            "{excerpt}"
        );
        assert_eq!(excerpt.chars().count(), LONGEST + 2);
        assert_eq!(marked, ["剪枝"]);
    }

    #[test]
    fn no_window_ends_inside_of_what_it_is_around() {
        let text = format!("{}剪枝，{}", "甲".repeat(LONGEST - 1), "乙".repeat(200));
        assert_eq!(around(&text, "剪枝").1, ["剪枝"]);
    }

    #[test]
    fn marks_beyond_the_window_are_left_out() {
        let text = format!("剪枝{}量化", "甲".repeat(200));
        let marks = vec![0..6, text.len() - 6..text.len()];
        assert_eq!(cut(text, String::new(), marks).marks, [0..6, 0..0][..1]);
    }
}
