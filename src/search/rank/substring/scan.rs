//! In which contents a query stands letter by letter, and in which field.

use study_model::{Blob, FIRST_WORD, TextEnd};

use super::automaton::{Automaton, States, WholeOrAny};
use crate::search::index::searcher::Searcher;
use crate::search::positions::Positions;
use crate::search::rank::score::{Field, field_weight};

/// For each content the weight of the best field where the query stands, 0 for nowhere.
///
/// - `scores`, `is_as_typed`: contents with a score are only read if the query is not exact.
pub(super) fn field_weights(
    automaton: &Automaton,
    searcher: Searcher<'_>,
    scores: &[u32],
    is_as_typed: bool,
) -> Vec<WholeOrAny<u32>> {
    let blob = searcher.blob();
    let mut scan = Scan {
        automaton,
        searcher,
        weights: vec![[0; 2]; blob.contents().len()],
        covered: vec![0; blob.contents().len()],
        covered_by_term: vec![0; blob.term_count() as usize],
    };
    if automaton.is_empty() {
        return scan.weights;
    }
    let terms = scan.scan_postings();
    scan.scan_terms(&terms);
    let best = text_weight(true);
    let contents = scan.covered.iter().zip(&mut scan.weights).zip(blob.contents()).zip(scores);
    for (((&covered, weights), &entry), &score) in contents {
        let [whole, any] = *weights;
        if covered == all(automaton) && (!is_as_typed && whole < best || score == 0 && any < best) {
            scan_text(automaton, blob, entry, weights);
        }
    }
    scan.weights
}

struct Scan<'a> {
    automaton: &'a Automaton,
    searcher: Searcher<'a>,
    /// For each content.
    weights: Vec<WholeOrAny<u32>>,
    /// Over which positions of the query each content has transitions, by tokens that hold but a
    /// part of it.
    covered: Vec<Positions>,
    /// Over which each term has any.
    covered_by_term: Vec<Positions>,
}

/// All positions of the query.
fn all(automaton: &Automaton) -> Positions {
    (1 << automaton.length) - 1
}

impl Scan<'_> {
    /// Notes what the postings of each token say, and returns the terms that may hold the query.
    fn scan_postings(&mut self) -> Vec<u32> {
        let mut terms = Vec::new();
        for &token in &self.automaton.tokens {
            let (mut parts, mut alone) = (0, [false; 2]);
            for it in self.automaton.of(token) {
                if it.to - it.from == self.automaton.length {
                    add(&mut alone, [it.is_whole, true]);
                } else {
                    parts |= (1 << it.to) - (1 << it.from);
                }
            }
            for &term in self.searcher.dictionary().terms_with(token) {
                let Some(covered) = self.covered_by_term.get_mut(term as usize) else { continue };
                if *covered == 0 {
                    terms.push(term);
                }
                *covered |= if alone[1] { all(self.automaton) } else { parts };
            }
            for posting in self.searcher.postings().of(token) {
                let at = posting.content as usize;
                if let (Some(weights), Some(covered)) =
                    (self.weights.get_mut(at), self.covered.get_mut(at))
                {
                    *covered |= parts;
                    raise(weights, alone, text_weight(posting.primary));
                }
            }
        }
        let all = all(self.automaton);
        terms.retain(|&term| self.covered_by_term.get(term as usize) == Some(&all));
        terms
    }

    /// Reads titles and key points.
    fn scan_terms(&mut self, terms: &[u32]) {
        let blob = self.searcher.blob();
        for &term in terms {
            let (mut states, mut stands) = (States::default(), [false; 2]);
            for token in blob.term(term) {
                if self.automaton.step(&mut states, token) {
                    add(&mut stands, self.automaton.accepts(states));
                }
            }
            for posting in blob.postings(term).filter(|_| stands[1]) {
                let field = if posting.primary { Field::Title } else { Field::Key };
                if let Some(weights) = self.weights.get_mut(posting.content as usize) {
                    raise(weights, stands, field_weight(field));
                }
            }
        }
    }
}

/// Reads the text of an entry, and raises the weights of the fields where the query stands.
fn scan_text(automaton: &Automaton, blob: &Blob, entry: u32, weights: &mut WholeOrAny<u32>) {
    let (mut states, mut before) = (States::default(), States::default());
    let (mut stands, mut in_answer) = ([false; 2], false);
    for token in blob.text(entry) {
        if token >= FIRST_WORD {
            if automaton.step(&mut states, token) {
                add(&mut stands, automaton.accepts(states));
            }
            continue;
        }
        let is_label = token == TextEnd::Label as u32 || token == TextEnd::AnswerLabel as u32;
        if is_label || token == TextEnd::Metadata as u32 {
            // As if it did not stand there.
            states = before;
            in_answer = if is_label { token == TextEnd::AnswerLabel as u32 } else { in_answer };
        } else if stands[1] {
            raise(weights, stands, text_weight(in_answer));
            // No field of a text weighs more than an answer.
            if stands[0] && in_answer {
                break;
            }
        }
        (stands, before) = ([false; 2], states);
    }
}

fn add(known: &mut WholeOrAny<bool>, also: WholeOrAny<bool>) {
    known.iter_mut().zip(also).for_each(|(known, also)| *known |= also);
}

/// Raises the weights for which the query stands to that of a field.
fn raise(known: &mut WholeOrAny<u32>, stands: WholeOrAny<bool>, weight: u32) {
    for (known, _) in known.iter_mut().zip(stands).filter(|&(_, stands)| stands) {
        *known = weight.max(*known);
    }
}

fn text_weight(in_answer: bool) -> u32 {
    field_weight(if in_answer { Field::Explanation } else { Field::Mention })
}
