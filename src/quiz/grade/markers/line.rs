//! A line without the markers that it begins with.

use super::bullets::without_bullet;
use super::labels::{without_connective, without_word};
use super::numbering::{without_number, without_outline};
use super::tails::without_explanation;
use crate::language::ListWords;

/// More markers before a line are none: `* 1. First, the` has as many.
pub(in crate::quiz::grade) const MOST_MARKERS: usize = 4;

/// A line without the marker that it begins with, if it begins with one and goes on.
pub(in crate::quiz::grade) fn without_marker<'a>(
    line: &'a str,
    words: &ListWords,
) -> Option<&'a str> {
    let line = line.trim_start();
    let rest = without_number(line, words)
        .or_else(|| without_bullet(line))
        .or_else(|| without_connective(line, words))
        .or_else(|| without_outline(line, words))
        .or_else(|| without_word(line, words))?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// A line without all its markers.
pub(in crate::quiz::grade) fn without_markers<'a>(line: &'a str, words: &ListWords) -> &'a str {
    let lines = std::iter::successors(Some(line), |line| without_marker(line, words));
    lines.take(MOST_MARKERS).last().unwrap_or(line)
}

/// A line as it is shown beside the term that it was taken for: without markers, unless the term
/// begins with one itself, and without the explanation of the term.
pub(in crate::quiz::grade) fn unmarked<'a>(
    line: &'a str,
    term: &str,
    words: &ListWords,
) -> &'a str {
    let line = line.trim();
    let bare = Some(without_markers(line, words)).filter(|_| without_marker(term, words).is_none());
    let line = bare.unwrap_or(line);
    without_explanation(line).filter(|_| without_explanation(term).is_none()).unwrap_or(line)
}

/// Whether a line is nothing but markers, of the next one as in `1、数据加密` or of none.
pub(in crate::quiz::grade) fn is_marker(line: &str, words: &ListWords) -> bool {
    let line = [line.trim(), "、X"].concat();
    let first = without_marker(&line, words);
    let marked = std::iter::successors(first, |line| without_marker(line, words));
    marked.take(MOST_MARKERS).any(|rest| rest.trim_start_matches('、') == "X")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn words() -> &'static ListWords {
        language::of("zh").list_words()
    }

    #[test]
    fn markers_are_told_from_what_looks_like_them() {
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
            assert_eq!(without_marker(line, words()), Some(rest), "{line}");
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
            assert_eq!(without_marker(line, words()), None, "{line}");
        }
        let markers = ["1", "一", "（1）", "首先", "第一", "1.", "- K", "* （2）", "💛"];
        assert!(markers.iter().all(|line| is_marker(line, words())));
        assert!(
            ["", "1234", "甲乙", "第一范式", "K甲"].iter().all(|line| !is_marker(line, words()))
        );
    }

    #[test]
    fn signs_and_digits_mark_lines_in_any_language() {
        let words = language::of("de").list_words();
        for line in ["1. Maß", "（2）Maß", "- Maß", "③Maß", "iv) Maß", "First, Maß", "Step 2: Maß"]
        {
            assert_eq!(without_marker(line, words), Some("Maß"), "{line}");
        }
        for line in ["首先，甲", "一、甲", "第一，甲", "甲、乙", "Maß"] {
            assert_eq!(without_marker(line, words), None, "{line}");
        }
        let many = without_markers("1. 2. 3. 4. Maß", words);
        assert_eq!(many, "4. Maß", "no more than three");
        assert_eq!(unmarked("1. Maß: wie lang", "Maß", words), "Maß");
        assert_eq!(unmarked("1. Maß", "1. Maß", words), "1. Maß");
    }
}
