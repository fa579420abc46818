//! What a query asks for: clauses, each of them tokens of which an entry has to hold some.

use std::ops::Range;

use study_model::{Blob, FIRST_WORD};

use super::score::{self, MAX_CLAUSES};
use crate::search::index::searcher::Searcher;
use crate::search::positions;
use crate::search::query::boost::EXACT;
use crate::search::query::candidates::{Candidate, Candidates, TypedToken};
use crate::search::query::characters::Query;
use crate::search::query::segmentation::Segment;

/// A set of the tokens that are looked for: a bit for each.
pub(crate) type TokenSet = u64;
/// One less than a set has room for, so that a shift by the number of a token is always defined.
const MAX_TOKENS: usize = TokenSet::BITS as usize - 1;

/// For each clause a number.
pub(crate) type PerClause = [u32; MAX_CLAUSES];

/// The segments of a query that are looked for, and what each token says of them.
#[derive(Debug, Default)]
pub(crate) struct Clauses {
    /// The tokens that are looked for, and which of their letters were typed.
    tokens: Vec<TypedToken>,
    /// For each of them what it weighs by itself.
    weights: Vec<PerClause>,
    /// For each token of the lexicon its number among those looked for, from 1; 0 for others.
    numbers: Vec<u8>,
    /// What several tokens weigh together, by the first of them.
    conjunctions: Vec<Conjunction>,
    /// Where those begin that have each token first.
    first: Vec<usize>,
    /// For each clause the weight of its heaviest candidate.
    max_weights: Vec<u32>,
}

/// A candidate of several tokens, all of which have to be there.
#[derive(Clone, Copy, Debug)]
struct Conjunction {
    clause: usize,
    tokens: TokenSet,
    weight: u32,
}

impl Clauses {
    pub(crate) fn new(
        searcher: Searcher<'_>,
        query: &Query,
        candidates: &Candidates,
        segments: &[Segment],
    ) -> Self {
        let mut clauses = Self::empty(searcher.blob());
        let wanted = segments.iter().filter(|segment| !segment.candidates.is_empty());
        for (clause, segment) in wanted.take(MAX_CLAUSES).enumerate() {
            clauses.add_segment(searcher, query, candidates, clause, segment);
        }
        clauses.sort();
        clauses
    }

    /// One clause of one candidate, all tokens of which have to be there.
    pub(crate) fn of_tokens(blob: &Blob, tokens: &[TypedToken]) -> Self {
        let mut clauses = Self { max_weights: vec![EXACT], ..Self::empty(blob) };
        for token in tokens {
            if let Some(token) = clauses.add_tokens(std::slice::from_ref(token)) {
                clauses.raise(0, token, score::partial_weight(EXACT, 1));
            }
        }
        let tokens = clauses.tokens_in(tokens.iter().map(|token| token.token));
        clauses.conjunctions.push(Conjunction { clause: 0, tokens, weight: EXACT });
        clauses.sort();
        clauses
    }

    fn empty(blob: &Blob) -> Self {
        let numbers = vec![0; blob.lexicon().count() + FIRST_WORD as usize];
        Self { numbers, ..Self::default() }
    }

    /// Adds the candidates of a segment as far as there is room for their tokens.
    fn add_segment(
        &mut self,
        searcher: Searcher<'_>,
        query: &Query,
        candidates: &Candidates,
        clause: usize,
        segment: &Segment,
    ) {
        let frequency = |it: &TypedToken| searcher.postings().document_frequency(it.token);
        let idf = |frequency| score::idf(frequency, searcher.blob().contents().len());
        let rarest = |candidate: &Candidate| {
            candidates.tokens(candidate).iter().map(frequency).min().unwrap_or_default()
        };
        // Of all candidates together, or the rarest of many tokens that begin alike would lead.
        let shared_idf = idf(segment.candidates.iter().map(rarest).sum());
        let length_weight = score::length_weight(segment.length(query));
        let mut max = 0;
        for candidate in &segment.candidates {
            let Some(tokens) = self.add_tokens(candidates.tokens(candidate)) else { continue };
            let weight = score::weight(candidate.boost, shared_idf, length_weight);
            max = weight.max(max);
            if tokens.is_power_of_two() {
                self.raise(clause, tokens, weight);
                continue;
            }
            self.conjunctions.push(Conjunction { clause, tokens, weight });
            for token in candidates.tokens(candidate) {
                let weight = score::partial_weight(candidate.boost, idf(frequency(token)));
                self.raise(clause, self.token_set(token.token), weight);
            }
        }
        self.max_weights.push(max);
    }

