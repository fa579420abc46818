//! Running text: which key points an answer in the learner's own words covers.

use std::ops::Range;

use study_model::text::{compact, is_han};

use super::denial::{LONGEST, is_denied};
use super::item::{Outcome, Verdict};
use super::list::WRONG_COST;
use super::prose::{Gap, Prose, widest_gap};
use super::term::{Expected, Grader};
use crate::quiz::content::Term;

/// Characters of an answer that are read: more than anyone types in an interview.
const LONGEST_ANSWER: usize = 10_000;
/// A key of fewer characters is named by chance in running text.
const SHORTEST_FOREIGN: usize = 4;

/// Grades an answer in running text against the answer of the deck that it covers best.
///
/// A key is covered where it is named, written or spelled, and for [`Outcome::Close`] where all its
/// words stand in one sentence; never where it is denied. A name in Latin letters counts as a whole
/// word. Keys of other questions cost as wrong lines of a list do, but only when there are more of
/// them than there are keys to cover: who explains names other things as well.
///
/// - `answers`: the keys of each answer there is.
/// - `is_foreign`: whether a term is a key that does not belong here.
pub(crate) fn grade_talk(
    grader: Grader<'_>,
    answers: &[Vec<Expected>],
    is_foreign: impl Fn(&Term) -> bool,
    text: &str,
) -> Verdict {
    let text: String = text.chars().take(LONGEST_ANSWER).collect();
    let prose = Prose::new(grader, &text);
    let found = grader.notes.vocabulary.find_all(&prose.chars).into_iter();
    let mut strange: Vec<usize> =
        found.filter(|it| prose.is_whole(&(it.start..it.end))).map(|found| found.term).collect();
    strange.sort_unstable();
    strange.dedup();
    let terms = strange.into_iter().filter_map(|term| grader.notes.vocabulary.at(term));
    let strange = terms.filter(|it| it.chars.len() >= SHORTEST_FOREIGN && is_foreign(it)).count();
    let verdicts = answers.iter().map(|expected| {
        let outcomes: Vec<Outcome> =
            expected.iter().map(|key| covered(grader, key, &prose)).collect();
        let worth: f64 = outcomes.iter().map(|outcome| outcome.worth()).sum();
        let count = expected.len().max(1);
        let cost = WRONG_COST * strange.saturating_sub(count) as f64;
        let names = |wanted: bool| -> Vec<String> {
            let keys = expected.iter().zip(&outcomes);
            let keys = keys.filter(|&(_, &outcome)| (outcome != Outcome::Wrong) == wanted);
            keys.map(|(key, _)| key.term.clone()).collect()
        };
        Verdict {
            matched: Some(names(true)),
            missed: Some(names(false)),
            ..Verdict::of(
                ((worth - cost) / count as f64).clamp(0.0, 1.0),
                expected.iter().map(|key| key.term.clone()).collect(),
            )
        }
    });
    let best = verdicts.reduce(|best, next| if next.score > best.score { next } else { best });
    best.unwrap_or_else(|| Verdict::of(0.0, Vec::new()))
}

fn covered(grader: Grader<'_>, key: &Expected, prose: &Prose<'_>) -> Outcome {
    let is_meant = |found: &Range<usize>| {
        let before = prose.clause_before(found.start, LONGEST);
        !is_denied(&before, &prose.clause_after(found.end, LONGEST))
    };
    let gap = widest_gap(grader, &key.term).max(Gap::Blank);
    let named = |name: &String| prose.find(name, gap).iter().any(is_meant);
    // For each word the sentences that have it, in order.
    let sentences = |word: &String| -> Vec<usize> {
        let found = prose.find_written(word).into_iter().filter(is_meant);
        found.map(|found| prose.sentence(found.start)).collect()
    };
    if key.plain_names().iter().any(named) {
        return Outcome::Right;
    }
    let holders: Vec<Vec<usize>> = words(grader, key).iter().map(sentences).collect();
    let has_all = |sentence: &usize| holders.iter().all(|it| it.binary_search(sentence).is_ok());
    match holders.as_slice() {
        [first, _, ..] if first.iter().any(has_all) => Outcome::Close,
        _ => Outcome::Wrong,
    }
}

/// The words of a key, in halves of two characters where it has an even number of them: most
/// Chinese words have two. None for a key that is not all Chinese.
fn words(grader: Grader<'_>, key: &Expected) -> Vec<String> {
    let chars = grader.plain(&key.term);
    let is_chinese = chars.iter().all(|&c| is_han(c));
    if !is_chinese || chars.len() % 2 == 1 {
        return Vec::new();
    }
    chars.chunks(2).map(|word| compact(&word.iter().collect::<String>())).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::facade::Deck;

    fn talk(text: &str) -> (f64, Vec<String>) {
        let deck = Deck::bundled(&study_compile::common_characters()).unwrap();
        let answer = ["数据加密", "访问控制", "差分隐私（DP）", "早停"]
            .map(|term| Expected::new(deck.grader(), term))
            .to_vec();
        let verdict = grade_talk(deck.grader(), &[answer], |_| true, text);
        (verdict.score, verdict.matched.unwrap())
    }

    #[test]
    fn points_are_found_in_running_text() {
        let (score, matched) = talk(
            "首先要做数据加密，其次是 fangwen kongzhi；我们还会用ＤＰ保护用户💛，训练时早停。",
        );
        assert_eq!(matched, ["数据加密", "访问控制", "差分隐私（DP）", "早停"]);
        assert!((score - 1.0).abs() < 1e-9);
        let (score, matched) = talk("把数据在存储时都加密起来。");
        assert_eq!(matched, ["数据加密"]);
        assert!(score > 0.1 && score < 0.25);
    }

    #[test]
    fn what_is_denied_is_not_covered() {
        for text in ["我们不做数据加密", "没有必要数据加密", "无需访问控制", "不需要早停"]
        {
            assert!(talk(text).1.is_empty(), "{text}");
        }
        assert_eq!(talk("不仅要数据加密").1, ["数据加密"]);
        assert!(talk("").1.is_empty() && talk("💛").1.is_empty());
    }

    #[test]
    fn naming_everything_is_worth_little() {
        let deck = Deck::bundled("").unwrap();
        let all: Vec<String> =
            deck.bank().content.vocabulary.iter().map(|term| term.text.clone()).collect();
        assert!(talk(&all.join("，")).0 < 0.5);
        assert!(talk(&all.join("")).0 < 0.5);
    }
}
