//! Running text as it is searched.

use std::ops::Range;

use study_model::text::is_han;

use super::chars::{Break, TextChar, is_inside_word, text_chars};
use super::syllables::SyllableBreaks;
use crate::language::ClauseChar;
use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::term::match_ends;

/// Characters before a term and behind it among which it may be denied: ten words of six letters, and
/// more than a Chinese clause has.
const CONTEXT: usize = 60;

/// A text.
#[derive(Debug)]
pub(super) struct RunningText<'a> {
    grader: Grader<'a>,
    text: Vec<TextChar>,
    /// Its characters alone.
    pub(super) chars: Vec<char>,
    breaks: SyllableBreaks,
}

impl<'a> RunningText<'a> {
    pub(super) fn new(grader: Grader<'a>, text: &str) -> Self {
        let text = text_chars(grader, text);
        let chars = text.iter().map(|it| it.c).collect();
        let breaks = SyllableBreaks::new(grader.pinyin, &text);
        Self { grader, text, chars, breaks }
    }

    /// Where a name stands, in the order of the text: written or spelled, in whole words, and with no
    /// wider break inside than `widest`.
    pub(super) fn find(&self, name: &str, widest: Break) -> Vec<Range<usize>> {
        self.occurrences(name, widest, name.chars().any(is_han))
    }

    /// Where a Chinese word stands in these very characters.
    pub(super) fn find_written(&self, word: &str) -> Vec<Range<usize>> {
        self.occurrences(word, Break::Space, false)
    }

    fn occurrences(&self, name: &str, widest: Break, may_be_spelled: bool) -> Vec<Range<usize>> {
        let name_chars: Vec<char> = name.chars().collect();
        let length = name_chars.len();
        let mut found = Vec::new();
        for (start, rest) in
            (0..self.chars.len()).map(|at| (at, self.chars.get(at..).unwrap_or_default()))
        {
            if !self.is_boundary(start, name_chars.first(), length, &self.breaks.before) {
                continue;
            }
            let lengths = match rest.get(..length) {
                Some(same) if same == name_chars => vec![length],
                _ if may_be_spelled => {
                    let antonyms = self.grader.language.antonyms();
                    match_ends(self.grader.pinyin, antonyms, name, rest)
                }
                _ => continue,
            };
            let ends = lengths.into_iter().map(|length| start + length);
            found.extend(ends.map(|end| start..end).filter(|range| {
                self.is_boundary(range.end, name_chars.last(), length, &self.breaks.after)
                    && self.is_unbroken(range, widest)
            }));
        }
        found
    }

    fn is_unbroken(&self, range: &Range<usize>, widest: Break) -> bool {
        let inside = self.text.get(range.start + 1..range.end);
        inside.is_some_and(|inside| inside.iter().all(|it| it.before <= widest))
    }

    /// Whether a name may begin or end here: a Latin one only where a word does, a spelled one also
    /// between two syllables.
    ///
    /// - `edge`: the character of the name on this side.
    fn is_boundary(
        &self,
        place: usize,
        edge: Option<&char>,
        length: usize,
        breaks: &[bool],
    ) -> bool {
        let is_spelled = length > 1 && edge.is_some_and(|&c| is_han(c));
        !is_inside_word(&self.text, place) || is_spelled && breaks.get(place) == Some(&true)
    }

    /// Whether a term that is written here is a word of its own.
    pub(super) fn is_whole(&self, range: &Range<usize>) -> bool {
        !is_inside_word(&self.text, range.start) && !is_inside_word(&self.text, range.end)
    }

    /// Whether what stands here is denied by what stands around it.
    pub(super) fn is_negated(&self, range: &Range<usize>) -> bool {
        let (before, after) = (self.clause_before(range.start), self.clause_after(range.end));
        self.grader.language.is_negated(&before, &after)
    }

    /// What stands in the same clause before a place.
    fn clause_before(&self, place: usize) -> Vec<ClauseChar> {
        let goes_on = |&at: &usize| self.text.get(at).is_some_and(|it| it.before < Break::Clause);
        let places = (1..=place).rev().take(CONTEXT).take_while(goes_on).map(|at| at - 1);
        let chars = places.filter_map(|at| self.text.get(at));
        let mut clause: Vec<ClauseChar> = chars.map(clause_char).collect();
        clause.reverse();
        clause
    }

    /// What stands in the same clause behind a place, or in the next one where the clause ends there.
    fn clause_after(&self, place: usize) -> Vec<ClauseChar> {
        let chars = self.text.get(place..).unwrap_or_default().iter().take(CONTEXT).enumerate();
        let goes_on = |&(at, it): &(usize, &TextChar)| {
            it.before < if at == 0 { Break::Sentence } else { Break::Clause }
        };
        chars.take_while(goes_on).map(|(_, it)| clause_char(it)).collect()
    }

    pub(super) fn sentence(&self, place: usize) -> usize {
        self.text.get(place).map_or(0, |it| it.sentence)
    }
}

fn clause_char(it: &TextChar) -> ClauseChar {
    ClauseChar { c: it.c, follows_space: it.before != Break::None }
}
