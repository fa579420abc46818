//! Which tokens of the lexicon a query matches, whole or in part, and where.

use std::ops::Range;

use super::boost::{self, Boost, MatchKind};
use super::character_matches::CharacterMatches;
use super::characters::Query;
use crate::pinyin::CharId;
use crate::search::index::token_dictionary::TokenDictionary;
use crate::search::positions;

/// A token that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TokenMatch {
    pub(super) token: u32,
    /// Where it stands in the query.
    pub(super) span: Range<usize>,
    /// Which of its letters were typed.
    pub(super) letters: Range<usize>,
    pub(super) boost: Boost,
    /// Whether all of it was typed.
    pub(super) is_complete: bool,
    /// Whether it was typed as it is written.
    pub(super) is_as_typed: bool,
}

/// Finds Chinese tokens that a query matches.
pub(super) struct ChineseMatcher<'a> {
    pub(super) dictionary: &'a TokenDictionary,
    pub(super) query: &'a Query,
    pub(super) characters: &'a CharacterMatches<'a>,
}

impl ChineseMatcher<'_> {
    /// In the order of their characters, and of their tokens for each.
    pub(super) fn matches(&self) -> Vec<TokenMatch> {
        let mut found = Vec::new();
        for id in self.characters.matched() {
            for &token in self.dictionary.tokens_with(id) {
                let ids = self.dictionary.char_ids(token);
                if ids.first() == Some(&id) {
                    self.match_prefix(token, ids, &mut found);
                } else {
                    self.match_infix(token, ids, id, &mut found);
                }
            }
        }
        found
    }

    /// Adds matches from the beginning of a token on, to its end or that of the query.
    fn match_prefix(&self, token: u32, ids: &[CharId], found: &mut Vec<TokenMatch>) {
        let first = ids.first().map(|&id| self.characters.positions(id)).unwrap_or_default();
        for start in positions::iter(first.homophone | first.pinyin) {
            let Overlap { end, typed, kind } = self.overlap(ids, start);
            let is_complete = typed == ids.len();
            // A single character is a homophone of too many.
            let is_lone_homophone = typed == 1 && kind == MatchKind::Homophone;
            if !is_lone_homophone && (is_complete || end == self.query.len()) {
                found.push(TokenMatch {
                    token,
                    span: start..end,
                    letters: 0..typed,
                    boost: boost::han(kind, typed, ids.len()),
                    is_complete,
                    is_as_typed: kind == MatchKind::Exact,
                });
            }
        }
    }

    /// Adds exact matches of two characters or more from a later one of a token on, to its end or
    /// that of the query.
    fn match_infix(&self, token: u32, ids: &[CharId], first: CharId, found: &mut Vec<TokenMatch>) {
        let Some(from) = ids.iter().position(|&id| id == first) else { return };
        let rest = ids.get(from..).unwrap_or_default();
        for start in positions::iter(self.characters.positions(first).exact) {
            let Overlap { end, typed, kind } = self.overlap(rest, start);
            let ends = typed == rest.len() || end == self.query.len();
            if typed > 1 && kind == MatchKind::Exact && ends {
                found.push(TokenMatch {
                    token,
                    span: start..end,
                    letters: from..from + typed,
                    boost: boost::INFIX,
                    is_complete: false,
                    is_as_typed: true,
                });
            }
        }
    }

    /// How far characters go along with the query from a position on.
    fn overlap(&self, ids: &[CharId], start: usize) -> Overlap {
        let mut overlap = Overlap { end: start, typed: 0, kind: MatchKind::Exact };
        for &id in ids {
            if overlap.end >= self.query.len() {
                break;
            }
            let Some((end, kind)) = self.characters.advance(id, overlap.end) else { break };
            overlap = Overlap { end, typed: overlap.typed + 1, kind: overlap.kind.max(kind) };
        }
        overlap
    }
}

/// How far a token goes along with the query.
struct Overlap {
    end: usize,
    /// Characters of the token.
    typed: usize,
    /// The least sure of the ways in which they were typed.
    kind: MatchKind,
}
