//! Running text: which key points an answer in the learner's own words covers.

use study_model::text::{compact, find};

use super::grade::{Outcome, Verdict};
use super::list::WRONG_COST;
use super::sound::is_read_in;
use super::term::{Expected, Grader};

/// Characters of an answer that are read: more than anyone types in an interview.
const LONGEST: usize = 10_000;
/// A key of fewer characters is named by chance in running text.
const SHORTEST_FOREIGN: usize = 4;

/// What stands before a term that is not meant.
const DENIALS: [char; 7] = ['不', '没', '无', '未', '别', '勿', '非'];
/// Words with these characters that deny nothing.
const NO_DENIALS: [&str; 10] =
    ["不仅", "不但", "不断", "不只", "不光", "不同", "不管", "无论", "非常", "无非"];
/// A denial stands so few characters before what it denies.
const REACH: usize = 4;

/// Grades an answer in running text against the answer of the deck that it covers best.
///
/// A key is covered where it is named, written or spelled, and for [`Outcome::Close`] where all its
/// words stand in one sentence; never where it is denied. Keys of other questions cost as wrong
/// lines of a list do, but only when there are more of them than there are keys to cover: who
/// explains names other things as well.
///
/// - `answers`: the keys of each answer there is.
/// - `foreign`: compact forms of keys that do not belong here.
pub(crate) fn grade_talk(
    grader: Grader<'_>,
    answers: &[Vec<Expected>],
    foreign: impl Iterator<Item = String>,
    text: &str,
) -> Verdict {
    let text: String = text.chars().take(LONGEST).collect();
    let sentences: Vec<Vec<Vec<char>>> = text
        .split(['。', '！', '？', '；', '\n', ';', '!', '?'])
        .map(|it| clauses(grader, it))
        .collect();
    let whole: String = sentences.iter().flatten().flatten().collect();
    let is_named =
        |key: &String| key.chars().count() >= SHORTEST_FOREIGN && find(&whole, key).is_some();
    let strange = foreign.filter(is_named).count();
    let verdicts = answers.iter().map(|expected| {
        let outcomes: Vec<Outcome> =
            expected.iter().map(|key| covered(grader, key, &sentences)).collect();
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

fn clauses(grader: Grader<'_>, sentence: &str) -> Vec<Vec<char>> {
    let clauses = sentence.split(['，', ',', '、', '：', ':']);
    clauses.map(|clause| grader.plain(clause)).collect()
}

fn covered(grader: Grader<'_>, key: &Expected, sentences: &[Vec<Vec<char>>]) -> Outcome {
    let clauses = || sentences.iter().flatten();
    let named = |clause: &Vec<char>| {
        let text: String = clause.iter().collect();
        key.names().iter().any(|name| match find(&text, name) {
            Some(at) => !is_denied(text.get(..at).unwrap_or_default()),
            None => is_read_in(grader.alphabet, name, clause) && !is_denied(&text),
        })
    };
    let words = words(grader, key);
    let has_all = |sentence: &&Vec<Vec<char>>| {
        let text: String = sentence.iter().flatten().collect();
        words.iter().all(|word| {
            find(&text, word).is_some_and(|at| !is_denied(text.get(..at).unwrap_or_default()))
        })
    };
    if clauses().any(named) {
        Outcome::Right
    } else if words.len() > 1 && sentences.iter().any(|sentence| has_all(&sentence)) {
        Outcome::Close
    } else {
        Outcome::Wrong
    }
}

/// Whether the end of a text denies what follows it.
fn is_denied(before: &str) -> bool {
    let chars: Vec<char> = before.chars().collect();
    let near = chars.get(chars.len().saturating_sub(REACH)..).unwrap_or_default();
    let text: String = near.iter().collect();
    near.iter().any(|c| DENIALS.contains(c))
        && NO_DENIALS.iter().all(|word| find(&text, word).is_none())
}

/// The words of a key, in halves of two characters where it has an even number of them: most
/// Chinese words have two. None for a key that is not all Chinese.
fn words(grader: Grader<'_>, key: &Expected) -> Vec<String> {
    let chars = grader.plain(&key.term);
    let is_chinese = chars.iter().all(|&c| study_model::text::is_han(c));
    if !is_chinese || chars.len() % 2 == 1 {
        return Vec::new();
    }
    chars.chunks(2).map(|word| compact(&word.iter().collect::<String>())).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::deck::Deck;

    fn talk(text: &str) -> (f64, Vec<String>) {
        let deck = Deck::bundled(&study_compile::common_characters()).unwrap();
        let answer = ["数据加密", "访问控制", "差分隐私（DP）", "早停"].map(Expected::new).to_vec();
        let foreign = deck.bank().notes.terms.iter().map(|term| term.text.clone());
        let verdict = grade_talk(Grader::new(&deck), &[answer], foreign, text);
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
            deck.bank().notes.terms.iter().map(|term| term.text.clone()).collect();
        assert!(talk(&all.join("，")).0 < 0.5);
        assert!(talk(&all.join("")).0 < 0.5);
    }
}
