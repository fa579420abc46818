//! The wire format of the blob's parts: numbers, texts and lists, one after the other.
//!
//! A number is written in groups of seven bits, lowest first, the eighth bit set on all but the
//! last (LEB128); a list is its length and its values; a variant of an enum is its number and
//! its fields. A text stands in a stream of its own, as the numbers of its words and how it
//! [`TextEnd`]s: text apart from structure is text as people write it, which compresses better.
//! Nothing else is written, so a reader has to know what comes.
//!
//! Written by hand because every visitor pays for the reader: serde's derived code and a
//! general format weighed twice as much in the module.

use std::borrow::Cow;

use crate::lexicon::{FIRST_WORD, Lexicon, LexiconRef, TextEnd, Tokens, push};

/// Most levels of quotes, lists and emphasis within each other. Notes for people use three or
/// four; a stack of one megabyte, the browsers' smallest, holds many times this number.
pub const MAX_NESTING: usize = 64;
/// Most lists that are open at once when a text is shown mark by mark: a level of [`MAX_NESTING`]
/// opens a list and its item, and around and within all of them are the sections, their blocks, a
/// table's rows, its cells and their runs.
pub const MAX_OPEN: usize = 2 * MAX_NESTING + 8;

/// Bytes that nobody wrote in this format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// A value that can be written and read back.
pub(crate) trait Wire: Sized {
    fn write(&self, out: &mut Output<'_>);
    fn read(input: &mut Input<'_>) -> Result<Self, Malformed>;
}

/// What has been written.
#[derive(Debug)]
pub(crate) struct Output<'a> {
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

impl<'a> Output<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon) -> Self {
        Self { sink: Sink::Words(lexicon), structure: Vec::new(), text: Vec::new() }
    }

    pub(crate) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.structure.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.structure.push(number.to_le_bytes()[0]);
    }

    pub(crate) fn text(&mut self, text: &str, end: TextEnd) {
        let text = readable(text);
        match &mut self.sink {
            Sink::Words(lexicon) => {
                for token in lexicon.tokens(&text) {
                    push(&mut self.text, token);
                }
                push(&mut self.text, end as u32);
            }
            Sink::Texts(texts) => texts.push((text.into_owned(), end)),
        }
    }

    /// Says of the text before, if it is part of a line, how it ends after all.
    pub(crate) fn end(&mut self, how: TextEnd) {
        let parts = [TextEnd::Run as u8, TextEnd::Break as u8];
        if let Some(end) = self.text.last_mut().filter(|end| parts.contains(end)) {
            *end = how as u8;
        }
    }
}

/// Every text that is written and how it ends, in order.
pub(crate) fn texts(write: impl FnOnce(&mut Output<'_>)) -> Vec<(String, TextEnd)> {
    let sink = Sink::Texts(Vec::new());
    let mut out = Output { sink, structure: Vec::new(), text: Vec::new() };
    write(&mut out);
    if let Sink::Texts(texts) = out.sink { texts } else { Vec::new() }
}

/// Words are parted by NUL in the blob, so it is no part of any. `CommonMark` has it replaced
/// in documents (section 2.3), and so is it here in what comes from elsewhere.
fn readable(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{fffd}").into() } else { text.into() }
}

/// What is being read.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    structure: &'a [u8],
    text: Tokens<'a>,
    words: LexiconRef<'a>,
    depth: usize,
}

impl<'a> Input<'a> {
    pub(crate) fn new(structure: &'a [u8], text: &'a [u8], words: LexiconRef<'a>) -> Self {
        Self { structure, text: Tokens::new(text), words, depth: 0 }
    }

    /// Reads something, of which nothing may be left over.
    pub(crate) fn read_all<T>(
        mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        let value = read(&mut self)?;
        let over = self.structure.is_empty() && self.text.rest().is_empty();
        if over { Ok(value) } else { Err(Malformed) }
    }

