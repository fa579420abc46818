//! What a query says: the parts it falls into, and what each may have meant.

use std::ops::Range;

use study_model::{Blob, Tokens};

use super::guess;
use super::query::{self, Places, Query};

use super::score::{self, Quality};
use super::searcher::Searcher;
use super::sieve::Sieve;
use super::vocabulary::Vocabulary;
use super::words::{self, Match};

/// Something that a span of the query may have meant: words that have to stand together.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) span: Range<usize>,
    /// Which of all words of all candidates.
    words: Range<usize>,
    pub(crate) quality: Quality,
    /// Whether it says what was typed, letter by letter.
    pub(crate) literal: bool,
    /// Whether its last word was typed to the end.
    pub(crate) whole: bool,
}

/// A word of a candidate, and which of its letters were meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) token: u32,
    pub(crate) part: Range<usize>,
}

/// All that a query may say.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
    words: Vec<Typed>,
}

impl Candidates {
    fn push(
        &mut self,
        span: Range<usize>,
        words: impl IntoIterator<Item = Typed>,
        quality: Quality,
        literal: bool,
        whole: bool,
    ) {
        let first = self.words.len();
        self.words.extend(words);
        self.list.push(Candidate { span, words: first..self.words.len(), quality, literal, whole });
    }

    /// Adds a guess, unless it has been made before; whether it has not.
    ///
    /// - `before`: how many candidates there were before any guess.
    pub(crate) fn guess(
        &mut self,
        before: usize,
        span: Range<usize>,
        words: impl IntoIterator<Item = Typed>,
        quality: Quality,
    ) -> bool {
        self.push(span, words, quality, false, true);
        let Some((guess, made)) = self.list.split_last() else { return false };
        let same =
            |made: &Candidate| made.span == guess.span && self.words(made) == self.words(guess);
        let is_new = !made.get(before..).unwrap_or_default().iter().any(same);
        if !is_new {
            self.words.truncate(guess.words.start);
            self.list.pop();
        }
        is_new
    }

    /// The words of a candidate.
    pub(crate) fn words(&self, candidate: &Candidate) -> &[Typed] {
        self.words.get(candidate.words.clone()).unwrap_or_default()
    }
}

/// A query that has been read.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) candidates: Candidates,
    /// The likeliest way to take it apart.
    spans: Vec<Span>,
}

/// A part of the query.
#[derive(Clone, Debug)]
struct Span {
    range: Range<usize>,
    /// Whether it carries nothing.
    empty: bool,
}

/// A part of the query, and what it may have meant, the surest first.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) span: Range<usize>,
    pub(crate) meant: Vec<Candidate>,
    empty: bool,
}

/// Where words stand that carry nothing: for each place of the query where those end that begin
/// there.
fn empty(query: &Query, stop_words: &str) -> Vec<Places> {
    let mut ends = vec![0; query.len()];
    let bit = |c: char| 1_u64 << (u32::from(c) % u64::BITS);
    let typed = query.chars.iter().fold(0, |set, &c| set | bit(c));
    for word in stop_words.split(' ').filter(|word| !word.is_empty()) {
        let mut letters = word.chars();
        let first = letters.next();
        if first.is_none_or(|c| typed & bit(c) == 0) {
            continue;
        }
        for (start, ends) in ends.iter_mut().enumerate() {
            if query.chars.get(start).copied() != first {
                continue;
            }
            let mut rest = query.chars.get(start + 1..).unwrap_or_default().iter();
            if letters.clone().all(|c| rest.next() == Some(&c)) {
                *ends |= 1 << (query.len() - rest.len());
            }
        }
    }
    ends
}

