//! Typed lists: each line against each expected term, put together as well as can be.

use super::diff::diff;
use super::grade::{CLOSE_SCORE, Line, Outcome, Verdict};
use super::term::{Expected, Grader};

/// What each wrong line costs after the first, as a share of one expected term, so that pasting
/// everything is worth nothing.
pub(crate) const WRONG_COST: f64 = 0.25;
/// Lines that are read; nobody recalls more.
const MOST_LINES: usize = 200;

/// Grades a typed list against the answer that it fits best.
///
/// - `answers`: the terms of each answer there is.
/// - `neutral`: what neither counts nor costs anything.
pub(crate) fn grade_list(
    grader: Grader<'_>,
    answers: &[Vec<Expected>],
    neutral: &[Expected],
    text: &str,
) -> Verdict {
    let lines = lines(grader, text);
    let is_known = |expected: &[Expected], line: &str| {
        expected.iter().any(|term| grader.compare(term, line) != Outcome::Wrong)
    };
    let verdicts = answers.iter().map(|expected| {
        let wrong = |line: &&&str| !is_known(expected, line) && !is_known(neutral, line);
        let dear = lines.iter().filter(wrong).count().saturating_sub(1);
        against(grader, expected, &lines, WRONG_COST * dear as f64)
    });
    let best = verdicts.reduce(|best, next| if next.score > best.score { next } else { best });
    best.unwrap_or_else(|| Verdict::of(0.0, Vec::new()))
}

/// A list against one answer, with so much to be taken off.
fn against(grader: Grader<'_>, expected: &[Expected], lines: &[&str], cost: f64) -> Verdict {
    let outcomes: Vec<Vec<Outcome>> = lines
        .iter()
        .map(|line| expected.iter().map(|term| grader.compare(term, line)).collect())
        .collect();
    let owner = assign(&outcomes, expected.len());
    let outcome = |line: usize, term: usize| {
        let outcome = outcomes.get(line).and_then(|row| row.get(term));
        outcome.copied().unwrap_or(Outcome::Wrong)
    };
    let found = || (0..).zip(&owner).filter_map(|(term, &line)| Some((term, line?)));
    let worth: f64 = found().map(|(term, line)| outcome(line, term).worth()).sum();
    let score = ((worth - cost) / expected.len().max(1) as f64).clamp(0.0, 1.0);
    let line = |(at, text): (usize, &&str)| {
        let (term, _) = found().find(|&(_, line)| line == at)?;
        let term = &expected.get(term)?.term;
        let outcome = outcomes.get(at)?.iter().zip(expected).find(|(_, it)| it.term == *term)?.0;
        Some(Line::new(text, *outcome, Some(term)))
    };
    let read = lines.iter().enumerate();
    let read = read.map(|it| line(it).unwrap_or_else(|| Line::new(it.1, Outcome::Wrong, None)));
    let is_found = |at: usize| owner.get(at).is_some_and(Option::is_some);
    let names = |wanted: bool| -> Vec<String> {
        let terms = expected.iter().enumerate().filter(|&(at, _)| is_found(at) == wanted);
        terms.map(|(_, term)| term.term.clone()).collect()
    };
    Verdict {
        matched: Some(names(true)),
        missed: Some(names(false)),
        lines: Some(read.collect()),
        ..Verdict::of(score, expected.iter().map(|term| term.term.clone()).collect())
    }
}

impl Line {
    fn new(text: &str, outcome: Outcome, term: Option<&String>) -> Self {
        let diff = term.map(|term| diff(term, text.trim()));
        Self { text: text.trim().to_owned(), outcome, term: term.cloned(), diff }
    }
}

impl Outcome {
    /// What a term counts that was found so.
    pub(crate) const fn worth(self) -> f64 {
        match self {
            Self::Right => 1.0,
            Self::Close => CLOSE_SCORE,
            Self::Partial | Self::Wrong => 0.0,
        }
    }
}

/// The lines of a typed list, each once.
fn lines<'a>(grader: Grader<'_>, text: &'a str) -> Vec<&'a str> {
    let parts = text.split(['\n', '\r', '、', '，', ',', '；', ';', '。']);
    let mut lines: Vec<&str> = Vec::new();
    let mut known: Vec<Vec<char>> = Vec::new();
    for part in parts {
        let plain = grader.plain(part);
        if !plain.is_empty() && lines.len() < MOST_LINES && !known.contains(&plain) {
            lines.push(part);
            known.push(plain);
        }
    }
    lines
}

/// Which line names each term, each line at most one and each term at most once: first the right
/// ones, then as many close ones as can be placed (Kuhn, 1955, by augmenting paths).
fn assign(outcomes: &[Vec<Outcome>], terms: usize) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = vec![None; terms];
    for wanted in [Outcome::Right, Outcome::Close] {
        for line in 0..outcomes.len() {
            if !owner.contains(&Some(line)) {
                let mut tried = vec![false; terms];
                place(line, wanted, outcomes, &mut owner, &mut tried);
            }
        }
    }
    owner
}

/// Finds a term for a line, moving other lines to other terms where that makes room.
fn place(
    line: usize,
    wanted: Outcome,
    outcomes: &[Vec<Outcome>],
    owner: &mut Vec<Option<usize>>,
    tried: &mut [bool],
) -> bool {
    let row = outcomes.get(line).into_iter().flatten().enumerate();
    let fitting = row.filter(|&(_, &outcome)| outcome == wanted).map(|(term, _)| term);
    for term in fitting.collect::<Vec<_>>() {
        match tried.get_mut(term) {
            Some(tried) if !*tried => *tried = true,
            _ => continue,
        }
        let before = owner.get(term).copied().flatten();
        if before.is_none_or(|other| place(other, wanted, outcomes, owner, tried)) {
            if let Some(slot) = owner.get_mut(term) {
                *slot = Some(line);
            }
            return true;
        }
    }
    false
}