    pub(crate) fn number(&mut self) -> Result<u64, Malformed> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.structure.split_first().ok_or(Malformed)?;
            self.structure = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Malformed)
    }

    fn length(&mut self) -> Result<usize, Malformed> {
        usize::try_from(self.number()?).map_err(|_| Malformed)
    }

    fn text(&mut self) -> Result<String, Malformed> {
        let mut text = String::new();
        loop {
            let token = self.text.next().ok_or(Malformed)?;
            if token < FIRST_WORD {
                return Ok(text);
            }
            text.push_str(self.words.get(token).ok_or(Malformed)?);
        }
    }

    /// Reads what may hold the same itself.
    pub(crate) fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        if self.depth == MAX_NESTING {
            return Err(Malformed);
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }
}

impl Wire for u64 {
    fn write(&self, out: &mut Output<'_>) {
        out.number(*self);
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        input.number()
    }
}

impl Wire for u32 {
    fn write(&self, out: &mut Output<'_>) {
        out.number((*self).into());
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        input.number()?.try_into().map_err(|_| Malformed)
    }
}

impl Wire for String {
    /// As a line of its own.
    fn write(&self, out: &mut Output<'_>) {
        out.text(self, TextEnd::Line);
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        input.text()
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Output<'_>) {
        out.number(self.len() as u64);
        for value in self {
            value.write(out);
        }
    }

    /// A made-up length costs nothing: memory grows with what is really read.
    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        let mut list = Self::new();
        for _ in 0..input.length()? {
            list.push(T::read(input)?);
        }
        Ok(list)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut Output<'_>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(input: &mut Input<'_>) -> Result<Self, Malformed> {
        Ok((A::read(input)?, B::read(input)?))
    }
}

/// Writes and reads a struct, field by field.
macro_rules! wire_struct {
    ($type:ty { $($field:ident),+ }) => {
        impl $crate::wire::Wire for $type {
            fn write(&self, out: &mut $crate::wire::Output<'_>) {
                $($crate::wire::Wire::write(&self.$field, out);)+
            }

            fn read(input: &mut $crate::wire::Input<'_>) -> Result<Self, $crate::wire::Malformed> {
                Ok(Self { $($field: $crate::wire::Wire::read(input)?),+ })
            }
        }
    };
}

/// Writes and reads an enum without fields, by the place of its variant in the list.
macro_rules! wire_names {
    ($type:ident: $($variant:ident),+) => {
        impl $crate::wire::Wire for $type {
            fn write(&self, out: &mut $crate::wire::Output<'_>) {
                const ALL: &[$type] = &[$($type::$variant),+];
                let at = ALL.iter().position(|variant| variant == self).unwrap_or_default();
                out.number(at as u64);
            }

            fn read(input: &mut $crate::wire::Input<'_>) -> Result<Self, $crate::wire::Malformed> {
                const ALL: &[$type] = &[$($type::$variant),+];
                let at = usize::try_from(input.number()?).unwrap_or(usize::MAX);
                ALL.get(at).copied().ok_or($crate::wire::Malformed)
            }
        }
    };
}

pub(crate) use {wire_names, wire_struct};

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::lexicon::word_ends;

    /// Structure, text, and the words of the text: its characters.
    pub(crate) fn written(write: impl Fn(&mut Output<'_>)) -> (Vec<u8>, Vec<u8>, String) {
        let mut counts = BTreeMap::new();
        for c in texts(&write).iter().flat_map(|(text, _)| text.chars()) {
            *counts.entry(c.to_string()).or_default() += 1;
        }
        let lexicon = Lexicon::new(&counts);
        let mut out = Output::new(&lexicon);
        write(&mut out);
        (out.structure, out.text, lexicon.joined())
    }

    pub(crate) fn read_with<T>(
        structure: &[u8],
        text: &[u8],
        words: &str,
        read: impl FnOnce(&mut Input<'_>) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        let words = LexiconRef { text: words, ends: &word_ends(words) };
        Input::new(structure, text, words).read_all(read)
    }

    fn reads_back<T: Wire + PartialEq>(value: &T) -> bool {
        let (structure, text, words) = written(|out| value.write(out));
        read_with(&structure, &text, &words, T::read).is_ok_and(|read| read == *value)
    }

    /// With two words: 6 is 训, 7 is 练.
    fn read<T: Wire>(structure: &[u8], text: &[u8]) -> Result<T, Malformed> {
        read_with(structure, text, "训\0练\0", T::read)
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
        let (length, ..) = written(|out| out.number(u64::MAX));
        assert!(read::<Vec<u32>>(&length, b"").is_err());
    }
}
