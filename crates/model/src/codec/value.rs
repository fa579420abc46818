//! Values that are written and read back, field by field.

use super::decoder::{DecodeError, Decoder};
use super::encoder::Encoder;
use crate::lexicon::TextEnd;

/// A value that can be written and read back.
pub(crate) trait Codec: Sized {
    fn encode(&self, out: &mut Encoder<'_>);
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError>;
}

impl Codec for u64 {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.number(*self);
    }

    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.number()
    }
}

impl Codec for u32 {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.number((*self).into());
    }

    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.number()?.try_into().map_err(|_| DecodeError)
    }
}

impl Codec for String {
    /// As a line of its own.
    fn encode(&self, out: &mut Encoder<'_>) {
        out.text(self, TextEnd::Line);
    }

    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.text()
    }
}

impl<T: Codec> Codec for Vec<T> {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.number(self.len() as u64);
        for value in self {
            value.encode(out);
        }
    }

    /// A made-up length costs nothing: memory grows with what is really read.
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut list = Self::new();
        for _ in 0..input.length()? {
            list.push(T::decode(input)?);
        }
        Ok(list)
    }
}

impl<A: Codec, B: Codec> Codec for (A, B) {
    fn encode(&self, out: &mut Encoder<'_>) {
        self.0.encode(out);
        self.1.encode(out);
    }

    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Ok((A::decode(input)?, B::decode(input)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::testing::{decode_with, encoded};

    fn reads_back<T: Codec + PartialEq>(value: &T) -> bool {
        let (structure, text, words) = encoded(|out| value.encode(out));
        decode_with(&structure, &text, &words, T::decode).is_ok_and(|read| read == *value)
    }

    /// With two words: 6 is 训, 7 is 练.
    fn read<T: Codec>(structure: &[u8], text: &[u8]) -> Result<T, DecodeError> {
        decode_with(structure, text, "训\0练\0", T::decode)
    }

    #[test]
    fn numbers_and_texts_read_back() {
        for number in [0, 1, 127, 128, 300, u32::MAX] {
            assert!(reads_back(&number), "{number}");
        }
        for text in ["", "ＬｏＲＡ", "a💛训练", "e\u{301}"] {
            assert!(reads_back(&text.to_owned()), "{text}");
        }
        assert!(read::<u32>(&[0xff; 20], b"").is_err());
        assert_eq!(read::<String>(&[], &[6, 7, 0]).unwrap(), "训练");
        assert!(read::<String>(&[], &[8, 0]).is_err(), "no such word");
        assert!(read::<String>(&[], &[6]).is_err(), "no end");
        assert!(read::<u32>(&[0, 0], b"").is_err(), "left over");
        assert!(read::<String>(&[], &[6, 0, 7]).is_err(), "left over");
    }

    #[test]
    fn a_made_up_length_is_an_error_and_costs_no_memory() {
        let (length, ..) = encoded(|out| out.number(u64::MAX));
        assert!(read::<Vec<u32>>(&length, b"").is_err());
    }
}
