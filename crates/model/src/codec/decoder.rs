//! Reading what an [`Encoder`](super::Encoder) wrote, in bytes that may be made up.

use super::varint::split_varint;
use crate::lexicon::{FIRST_WORD, LexiconRef, Tokens};

/// Most levels of quotes, lists and emphasis within each other. Notes for people use three or
/// four; a stack of one megabyte, the browsers' smallest, holds many times this number.
pub const MAX_NESTING: usize = 64;
/// Most lists that are open at once when a text is shown mark by mark: a level of [`MAX_NESTING`]
/// opens a list and its item, and around and within all of them are the sections, their blocks, a
/// table's rows, its cells and their runs.
pub const MAX_OPEN: usize = 2 * MAX_NESTING + 8;

/// Bytes that nobody wrote in this format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DecodeError;

/// Reads structure and text.
#[derive(Debug)]
pub(crate) struct Decoder<'a> {
    structure: &'a [u8],
    text: Tokens<'a>,
    words: LexiconRef<'a>,
    depth: usize,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(structure: &'a [u8], text: &'a [u8], words: LexiconRef<'a>) -> Self {
        Self { structure, text: Tokens::new(text), words, depth: 0 }
    }

    /// Reads something, of which nothing may be left over.
    pub(crate) fn decode_all<T>(
        mut self,
        decode: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let value = decode(&mut self)?;
        let whole = self.structure.is_empty() && self.text.rest().is_empty();
        if whole { Ok(value) } else { Err(DecodeError) }
    }

    pub(crate) fn number(&mut self) -> Result<u64, DecodeError> {
        let (number, rest) = split_varint(self.structure).ok_or(DecodeError)?;
        self.structure = rest;
        Ok(number)
    }

    pub(super) fn length(&mut self) -> Result<usize, DecodeError> {
        usize::try_from(self.number()?).map_err(|_| DecodeError)
    }

    pub(super) fn text(&mut self) -> Result<String, DecodeError> {
        let mut text = String::new();
        loop {
            let token = self.text.next().ok_or(DecodeError)?;
            if token < FIRST_WORD {
                return Ok(text);
            }
            text.push_str(self.words.get(token).ok_or(DecodeError)?);
        }
    }

    /// Reads what may hold the same itself.
    pub(crate) fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        if self.depth == MAX_NESTING {
            return Err(DecodeError);
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }
}
