//! What a query was understood as, to be told to whoever typed it.

use study_model::Blob;

use super::parts::{Candidate, Part, Reading, Typed};
use super::query::Query;

/// The query with what was meant in place of what stands for it; `None` when nothing does.
///
/// - `in_title`: whether the best hit has these words in its title.
pub(crate) fn corrected(
    blob: &Blob,
    query: &Query,
    reading: &Reading,
    parts: &[Part],
    in_title: impl Fn(&[Typed]) -> bool,
) -> Option<String> {
    let words = |meant| reading.candidates.words(meant);
    let mut told: Vec<Option<&Candidate>> = Vec::new();
    // From the end, since what goes on without a break is understood by what follows.
    let mut follows = None;
    for part in parts.iter().rev() {
        let best = part.meant.iter().find(|meant| in_title(words(meant))).or(part.meant.first());
        let end = part.span.end;
        let goes_on = follows == Some(end) && !query.breaks_at(end);
        let typed = query.typed(part.span.clone());
        let best = best.filter(|best| {
            !best.literal && (goes_on || best.whole && is_telling(blob, words(best), &typed))
        });
        follows = best.map(|best| best.span.start);
        told.push(best);
    }
    let mut text = String::new();
    let mut at = 0;
    for best in told.iter().rev().copied().flatten() {
        text.push_str(&query.typed(at..best.span.start));
        let parted = query.blanks >> best.span.start & 1 == 1;
        if parted && text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            text.push(' ');
        }
        text.extend(words(best).iter().filter_map(|word| blob.lexicon().get(word.token)));
        at = best.span.end;
    }
    text.push_str(&query.typed(at..query.len()));
    (at > 0).then_some(text)
}

/// Whether words tell more than what was typed: all of them are whole, and those of a single
/// character, which are any query's, stand there already.
fn is_telling(blob: &Blob, words: &[Typed], typed: &str) -> bool {
    words.iter().all(|word| {
        let text = blob.lexicon().get(word.token).unwrap_or_default();
        let length = text.chars().count();
        word.part.end >= length && (length > 1 || study_model::text::find(typed, text).is_some())
    })
}
