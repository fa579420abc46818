//! How text is written: as tokens, the numbers of its words in the lexicon.
//!
//! A token below [`SHORT_TOKENS`] takes one byte, most others two. The first few are no words: they
//! end a text, and say how it goes on.

/// Numbers below this one end a text; see [`TextEnd`].
pub const FIRST_WORD: u32 = TextEnd::Break as u32 + 1;
/// Tokens below this one take one byte. Three quarters of all bytes: each of the others is the first
/// of 256 tokens of two, which makes 16,128 of them; and words grow slower than text (Heaps, 1978).
pub(super) const SHORT_TOKENS: u32 = 0xc0;
/// From this one on they take four: a byte that no shorter token begins with, and three.
const LONG_TOKENS: u32 = SHORT_TOKENS + (0xff - SHORT_TOKENS) * 0x100;

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEnd {
    /// With it ends a line: a paragraph, a list item's first paragraph, a row, a term.
    Line = 0,
    /// The line goes on with the next run.
    Run = 1,
    /// It was the label of a section.
    Label = 2,
    /// It is nothing that a reader reads: the language of a code block, an address.
    Metadata = 3,
    /// It was the label of a section that answers.
    AnswerLabel = 4,
    /// The line goes on behind a gap: in the next cell of a row, or below a line break.
    Break = 5,
}

/// Writes a token.
pub(crate) fn push_token(out: &mut Vec<u8>, token: u32) {
    let [low, middle, high, _] = token.to_le_bytes();
    if token < SHORT_TOKENS {
        out.push(low);
    } else if token < LONG_TOKENS {
        let [low, high, ..] = (token - SHORT_TOKENS).to_le_bytes();
        out.extend([SHORT_TOKENS.to_le_bytes()[0] + high, low]);
    } else {
        out.extend([0xff, high, middle, low]);
    }
}

/// How many bytes a token takes.
pub(crate) fn width(token: u32) -> usize {
    if token < SHORT_TOKENS {
        1
    } else if token < LONG_TOKENS {
        2
    } else {
        4
    }
}

/// The tokens in a run of bytes, to its end.
#[derive(Clone, Debug, Default)]
pub struct Tokens<'a> {
    bytes: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// What has not been read yet.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    /// How many bytes have not been read yet.
    #[must_use]
    #[inline]
    pub fn bytes_left(&self) -> usize {
        self.bytes.len()
    }
}

impl Iterator for Tokens<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let (&first, rest) = self.bytes.split_first()?;
        let first = u32::from(first);
        if first == 0xff {
            let (&[high, middle, low], rest) = rest.split_first_chunk()?;
            self.bytes = rest;
            return Some(u32::from_be_bytes([0, high, middle, low]));
        }
        // Without a branch: no processor can guess which of two lengths comes next.
        let wide = u32::from(first >= SHORT_TOKENS);
        let second = u32::from(rest.first().copied().unwrap_or_default());
        let number = SHORT_TOKENS.wrapping_add(first.wrapping_sub(SHORT_TOKENS) << 8 | second);
        self.bytes = rest.get(wide as usize..)?;
        Some(first ^ (first ^ number) & 0_u32.wrapping_sub(wide))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_reads_back() {
        let numbers = [0, 4, 5, 0xbf, 0xc0, 0xff, 0x100, LONG_TOKENS - 1, LONG_TOKENS, 0xff_ffff];
        let mut bytes = Vec::new();
        for number in numbers {
            push_token(&mut bytes, number);
        }
        assert_eq!(Tokens::new(&bytes).collect::<Vec<_>>(), numbers);
        assert_eq!(Tokens::new(&[0xc0]).next(), None, "cut short");
    }
}
