//! Stars that the parser left as they are, given the only meaning they can have.
//!
//! `CommonMark` leaves `**` as it is where it finds no partner, or where Chinese punctuation
//! stands inside it and no blank outside (`**要点：**说明`):
//!
//! 1. two that enclose text are bold;
//! 2. one at the very start of a paragraph or list item, never closed, is left out;
//! 3. one at the very end, closing nothing, is left out;
//! 4. any other (`2**10`, `char** p`) is text and stays.

use study_model::Run;
use study_model::text::{is_han, slice};

use crate::problems::{DeckWarningKind, Problems};
use crate::source::Source;

/// The stars of bold text.
pub(super) const STARS: &str = "**";

/// A part of a paragraph whose stars have no meaning yet.
#[derive(Debug)]
pub(super) enum Piece {
    /// Text; `from` is its place in the source if it stands there letter by letter.
    Text {
        text: String,
        from: Option<usize>,
    },
    Run(Run),
    SoftBreak,
    Stars(usize),
}

/// The runs of a paragraph, once all of its pieces are there.
pub(super) fn resolve_stars(
    pieces: Vec<Piece>,
    source: &Source,
    problems: &mut Problems,
) -> Vec<Run> {
    let pieces: Vec<Piece> = pieces.into_iter().flat_map(split_stars).collect();
    let last = pieces.len().saturating_sub(1);
    let mut runs: Vec<Run> = Vec::new();
    // Where the text after an opening pair of stars begins in `runs`, and the stars' place.
    let mut open: Option<(usize, usize, bool)> = None;
    let mut soft_break = false;
    for (index, piece) in pieces.into_iter().enumerate() {
        let run = match piece {
            Piece::SoftBreak => {
                soft_break = true;
                continue;
            }
            Piece::Text { text, .. } => Run::Text(text),
            Piece::Run(run) => run,
            Piece::Stars(at) => match role(source, at, open.is_some()) {
                Role::Open => {
                    push_soft_break(&mut runs, &mut soft_break, None);
                    open = Some((runs.len(), at, index == 0));
                    continue;
                }
                Role::Close => {
                    if let Some((start, opened, _)) = open.take() {
                        let bold = runs.split_off(start);
                        runs.push(Run::Strong(bold));
                        problems.warn(source.location(opened), DeckWarningKind::UnrecognisedStrong);
                    }
                    continue;
                }
                Role::Text if index == last && index > 0 => {
                    problems.warn(source.location(at), DeckWarningKind::UnopenedStrong);
                    continue;
                }
                Role::Text => {
                    problems.warn(source.location(at), DeckWarningKind::LoneStrong);
                    Run::Text(STARS.to_owned())
                }
                Role::Power => Run::Text(STARS.to_owned()),
            },
        };
        push_soft_break(&mut runs, &mut soft_break, first_char(&run));
        runs.push(run);
    }
    if let Some((start, at, at_start)) = open {
        let kind =
            if at_start { DeckWarningKind::UnclosedStrong } else { DeckWarningKind::LoneStrong };
        if !at_start {
            runs.insert(start, Run::Text(STARS.to_owned()));
        }
        problems.warn(source.location(at), kind);
    }
    joined(runs)
}

/// Parts literal text at its pairs of stars; longer rows of stars are text.
fn split_stars(piece: Piece) -> Vec<Piece> {
    let Piece::Text { text, from: Some(from) } = piece else { return vec![piece] };
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(found) = slice(&text, at..text.len()).find(STARS) {
        let start = at + found;
        let rest = slice(&text, start..text.len());
        at = start + rest.len() - rest.trim_start_matches('*').len();
        if at - start == STARS.len() {
            pieces.push(Piece::Text { text: slice(&text, plain..start).to_owned(), from: None });
            pieces.push(Piece::Stars(from + start));
            plain = at;
        }
    }
    pieces.push(Piece::Text { text: slice(&text, plain..text.len()).to_owned(), from: None });
    pieces.retain(|piece| !matches!(piece, Piece::Text { text, .. } if text.is_empty()));
    pieces
}

enum Role {
    Open,
    Close,
    /// An operator between two words or numbers.
    Power,
    /// No meaning as markup.
    Text,
}

fn role(source: &Source, at: usize, open: bool) -> Role {
    let before = source.char_before(at);
    let after = source.char_at(at + STARS.len());
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    if word(before) && word(after) {
        Role::Power
    } else if open && !blank(before) {
        Role::Close
    } else if !open && !blank(after) {
        Role::Open
    } else {
        Role::Text
    }
}

/// Writes a line break of the source as a blank, or as nothing next to a Chinese character.
fn push_soft_break(runs: &mut Vec<Run>, soft_break: &mut bool, next: Option<char>) {
    if !std::mem::take(soft_break) {
        return;
    }
    let wide = |c: Option<char>| c.is_none_or(is_wide);
    if !wide(runs.last().and_then(last_char)) && !wide(next) {
        runs.push(Run::Text(" ".to_owned()));
    }
}

fn first_char(run: &Run) -> Option<char> {
    match run {
        Run::Text(text) | Run::Code(text) => text.chars().next(),
        Run::Strong(runs) | Run::Emphasis(runs) | Run::Link { runs, .. } => {
            runs.first().and_then(first_char)
        }
        Run::Break => None,
    }
}

fn last_char(run: &Run) -> Option<char> {
    match run {
        Run::Text(text) | Run::Code(text) => text.chars().next_back(),
        Run::Strong(runs) | Run::Emphasis(runs) | Run::Link { runs, .. } => {
            runs.last().and_then(last_char)
        }
        Run::Break => None,
    }
}

/// Neighbouring texts as one.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match (joined.last_mut(), run) {
            (Some(Run::Text(before)), Run::Text(text)) => before.push_str(&text),
            (_, run) => joined.push(run),
        }
    }
    joined
}

/// Whether no blank stands beside `c` where a line ends: Chinese, and its marks.
fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_marks_of_chinese_are_wide() {
        for c in '\0'..=char::MAX {
            let is_mark = (0x3000..=0x303f).contains(&u32::from(c));
            let is_form = (0xff00..=0xffef).contains(&u32::from(c));
            assert_eq!(is_wide(c), is_han(c) || is_mark || is_form, "U+{:04X}", u32::from(c));
        }
    }
}
