//! Typed lists: each line against each expected term, put together as well as can be.

use super::assignment::assign;
use super::lines::LineReader;
use super::typed_line::{KnownTerms, TypedLine};
use crate::language::ListWords;
use crate::quiz::grade::diff::diff;
use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::markers::unmarked;
use crate::quiz::grade::term::ExpectedTerm;
use crate::quiz::grade::verdict::{LineVerdict, Outcome, Verdict};

/// What each wrong line costs after the first, as a share of one expected term: four guesses take
/// off what one hit gives, so that pasting everything is worth nothing, and one who adds a line to a
/// good list loses little.
pub(in crate::quiz::grade) const WRONG_LINE_COST: f64 = 0.25;

/// Grades a typed list against the answer that it fits best.
///
/// A term that holds a separator may be typed as it is written. Where that leaves two ways to read
/// a list, the better one counts.
///
/// - `answers`: the terms of each answer there is.
/// - `neutral`: what neither counts nor costs anything.
pub(in crate::quiz::grade) fn grade_list(
    grader: Grader<'_>,
    answers: &[Vec<ExpectedTerm>],
    neutral: &[ExpectedTerm],
    text: &str,
) -> Verdict {
    let terms: Vec<&ExpectedTerm> = answers.iter().flatten().chain(neutral).collect();
    let known = KnownTerms { grader, terms: &terms };
    let joined = LineReader::new(known, text, true).read();
    let apart = LineReader::new(known, text, false).read();
    let mut verdicts = Vec::new();
    for lines in [joined, apart] {
        let matches_neutral = |line: &TypedLine<'_>| {
            neutral.iter().any(|term| grader.compare(term, &line.typed) != Outcome::Wrong)
        };
        let is_neutral: Vec<bool> = lines.iter().map(matches_neutral).collect();
        for terms in answers {
            verdicts.push(Graded::new(grader, terms, &lines).verdict(&is_neutral));
        }
    }
    Verdict::best(verdicts)
}

/// A list against one answer.
struct Graded<'a> {
    expected: &'a [ExpectedTerm],
    lines: &'a [TypedLine<'a>],
    /// For each line what it is worth as each term.
    outcomes: Vec<Vec<Outcome>>,
    /// For each term the line that names it.
    line_of: Vec<Option<usize>>,
    words: &'static ListWords,
}

impl<'a> Graded<'a> {
    fn new(grader: Grader<'_>, expected: &'a [ExpectedTerm], lines: &'a [TypedLine<'a>]) -> Self {
        let row = |line: &TypedLine<'_>| {
            expected.iter().map(|term| grader.compare(term, &line.typed)).collect()
        };
        let outcomes: Vec<Vec<Outcome>> = lines.iter().map(row).collect();
        let line_of = assign(&outcomes, expected.len());
        Self { expected, lines, outcomes, line_of, words: grader.language.list_words() }
    }

    /// - `is_neutral`: for each line whether it costs nothing.
    fn verdict(&self, is_neutral: &[bool]) -> Verdict {
        let credit =
            self.found().fold(0.0, |sum, (term, line)| sum + self.outcome(line, term).credit());
        let score = (credit - self.cost(is_neutral)) / self.expected.len().max(1) as f64;
        let names = |found: bool| -> Vec<String> {
            let terms = self.expected.iter().zip(&self.line_of);
            let terms = terms.filter(|(_, line)| line.is_some() == found);
            terms.map(|(expected, _)| expected.term.clone()).collect()
        };
        Verdict {
            matched: Some(names(true)),
            missed: Some(names(false)),
            lines: Some((0..).zip(self.lines).map(|(at, line)| self.line(at, line)).collect()),
            ..Verdict::of(
                score.clamp(0.0, 1.0),
                self.expected.iter().map(|expected| expected.term.clone()).collect(),
            )
        }
    }

    /// What wrong lines take off.
    fn cost(&self, is_neutral: &[bool]) -> f64 {
        let is_wrong = |row: &Vec<Outcome>| row.iter().all(|&outcome| outcome == Outcome::Wrong);
        let lines = self.outcomes.iter().zip(is_neutral);
        let wrong = lines.filter(|&(row, neutral)| is_wrong(row) && !neutral).count();
        WRONG_LINE_COST * wrong.saturating_sub(1) as f64
    }

    /// The terms that were found, and the lines that name them.
    fn found(&self) -> impl Iterator<Item = (usize, usize)> {
        (0..).zip(&self.line_of).filter_map(|(term, &line)| Some((term, line?)))
    }

    fn outcome(&self, line: usize, term: usize) -> Outcome {
        let outcome = self.outcomes.get(line).and_then(|row| row.get(term));
        outcome.copied().unwrap_or(Outcome::Wrong)
    }

    fn line(&self, at: usize, line: &TypedLine<'_>) -> LineVerdict {
        let place = self.found().find(|&(_, line)| line == at).map(|(term, _)| term);
        let term = place.and_then(|term| self.expected.get(term)).map(|it| &it.term);
        LineVerdict {
            text: line.text.trim().to_owned(),
            outcome: place.map_or(Outcome::Wrong, |term| self.outcome(at, term)),
            term: term.cloned(),
            diff: term.map(|term| diff(term, unmarked(line.text, term, self.words))),
        }
    }
}
