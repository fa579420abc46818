//! A query cut into segments, and what each of them may mean.

use std::ops::Range;

use super::aliases::add_aliases;
use super::boost::{self, Boost};
use super::candidates::{Candidate, Candidates, MAX_CANDIDATES, TypedToken};
use super::character_matches::CharacterMatches;
use super::characters::{HAN, Query};
use super::fuzzy::add_fuzzy_candidates;
use super::latin_matches::add_latin_matches;
use super::stop_words::stop_word_ends;
use super::token_matches::{ChineseMatcher, TokenMatch};
use crate::search::index::searcher::Searcher;
use crate::search::positions::Positions;

/// The likeliest way to cut a query into segments.
#[derive(Debug, Default)]
pub(crate) struct Segmentation {
    pub(crate) candidates: Candidates,
    spans: Vec<SegmentSpan>,
}

/// Where a segment stands in the query.
#[derive(Clone, Debug)]
struct SegmentSpan {
    range: Range<usize>,
    is_stop_word: bool,
}

/// A segment, and its candidates, the surest first.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    pub(crate) span: Range<usize>,
    /// None for a stop word.
    pub(crate) candidates: Vec<Candidate>,
    is_stop_word: bool,
}

/// Cuts a query into segments, each of which may mean anything that is in the deck or in its
/// glossary. Only for what is not clear by then are fuzzy candidates looked for.
pub(crate) fn segment(
    searcher: Searcher<'_>,
    query: &Query,
    characters: &CharacterMatches<'_>,
) -> Segmentation {
    let (blob, dictionary) = (searcher.blob(), searcher.dictionary());
    let language = searcher.deck.language();
    let mut matches = ChineseMatcher { dictionary, query, characters }.matches();
    add_latin_matches(dictionary, language, query, &mut matches);
    let mut candidates = Candidates::default();
    add_aliases(blob, dictionary, &matches, &mut candidates);
    for TokenMatch { token, span, letters, boost, is_complete, is_as_typed } in matches {
        if searcher.postings().document_frequency(token) > 0 {
            let token = TypedToken { token, letters };
            candidates.push(span, [token], boost, is_as_typed, is_complete);
        }
    }
    let stop_words = stop_word_ends(query, language.stop_words());
    let spans = best_spans(query, &candidates.list, &stop_words);
    let before = candidates.list.len();
    let unclear = unclear_spans(query, &spans);
    add_fuzzy_candidates(blob, dictionary, query, characters, unclear, &mut candidates);
    let is_clear = candidates.list.len() == before;
    let spans = if is_clear { spans } else { best_spans(query, &candidates.list, &stop_words) };
    Segmentation { candidates, spans }
}

/// The spans of the best segmentation: that whose segments have the greatest value together.
fn best_spans(
    query: &Query,
    candidates: &[Candidate],
    stop_word_ends: &[Positions],
) -> Vec<SegmentSpan> {
    let length = query.len();
    let boosts = BoostTable::new(length, candidates);
    let is_stop_word = |range: &Range<usize>| {
        stop_word_ends.get(range.start).is_some_and(|ends| ends >> range.end & 1 == 1)
    };
    // The best value up to each position, and where the segment begins that it ends with.
    let mut best = vec![(0, 0); length + 1];
    for end in 1..=length {
        let mut here = (best.get(end - 1).map_or(0, |&(value, _)| value), end);
        for start in 0..end {
            let range = start..end;
            let boost = boosts.get(&range);
            let boost = if is_stop_word(&range) { boost.max(boost::STOP_WORD) } else { boost };
            let own = boost::segment_value(boost, query.weight_of(&range));
            let value = best.get(start).map_or(0, |&(value, _)| value) + own;
            if own > 0 && value > here.0 {
                here = (value, start);
            }
        }
        if let Some(cell) = best.get_mut(end) {
            *cell = here;
        }
    }
    trace_back(&best, is_stop_word)
}

/// The segments that lead to the end.
///
/// - `best`: for each end a value, and where its segment begins; a position that no segment ends at
///   begins where it ends.
fn trace_back(
    best: &[(u32, usize)],
    is_stop_word: impl Fn(&Range<usize>) -> bool,
) -> Vec<SegmentSpan> {
    let mut spans = Vec::new();
    let length = best.len().saturating_sub(1);
    let mut end = length;
    while let Some(&(_, start)) = best.get(end).filter(|_| end > 0) {
        let range = start..end;
        if start < end {
            // By itself it is what was asked for.
            let is_stop_word = range.len() < length && is_stop_word(&range);
            spans.push(SegmentSpan { range, is_stop_word });
        }
        end = start.min(end - 1);
    }
    spans.reverse();
    spans
}

