//! Typed lists: each line against each expected term, put together as well as can be.

use study_model::text::slice;

use super::diff::diff;
use super::item::{CLOSE_SCORE, Line, Outcome, Verdict};
use super::marks::{
    Span, is_mark, spans, unmarked, without_explanation, without_mark, without_marks,
};
use super::term::{Expected, Grader, Typed, is_same};

/// What each wrong line costs after the first, as a share of one expected term, so that pasting
/// everything is worth nothing.
pub(crate) const WRONG_COST: f64 = 0.25;
/// Lines that are read; nobody recalls more.
const MOST_LINES: usize = 200;
/// Parts of a text that are looked at for these.
const MOST_PARTS: usize = 1_000;
/// What stands between terms beside the usual separators.
const BETWEEN: &str = "/／|｜·・+＋&！？!?和与及以或";
/// A term holds no more numbers than this that look like marks.
const MOST_NUMBERED: usize = 3;

/// Grades a typed list against the answer that it fits best.
///
/// A term that holds a separator may be typed as it is written. Where that leaves two ways to read
/// a list, the better one counts.
///
/// - `answers`: the terms of each answer there is.
/// - `neutral`: what neither counts nor costs anything.
pub(crate) fn grade_list(
    grader: Grader<'_>,
    answers: &[Vec<Expected>],
    neutral: &[Expected],
    text: &str,
) -> Verdict {
    let known: Vec<&Expected> = answers.iter().flatten().chain(neutral).collect();
    let joined = Reader { grader, known: &known, text, joins: true }.lines();
    let apart = Reader { grader, known: &known, text, joins: false }.lines();
    let mut verdicts = Vec::new();
    for lines in [joined, apart] {
        let is_neutral: Vec<bool> = lines
            .iter()
            .map(|line| neutral.iter().any(|term| line.outcome(grader, term) != Outcome::Wrong))
            .collect();
        let held = answers.iter().map(|expected| against(grader, expected, &lines, &is_neutral));
        verdicts.extend(held);
    }
    let better = |best: Verdict, next: Verdict| if next.score > best.score { next } else { best };
    verdicts.into_iter().reduce(better).unwrap_or_else(|| Verdict::of(0.0, Vec::new()))
}

/// A line that was read.
struct ReadLine<'a> {
    text: &'a str,
    typed: Typed,
}

impl ReadLine<'_> {
    fn outcome(&self, grader: Grader<'_>, term: &Expected) -> Outcome {
        grader.compare(term, &self.typed)
    }
}

/// What may stand between two terms of a line, or in a term.
fn is_between(c: char) -> bool {
    c.is_whitespace() || BETWEEN.contains(c)
}

/// Reads the lines of a typed list.
struct Reader<'a, 'b> {
    grader: Grader<'b>,
    /// What a line may be.
    known: &'b [&'b Expected],
    text: &'a str,
    /// Whether parts may make a term together.
    joins: bool,
}

