//! Runs of characters of one kind, whatever the language.

use study_model::text::{Script, is_han, normalise_char, script, slice};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest run in one piece, in characters: as much as search reads of a query. What is longer
/// (genes, keys, addresses) is no word, and would be looked up as one at each of its letters.
const LONGEST_RUN: usize = 63;

/// Characters that make one run.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Han,
    Letter(Script),
    /// Belongs to the letter before it.
    Accent,
    Digit,
    Blank,
    Single,
}

fn class(c: char) -> Class {
    match c {
        ' ' => Class::Blank,
        '0'..='9' | '０'..='９' => Class::Digit,
        _ if is_combining_mark(c) => Class::Accent,
        _ if is_han(c) => Class::Han,
        // ế and ﬁ are letters of Latin, as search reads them.
        _ if c.is_alphabetic() => Class::Letter(
            [c].into_iter()
                .nfkd()
                .next()
                .map_or(Script::Other, |base| script(normalise_char(base))),
        ),
        _ => Class::Single,
    }
}

/// The runs of a text, in order; together they are the text again.
///
/// Letters make a run, those of Latin apart from those of other alphabets, and so do digits, blanks
/// and Chinese characters, unless the run is very long. Every other character, such as a mark or 💛,
/// is a run of its own.
pub(super) fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let (mut start, mut length) = (0, 0);
    let mut before = Class::Single;
    for (at, c) in text.char_indices() {
        let mut class = class(c);
        if class == Class::Accent && matches!(before, Class::Letter(_)) {
            class = before;
        }
        let is_long = length == LONGEST_RUN && class != Class::Han;
        if at > start && (class != before || class == Class::Single || is_long) {
            runs.push(slice(text, start..at));
            (start, length) = (at, 0);
        }
        before = class;
        length += 1;
    }
    if start < text.len() {
        runs.push(slice(text, start..text.len()));
    }
    runs
}
