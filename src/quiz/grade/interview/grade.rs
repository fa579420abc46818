//! Running text: which key points an answer in the learner's own words covers.

use super::coverage::coverage;
use super::running_text::RunningText;
use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::list::WRONG_LINE_COST;
use crate::quiz::grade::term::ExpectedTerm;
use crate::quiz::grade::verdict::{Outcome, Verdict};
use crate::quiz::material::Term;

/// Characters of an answer that are read: 40 minutes of fast typing in Chinese, more than anyone
/// does in an interview.
const LONGEST_ANSWER: usize = 10_000;

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
    let shortest = grader.language.lengths().recognisable;
    let off_topic = terms.filter(|it| it.chars.len() >= shortest && is_off_topic(it)).count();
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
    let found = grader.material.vocabulary.find_all(&text.chars).into_iter();
    let whole = found.filter(|it| text.is_whole(&(it.start..it.end)));
    let mut terms: Vec<usize> = whole.map(|found| found.term).collect();
    terms.sort_unstable();
    terms.dedup();
    terms.into_iter().filter_map(move |term| grader.material.vocabulary.at(term))
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::facade::Deck;
    use crate::fixture::nasty;

    thread_local! {
        static DECK: Deck = nasty();
    }

    fn interview(text: &str) -> (f64, Vec<String>) {
        DECK.with(|deck| {
            let answer = ["数据加密", "访问控制", "差分隐私（DP）", "早停"]
                .map(|term| ExpectedTerm::new(deck.grader(), term))
                .to_vec();
            let verdict = grade_interview(deck.grader(), &[answer], |_| true, text);
            (verdict.score, verdict.matched.unwrap())
        })
    }

    #[test]
    fn points_are_found_in_running_text() {
        let (score, matched) = interview(
            "首先要做数据加密，其次是 fangwen kongzhi；我们还会用ＤＰ保护用户💛，训练时早停。",
        );
        assert_eq!(matched, ["数据加密", "访问控制", "差分隐私（DP）", "早停"]);
        assert!((score - 1.0).abs() < 1e-9);
        let (score, matched) = interview("把数据在存储时都加密起来。");
        assert_eq!(matched, ["数据加密"]);
        assert!((score - 0.75 / 4.0).abs() < 1e-9);
        assert!(interview("把数据存起来。都要加密。").1.is_empty(), "two sentences");
    }

    #[test]
    fn what_is_denied_is_not_covered() {
        for text in ["我们不做数据加密", "没有必要数据加密", "无需访问控制", "不需要早停"]
        {
            assert!(interview(text).1.is_empty(), "{text}");
        }
        assert_eq!(interview("不仅要数据加密").1, ["数据加密"]);
        assert!(interview("").1.is_empty() && interview("💛").1.is_empty());
    }

    #[test]
    fn naming_everything_is_worth_little() {
        let all: Vec<String> = DECK.with(|deck| {
            deck.bank().material.vocabulary.iter().map(|term| term.text.clone()).collect()
        });
        assert!(interview(&all.join("，")).0 < 0.5);
        assert!(interview(&all.join("")).0 < 0.5);
    }
}
