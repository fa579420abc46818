//! Pairs of neighbouring characters: what stands for words where no blanks part them.

use study_model::text::{char_starts, slice};

/// Each pair of neighbouring characters of a text, in order.
pub(super) fn character_pairs(text: &str, each: &mut dyn FnMut(&str)) {
    let starts = char_starts(text);
    for (&start, &end) in starts.iter().zip(starts.iter().skip(2)) {
        each(slice(text, start..end));
    }
}
