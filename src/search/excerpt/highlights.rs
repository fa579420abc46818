//! What of a text is highlighted.

use std::ops::Range;

use study_model::{Blob, TextEnd};

use crate::search::index::searcher::Searcher;
use crate::search::rank::clauses::Clauses;

/// Byte ranges of what is looked for in a text, in order and apart.
pub(crate) fn highlights(
    searcher: Searcher<'_>,
    tokens: impl Iterator<Item = u32>,
    clauses: &Clauses,
) -> Vec<Range<usize>> {
    let mut highlights: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for token in tokens {
        let text = token_text(searcher.blob(), token);
        if clauses.token_set(token) != 0 {
            let letters = clauses.typed_letters(token);
            let typed = byte_range(text, searcher.dictionary().characters(token, text, letters));
            let highlight = at + typed.start..at + typed.end;
            match highlights.last_mut() {
                Some(last) if last.end == highlight.start => last.end = highlight.end,
                _ => highlights.push(highlight),
            }
        }
        at += text.len();
    }
    highlights
}

/// What stands for a token in an excerpt.
pub(super) fn token_text(blob: &Blob, token: u32) -> &str {
    let is_break = token == TextEnd::Break as u32;
    if is_break { " " } else { blob.lexicon().get(token).unwrap_or_default() }
}

/// The byte range of a range of characters.
fn byte_range(text: &str, chars: Range<usize>) -> Range<usize> {
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    byte(chars.start)..byte(chars.end)
}
