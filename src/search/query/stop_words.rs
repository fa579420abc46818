//! Where stop words stand in a query.

use super::characters::Query;
use crate::search::positions::Positions;

/// For each position of a query where the stop words end that begin there.
///
/// - `stop_words`: lists in normal form, parted by blanks.
pub(super) fn stop_word_ends(query: &Query, stop_words: &[&str]) -> Vec<Positions> {
    let mut ends = vec![0; query.len()];
    // A filter: most stop words begin with a character that was not typed.
    let bit = |c: char| 1_u64 << (u32::from(c) % u64::BITS);
    let typed = query.chars.iter().fold(0, |set, &c| set | bit(c));
    for word in stop_words.iter().flat_map(|list| list.split(' ')) {
        let mut letters = word.chars();
        let first = letters.next();
        if first.is_none_or(|c| typed & bit(c) == 0) {
            continue;
        }
        for (start, ends) in ends.iter_mut().enumerate() {
            if query.chars.get(start).copied() != first {
                continue;
            }
            let mut rest = query.chars.get(start + 1..).unwrap_or_default().iter();
            if letters.clone().all(|c| rest.next() == Some(&c)) {
                *ends |= 1 << (query.len() - rest.len());
            }
        }
    }
    ends
}
