//! Terms that a query calls by an alias.

use study_model::{Blob, FIRST_WORD, Tokens};

use super::boost::{self, Boost};
use super::candidates::{Candidates, TypedToken};
use super::token_matches::TokenMatch;
use crate::search::index::token_dictionary::TokenDictionary;

/// Adds the terms whose aliases stand in the query.
pub(super) fn add_aliases(
    blob: &Blob,
    dictionary: &TokenDictionary,
    matches: &[TokenMatch],
    candidates: &mut Candidates,
) {
    let by_token = MatchesByToken::new(blob, matches);
    for begin in matches {
        for &alias in dictionary.aliases_from(begin.token) {
            let Some((term, mut tokens)) = blob.alias(alias) else { continue };
            tokens.next();
            let TokenMatch { ref span, boost, is_as_typed, is_complete, .. } = *begin;
            let first = Phrase { end: span.end, boost, is_as_typed, is_complete };
            if let Some(phrase) = by_token.follow(first, tokens) {
                let all = |token| TypedToken { token, letters: 0..usize::MAX };
                let tokens = blob.term(term).map(all);
                let boost = phrase.boost * boost::ALIAS / boost::EXACT;
                let span = span.start..phrase.end;
                candidates.push(span, tokens, boost, phrase.is_as_typed, phrase.is_complete);
            }
        }
    }
}

/// Tokens of an alias that follow each other in the query.
#[derive(Clone, Copy)]
struct Phrase {
    end: usize,
    /// Of the least sure.
    boost: Boost,
    /// Whether all are.
    is_as_typed: bool,
    /// Whether the last is.
    is_complete: bool,
}

/// Matches by token.
struct MatchesByToken<'a> {
    matches: &'a [TokenMatch],
    /// For each token its last match, one further; 0 for tokens without one.
    last: Vec<u32>,
    /// For each match the one before of the same token.
    previous: Vec<u32>,
}

impl<'a> MatchesByToken<'a> {
    fn new(blob: &Blob, matches: &'a [TokenMatch]) -> Self {
        let mut last = vec![0; blob.lexicon().count() + FIRST_WORD as usize];
        let previous = (1..).zip(matches).map(|(at, found)| {
            let last = last.get_mut(found.token as usize);
            last.map_or(0, |last| std::mem::replace(last, at))
        });
        let previous = previous.collect();
        Self { matches, last, previous }
    }

    #[inline]
    fn of(&self, token: u32) -> impl Iterator<Item = &'a TokenMatch> {
        let mut next = self.last.get(token as usize).copied().unwrap_or_default();
        std::iter::from_fn(move || {
            let at = next.checked_sub(1)? as usize;
            next = self.previous.get(at).copied()?;
            self.matches.get(at)
        })
    }

    /// The surest way in which the rest of an alias follows in the query.
    fn follow(&self, phrase: Phrase, mut rest: Tokens<'_>) -> Option<Phrase> {
        let Some(token) = rest.next() else { return Some(phrase) };
        if !phrase.is_complete {
            return None;
        }
        let next = self.of(token).filter(|next| next.span.start == phrase.end);
        let phrases = next.filter_map(|next| {
            let longer = Phrase {
                end: next.span.end,
                boost: phrase.boost.min(next.boost),
                is_as_typed: phrase.is_as_typed && next.is_as_typed,
                is_complete: next.is_complete,
            };
            self.follow(longer, rest.clone())
        });
        phrases.max_by_key(|phrase| phrase.boost)
    }
}