impl<'a> Reader<'a, '_> {
    /// The lines, each once.
    fn lines(&self) -> Vec<ReadLine<'a>> {
        let parts = spans(self.text).into_iter().take(MOST_PARTS);
        let parts: Vec<Span> = parts
            .flat_map(|part| {
                let cut =
                    self.cut(part, char::is_whitespace).or_else(|| self.cut(part, is_between));
                cut.unwrap_or_else(|| vec![part])
            })
            .collect();
        let mut lines: Vec<ReadLine<'a>> = Vec::new();
        let mut seen = Vec::new();
        let (mut at, mut mark, mut explained) = (0, None, None);
        while let Some(rest) = parts.get(at..).filter(|rest| !rest.is_empty()) {
            let (count, typed) = self.next(rest);
            at += count;
            let [Some(first), Some(last)] = [rest.first(), rest.get(count - 1)] else { break };
            let start = mark.take().unwrap_or(first.start);
            let Some(typed) = typed else {
                let after = self.text.get(last.end..).unwrap_or_default();
                mark = Some(start).filter(|_| !after.starts_with(['\n', '\r']));
                continue;
            };
            let text = slice(self.text, start..last.end);
            // What stands behind an explained term, up to the end of the line, explains it still.
            let goes_on = explained.is_some_and(|end| {
                !slice(self.text, end..start).contains(['\n', '\r']) && !typed.is_term()
            });
            if self.is_known(&typed) {
                explained = without_explanation(text).map(|_| last.end);
            } else if goes_on {
                continue;
            }
            let identity = typed.identity();
            let is_known = |typed: &Typed| self.known.iter().any(|term| is_same(term, typed));
            if typed.is_blank() && !is_known(&typed) || seen.contains(&identity) {
                continue;
            }
            seen.push(identity);
            lines.push(ReadLine { text, typed });
            if lines.len() == MOST_LINES {
                break;
            }
        }
        lines
    }

    fn is_known(&self, typed: &Typed) -> bool {
        self.known.iter().any(|term| self.grader.compare(term, typed) != Outcome::Wrong)
    }

    /// The terms that stand side by side in a part: only where there is nothing else, because what
    /// separates them may also belong to a term.
    fn cut(&self, part: Span, is_between: fn(char) -> bool) -> Option<Vec<Span>> {
        let text = slice(self.text, part.start..part.end);
        let is_known = |text: &str| self.is_known(&self.grader.read(text));
        let mut pieces = Vec::new();
        let mut start = part.start;
        for piece in text.split_inclusive(is_between).take(MOST_LINES) {
            let end = start + piece.trim_end_matches(is_between).len();
            pieces.push(Span { start, end, is_numbered: part.is_numbered && pieces.is_empty() });
            start += piece.len();
        }
        pieces.retain(|it| slice(self.text, it.start..it.end).chars().any(char::is_alphanumeric));
        let mut texts = pieces.iter().map(|it| slice(self.text, it.start..it.end));
        let is_list =
            start == part.end && pieces.len() > 1 && texts.all(is_known) && !is_known(text);
        is_list.then_some(pieces)
    }

    /// How many parts the next line has, and what was typed in it; nothing for a mark, of the line
    /// that follows or of none.
    fn next(&self, rest: &[Span]) -> (usize, Option<Typed>) {
        let first = rest.first().map_or("", |span| slice(self.text, span.start..span.end));
        if let Some((count, typed)) = self.joined(rest, first, Outcome::Right) {
            return (count, Some(typed));
        }
        let typed = self.grader.read(first);
        if self.is_known(&typed) {
            return (1, Some(typed));
        }
        if !typed.is_blank()
            && let Some((count, typed)) = self.joined(rest, first, Outcome::Close)
        {
            return (count, Some(typed));
        }
        (1, Some(typed).filter(|_| !is_mark(first)))
    }

    /// The most parts that make a known term together.
    ///
    /// - `first`: the first part, which may have a mark.
    fn joined(&self, rest: &[Span], first: &str, wanted: Outcome) -> Option<(usize, Typed)> {
        let start = rest.first().filter(|_| self.joins)?.start;
        let is_numbered = |count: usize| {
            count <= MOST_NUMBERED
                && rest.get(1..count).into_iter().flatten().all(|it| it.is_numbered)
        };
        let longest = self.known.iter().map(|term| term.parts).max()?.max(MOST_NUMBERED);
        for count in (2..=longest.min(rest.len())).rev() {
            let may_be = |term: &&&Expected| term.parts == count || is_numbered(count);
            let mut terms = self.known.iter().filter(may_be).peekable();
            let Some(last) = rest.get(count - 1).filter(|_| terms.peek().is_some()) else {
                continue;
            };
            let lines = [first, without_mark(first).unwrap_or(first), without_marks(first)];
            let typed = lines.map(|line| {
                let start = start + first.len() - line.len();
                self.grader.read_whole(slice(self.text, start..last.end))
            });
            let is_found =
                |typed: &Typed, term: &Expected| self.grader.compare(term, typed) == wanted;
            for term in terms {
                if let Some(at) = typed.iter().position(|typed| is_found(typed, term)) {
                    return typed.into_iter().nth(at).map(|typed| (count, typed));
                }
            }
        }
        None
    }
}

/// A list against one answer.
///
/// - `is_neutral`: for each line whether it costs nothing.
fn against(
    grader: Grader<'_>,
    expected: &[Expected],
    lines: &[ReadLine<'_>],
    is_neutral: &[bool],
) -> Verdict {
    let outcomes: Vec<Vec<Outcome>> = lines
        .iter()
        .map(|line| expected.iter().map(|term| line.outcome(grader, term)).collect())
        .collect();
    let is_wrong = |row: &Vec<Outcome>| row.iter().all(|&outcome| outcome == Outcome::Wrong);
    let wrong = outcomes.iter().zip(is_neutral).filter(|&(row, neutral)| is_wrong(row) && !neutral);
    let cost = WRONG_COST * wrong.count().saturating_sub(1) as f64;
    let owner = assign(&outcomes, expected.len());
    let outcome = |line: usize, term: usize| {
        let outcome = outcomes.get(line).and_then(|row| row.get(term));
        outcome.copied().unwrap_or(Outcome::Wrong)
    };
    let found = || (0..).zip(&owner).filter_map(|(term, &line)| Some((term, line?)));
    let worth = found().fold(0.0, |sum, (term, line)| sum + outcome(line, term).worth());
    let score = ((worth - cost) / expected.len().max(1) as f64).clamp(0.0, 1.0);
    let line = |(at, line): (usize, &ReadLine<'_>)| {
        let (place, _) = found().find(|&(_, line)| line == at)?;
        Some(Line::new(line.text, outcome(at, place), Some(&expected.get(place)?.term)))
    };
    let read = lines.iter().enumerate();
    let read =
        read.map(|it| line(it).unwrap_or_else(|| Line::new(it.1.text, Outcome::Wrong, None)));
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
        let diff = term.map(|term| diff(term, unmarked(text, term)));
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
