//! Typed answers: one term, or a list in any order.
//!
//! A term is right when it equals the expected one, width, case, spaces and punctuation aside,
//! or one of its aliases. It is close when it is one slip away and no other term of the deck is
//! as near; a slip that turns the meaning round is never close.

use study_model::text::compact;

use super::diff::diff;
use super::grade::{Outcome, Verdict};
use super::notes::Notes;
use crate::deck::Deck;

/// What a close term is worth: known, with a slip; above the 0.6 from which recall counts as
/// hard rather than failed.
const CLOSE_SCORE: f64 = 0.75;
/// What each wrong line of a list costs after the first, as a share of one expected term, so
/// that pasting everything is worth nothing.
const WRONG_LINE_COST: f64 = 0.25;
/// From here on a list counts as complete; sums of thirds do not quite reach 1.
const COMPLETE: f64 = 0.99;
/// Shorter terms are another word after one slip.
const SHORTEST_CLOSE: usize = 4;
/// Lines of a typed list that are read; nobody recalls more.
const MOST_LINES: usize = 200;

/// Characters that turn a term round when they are added, lost or changed.
const NEGATIONS: [char; 5] = ['不', '非', '无', '未', '反'];
/// Characters that turn a term round when one takes the other's place.
const ANTONYMS: [(char, char); 15] = [
    ('动', '静'),
    ('同', '异'),
    ('加', '解'),
    ('加', '减'),
    ('增', '减'),
    ('高', '低'),
    ('内', '外'),
    ('正', '负'),
    ('前', '后'),
    ('单', '多'),
    ('显', '隐'),
    ('上', '下'),
    ('有', '无'),
    ('正', '反'),
    ('入', '出'),
];
/// Endings that hardly change what a term names.
const ENDINGS: [&str; 5] = ["技术", "方法", "策略", "机制", "算法"];

/// Grades a typed answer: `expected` is one term, or a list that may come in any order.
///
/// Never fails; an empty answer is wrong, and so is any answer where nothing is expected.
#[must_use]
pub fn grade_text(deck: &Deck, expected: &[String], text: &str) -> Verdict {
    match expected {
        [term] => grade_term(&deck.bank().notes, term, text),
        terms => grade_list(&deck.bank().notes, terms, text),
    }
}

fn grade_term(notes: &Notes, expected: &str, text: &str) -> Verdict {
    let outcome = compare(notes, expected, text);
    let score = match outcome {
        Outcome::Right => 1.0,
        Outcome::Close => CLOSE_SCORE,
        Outcome::Partial | Outcome::Wrong => 0.0,
    };
    Verdict {
        outcome,
        score,
        expected: vec![expected.to_owned()],
        diff: Some(diff(expected, text)),
        matched: None,
    }
}

fn grade_list(notes: &Notes, expected: &[String], text: &str) -> Verdict {
    let lines = lines(text);
    let found = assign(notes, expected, &lines);
    let wrong = lines
        .iter()
        .filter(|line| expected.iter().all(|term| compare(notes, term, line) == Outcome::Wrong));
    let dear = wrong.count().saturating_sub(1);
    let worth: f64 = found
        .iter()
        .map(|&(_, outcome)| if outcome == Outcome::Right { 1.0 } else { CLOSE_SCORE })
        .sum();
    let terms = expected.len().max(1) as f64;
    let score = ((worth - WRONG_LINE_COST * dear as f64) / terms).clamp(0.0, 1.0);
    let outcome = match score {
        score if score >= COMPLETE => Outcome::Right,
        score if score > 0.0 => Outcome::Partial,
        _ => Outcome::Wrong,
    };
    let matched = found.iter().filter_map(|&(term, _)| expected.get(term).cloned()).collect();
    Verdict { outcome, score, expected: expected.to_vec(), diff: None, matched: Some(matched) }
}

/// The lines of a typed list, each once.
fn lines(text: &str) -> Vec<&str> {
    let parts = text.split(['\n', '\r', '、', '，', ',', '；', ';', '。']);
    let mut lines: Vec<&str> = Vec::new();
    for part in parts.filter(|part| !stripped(part).is_empty()) {
        if lines.len() < MOST_LINES && lines.iter().all(|line| stripped(line) != stripped(part)) {
            lines.push(part);
        }
    }
    lines
}

