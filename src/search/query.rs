//! What was typed, character by character.

use std::ops::Range;

use study_model::text::normalise_char;
pub(crate) use study_model::text::{Script, script};

use crate::pinyin::Pinyin;

/// Characters that are read of a query; a set of them, and of the end, fits a machine word. Whole
/// questions are shorter; anything longer was pasted by mistake.
pub(crate) const LONGEST: usize = 63;
/// Typed characters that are looked at to find those, separators and all.
const LOOKED_AT: usize = 8 * LONGEST;

/// Places of a query: a bit for each.
pub(crate) type Places = u64;

/// A query without the marks between its words.
#[derive(Debug, Default)]
pub(crate) struct Query {
    /// Normalised characters.
    pub(crate) chars: Vec<char>,
    /// The same as they were typed; [`CONTINUED`] behind the first of several that were typed as
    /// one.
    pub(crate) typed: Vec<char>,
    /// Before which of them something separates: a mark, a blank, or the change from Latin
    /// letters to Chinese characters or digits; the first and the end are such places too.
    pub(crate) breaks: Places,
    /// Where a mark or a blank was typed.
    pub(crate) blanks: Places,
    /// How long the query is up to each place, and to its end.
    up_to: Vec<u32>,
}

/// Stands for no character that anybody types: a NUL is read as a blank.
const CONTINUED: char = '\0';

/// Length of a Chinese character, and of a letter or digit: five letters make up two characters,
/// whether they spell their readings or an English word.
pub(crate) const HAN: u32 = 5;
const LETTER: u32 = 2;

impl Query {
    pub(crate) fn new(text: &str, pinyin: &Pinyin) -> Self {
        let mut query = Self { breaks: 1, up_to: vec![0], ..Self::default() };
        let mut last = None;
        let mut length = 0;
        for typed in text.chars().take(LOOKED_AT) {
            let start = query.chars.len();
            if start == LONGEST {
                break;
            }
            pinyin.spell_out(typed, &mut query.chars);
            query.chars.truncate(LONGEST);
            for (at, &c) in query.chars.iter().enumerate().skip(start) {
                if last != Some(script(c)) || query.blanks >> at & 1 == 1 {
                    query.breaks |= 1 << at;
                }
                last = Some(script(c));
                query.typed.push(if at == start { typed } else { CONTINUED });
                length += if script(c) == Script::Han { HAN } else { LETTER };
                query.up_to.push(length);
            }
            if normalise_char(typed) == ' ' {
                query.blanks |= 1 << start;
            }
        }
        query
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// How long a stretch is: [`HAN`] for each Chinese character.
    pub(crate) fn length(&self, range: &Range<usize>) -> u32 {
        let up_to = |at: usize| self.up_to.get(at).copied().unwrap_or_default();
        up_to(range.end).saturating_sub(up_to(range.start))
    }

    /// What was typed there, with a space wherever something separated it.
    pub(crate) fn typed(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for at in range {
            if self.blanks >> at & 1 == 1 && at > 0 {
                text.push(' ');
            }
            text.extend(self.typed.get(at).filter(|&&typed| typed != CONTINUED));
        }
        text
    }

    /// Whether something separates before a place; the end is such a place.
    pub(crate) fn breaks_at(&self, at: usize) -> bool {
        at >= self.len() || self.breaks >> at & 1 == 1
    }

    /// Stretches of one script that is wanted, without a separator inside.
    pub(crate) fn runs(
        &self,
        wanted: impl Fn(Script) -> bool,
    ) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        let runs = std::iter::from_fn(move || {
            let start = at;
            at = (start + 1..=self.len()).find(|&at| self.breaks_at(at))?;
            Some(start..at)
        });
        runs.filter(move |run| self.chars.get(run.start).is_some_and(|&c| wanted(script(c))))
    }
}
