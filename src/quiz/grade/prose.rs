//! Running text as it is searched: its characters as they are compared, and the gaps between them.

use std::ops::Range;

use study_model::text::is_han;

use super::sound::{ends, point};
use super::term::Grader;
use crate::pinyin::Pinyin;

/// What stands between two characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    #[default]
    None,
    /// A blank, a hyphen, a bracket.
    Blank,
    Clause,
    Sentence,
}

/// A character as it is compared.
#[derive(Clone, Copy, Debug)]
struct Letter {
    c: char,
    /// What stands before it.
    gap: Gap,
    /// Number of its sentence.
    sentence: usize,
}

/// A text.
#[derive(Debug)]
pub(crate) struct Prose<'a> {
    pinyin: &'a Pinyin,
    letters: Vec<Letter>,
    pub(crate) chars: Vec<char>,
    /// For each place in a run of Latin letters whether what stands before it, or behind it, can be
    /// read as pinyin.
    before: Vec<bool>,
    after: Vec<bool>,
}

impl<'a> Prose<'a> {
    pub(crate) fn new(grader: Grader<'a>, text: &str) -> Self {
        let letters = letters(grader, text);
        let chars: Vec<char> = letters.iter().map(|letter| letter.c).collect();
        let mut prose = Self {
            pinyin: grader.pinyin,
            before: vec![false; chars.len() + 1],
            after: vec![false; chars.len() + 1],
            letters,
            chars,
        };
        prose.cut_syllables();
        prose
    }

    /// Where a name stands, in the order of the text: written or spelled, in whole words, and with no
    /// wider gap inside than `gap`.
    pub(crate) fn find(&self, name: &str, gap: Gap) -> Vec<Range<usize>> {
        self.places(name, gap, name.chars().any(is_han))
    }

    /// Where a Chinese word stands in these very characters.
    pub(crate) fn find_written(&self, word: &str) -> Vec<Range<usize>> {
        self.places(word, Gap::Blank, false)
    }

    fn places(&self, name: &str, gap: Gap, has_sound: bool) -> Vec<Range<usize>> {
        let name_chars: Vec<char> = name.chars().collect();
        let mut found = Vec::new();
        for (start, rest) in
            (0..self.chars.len()).map(|at| (at, self.chars.get(at..).unwrap_or_default()))
        {
            if !self.may_part(start, name_chars.first(), name_chars.len(), &self.before) {
                continue;
            }
            let lengths = match rest.get(..name_chars.len()) {
                Some(same) if same == name_chars => vec![name_chars.len()],
                _ if has_sound => ends(self.pinyin, name, rest),
                _ => continue,
            };
            let ends = lengths.into_iter().map(|length| start + length);
            found.extend(ends.map(|end| start..end).filter(|range| {
                self.may_part(range.end, name_chars.last(), name_chars.len(), &self.after)
                    && self
                        .letters
                        .get(range.start + 1..range.end)
                        .is_some_and(|inside| inside.iter().all(|letter| letter.gap <= gap))
            }));
        }
        found
    }

    /// Whether a term that is written here is a word of its own.
    pub(crate) fn is_whole(&self, range: &Range<usize>) -> bool {
        !self.is_inside_word(range.start) && !self.is_inside_word(range.end)
    }

    /// What stands in the same clause before a place, at most so many characters of it, and whether a
    /// gap is before each.
    pub(crate) fn clause_before(&self, place: usize, most: usize) -> Vec<(char, bool)> {
        let goes_on = |&at: &usize| self.letters.get(at).is_some_and(|it| it.gap < Gap::Clause);
        let places = (1..=place).rev().take(most).take_while(goes_on).map(|at| at - 1);
        let letters = places.filter_map(|at| self.letters.get(at));
        let mut tail: Vec<(char, bool)> = letters.map(|it| (it.c, it.gap != Gap::None)).collect();
        tail.reverse();
        tail
    }

    /// What stands in the same clause behind a place, or in the next one where the clause ends there:
    /// at most so many characters, and whether a gap is before each.
    pub(crate) fn clause_after(&self, place: usize, most: usize) -> Vec<(char, bool)> {
        let letters = self.letters.get(place..).unwrap_or_default().iter().take(most).enumerate();
        let goes_on = |&(at, letter): &(usize, &Letter)| {
            letter.gap < if at == 0 { Gap::Sentence } else { Gap::Clause }
        };
        letters.take_while(goes_on).map(|(_, it)| (it.c, it.gap != Gap::None)).collect()
    }

