//! The text of a file, and places in it.

use std::fs;
use std::path::Path;

use study_model::text::slice;

use crate::problem::{DeckErrorKind, Location, Problems};

/// A file's text, without byte order mark and with `\n` at the end of every line.
#[derive(Debug)]
pub(crate) struct Source {
    file: String,
    /// The text; positions are bytes of it.
    pub(crate) text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// Reads a file; says what is wrong with it otherwise.
    pub(crate) fn read(path: &Path, problems: &mut Problems) -> Option<Self> {
        let file = path.display().to_string();
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let at = Location { file, line: 1, column: 1 };
                problems.error(at, DeckErrorKind::Unreadable { reason: error.to_string() });
                return None;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => Some(Self::new(file, &text)),
            Err(error) => {
                let intact = error.utf8_error().valid_up_to();
                let text =
                    String::from_utf8_lossy(error.as_bytes().get(..intact).unwrap_or_default());
                let before = Self::new(file, &text);
                problems.error(before.location(before.text.len()), DeckErrorKind::NotUtf8);
                None
            }
        }
    }

    fn new(file: String, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file, text, line_starts }
    }

    /// The place of a byte of [`Source::text`].
    pub(crate) fn location(&self, byte: usize) -> Location {
        let line = self.line_starts.partition_point(|&start| start <= byte);
        let start = line
            .checked_sub(1)
            .and_then(|before| self.line_starts.get(before))
            .copied()
            .unwrap_or(0);
        let column = slice(&self.text, start..byte).chars().count() + 1;
        Location { file: self.file.clone(), line, column }
    }

    /// The character before a byte position.
    pub(crate) fn char_before(&self, byte: usize) -> Option<char> {
        slice(&self.text, 0..byte).chars().next_back()
    }

    /// The character at a byte position.
    pub(crate) fn char_at(&self, byte: usize) -> Option<char> {
        slice(&self.text, byte..self.text.len()).chars().next()
    }
}

#[cfg(test)]
impl Source {
    /// A source that was never a file.
    pub(crate) fn of(text: &str) -> Self {
        Self::new("test.md".into(), text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_may_end_either_way() {
        let source = Source::of("\u{feff}一\r\na💛训练\r\n");
        assert_eq!(source.text, "一\na💛训练\n");
        let at = source.location(source.text.find("训").unwrap());
        assert_eq!((at.line, at.column), (2, 3));
        let end = source.location(source.text.len());
        assert_eq!((end.line, end.column), (3, 1));
    }
}