/// The boost of the best candidate for each span of a query.
struct BoostTable {
    width: usize,
    /// By start, then by end.
    boosts: Vec<Boost>,
}

impl BoostTable {
    fn new(length: usize, candidates: &[Candidate]) -> Self {
        let mut table = Self { width: length + 1, boosts: vec![0; length * (length + 1)] };
        for candidate in candidates {
            let at = table.index(&candidate.span);
            if let Some(boost) = table.boosts.get_mut(at) {
                *boost = candidate.boost.max(*boost);
            }
        }
        table
    }

    fn index(&self, span: &Range<usize>) -> usize {
        span.start * self.width + span.end
    }

    fn get(&self, span: &Range<usize>) -> Boost {
        self.boosts.get(self.index(span)).copied().unwrap_or_default()
    }
}

/// Stretches without a segment, each with the segments beside it that it may belong to.
fn unclear_spans(query: &Query, spans: &[SegmentSpan]) -> Vec<Range<usize>> {
    let mut unclear = Vec::new();
    let mut at = 0;
    let mut before = 0;
    let end = query.len()..query.len();
    for range in spans.iter().map(|span| &span.range).chain([&end]) {
        if range.start > at {
            let from = if query.is_boundary(at) { at } else { before };
            let to = if query.is_boundary(range.start) { range.start } else { range.end };
            unclear.push(from..to);
        }
        (before, at) = (range.start, range.end);
    }
    unclear
}

impl Segmentation {
    /// The segments, each with the candidates that are less sure than its best by no more than
    /// `max_gap`.
    pub(crate) fn segments(&self, max_gap: Boost) -> Vec<Segment> {
        let segments = self.spans.iter().map(|&SegmentSpan { ref range, is_stop_word }| Segment {
            span: range.clone(),
            candidates: if is_stop_word { Vec::new() } else { self.candidates(range, max_gap) },
            is_stop_word,
        });
        segments.collect()
    }

    /// The surest first, equals in the order of the lexicon, and each of them once.
    fn candidates(&self, span: &Range<usize>, max_gap: Boost) -> Vec<Candidate> {
        let list = self.candidates.list.iter();
        let here: Vec<&Candidate> = list.filter(|candidate| candidate.span == *span).collect();
        let best = here.iter().map(|candidate| candidate.boost).max().unwrap_or_default();
        let mut chosen: Vec<Candidate> = Vec::new();
        for boost in (best.saturating_sub(max_gap)..=best).rev() {
            for &candidate in here.iter().filter(|candidate| candidate.boost == boost) {
                let tokens = self.candidates.tokens(candidate);
                let is_known = |before: &Candidate| self.candidates.tokens(before) == tokens;
                if chosen.len() < MAX_CANDIDATES && !chosen.iter().any(is_known) {
                    chosen.push(candidate.clone());
                }
            }
        }
        chosen
    }
}

/// Whether all of a query is in segments whose best candidates were typed as they are written.
pub(crate) fn is_as_typed(query: &Query, segments: &[Segment]) -> bool {
    let is_as_typed = |it: &&Segment| {
        it.is_stop_word || it.candidates.first().is_some_and(|best| best.is_as_typed)
    };
    segments.iter().filter(is_as_typed).map(|it| it.span.len()).sum::<usize>() == query.len()
}

/// Whether enough of a query was recognised for it to be about this deck.
pub(crate) fn is_recognised(query: &Query, segments: &[Segment]) -> bool {
    let stop_words = segments.iter().filter(|segment| segment.is_stop_word);
    let stop_words: u32 = stop_words.map(|segment| query.weight_of(&segment.span)).sum();
    let length = query.weight_of(&(0..query.len())).saturating_sub(stop_words);
    let recognised = |segment: &Segment| {
        segment.candidates.first().map_or(0, |best| segment.length(query) * best.boost)
    };
    let recognised: u32 = segments.iter().map(recognised).sum();
    recognised > 0 && recognised >= length * boost::MIN_RECOGNISED
}

impl Segment {
    /// How long it is. A single character in a longer query, which is any word's, counts half.
    pub(crate) fn length(&self, query: &Query) -> u32 {
        let length = query.weight_of(&self.span);
        let is_single = length <= HAN
            && self.span.len() < query.len()
            && self.candidates.iter().all(|candidate| candidate.is_complete);
        if is_single { length / 2 } else { length }
    }
}
