//! Running text: which key points an answer in the learner's own words covers.

use super::coverage::coverage;
use super::running_text::RunningText;
use crate::quiz::content::Term;
use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::list::WRONG_LINE_COST;
use crate::quiz::grade::term::{ExpectedTerm, TWO_WORDS};
use crate::quiz::grade::verdict::{Outcome, Verdict};

/// Characters of an answer that are read: 40 minutes of fast typing in Chinese, more than anyone
/// does in an interview.
const LONGEST_ANSWER: usize = 10_000;
/// A term of fewer characters is named by chance in running text.
const SHORTEST_OFF_TOPIC: usize = TWO_WORDS;

/// Grades an answer in running text against the answer of the deck that it covers best; see
/// [`coverage`].
///
/// Keys of other questions cost as wrong lines of a list do, but only when there are more of them
/// than there are keys to cover: who explains names other things as well. A name in Latin letters
/// counts as a whole word.
///
/// - `answers`: the keys of each answer there is.
/// - `is_off_topic`: whether a term is a key that does not belong here.
pub(in crate::quiz::grade) fn grade_interview(
    grader: Grader<'_>,
    answers: &[Vec<ExpectedTerm>],
    is_off_topic: impl Fn(&Term) -> bool,
    text: &str,
) -> Verdict {
    let text: String = text.chars().take(LONGEST_ANSWER).collect();
    let text = RunningText::new(grader, &text);
    let terms = distinct_terms(grader, &text);
    let off_topic =
        terms.filter(|it| it.chars.len() >= SHORTEST_OFF_TOPIC && is_off_topic(it)).count();
    let grade = |expected: &Vec<ExpectedTerm>| {
        let outcomes: Vec<Outcome> =
            expected.iter().map(|key| coverage(grader, key, &text)).collect();
        verdict(expected, &outcomes, off_topic)
    };
    Verdict::best(answers.iter().map(grade))
}

/// The terms of the deck that stand in a text as words of their own, each once.
fn distinct_terms<'a>(
    grader: Grader<'a>,
    text: &RunningText<'_>,
) -> impl Iterator<Item = &'a Term> {
    let found = grader.notes.vocabulary.find_all(&text.chars).into_iter();
    let whole = found.filter(|it| text.is_whole(&(it.start..it.end)));
    let mut terms: Vec<usize> = whole.map(|found| found.term).collect();
    terms.sort_unstable();
    terms.dedup();
    terms.into_iter().filter_map(move |term| grader.notes.vocabulary.at(term))
}

fn verdict(expected: &[ExpectedTerm], outcomes: &[Outcome], off_topic: usize) -> Verdict {
    let credit: f64 = outcomes.iter().map(|outcome| outcome.credit()).sum();
    let count = expected.len().max(1);
    let cost = WRONG_LINE_COST * off_topic.saturating_sub(count) as f64;
    let names = |covered: bool| -> Vec<String> {
        let keys = expected.iter().zip(outcomes);
        let keys = keys.filter(|&(_, &outcome)| (outcome != Outcome::Wrong) == covered);
        keys.map(|(key, _)| key.term.clone()).collect()
    };
    Verdict {
        matched: Some(names(true)),
        missed: Some(names(false)),
        ..Verdict::of(
            ((credit - cost) / count as f64).clamp(0.0, 1.0),
            expected.iter().map(|key| key.term.clone()).collect(),
        )
    }
}
