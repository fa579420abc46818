//! Tables of a TOML file, and what is wrong in them: for the manifest and the glossary.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problems::{DeckErrorKind, Problems};
use crate::source::{Source, is_unreadable};

/// A table that is being read.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    pub(crate) source: &'a Source,
    pub(crate) values: &'a DeTable<'a>,
    /// Where it begins: what is missing, is missing there.
    pub(crate) start: usize,
    pub(crate) problems: &'a mut Problems,
}

/// A text of a table, and the bytes of the source that it comes from.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
}

/// A key, and how it is used right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) wanted: &'static str,
    pub(crate) example: &'static str,
}

impl Key {
    /// What is said of any other value.
    pub(crate) fn bad(self) -> DeckErrorKind {
        DeckErrorKind::BadValue { key: self.name, wanted: self.wanted, example: self.example }
    }
}

/// The whole of a file; `None`, and a mistake, if it is not TOML.
pub(crate) fn parse<'a>(
    source: &'a Source,
    problems: &mut Problems,
) -> Option<Spanned<DeTable<'a>>> {
    DeTable::parse(&source.text)
        .map_err(|error| {
            let at = source.location(error.span().map_or(0, |span| span.start));
            problems.error(at, DeckErrorKind::BadToml { message: error.message().to_owned() });
        })
        .ok()
}

impl<'a> Table<'a> {
    pub(crate) fn error(&mut self, span: &Range<usize>, kind: DeckErrorKind) {
        self.problems.error(self.source.location(span.start), kind);
    }

    /// Reports every key but those of `known`; `rule` says which there are.
    pub(crate) fn unknown_keys(&mut self, known: &[Key], rule: &'static str) {
        for key in self.values.keys() {
            let name = key.get_ref();
            if !known.iter().any(|known| known.name == name.as_ref()) {
                let kind = DeckErrorKind::UnknownKey { key: name.to_string(), rule };
                self.error(&key.span(), kind);
            }
        }
    }

    /// The value of a key that has to be there.
    pub(crate) fn value(&mut self, key: Key) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.values.get(key.name);
        if value.is_none() {
            let start = self.start..self.start;
            self.error(&start, DeckErrorKind::MissingKey { key: key.name, example: key.example });
        }
        value
    }

    /// The text of a key that has to be there, without blanks around it.
    pub(crate) fn text(&mut self, key: Key) -> Option<Text> {
        let value = self.value(key)?;
        self.as_text(value, key)
    }

    /// The texts of a list, without those that are none.
    pub(crate) fn texts(&mut self, value: &Spanned<DeValue<'_>>, key: Key) -> Vec<Text> {
        let Some(array) = value.get_ref().as_array() else {
            self.error(&value.span(), key.bad());
            return Vec::new();
        };
        array.iter().filter_map(|item| self.as_text(item, key)).collect()
    }

    fn as_text(&mut self, value: &Spanned<DeValue<'_>>, key: Key) -> Option<Text> {
        let text = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.error(&value.span(), key.bad());
        }
        let text = text?;
        // An escape may say what no file may have in it. A line feed is no part of a name either.
        let written = value.get_ref().as_str().unwrap_or_default().trim_matches([' ', '\t', '\n']);
        if let Some(c) = written.chars().find(|&c| is_unreadable(c)) {
            self.error(&value.span(), DeckErrorKind::unreadable_character(c));
            return None;
        }
        Some(Text { text: text.to_owned(), span: value.span() })
    }
}
