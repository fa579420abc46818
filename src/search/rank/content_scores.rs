//! The scores of contents.

use super::clauses::{Clauses, PerClause, TokenSet};
use super::score::{self, Field};
use crate::search::index::searcher::Searcher;

/// The scores of all contents, and whether one of them holds something of every clause.
#[derive(Debug, Default)]
pub(crate) struct ContentScores {
    /// 0 for a content that holds too little of the query.
    pub(crate) scores: Vec<u32>,
    pub(crate) is_complete: bool,
}

impl ContentScores {
    pub(crate) fn new(searcher: Searcher<'_>, clauses: &Clauses) -> Self {
        let scorer = Scorer { searcher, clauses };
        let terms = scorer.score_terms();
        let mut all = Self::default();
        // Many contents hold the same tokens, and most of them no term.
        let mut cache = vec![Cached::default(); CACHE_SIZE];
        for (held, &at) in scorer.tokens_of_contents().iter().zip(&terms.of_content) {
            let Some(cached) = cache.get_mut(held.hash()) else { continue };
            if cached.held != *held {
                let score = scorer.score_text(*held);
                *cached = Cached { held: *held, score, result: scorer.result(&score) };
            }
            let result = terms.scores.get(at as usize).map(|term| {
                let mut score = cached.score;
                scorer.raise(&mut score, term);
                scorer.result(&score)
            });
            let result = result.unwrap_or(cached.result);
            all.is_complete |= result.is_complete;
            all.scores.push(result.score);
        }
        all
    }
}

/// How many sets of tokens are cached with their scores: as many as [`TokensHeld::hash`] tells
/// apart.
const CACHE_SIZE: usize = 1 << u8::BITS;

#[derive(Clone, Copy, Default)]
struct Cached {
    held: TokensHeld,
    score: ClauseScores,
    result: ContentScore,
}

/// The tokens that a content holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct TokensHeld {
    anywhere: TokenSet,
    in_answer: TokenSet,
}

impl TokensHeld {
    fn hash(self) -> usize {
        // Multiplied by the golden ratio, as Knuth has it, so that the highest bits depend on all.
        let tokens = self.anywhere ^ self.in_answer.rotate_left(32);
        usize::from(tokens.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()[0])
    }
}

/// What a content scores in each clause.
#[derive(Clone, Copy, Debug, Default)]
struct ClauseScores {
    /// In the best field.
    scores: PerClause,
    /// The greatest weight, whatever the field.
    weights: PerClause,
    /// For the title or key point that scores most: what stands together there, and little else.
    bonus: u32,
}

impl ClauseScores {
    fn of_weights(weights: PerClause) -> Self {
        Self { scores: weights, weights, bonus: 0 }
    }

    /// The same in a field.
    fn in_field(mut self, field: Field) -> Self {
        let weight = score::field_weight(field);
        self.scores.iter_mut().for_each(|score| *score *= weight);
        self.bonus *= weight;
        self
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct ContentScore {
    score: u32,
    /// Whether the content holds something of every clause.
    is_complete: bool,
}

/// What contents score in their titles and key points.
struct TermScores {
    scores: Vec<ClauseScores>,
    /// For each content where its own stands; nowhere for most.
    of_content: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Scorer<'a> {
    searcher: Searcher<'a>,
    clauses: &'a Clauses,
}

impl Scorer<'_> {
    /// For each content the tokens in all of its text.
    fn tokens_of_contents(&self) -> Vec<TokensHeld> {
        let mut held = vec![TokensHeld::default(); self.searcher.blob().contents().len()];
        for token in self.clauses.tokens() {
            let bit = self.clauses.token_set(token.token);
            for posting in self.searcher.postings().of(token.token) {
                if let Some(held) = held.get_mut(posting.content as usize) {
                    held.anywhere |= bit;
                    held.in_answer |= if posting.primary { bit } else { 0 };
                }
            }
        }
        held
    }

    /// What a content scores that holds these tokens, outside of titles and key points.
    fn score_text(&self, held: TokensHeld) -> ClauseScores {
        let score =
            |tokens, field| ClauseScores::of_weights(self.clauses.weights(tokens)).in_field(field);
        let mut scores = score(held.in_answer, Field::Explanation);
        self.raise(&mut scores, &score(held.anywhere, Field::Mention));
        scores
    }

    /// Titles and key points.
    fn score_terms(&self) -> TermScores {
        let (blob, dictionary) = (self.searcher.blob(), self.searcher.dictionary());
        let mut scores = TermScores {
            // None of them has any yet.
            of_content: vec![u32::MAX; blob.contents().len()],
            scores: Vec::new(),
        };
        let mut tokens_of = vec![0; blob.term_count() as usize];
        let mut found = Vec::new();
        for token in self.clauses.tokens() {
            let bit = self.clauses.token_set(token.token);
            for &term in dictionary.terms_with(token.token) {
                let Some(tokens) = tokens_of.get_mut(term as usize) else { continue };
                if *tokens == 0 {
                    found.push(term);
                }
                *tokens |= bit;
            }
        }
        for term in found {
            let tokens = tokens_of.get(term as usize).copied().unwrap_or_default();
            let score = self.score_term(tokens, dictionary.term_length(term));
            for posting in blob.postings(term) {
                let field = if posting.primary { Field::Title } else { Field::Key };
                self.add_term(&mut scores, posting.content, &score.in_field(field));
            }
        }
        scores
    }

    /// What a term of so many tokens scores that holds these.
    fn score_term(&self, tokens: TokenSet, length: u32) -> ClauseScores {
        let weights = self.clauses.weights(tokens);
        let sum: u32 = weights.iter().sum();
        let clauses = weights.iter().filter(|&&weight| weight > 0).count();
        let norm = score::length_norm(sum, tokens.count_ones(), length);
        let bonus = norm + score::co_occurrence(sum, clauses);
        ClauseScores { bonus, ..ClauseScores::of_weights(weights) }
    }

    fn add_term(&self, terms: &mut TermScores, content: u32, score: &ClauseScores) {
        let Some(at) = terms.of_content.get_mut(content as usize) else { return };
        if let Some(known) = terms.scores.get_mut(*at as usize) {
            self.raise(known, score);
        } else {
            *at = u32::try_from(terms.scores.len()).unwrap_or(u32::MAX);
            terms.scores.push(*score);
        }
    }

    /// Raises each score to at least that in `to`.
    fn raise(&self, scores: &mut ClauseScores, to: &ClauseScores) {
        self.clauses.raise_all(&mut scores.scores, &to.scores);
        self.clauses.raise_all(&mut scores.weights, &to.weights);
        scores.bonus = scores.bonus.max(to.bonus);
    }

    fn result(&self, scores: &ClauseScores) -> ContentScore {
        let pairs = || self.clauses.max_weights().iter().zip(&scores.weights);
        let all = self.clauses.max_weight();
        let held: u32 = pairs().map(|(&max, &held)| max.min(held)).sum();
        let score = scores.scores.iter().sum::<u32>() + scores.bonus;
        let is_enough = held > 0 && held >= all * score::MIN_SHOULD_MATCH / 100;
        let score = if is_enough { score::coordinate(score, held, all) } else { 0 };
        // Half of a clause is something of it: all of one that is half as sure, or most of its
        // tokens.
        let is_complete = pairs().all(|(&max, &held)| 2 * held >= max);
        ContentScore { score, is_complete }
    }
}