/// Reads a query: the likeliest way to take it apart, where every span may have meant anything
/// that is in the deck or in its glossary. What is not clear by then is guessed at.
pub(crate) fn read(deck: Searcher<'_>, query: &Query, sieve: &Sieve<'_>) -> Reading {
    let (blob, vocabulary) = (deck.blob(), deck.vocabulary());
    let matches = words::matches(vocabulary, query, sieve);
    let mut candidates = Candidates::default();
    forms(blob, vocabulary, &matches, &mut candidates);
    for Match { token, span, part, quality, whole, literal } in matches {
        if deck.postings().holders(token) > 0 {
            candidates.push(span, [Typed { token, part }], quality, literal, whole);
        }
    }
    let empty = empty(query, deck.deck.language().stop_words());
    let spans = cover(query, &candidates.list, &empty);
    let before = candidates.list.len();
    guess::guess(blob, vocabulary, query, sieve, unclear(query, &spans), &mut candidates);
    let guessed = candidates.list.len() > before;
    let spans = if guessed { cover(query, &candidates.list, &empty) } else { spans };
    Reading { candidates, spans }
}

/// Names that the query says in another form.
fn forms(blob: &Blob, vocabulary: &Vocabulary, matches: &[Match], found: &mut Candidates) {
    let table = Table::new(blob, matches);
    for begin in matches {
        for &form in vocabulary.forms(begin.token) {
            let Some((name, mut words)) = blob.alias(form) else { continue };
            words.next();
            let Match { ref span, quality, literal, whole, .. } = *begin;
            let so_far = Said { end: span.end, quality, literal, whole };
            if let Some(said) = table.follow(so_far, words) {
                let words = blob.term(name).map(|token| Typed { token, part: 0..usize::MAX });
                let quality = said.quality * score::FORM / score::WHOLE;
                found.push(span.start..said.end, words, quality, said.literal, said.whole);
            }
        }
    }
}

/// How the words of a name were typed that stand one behind the other.
#[derive(Clone, Copy)]
struct Said {
    end: usize,
    /// Of the worst.
    quality: Quality,
    /// Of all.
    literal: bool,
    /// Whether the last was typed to the end.
    whole: bool,
}

/// Matches by word.
struct Table<'a> {
    matches: &'a [Match],
    /// For each word its last match, one further; 0 for words without one.
    last: Vec<u32>,
    /// For each match the one before of the same word.
    before: Vec<u32>,
}

impl<'a> Table<'a> {
    fn new(blob: &Blob, matches: &'a [Match]) -> Self {
        let mut last = vec![0; blob.lexicon().count() + study_model::FIRST_WORD as usize];
        let before = (1..).zip(matches).map(|(at, found)| {
            let last = last.get_mut(found.token as usize);
            last.map_or(0, |last| std::mem::replace(last, at))
        });
        let before = before.collect();
        Self { matches, last, before }
    }

    #[inline]
    fn of_word(&self, word: u32) -> impl Iterator<Item = &'a Match> {
        let mut next = self.last.get(word as usize).copied().unwrap_or_default();
        std::iter::from_fn(move || {
            let at = next.checked_sub(1)? as usize;
            next = self.before.get(at).copied()?;
            self.matches.get(at)
        })
    }

    fn follow(&self, so_far: Said, mut words: Tokens<'_>) -> Option<Said> {
        let Some(word) = words.next() else { return Some(so_far) };
        if !so_far.whole {
            return None;
        }
        let next = self.of_word(word).filter(|next| next.span.start == so_far.end);
        let said = next.filter_map(|next| {
            let said = Said {
                end: next.span.end,
                quality: so_far.quality.min(next.quality),
                literal: so_far.literal && next.literal,
                whole: next.whole,
            };
            self.follow(said, words.clone())
        });
        said.max_by_key(|said| said.quality)
    }
}

/// The best way to take a query apart.
fn cover(query: &Query, candidates: &[Candidate], empty: &[Places]) -> Vec<Span> {
    let length = query.len();
    // By beginning, then by end: the quality of the best candidate.
    let mut qualities: Vec<Quality> = vec![0; length * (length + 1)];
    for candidate in candidates {
        let at = candidate.span.start * (length + 1) + candidate.span.end;
        score::raise(&mut qualities, at, candidate.quality);
    }
    let is_empty = |range: &Range<usize>| {
        empty.get(range.start).is_some_and(|ends| ends >> range.end & 1 == 1)
    };
    // The best worth up to each place, and where the span begins that it ends with.
    let mut best = vec![(0, 0); length + 1];
    for end in 1..=length {
        let mut here = (best.get(end - 1).map_or(0, |&(worth, _)| worth), end);
        for start in 0..end {
            let range = start..end;
            let own = qualities.get(start * (length + 1) + end).copied().unwrap_or_default();
            let own = if is_empty(&range) { own.max(score::EMPTY) } else { own };
            let own = own * query.length(&range) / query::HAN;
            let before = best.get(start).map_or(0, |&(worth, _)| worth);
            let worth = before + own - score::PART.min(own / 2);
            if own > 0 && worth > here.0 {
                here = (worth, start);
            }
        }
        if let Some(place) = best.get_mut(end) {
            *place = here;
        }
    }
    let mut spans = Vec::new();
    let mut end = length;
    while let Some(&(_, start)) = best.get(end).filter(|_| end > 0) {
        let range = start..end;
        if start < end {
            let empty = range.len() < length && is_empty(&range);
            spans.push(Span { range, empty });
        }
        end = start.min(end - 1);
    }
    spans.reverse();
    spans
}

