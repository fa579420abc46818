//! The explanations of a deck in words and terms.

use study_model::text::{compact, slice};

use super::collocations::Collocations;
use super::key_point::{KeyPoint, LONGEST_EXPLANATION};
use super::segmenter::{COMMA, Segmenter};
use super::term_occurrence::{EDGE, TermOccurrence, TokenId};
use super::vocabulary::{TermMatch, Vocabulary};
use crate::interner::Interner;

/// A clause of more words is no sentence that has a gap in it.
const LONGEST_CLAUSE: usize = 64;

/// The explanations of a deck, and the terms that may be cut out of them.
#[derive(Debug)]
pub(crate) struct Explanations {
    pub(crate) segmenter: Segmenter,
    pub(crate) collocations: Collocations,
    /// Explanations that were counted.
    seen: Interner,
    /// Of each group, of each of its points, the terms in its explanation.
    terms: Vec<Vec<Vec<TermOccurrence>>>,
}

impl Default for Explanations {
    fn default() -> Self {
        Self {
            segmenter: Segmenter::default(),
            collocations: Collocations::new(),
            seen: Interner::default(),
            terms: Vec::new(),
        }
    }
}

/// A word where it stands in a text, in bytes.
struct Word {
    start: usize,
    end: usize,
    text: String,
    token: TokenId,
}

impl Explanations {
    /// Reads the explanation of the next point, group by group. Returns its terms.
    pub(crate) fn read(&mut self, vocabulary: &Vocabulary, point: &KeyPoint) -> &[TermOccurrence] {
        let is_long = point.explanation_compact.chars().count() > LONGEST_EXPLANATION;
        let mut terms = if is_long { Vec::new() } else { self.cut(vocabulary, point) };
        if self.seen.add(&point.explanation_compact) {
            for term in &terms {
                self.collocations.count(term);
            }
        }
        terms.retain(|it| vocabulary.get(&it.term).is_some());
        let [group, _] = point.position;
        self.terms.resize_with(self.terms.len().max(group + 1), Vec::new);
        let Some(of_group) = self.terms.get_mut(group) else { return &[] };
        of_group.push(terms);
        of_group.last().map_or(&[], Vec::as_slice)
    }

    /// The terms that stand in an explanation in whole words and cut no longer term in two; and its
    /// own key, whatever it cuts.
    pub(crate) fn terms_in(&self, point: &KeyPoint) -> &[TermOccurrence] {
        let [group, own] = point.position;
        self.terms.get(group).and_then(|points| points.get(own)).map_or(&[], Vec::as_slice)
    }

    /// The terms of an explanation that are whole words and cut no longer term in two, its words of
    /// more than one character that are not part of one, and its own key whatever it cuts.
    fn cut(&mut self, vocabulary: &Vocabulary, point: &KeyPoint) -> Vec<TermOccurrence> {
        let mut terms = Vec::new();
        let clauses = self.clauses(&point.explanation).into_iter();
        for words in clauses.filter(|words| words.len() <= LONGEST_CLAUSE) {
            let chars: Vec<char> = words.iter().flat_map(|word| word.text.chars()).collect();
            let mut end = 0;
            let ends: Vec<usize> = words
                .iter()
                .map(|word| {
                    end += word.text.chars().count();
                    end
                })
                .collect();
            let start = |at: usize| at.checked_sub(1).and_then(|at| ends.get(at)).copied();
            let whole = |at: usize| Some((start(at).unwrap_or_default(), *ends.get(at)?));
            let mut found = vocabulary.find_all(&chars);
            for (start, end) in (0..words.len()).filter_map(whole).filter(|(a, b)| b - a > 1) {
                found.push(TermMatch { start, end, term: usize::MAX });
            }
            found.dedup_by_key(|it| (it.start, it.end));
            for it in &found {
                let is_term = it.term != usize::MAX;
                let cut = |other: &TermMatch| other.term != usize::MAX && it.is_cut_by(other);
                let same = |other: &TermMatch| other.start == it.start && other.end == it.end;
                let is_own = |it: &TermMatch| {
                    vocabulary.at(it.term).is_some_and(|term| term.text == point.key_compact)
                };
                let is_double =
                    !is_term && found.iter().any(|other| other.term != it.term && same(other));
                let first = (0..words.len()).find(|&at| start(at).unwrap_or_default() == it.start);
                let last = ends.iter().position(|&end| end == it.end);
                if let (Some(first), Some(last)) = (first, last)
                    && !is_double
                    && (!found.iter().any(cut) || is_own(it))
                {
                    terms.extend(self.occurrence(&words, first, last + 1));
                }
            }
        }
        terms
    }

    /// The words from one to before another.
    fn occurrence(&mut self, words: &[Word], from: usize, to: usize) -> Option<TermOccurrence> {
        let own = words.get(from..to)?;
        let token =
            |at: Option<usize>| at.and_then(|at| words.get(at)).map_or(EDGE, |word| word.token);
        let term: String = own.iter().map(|word| word.text.as_str()).collect();
        let others = words
            .iter()
            .enumerate()
            .filter(|(at, word)| !(from..to).contains(at) && word.text.chars().nth(1).is_some());
        Some(TermOccurrence {
            token: self.collocations.token(&term),
            term,
            start: own.first()?.start,
            end: own.last()?.end,
            clause: words.first()?.start..words.last()?.end,
            neighbours: [token(from.checked_sub(1)), token(Some(to))],
            parts: own.iter().map(|word| word.token).collect(),
            others: others.map(|(_, word)| word.token).collect(),
        })
    }

    /// A text in clauses, each in words.
    fn clauses(&mut self, text: &str) -> Vec<Vec<Word>> {
        let mut clauses = Vec::new();
        for ranges in self.segmenter.split(text) {
            let word = |(start, end): (usize, usize)| {
                let written = slice(text, start..end);
                let is_comma = written.starts_with(COMMA);
                let text = if is_comma { written.to_owned() } else { compact(written) };
                Word { start, end, token: self.collocations.token(&text), text }
            };
            clauses.push(ranges.into_iter().map(word).collect());
        }
        clauses
    }
}
