//! The wire format of the blob's chunks: numbers, texts and lists, one after the other.
//!
//! A list is its length and its values; a variant of an enum is its number and its fields. A text
//! stands in a stream of its own, as tokens and how it [ends](crate::TextEnd): text apart from
//! structure is text as people write it, which compresses better. Nothing else is written, so a
//! reader has to know what comes.
//!
//! Written by hand because every visitor pays for the reader: serde's derived code and a
//! general format weighed twice as much in the module.

mod decoder;
mod encoder;
mod markup;
mod tag;
#[cfg(test)]
pub(crate) mod testing;
mod value;
mod varint;

pub(crate) use decoder::{DecodeError, Decoder};
pub use decoder::{MAX_NESTING, MAX_OPEN};
pub(crate) use encoder::{Encoder, encoded_texts};
pub(crate) use markup::{Tagged, decode_list, encode_list};
pub use tag::{Tag, TagReader};
pub(crate) use value::Codec;
pub(crate) use varint::{Varints, push_varint};
