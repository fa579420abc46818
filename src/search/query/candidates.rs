//! What a span of a query may mean.

use std::ops::Range;

use super::boost::Boost;
use crate::search::positions::MAX_QUERY_LENGTH;

/// Candidates of one span, at most: a quarter of the tokens that a query has room for, so that
/// those that are less sure do not take the room of the segments behind it.
pub(super) const MAX_CANDIDATES: usize = MAX_QUERY_LENGTH.div_ceil(4);

/// Tokens that a span of the query may mean; all of them have to stand in an entry.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) span: Range<usize>,
    /// Which of all tokens of all candidates.
    tokens: Range<usize>,
    pub(crate) boost: Boost,
    /// Whether it was typed as it is written.
    pub(crate) is_as_typed: bool,
    /// Whether its last token was typed to the end.
    pub(crate) is_complete: bool,
}

/// A token, and which of its letters were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypedToken {
    pub(crate) token: u32,
    pub(crate) letters: Range<usize>,
}

/// All candidates of a query.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
    tokens: Vec<TypedToken>,
}

impl Candidates {
    pub(super) fn push(
        &mut self,
        span: Range<usize>,
        tokens: impl IntoIterator<Item = TypedToken>,
        boost: Boost,
        is_as_typed: bool,
        is_complete: bool,
    ) {
        let first = self.tokens.len();
        self.tokens.extend(tokens);
        let tokens = first..self.tokens.len();
        self.list.push(Candidate { span, tokens, boost, is_as_typed, is_complete });
    }

    /// Adds a fuzzy candidate, unless it was added before; whether it was not.
    ///
    /// - `first`: how many candidates there were before any fuzzy one.
    pub(super) fn push_fuzzy(
        &mut self,
        first: usize,
        span: Range<usize>,
        tokens: impl IntoIterator<Item = TypedToken>,
        boost: Boost,
    ) -> bool {
        self.push(span, tokens, boost, false, true);
        let Some((new, known)) = self.list.split_last() else { return false };
        let is_same = |it: &Candidate| it.span == new.span && self.tokens(it) == self.tokens(new);
        let is_new = !known.get(first..).unwrap_or_default().iter().any(is_same);
        if !is_new {
            self.tokens.truncate(new.tokens.start);
            self.list.pop();
        }
        is_new
    }

    pub(crate) fn tokens(&self, candidate: &Candidate) -> &[TypedToken] {
        self.tokens.get(candidate.tokens.clone()).unwrap_or_default()
    }
}