    pub(crate) fn sentence(&self, place: usize) -> usize {
        self.letters.get(place).map_or(0, |letter| letter.sentence)
    }

    /// Whether a name may begin or end here: a Latin one only where a word does, a spelled one also
    /// between two syllables.
    ///
    /// - `edge`: the character of the name on this side.
    fn may_part(&self, place: usize, edge: Option<&char>, length: usize, cuts: &[bool]) -> bool {
        let is_spelled = length > 1 && edge.is_some_and(|&c| is_han(c));
        !self.is_inside_word(place) || is_spelled && cuts.get(place) == Some(&true)
    }

    fn is_inside_word(&self, place: usize) -> bool {
        let left = place.checked_sub(1).and_then(|at| self.letters.get(at));
        left.zip(self.letters.get(place)).is_some_and(|(left, right)| {
            right.gap == Gap::None && is_word(left.c) && is_word(right.c)
        })
    }

    /// Finds where syllables may end that begin where a word does, and the other way round.
    fn cut_syllables(&mut self) {
        let spellings = (0..1_000).map(|sound| self.pinyin.spelling(sound));
        let mut syllables: Vec<u64> = spellings.filter(|&it| it != 0).collect();
        syllables.sort_unstable();
        let count = self.chars.len();
        let mut found = Vec::new();
        for start in 0..count {
            let mut word = 0;
            for (length, at) in (start..count).take(LONGEST_SYLLABLE).enumerate() {
                let Some(&c) = self.chars.get(at).filter(|c| c.is_ascii_lowercase()) else { break };
                if length > 0 && self.letters.get(at).is_some_and(|it| it.gap != Gap::None) {
                    break;
                }
                word |= u64::from(u32::from(c)) << (56 - 8 * length);
                if syllables.binary_search(&word).is_ok() {
                    found.push(start..at + 1);
                }
            }
        }
        for place in 0..=count {
            let starts_word = !self.is_inside_word(place);
            for cuts in [&mut self.before, &mut self.after] {
                if let Some(cut) = cuts.get_mut(place) {
                    *cut = starts_word;
                }
            }
        }
        // In the order of their starts each syllable finds the ones before it done.
        for range in &found {
            if self.before.get(range.start) == Some(&true)
                && let Some(cut) = self.before.get_mut(range.end)
            {
                *cut = true;
            }
        }
        for range in found.iter().rev() {
            if self.after.get(range.end) == Some(&true)
                && let Some(cut) = self.after.get_mut(range.start)
            {
                *cut = true;
            }
        }
    }
}

/// `zhuang`.
const LONGEST_SYLLABLE: usize = 6;

/// The widest gap inside a term.
pub(crate) fn widest_gap(grader: Grader<'_>, term: &str) -> Gap {
    letters(grader, term).iter().skip(1).map(|letter| letter.gap).max().unwrap_or_default()
}

fn letters(grader: Grader<'_>, text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let (mut gap, mut sentence) = (Gap::None, 0);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        let point = point(letters.last().map(|letter| letter.c), c, next);
        let plain = point.map_or_else(|| grader.plain(c.encode_utf8(&mut [0; 4])), |it| vec![it]);
        gap = gap.max(match c {
            _ if point.is_some() => Gap::None,
            '。' | '！' | '？' | '；' | '\n' | ';' | '!' | '?' | '｡' => Gap::Sentence,
            '.' | '．' if !next.is_some_and(|next| next.is_ascii_alphanumeric()) => Gap::Sentence,
            '，' | ',' | '、' | '：' | ':' | '､' => Gap::Clause,
            // don't
            '\'' | '’' if next.is_some_and(|next| next.is_ascii_alphabetic()) => Gap::None,
            _ if plain.is_empty() => Gap::Blank,
            _ => Gap::None,
        });
        for c in plain {
            sentence += usize::from(gap == Gap::Sentence);
            letters.push(Letter { c, gap, sentence });
            gap = Gap::None;
        }
    }
    letters
}

/// Whether words are made of it that stand between blanks: letters and digits of Latin, Greek and
/// Cyrillic, and the point within a number.
fn is_word(c: char) -> bool {
    matches!(c, '.' | '0'..='9' | 'a'..='z' | '\u{c0}'..='\u{52f}')
}
