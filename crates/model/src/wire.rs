//! The wire format of the blob's parts: numbers, texts and lists, one after the other.
//!
//! A number is written in groups of seven bits, lowest first, the eighth bit set on all but the
//! last (LEB128); a text is its length in bytes and its UTF-8; a list is its length and its
//! values; a variant of an enum is its number and its fields. Nothing else is written, so a
//! reader has to know what comes.
//!
//! Written by hand because every visitor pays for the reader: serde's derived code and a
//! general format weighed 24 kB more in the module, this file weighs under 5.

use crate::blob::BlobError;

/// Most levels of quotes, lists and emphasis within each other. Notes for people use three or
/// four; a stack of one megabyte, the browsers' smallest, holds many times this number.
pub const MAX_NESTING: usize = 64;

/// A value that can be written and read back.
pub(crate) trait Wire: Sized {
    fn write(&self, out: &mut Vec<u8>);
    fn read(input: &mut Input<'_>) -> Result<Self, BlobError>;
}

/// Bytes that are being read.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    rest: &'a [u8],
    depth: usize,
}

impl<'a> Input<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, depth: 0 }
    }

    /// Reads one value, of which nothing may be left over.
    pub(crate) fn read_all<T: Wire>(mut self) -> Result<T, BlobError> {
        let value = T::read(&mut self)?;
        if self.rest.is_empty() { Ok(value) } else { Err(BlobError::Damaged) }
    }

    pub(crate) fn number(&mut self) -> Result<u64, BlobError> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.rest.split_first().ok_or(BlobError::Damaged)?;
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(BlobError::Damaged)
    }

    fn length(&mut self) -> Result<usize, BlobError> {
        usize::try_from(self.number()?).map_err(|_| BlobError::Damaged)
    }

    fn text(&mut self) -> Result<&'a str, BlobError> {
        let length = self.length()?;
        let (text, rest) = self.rest.split_at_checked(length).ok_or(BlobError::Damaged)?;
        self.rest = rest;
        std::str::from_utf8(text).map_err(|_| BlobError::Damaged)
    }

    /// Reads a list whose values may hold such lists themselves.
    pub(crate) fn nested<T: Wire>(&mut self) -> Result<Vec<T>, BlobError> {
        if self.depth == MAX_NESTING {
            return Err(BlobError::Damaged);
        }
        self.depth += 1;
        let list = Vec::read(self);
        self.depth -= 1;
        list
    }
}

pub(crate) fn write_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

impl Wire for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        write_number((*self).into(), out);
    }

    fn read(input: &mut Input<'_>) -> Result<Self, BlobError> {
        input.number()?.try_into().map_err(|_| BlobError::Damaged)
    }
}

impl Wire for String {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(self.len() as u64, out);
        out.extend(self.as_bytes());
    }

    fn read(input: &mut Input<'_>) -> Result<Self, BlobError> {
        input.text().map(ToOwned::to_owned)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(self.len() as u64, out);
        for value in self {
            value.write(out);
        }
    }

    /// A made-up length costs nothing: memory grows with what is really read.
    fn read(input: &mut Input<'_>) -> Result<Self, BlobError> {
        let mut list = Self::new();
        for _ in 0..input.length()? {
            list.push(T::read(input)?);
        }
        Ok(list)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(input: &mut Input<'_>) -> Result<Self, BlobError> {
        Ok((A::read(input)?, B::read(input)?))
    }
}

/// Writes and reads a struct, field by field.
macro_rules! wire_struct {
    ($type:ty { $($field:ident),+ }) => {
        impl $crate::wire::Wire for $type {
            fn write(&self, out: &mut Vec<u8>) {
                $($crate::wire::Wire::write(&self.$field, out);)+
            }

            fn read(input: &mut $crate::wire::Input<'_>) -> Result<Self, $crate::blob::BlobError> {
                Ok(Self { $($field: $crate::wire::Wire::read(input)?),+ })
            }
        }
    };
}

/// Writes and reads an enum without fields, by the place of its variant in the list.
macro_rules! wire_names {
    ($type:ident: $($variant:ident),+) => {
        impl $crate::wire::Wire for $type {
            fn write(&self, out: &mut Vec<u8>) {
                const ALL: &[$type] = &[$($type::$variant),+];
                let at = ALL.iter().position(|variant| variant == self).unwrap_or_default();
                $crate::wire::write_number(at as u64, out);
            }

            fn read(input: &mut $crate::wire::Input<'_>) -> Result<Self, $crate::blob::BlobError> {
                const ALL: &[$type] = &[$($type::$variant),+];
                let at = usize::try_from(input.number()?).unwrap_or(usize::MAX);
                ALL.get(at).copied().ok_or($crate::blob::BlobError::Damaged)
            }
        }
    };
}

pub(crate) use {wire_names, wire_struct};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Run};

    fn reads_back<T: Wire + PartialEq>(value: &T) -> bool {
        let mut bytes = Vec::new();
        value.write(&mut bytes);
        Input::new(&bytes).read_all::<T>().is_ok_and(|read| read == *value)
    }

    fn quoted(levels: usize) -> Block {
        (0..levels).fold(Block::Rule, |inner, _| Block::Quote(vec![inner]))
    }

    #[test]
    fn numbers_and_texts_read_back() {
        for number in [0, 1, 127, 128, 300, u32::MAX] {
            assert!(reads_back(&number), "{number}");
        }
        for text in ["", "ＬｏＲＡ", "a💛训练", "e\u{301}"] {
            assert!(reads_back(&text.to_owned()), "{text}");
        }
        assert!(Input::new(&[0xff; 20]).read_all::<u32>().is_err());
        assert!(Input::new(&[1, 0xff]).read_all::<String>().is_err());
        assert!(Input::new(&[0, 0]).read_all::<u32>().is_err(), "left over");
    }

    #[test]
    fn a_made_up_length_is_an_error_and_costs_no_memory() {
        let mut bytes = Vec::new();
        write_number(u64::MAX, &mut bytes);
        assert!(Input::new(&bytes).read_all::<Vec<u32>>().is_err());
    }

    #[test]
    fn nesting_ends_where_it_is_said_to_end() {
        assert!(reads_back(&quoted(MAX_NESTING)));
        assert!(!reads_back(&quoted(MAX_NESTING + 1)));
    }

    #[test]
    fn a_million_levels_are_an_error_and_no_overflow() {
        let mut strong = Vec::new();
        Run::Strong(vec![Run::Break]).write(&mut strong);
        assert!(Input::new(&strong[..2].repeat(1_000_000)).read_all::<Run>().is_err());
    }
}
