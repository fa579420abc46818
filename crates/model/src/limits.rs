//! What a deck may decode to. Its text is numbers of words, so a small file with one long word may
//! hold gigabytes, and whoever shows them runs out of memory.

use crate::lexicon::{LexiconRef, Tokens, width};

/// Most bytes of all text of a deck: six times the text of 15,000 entries.
pub const MAX_DECK_TEXT: usize = 128 << 20;
/// Most bytes of what is shown at once: the text of an entry, or every title and id.
pub const MAX_ENTRY_TEXT: usize = MAX_DECK_TEXT / 8;

/// How long texts are when their words are put together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DecodedSizes<'a> {
    words: LexiconRef<'a>,
    /// Most bytes of a word for each byte of its number.
    per_byte: usize,
}

impl<'a> DecodedSizes<'a> {
    pub(crate) fn new(words: LexiconRef<'a>) -> Self {
        let lengths = words.numbered().map(|(word, text)| text.len().div_ceil(width(word)));
        Self { words, per_byte: lengths.max().unwrap_or_default() }
    }

    pub(crate) fn words(self) -> LexiconRef<'a> {
        self.words
    }

    /// Whether a text has at most this many bytes. Counts only where a look at its length in
    /// numbers does not tell.
    pub(crate) fn fits(self, text: &[u8], most: usize) -> bool {
        text.len().saturating_mul(self.per_byte) <= most || self.length(text) <= most
    }

    /// How many bytes a text has, decoded.
    pub(crate) fn length(self, text: &[u8]) -> usize {
        let length = |word| self.words.get(word).map_or(0, str::len);
        Tokens::new(text).map(length).fold(0, usize::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::word_ends;

    #[test]
    fn a_text_fits_up_to_its_very_length() {
        let text = "a\0训练\0";
        let ends = word_ends(text);
        let sizes = DecodedSizes::new(LexiconRef { text, ends: &ends });
        // Two words, and the end of a text, which has no length.
        for (tokens, length) in
            [([6, 0].as_slice(), 1), (&[7, 6, 7, 0], 13), (&[7; 9], 54), (&[0], 0)]
        {
            assert_eq!(sizes.length(tokens), length);
            assert!(sizes.fits(tokens, length), "{tokens:?}");
            assert!(length == 0 || !sizes.fits(tokens, length - 1), "{tokens:?}");
        }
    }
}