    /// The set of these tokens, which are looked for from now on; `None` if there is no room left.
    fn add_tokens(&mut self, tokens: &[TypedToken]) -> Option<TokenSet> {
        let new = tokens.iter().filter(|token| self.token_set(token.token) == 0).count();
        if self.tokens.len() + new > MAX_TOKENS {
            return None;
        }
        tokens.iter().try_fold(0, |set, token| Some(set | self.add_token(token)?))
    }

    fn add_token(&mut self, token: &TypedToken) -> Option<TokenSet> {
        let number = self.numbers.get_mut(token.token as usize)?;
        if let Some(known) = usize::from(*number).checked_sub(1) {
            let known = &mut self.tokens.get_mut(known)?.letters;
            *known = known.start.min(token.letters.start)..known.end.max(token.letters.end);
        } else {
            self.tokens.push(token.clone());
            self.weights.push(PerClause::default());
            *number = u8::try_from(self.tokens.len()).ok()?;
        }
        Some(self.token_set(token.token))
    }

    /// Raises what a token weighs of a clause to at least `weight`.
    fn raise(&mut self, clause: usize, token: TokenSet, weight: u32) {
        if let Some(weights) = self.weights.get_mut(token.trailing_zeros() as usize) {
            score::raise(weights, clause, weight);
        }
    }

    /// Sorts conjunctions by the first of their tokens, where [`Clauses::weights`] looks for them.
    fn sort(&mut self) {
        let mut sorted = Vec::with_capacity(self.conjunctions.len());
        for first in 0..=self.tokens.len() {
            self.first.push(sorted.len());
            let here = |it: &&Conjunction| it.tokens.trailing_zeros() as usize == first;
            sorted.extend(self.conjunctions.iter().filter(here));
        }
        self.conjunctions = sorted;
    }

    /// The tokens that are looked for, and which of their letters were typed.
    pub(super) fn tokens(&self) -> &[TypedToken] {
        &self.tokens
    }

    /// For each token of the lexicon its number among those looked for, from 1; 0 for others.
    pub(crate) fn numbers(&self) -> &[u8] {
        &self.numbers
    }

    /// Which letters of a token were typed.
    pub(crate) fn typed_letters(&self, token: u32) -> Range<usize> {
        let at = self.token_set(token).trailing_zeros() as usize;
        self.tokens.get(at).map_or(0..0, |token| token.letters.clone())
    }

    /// The set of a token; empty for one that is not looked for.
    #[inline]
    pub(crate) fn token_set(&self, token: u32) -> TokenSet {
        let number = self.numbers.get(token as usize).copied().unwrap_or_default();
        (1 << number) >> 1
    }

    /// Which of the tokens stand in a text.
    pub(crate) fn tokens_in(&self, text: impl Iterator<Item = u32>) -> TokenSet {
        text.fold(0, |tokens, token| tokens | self.token_set(token))
    }

    /// Whether all of these tokens are in a set.
    pub(crate) fn are_in(&self, set: TokenSet, tokens: &[TypedToken]) -> bool {
        tokens.iter().all(|token| self.token_set(token.token) & set != 0)
    }

    /// The weight of each clause in a text that holds these tokens.
    pub(super) fn weights(&self, tokens: TokenSet) -> PerClause {
        let mut sum = PerClause::default();
        for first in positions::iter(tokens) {
            self.weights.get(first).into_iter().for_each(|own| self.raise_all(&mut sum, own));
            let range = self.first.get(first).copied().zip(self.first.get(first + 1).copied());
            let here = range.and_then(|(start, end)| self.conjunctions.get(start..end));
            for it in here.unwrap_or_default().iter().filter(|it| it.tokens & !tokens == 0) {
                score::raise(&mut sum, it.clause, it.weight);
            }
        }
        sum
    }

    /// Raises the number of each clause to at least that in `to`.
    pub(super) fn raise_all(&self, numbers: &mut PerClause, to: &PerClause) {
        for ((number, &to), _) in numbers.iter_mut().zip(to).zip(&self.max_weights) {
            *number = to.max(*number);
        }
    }

    /// The weight of all clauses in a text that holds these tokens.
    pub(crate) fn weight(&self, tokens: TokenSet) -> u32 {
        self.weights(tokens).iter().sum()
    }

    /// For each clause the weight of its heaviest candidate.
    pub(super) fn max_weights(&self) -> &[u32] {
        &self.max_weights
    }

    /// The weight of all clauses in a text that holds the heaviest candidate of each.
    pub(crate) fn max_weight(&self) -> u32 {
        self.max_weights.iter().sum()
    }
}
