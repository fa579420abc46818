//! The contents that hold a query letter by letter, and what that adds to their scores.

use super::automaton::{Automaton, WholeOrAny};
use super::build::{of_query, of_term, terms_of_alias};
use super::scan::field_weights;
use crate::search::index::searcher::Searcher;
use crate::search::query::boost::EXACT;
use crate::search::query::candidates::TypedToken;
use crate::search::query::characters::Query;
use crate::search::rank::score::{self, Field};

/// Terms beyond this many of which a query is an alias are left out: no glossary that anybody wrote
/// has so many for one alias, and each of them costs as much as the query.
const MAX_TERMS: usize = 16;

/// Which contents hold a query letter by letter.
#[derive(Debug)]
pub(crate) struct SubstringMatches {
    /// The query, and the terms of which it is an alias.
    automata: Vec<Automaton>,
    /// For each content which of them it is shown by, and whether in whole words; `None` for one
    /// that is found by its tokens.
    shown_by: Vec<Option<(usize, bool)>>,
    is_clause: bool,
}

impl SubstringMatches {
    /// Adds to the scores of contents. Where the query is exact, they are found by its tokens, and
    /// only those that have it across other tokens come last. Else what stands there is one clause
    /// more, which other contents do not have.
    ///
    /// - `is_as_typed`: whether all of the query was recognised as it is written, and stands in a
    ///   content.
    /// - `max_weight`: of all clauses.
    pub(crate) fn new(
        searcher: Searcher<'_>,
        query: &Query,
        is_as_typed: bool,
        max_weight: u32,
        scores: &mut [u32],
    ) -> Self {
        let (blob, dictionary) = (searcher.blob(), searcher.dictionary());
        let automaton = of_query(dictionary, query);
        let fields = field_weights(&automaton, searcher, scores, is_as_typed);
        let terms = terms_of_alias(&automaton, blob, dictionary, query);
        let shown_by = vec![None; scores.len()];
        let mut matches = Self { automata: vec![automaton], shown_by, is_clause: false };
        if !is_as_typed {
            matches.add_clause(scores, &fields, max_weight);
        }
        matches.add_last(scores, &fields);
        for term in terms.into_iter().take(MAX_TERMS) {
            let automaton = of_term(dictionary, blob.term(term));
            let fields = field_weights(&automaton, searcher, scores, true);
            matches.automata.push(automaton);
            matches.add_last(scores, &fields);
        }
        matches
    }

    /// Makes the query in whole words a clause, if any content holds it so.
    fn add_clause(&mut self, scores: &mut [u32], fields: &[WholeOrAny<u32>], max_weight: u32) {
        let frequency = fields.iter().filter(|[whole, _]| *whole > 0).count();
        self.is_clause = frequency > 0;
        if !self.is_clause {
            return;
        }
        let weight = score::weight(EXACT, score::idf(frequency, fields.len()), 100);
        for ((score, shown_by), [whole, _]) in scores.iter_mut().zip(&mut self.shown_by).zip(fields)
        {
            if *whole > 0 {
                *score = score.saturating_add(weight * whole);
                *shown_by = Some((0, true));
            } else if *score > 0 {
                let all = max_weight.saturating_add(weight);
                *score = score::coordinate(*score, max_weight, all).max(1);
            }
        }
    }

    /// Contents that nothing else finds come last, those with better fields first.
    fn add_last(&mut self, scores: &mut [u32], fields: &[WholeOrAny<u32>]) {
        let last = self.automata.len() - 1;
        for ((score, shown_by), [_, any]) in scores.iter_mut().zip(&mut self.shown_by).zip(fields) {
            if *score == 0 && *any > 0 {
                *score = any / score::field_weight(Field::Mention);
                *shown_by = Some((last, false));
            }
        }
    }

    /// Whether the query stands somewhere in whole words and was not recognised as that.
    pub(crate) fn is_clause(&self) -> bool {
        self.is_clause
    }

    /// The tokens by which an entry is shown, where those that were recognised do not stand in it.
    pub(crate) fn tokens(&self, searcher: Searcher<'_>, entry: u32) -> Option<Vec<TypedToken>> {
        let content = searcher.deck.content_of().get(entry as usize)?;
        let (automaton, whole) = (*self.shown_by.get(*content as usize)?)?;
        let automaton = self.automata.get(automaton)?;
        let title = searcher.deck.title(entry);
        Some(automaton.matched_tokens(searcher.blob(), title, entry, whole))
    }
}
