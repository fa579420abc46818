//! The text of a file, and places in it.

use std::fs;
use std::path::Path;

use study_model::text::slice;

use crate::problems::{DeckErrorKind, DeckWarningKind, Location, Problems};

/// Bytes between places whose number of characters before them is kept: so many are counted faster
/// than a place is written down, and what is kept is less than a hundredth of the text.
const STEP: usize = 1024;

/// A file's text, without byte order mark and with `\n` at the end of every line.
#[derive(Debug)]
pub(crate) struct Source {
    file: String,
    /// The text; positions are bytes of it.
    pub(crate) text: String,
    line_starts: Vec<usize>,
    /// How many characters begin before each [`STEP`] of bytes, so that a million slips of one
    /// line do not have it counted through a million times.
    characters: Vec<usize>,
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
            Ok(text) => Self::new(file, &text).printable(problems),
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
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut before = 0;
        let characters = text.as_bytes().chunks(STEP).map(|step| {
            let so_far = before;
            before += characters(step);
            so_far
        });
        let characters = characters.collect();
        Self { file, text, line_starts, characters }
    }

    /// The text, if it has nothing in it that nobody can read; else where that stands.
    fn printable(self, problems: &mut Problems) -> Option<Self> {
        let bad = |c: char| is_unreadable(c) && !matches!(c, '\t' | '\n');
        let mut intact = true;
        for (at, c) in self.text.char_indices().filter(|&(_, c)| bad(c)) {
            intact = false;
            problems.error(self.location(at), DeckErrorKind::unreadable_character(c));
        }
        for (at, c) in self.text.char_indices().filter(|&(_, c)| turns_text(c)) {
            problems.warn(self.location(at), DeckWarningKind::TurnedText { code: c.into() });
        }
        intact.then_some(self)
    }

    /// The place of a byte of [`Source::text`].
    pub(crate) fn location(&self, byte: usize) -> Location {
        let line = self.line_starts.partition_point(|&start| start <= byte);
        let start = line
            .checked_sub(1)
            .and_then(|before| self.line_starts.get(before))
            .copied()
            .unwrap_or(0);
        let column = self.characters_before(byte) - self.characters_before(start) + 1;
        Location { file: self.file.clone(), line, column }
    }

    fn characters_before(&self, byte: usize) -> usize {
        let step = byte / STEP;
        let rest = self.text.as_bytes().get(step * STEP..byte).unwrap_or_default();
        self.characters.get(step).copied().unwrap_or_default() + characters(rest)
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

/// How many characters begin in these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

/// Whether `c` is no part of any text: a control character, one of the line ends that Markdown does
/// not know (U+0085, U+2028, U+2029), or a byte order mark, behind which no heading is one.
pub(crate) fn is_unreadable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether `c` turns round what is written behind it, so that code is not what it looks like.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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
        assert_eq!(Source::of("a\rb\r\nc").text, "a\nb\nc");
    }

    #[test]
    fn columns_of_a_long_line_are_those_that_counting_gives() {
        let source = Source::of(&format!("一\n{}", "a💛训e\u{301}".repeat(1000)));
        for (at, _) in source.text.char_indices().step_by(97).filter(|&(at, _)| at > 3) {
            let actual = source.location(at);
            let counted = source.text.get(4..at).unwrap().chars().count() + 1;
            assert_eq!((actual.line, actual.column), (2, counted), "{at}");
        }
    }

    #[test]
    fn every_character_that_nobody_can_read_is_refused() {
        for c in '\0'..=char::MAX {
            let wanted = matches!(u32::from(c), 0..=0x1f | 0x7f..=0x9f | 0x2028 | 0x2029 | 0xfeff);
            assert_eq!(is_unreadable(c), wanted, "U+{:04X}", u32::from(c));
            let turns = matches!(u32::from(c), 0x202a..=0x202e | 0x2066..=0x2069);
            assert_eq!(turns_text(c), turns, "U+{:04X}", u32::from(c));
        }
    }
}
