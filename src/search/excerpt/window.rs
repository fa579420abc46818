//! A passage as it stands, or a window of a long one.

use std::ops::Range;

use study_model::text::{char_starts, slice};

use crate::search::result::Excerpt;

/// Longest excerpt, in characters: about four lines on a phone.
const MAX_LENGTH: usize = 120;
/// Characters before the longest highlight in a window, so that a reader can see where it is: about
/// one of the four lines.
const LEAD: usize = MAX_LENGTH / 4;
const ELLIPSIS: &str = "…";
/// A window begins behind one of these where it can: Chinese and English punctuation.
const PUNCTUATION: [char; 10] = ['。', '，', '；', '：', '！', '？', ',', ';', '.', '、'];

/// An excerpt of a passage around its highlights (byte ranges of `text`, in order and apart).
pub(crate) fn cut(text: String, section: String, highlights: Vec<Range<usize>>) -> Excerpt {
    let starts = char_starts(&text);
    if starts.len() <= MAX_LENGTH + 1 {
        return Excerpt { text, highlights, section };
    }
    let end = |from: usize| starts.get(from + MAX_LENGTH).copied().unwrap_or(text.len());
    // What matched in one piece says more than words of it elsewhere.
    let longest = highlights
        .iter()
        .rev()
        .max_by_key(|highlight| highlight.len())
        .cloned()
        .unwrap_or_default();
    let from = if longest.end <= end(0) { 0 } else { window_start(&text, &starts, longest.start) };
    let from_char = starts.partition_point(|&start| start < from);
    window(&text, from..end(from_char), &highlights, section)
}

/// A place shortly before a highlight, behind punctuation if there is any.
fn window_start(text: &str, starts: &[usize], highlight: usize) -> usize {
    let at = starts.partition_point(|&start| start < highlight);
    let earliest = starts.get(at.saturating_sub(LEAD)).copied().unwrap_or(0);
    let mut lead = slice(text, earliest..highlight).char_indices();
    let stop = lead.find(|(_, c)| PUNCTUATION.contains(c));
    stop.map_or(earliest, |(stop, c)| earliest + stop + c.len_utf8())
}

fn window(
    text: &str,
    window: Range<usize>,
    highlights: &[Range<usize>],
    section: String,
) -> Excerpt {
    let before = if window.start > 0 { ELLIPSIS } else { "" };
    let after = if window.end < text.len() { ELLIPSIS } else { "" };
    let Range { start, end } = window;
    let shift = |at: usize| at.clamp(start, end) - start + before.len();
    let highlights =
        highlights.iter().map(|highlight| shift(highlight.start)..shift(highlight.end));
    let highlights = highlights.filter(|highlight| !highlight.is_empty()).collect();
    let text = [before, slice(text, window), after].concat();
    Excerpt { text, highlights, section }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt of a text around the first `word`, and what is highlighted in it.
    fn around(text: &str, word: &str) -> (String, Vec<String>) {
        let at = text.find(word).unwrap();
        let highlights = vec![Range { start: at, end: at + word.len() }];
        let excerpt = cut(text.to_owned(), "答案".to_owned(), highlights);
        let highlighted = excerpt
            .highlights
            .iter()
            .map(|highlight| slice(&excerpt.text, highlight.clone()).to_owned());
        (excerpt.text.clone(), highlighted.collect())
    }

    #[test]
    fn a_short_passage_stays_whole() {
        let text = "数据加密：对💛数据进行ＡＥＳ加密。";
        assert_eq!(around(text, "ＡＥＳ"), (text.to_owned(), vec!["ＡＥＳ".to_owned()]));
        assert_eq!(cut(String::new(), String::new(), Vec::new()).text, "");
    }

    #[test]
    fn a_long_passage_is_cut_around_its_highlight() {
        let text = format!("{}，其中💛剪枝最常用，{}", "甲".repeat(200), "乙".repeat(200));
        let (excerpt, highlighted) = around(&text, "剪枝");
        assert!(
            excerpt.starts_with("…其中💛剪枝最常用，乙") && excerpt.ends_with("乙…"),
            "{excerpt}"
        );
        assert_eq!(excerpt.chars().count(), MAX_LENGTH + 2);
        assert_eq!(highlighted, ["剪枝"]);
    }

    #[test]
    fn no_window_ends_inside_of_what_it_is_around() {
        let text = format!("{}剪枝，{}", "甲".repeat(MAX_LENGTH - 1), "乙".repeat(200));
        assert_eq!(around(&text, "剪枝").1, ["剪枝"]);
    }

    #[test]
    fn highlights_beyond_the_window_are_left_out() {
        let text = format!("剪枝{}量化", "甲".repeat(200));
        let highlights = vec![0..6, text.len() - 6..text.len()];
        assert_eq!(cut(text, String::new(), highlights).highlights, [0..6, 0..0][..1]);
    }
}
