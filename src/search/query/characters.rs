//! What was typed, character by character.

use std::ops::Range;

use study_model::text::normalise_char;
pub(crate) use study_model::text::{Script, script};

use crate::pinyin::Pinyin;
use crate::search::positions::{MAX_QUERY_LENGTH, Positions};

/// Typed characters that are read to find [`MAX_QUERY_LENGTH`] that are no separators: seven
/// separators to each are more than anybody types, and a million are not worth the time.
const MAX_CHARS_READ: usize = 8 * MAX_QUERY_LENGTH;

/// A query without its separators.
#[derive(Debug, Default)]
pub(crate) struct Query {
    /// Normalised characters.
    pub(crate) chars: Vec<char>,
    /// The same as they were typed; [`EXPANSION`] behind the first of several that one was
    /// normalised to.
    typed: Vec<char>,
    /// Before which characters there is a boundary: a separator, or the change from one script to
    /// another; the first is such a position too.
    pub(crate) boundaries: Positions,
    /// Where a separator was typed.
    pub(crate) separators: Positions,
    /// The length of the query up to each position, and to its end.
    weight_up_to: Vec<u32>,
}

/// Stands for no character that anybody types: a NUL is read as a blank.
const EXPANSION: char = '\0';

/// Length of a Chinese character, to which that of a [`LETTER`] is as 2 to 5: five letters make up
/// two characters, whether they spell their pinyin or an English word.
pub(crate) const HAN: u32 = 5;
const LETTER: u32 = 2;

impl Query {
    pub(crate) fn new(text: &str, pinyin: &Pinyin) -> Self {
        let mut query = Self { boundaries: 1, weight_up_to: vec![0], ..Self::default() };
        let mut last = None;
        let mut length = 0;
        for typed in text.chars().take(MAX_CHARS_READ) {
            let start = query.chars.len();
            if start == MAX_QUERY_LENGTH {
                break;
            }
            pinyin.fold_into(typed, &mut query.chars);
            query.chars.truncate(MAX_QUERY_LENGTH);
            for (at, &c) in query.chars.iter().enumerate().skip(start) {
                if last != Some(script(c)) || query.separators >> at & 1 == 1 {
                    query.boundaries |= 1 << at;
                }
                last = Some(script(c));
                query.typed.push(if at == start { typed } else { EXPANSION });
                length += if script(c) == Script::Han { HAN } else { LETTER };
                query.weight_up_to.push(length);
            }
            if normalise_char(typed) == ' ' {
                query.separators |= 1 << start;
            }
        }
        query
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// What a span weighs: [`HAN`] for each Chinese character, [`LETTER`] for each letter.
    pub(crate) fn weight_of(&self, span: &Range<usize>) -> u32 {
        let up_to = |at: usize| self.weight_up_to.get(at).copied().unwrap_or_default();
        up_to(span.end).saturating_sub(up_to(span.start))
    }

    /// What was typed there, with a space wherever something separated it.
    pub(crate) fn typed(&self, span: Range<usize>) -> String {
        let mut text = String::new();
        for at in span {
            if self.separators >> at & 1 == 1 && at > 0 {
                text.push(' ');
            }
            text.extend(self.typed.get(at).filter(|&&typed| typed != EXPANSION));
        }
        text
    }

    /// Whether there is a boundary before a position; the end of the query is one.
    pub(crate) fn is_boundary(&self, at: usize) -> bool {
        at >= self.len() || self.boundaries >> at & 1 == 1
    }

    /// The spans between boundaries that are in a wanted script.
    pub(crate) fn runs(
        &self,
        wanted: impl Fn(Script) -> bool,
    ) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        let runs = std::iter::from_fn(move || {
            let start = at;
            at = (start + 1..=self.len()).find(|&at| self.is_boundary(at))?;
            Some(start..at)
        });
        runs.filter(move |run| self.chars.get(run.start).is_some_and(|&c| wanted(script(c))))
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::fixture::nasty;

    fn query(text: &str) -> Query {
        Query::new(text, nasty().searcher().pinyin())
    }

    #[test]
    fn width_case_separators_and_traditional_forms_are_normalised_away() {
        let read = query("ＧＰＵ，數據 e\u{301}💛가");
        assert_eq!(read.chars.iter().collect::<String>(), "gpu数据e💛\u{1100}\u{1161}");
        assert_eq!(read.typed(0..read.len()), "ＧＰＵ 數據 e💛가");
        assert_eq!(read.separators, 1 << 3 | 1 << 5);
        assert_eq!(read.boundaries, 1 | 1 << 3 | 1 << 5 | 1 << 6, "no change of script behind 💛");
    }

    #[test]
    fn five_letters_are_as_long_as_two_chinese_characters() {
        let read = query("shuju数据");
        assert_eq!(read.weight_of(&(0..5)), read.weight_of(&(5..7)));
        assert_eq!(read.weight_of(&(0..read.len())), 4 * HAN);
        assert_eq!(read.weight_of(&(3..3)), 0);
    }

    #[test]
    fn no_more_is_read_than_a_set_of_positions_holds() {
        for text in ["数".repeat(70), "가".repeat(70), format!("{}，{}", "a".repeat(62), "bc")] {
            assert_eq!(query(&text).len(), MAX_QUERY_LENGTH, "{text}");
        }
        assert_eq!(query(&format!("{}数", "，".repeat(MAX_CHARS_READ))).len(), 0);
        assert_eq!(query(&format!("{}数", "，".repeat(MAX_CHARS_READ - 1))).len(), 1);
    }

    #[test]
    fn runs_end_at_every_boundary() {
        let read = query("shuju ji数据v100");
        let runs: Vec<_> = read.runs(|script| script != Script::Han).collect();
        assert_eq!(runs, [0..5, 5..7, 9..10, 10..13]);
    }
}
