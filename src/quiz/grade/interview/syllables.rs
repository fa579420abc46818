//! Where a text in Latin letters may be cut so that it can be read as pinyin.

use std::ops::Range;

use super::chars::{Break, TextChar, is_inside_word};
use crate::pinyin::{Pinyin, SYLLABLE_COUNT};

/// `zhuang`.
const LONGEST_SYLLABLE: usize = 6;

/// For each place, of which there is one more than characters, whether a spelled term may begin or
/// end there.
#[derive(Debug)]
pub(super) struct SyllableBreaks {
    /// Whether what stands before it, back to where a word begins, can be read as syllables.
    pub(super) before: Vec<bool>,
    /// The same of what stands behind it, on to where a word ends.
    pub(super) after: Vec<bool>,
}

impl SyllableBreaks {
    pub(super) fn new(pinyin: &Pinyin, chars: &[TextChar]) -> Self {
        let syllables = find_syllables(pinyin, chars);
        let words: Vec<bool> = (0..=chars.len()).map(|at| !is_inside_word(chars, at)).collect();
        let mut breaks = Self { before: words.clone(), after: words };
        // In the order of their starts each syllable finds the ones before it done.
        for syllable in &syllables {
            extend(&mut breaks.before, syllable.start, syllable.end);
        }
        for syllable in syllables.iter().rev() {
            extend(&mut breaks.after, syllable.end, syllable.start);
        }
        breaks
    }
}

/// Where a break is at one end of a syllable there may be one at the other.
fn extend(breaks: &mut [bool], from: usize, to: usize) {
    if breaks.get(from) == Some(&true)
        && let Some(to) = breaks.get_mut(to)
    {
        *to = true;
    }
}

/// Wherever a syllable is spelled, in the order of the text.
fn find_syllables(pinyin: &Pinyin, chars: &[TextChar]) -> Vec<Range<usize>> {
    let spellings = (0..SYLLABLE_COUNT).map(|syllable| pinyin.spelling(syllable));
    let mut syllables: Vec<u64> = spellings.filter(|&it| it != 0).collect();
    syllables.sort_unstable();
    let mut found = Vec::new();
    for start in 0..chars.len() {
        let mut word = 0;
        let letters = chars.iter().enumerate().skip(start).take(LONGEST_SYLLABLE);
        for (at, &TextChar { c, before, .. }) in letters {
            let length = at - start;
            if !c.is_ascii_lowercase() || length > 0 && before != Break::None {
                break;
            }
            word |= u64::from(u32::from(c)) << (56 - 8 * length);
            if syllables.binary_search(&word).is_ok() {
                found.push(start..at + 1);
            }
        }
    }
    found
}