/// Stretches that are not understood, each with the parts beside it that it may belong to.
fn unclear(query: &Query, spans: &[Span]) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut at = 0;
    let mut before = 0;
    let end = query.len()..query.len();
    for range in spans.iter().map(|span| &span.range).chain([&end]) {
        if range.start > at {
            let from = if query.breaks_at(at) { at } else { before };
            let to = if query.breaks_at(range.start) { range.start } else { range.end };
            stretches.push(from..to);
        }
        (before, at) = (range.start, range.end);
    }
    stretches
}

impl Reading {
    /// What each part may have meant.
    ///
    /// - `doubt`: how much less sure than the best another meaning of the same span may be.
    pub(crate) fn parts(&self, doubt: Quality) -> Vec<Part> {
        let parts = self.spans.iter().map(|Span { range, empty }| Part {
            span: range.clone(),
            meant: if *empty { Vec::new() } else { self.meant(range, doubt) },
            empty: *empty,
        });
        parts.collect()
    }

    /// The surest first, equals in the order of the lexicon, and each of them once.
    fn meant(&self, span: &Range<usize>, doubt: Quality) -> Vec<Candidate> {
        let list = self.candidates.list.iter();
        let here: Vec<&Candidate> = list.filter(|candidate| candidate.span == *span).collect();
        let best = here.iter().map(|candidate| candidate.quality).max().unwrap_or_default();
        let mut meant: Vec<Candidate> = Vec::new();
        for quality in (best.saturating_sub(doubt)..=best).rev() {
            for &candidate in here.iter().filter(|candidate| candidate.quality == quality) {
                let words = self.candidates.words(candidate);
                let known = |before: &Candidate| self.candidates.words(before) == words;
                if meant.len() < score::MOST_MEANINGS && !meant.iter().any(known) {
                    meant.push(candidate.clone());
                }
            }
        }
        meant
    }
}

/// Whether a query says in all of its parts what was typed, letter by letter.
pub(crate) fn is_literal(query: &Query, parts: &[Part]) -> bool {
    let literal = |part: &&Part| part.empty || part.meant.first().is_some_and(|best| best.literal);
    parts.iter().filter(literal).map(|part| part.span.len()).sum::<usize>() == query.len()
}

/// Whether enough of a query was understood for it to be about this deck.
pub(crate) fn understood(query: &Query, parts: &[Part]) -> bool {
    let empty: u32 =
        parts.iter().filter(|part| part.empty).map(|part| query.length(&part.span)).sum();
    let said = query.length(&(0..query.len())).saturating_sub(empty);
    let sure = |part: &Part| part.meant.first().map_or(0, |best| part.length(query) * best.quality);
    let sure: u32 = parts.iter().map(sure).sum();
    sure > 0 && sure >= said * score::UNDERSTOOD
}

impl Part {
    /// How long it is; a word of one character in a longer query is any word's.
    pub(crate) fn length(&self, query: &Query) -> u32 {
        let length = query.length(&self.span);
        let chance = length <= query::HAN
            && self.span.len() < query.len()
            && self.meant.iter().all(|meant| meant.whole);
        if chance { length / 2 } else { length }
    }

    /// How much it counts, in percent.
    pub(crate) fn weight(&self, query: &Query) -> u32 {
        score::length(self.length(query))
    }
}
