//! Writing: structure into one stream, text into another.

use std::borrow::Cow;

use super::varint::push_varint;
use crate::lexicon::{Lexicon, TextEnd, push_token};

/// Writes structure and text.
#[derive(Debug)]
pub(crate) struct Encoder<'a> {
    sink: Sink<'a>,
    pub(crate) structure: Vec<u8>,
    pub(crate) text: Vec<u8>,
}

/// Where texts go.
#[derive(Debug)]
enum Sink<'a> {
    /// Into the stream of text, in the numbers of these words.
    Words(&'a Lexicon),
    /// Into a list, for the words to be found in them.
    Texts(Vec<(String, TextEnd)>),
}

impl<'a> Encoder<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon) -> Self {
        Self { sink: Sink::Words(lexicon), structure: Vec::new(), text: Vec::new() }
    }

    pub(crate) fn number(&mut self, number: u64) {
        push_varint(&mut self.structure, number);
    }

    pub(crate) fn text(&mut self, text: &str, end: TextEnd) {
        let text = readable(text);
        match &mut self.sink {
            Sink::Words(lexicon) => {
                for token in lexicon.tokens(&text) {
                    push_token(&mut self.text, token);
                }
                push_token(&mut self.text, end as u32);
            }
            Sink::Texts(texts) => texts.push((text.into_owned(), end)),
        }
    }

    /// Says of the text before, if its line was to go on, how it ends after all.
    pub(crate) fn end(&mut self, how: TextEnd) {
        let within_line = [TextEnd::Run as u8, TextEnd::Break as u8];
        if let Some(end) = self.text.last_mut().filter(|end| within_line.contains(end)) {
            *end = how as u8;
        }
    }
}

/// Every text that an encoding has and how it ends, in order.
pub(crate) fn encoded_texts(encode: impl FnOnce(&mut Encoder<'_>)) -> Vec<(String, TextEnd)> {
    let sink = Sink::Texts(Vec::new());
    let mut out = Encoder { sink, structure: Vec::new(), text: Vec::new() };
    encode(&mut out);
    if let Sink::Texts(texts) = out.sink { texts } else { Vec::new() }
}

/// Words are parted by NUL in the blob, so it is no part of any. `CommonMark` has it replaced
/// in documents (section 2.3), and so is it here in what comes from elsewhere.
fn readable(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{fffd}").into() } else { text.into() }
}