/// Which terms the lines name, each line at most one and each term at most once: first the
/// right ones, then as many close ones as can be placed (Kuhn, 1955, by augmenting paths).
fn assign(notes: &Notes, expected: &[String], lines: &[&str]) -> Vec<(usize, Outcome)> {
    let outcomes: Vec<Vec<Outcome>> = lines
        .iter()
        .map(|line| expected.iter().map(|term| compare(notes, term, line)).collect())
        .collect();
    let mut owner: Vec<Option<usize>> = vec![None; expected.len()];
    for wanted in [Outcome::Right, Outcome::Close] {
        for line in 0..lines.len() {
            if !owner.contains(&Some(line)) {
                let mut tried = vec![false; expected.len()];
                place(line, wanted, &outcomes, &mut owner, &mut tried);
            }
        }
    }
    let outcome =
        |line: usize, term: usize| outcomes.get(line).and_then(|row| row.get(term)).copied();
    let placed = owner.iter().enumerate();
    placed.filter_map(|(term, &line)| Some((term, outcome(line?, term)?))).collect()
}

/// Finds a term for a line, moving other lines to other terms where that makes room.
fn place(
    line: usize,
    wanted: Outcome,
    outcomes: &[Vec<Outcome>],
    owner: &mut Vec<Option<usize>>,
    tried: &mut [bool],
) -> bool {
    let fits = |outcome: &Outcome| *outcome == wanted;
    let terms: Vec<usize> = outcomes
        .get(line)
        .into_iter()
        .flat_map(|row| row.iter().enumerate())
        .filter(|(_, o)| fits(o))
        .map(|(term, _)| term)
        .collect();
    for term in terms {
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

/// One typed term against one expected term.
fn compare(notes: &Notes, expected: &str, typed: &str) -> Outcome {
    let typed = stripped(typed);
    let target = compact(expected);
    if typed.is_empty() {
        Outcome::Wrong
    } else if typed == target || aliases(expected).contains(&typed) {
        Outcome::Right
    } else if notes.vocabulary.contains_key(&typed) {
        Outcome::Wrong
    } else if is_slip(notes, &target, &typed) || is_other_ending(&target, &typed) {
        Outcome::Close
    } else {
        Outcome::Wrong
    }
}

/// A typed term in compact form, without a list marker before it and an “etc.” behind it.
fn stripped(typed: &str) -> String {
    let text = typed.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marked = text
        .get(digits..)
        .filter(|rest| digits > 0 && rest.starts_with(['.', '．', '、', ')', '）']));
    let text = compact(marked.unwrap_or(text));
    text.strip_suffix('等').map(ToOwned::to_owned).unwrap_or(text)
}

/// `生成对抗网络（GAN）` is also `生成对抗网络` and `GAN`.
fn aliases(expected: &str) -> Vec<String> {
    let Some((outside, rest)) = expected.split_once(['（', '(']) else { return Vec::new() };
    let Some((inside, after)) = rest.split_once(['）', ')']) else { return Vec::new() };
    let both = [compact(&format!("{outside}{after}")), compact(inside)];
    both.into_iter().filter(|alias| alias.chars().count() > 1).collect()
}

/// Whether one insertion, deletion, change or swap of neighbours leads from one to the other,
/// without turning the meaning round and with no other term of the deck as near.
fn is_slip(notes: &Notes, target: &str, typed: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (target.chars().collect(), typed.chars().collect());
    a.len() >= SHORTEST_CLOSE
        && one_edit(&a, &b).is_some_and(|edit| !edit.turns_round())
        && !notes
            .vocabulary
            .keys()
            .any(|term| term != target && one_edit(&term.chars().collect::<Vec<_>>(), &b).is_some())
}

#[derive(Debug, PartialEq, Eq)]
enum Edit {
    Lost(char),
    Added(char),
    Changed(char, char),
    Swapped,
}

impl Edit {
    fn turns_round(&self) -> bool {
        match *self {
            Edit::Lost(c) | Edit::Added(c) => NEGATIONS.contains(&c),
            Edit::Changed(a, b) => {
                NEGATIONS.contains(&a)
                    || NEGATIONS.contains(&b)
                    || ANTONYMS.iter().any(|&(x, y)| (a, b) == (x, y) || (b, a) == (x, y))
            }
            Edit::Swapped => false,
        }
    }
}

/// The one edit that leads from `a` to `b`, if one is enough: optimal string alignment at
/// distance 1.
fn one_edit(a: &[char], b: &[char]) -> Option<Edit> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (a.get(head..)?, b.get(head..)?);
    match (rest_a, rest_b) {
        ([lost, tail @ ..], _) if tail == rest_b => Some(Edit::Lost(*lost)),
        (_, [added, tail @ ..]) if tail == rest_a => Some(Edit::Added(*added)),
        ([x, tail_a @ ..], [y, tail_b @ ..]) if tail_a == tail_b => Some(Edit::Changed(*x, *y)),
        ([x1, x2, tail_a @ ..], [y1, y2, tail_b @ ..])
            if x1 == y2 && x2 == y1 && tail_a == tail_b =>
        {
            Some(Edit::Swapped)
        }
        _ => None,
    }
}

/// Whether the two differ only in an ending that hardly changes the meaning.
fn is_other_ending(target: &str, typed: &str) -> bool {
    let stem = |term: &str| {
        ENDINGS.iter().find_map(|ending| term.strip_suffix(ending)).unwrap_or(term).to_owned()
    };
    let stem_of_target = stem(target);
    stem_of_target.chars().count() > 1 && stem_of_target == stem(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(expected: &str, typed: &str) -> Outcome {
        grade_text(&Deck::bundled("").unwrap(), &[expected.to_owned()], typed).outcome
    }

    fn list(expected: &[&str], typed: &str) -> (Outcome, f64) {
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        let verdict = grade_text(&Deck::bundled("").unwrap(), &expected, typed);
        (verdict.outcome, verdict.score)
    }

    #[test]
    fn width_case_and_punctuation_do_not_count() {
        assert_eq!(term("A/B测试", "ａ／ｂ 测试。"), Outcome::Right);
        assert_eq!(term("数据增强", "1. 数据增强等"), Outcome::Right);
        assert_eq!(term("生成对抗网络（GAN）", "gan"), Outcome::Right);
        assert_eq!(term("生成对抗网络（GAN）", "生成对抗网络"), Outcome::Right);
    }

    #[test]
    fn one_slip_is_close_unless_it_turns_the_meaning_round() {
        assert_eq!(term("分布式训练", "分布试训练"), Outcome::Close);
        assert_eq!(term("数据加密", "数据解密"), Outcome::Wrong);
        assert_eq!(term("动态负载均衡", "静态负载均衡"), Outcome::Wrong);
        assert_eq!(term("数据平衡处理", "数据不平衡处理"), Outcome::Wrong);
        assert_eq!(term("早停", "早听"), Outcome::Wrong);
    }

    #[test]
    fn a_term_is_right_for_itself_and_wrong_for_every_other_however_near() {
        let deck = Deck::bundled("").unwrap();
        let points = || deck.bank().notes.groups.iter().flat_map(|group| &group.points);
        let keys: std::collections::BTreeSet<&str> =
            points().map(|point| point.key.as_str()).collect();
        assert_eq!(keys.len(), 317);
        for expected in &keys {
            for typed in &keys {
                let outcome = compare(&deck.bank().notes, expected, typed);
                let same = compact(expected) == compact(typed)
                    || aliases(expected).contains(&compact(typed));
                assert_eq!(
                    outcome,
                    if same { Outcome::Right } else { Outcome::Wrong },
                    "{expected}, {typed}"
                );
            }
        }
    }

    #[test]
    fn nothing_is_wrong() {
        for typed in ["", " ", "。，", "💛", "数"] {
            assert_eq!(term("数据加密", typed), Outcome::Wrong, "{typed}");
        }
        assert_eq!(list(&[], "甲"), (Outcome::Wrong, 0.0));
    }

    #[test]
    fn lists_come_in_any_order_and_repetition_adds_nothing() {
        let terms = ["数据加密", "访问控制", "数据脱敏"];
        assert_eq!(list(&terms, "数据脱敏、数据加密\n访问控制"), (Outcome::Right, 1.0));
        let (outcome, score) = list(&terms, "数据加密，数据加密，ＡＢ");
        assert_eq!(outcome, Outcome::Partial);
        assert!((score - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn pasting_the_whole_vocabulary_is_worth_nothing() {
        let deck = Deck::bundled("").unwrap();
        let everything =
            deck.bank().notes.vocabulary.keys().cloned().collect::<Vec<_>>().join("\n");
        assert!(list(&["数据加密", "访问控制", "数据脱敏"], &everything).1 < 0.5);
    }
}
