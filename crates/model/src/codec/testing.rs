//! What tests write with and read with.

use std::collections::BTreeMap;

use super::decoder::{DecodeError, Decoder};
use super::encoder::{Encoder, encoded_texts};
use crate::lexicon::{Lexicon, LexiconRef, word_ends};

/// Structure, text, and the words of the text: its characters.
pub(crate) fn encoded(encode: impl Fn(&mut Encoder<'_>)) -> (Vec<u8>, Vec<u8>, String) {
    let mut counts = BTreeMap::new();
    for c in encoded_texts(&encode).iter().flat_map(|(text, _)| text.chars()) {
        *counts.entry(c.to_string()).or_default() += 1;
    }
    let lexicon = Lexicon::new(&counts);
    let mut out = Encoder::new(&lexicon);
    encode(&mut out);
    (out.structure, out.text, lexicon.joined())
}

pub(crate) fn decode_with<T>(
    structure: &[u8],
    text: &[u8],
    words: &str,
    decode: impl FnOnce(&mut Decoder<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let words = LexiconRef { text: words, ends: &word_ends(words) };
    Decoder::new(structure, text, words).decode_all(decode)
}
