//! Typed lists and free answers (G7, G8): every line counts once, in any order, and whoever names
//! everything has not answered.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use study_widget::{Item, ItemType, Outcome, Response, Verdict};

use crate::sources::SOURCES;
use crate::{DECK, items};

const SEPARATORS: [&str; 5] = ["\n", "、", "，", "；", "\n- "];
/// Sums of thirds differ in the last digit by the order of adding.
const EQUAL: f64 = 1e-9;
/// What a foreign line takes off, in lines.
const FINE: f64 = 0.25;
/// What no entry says.
const FOREIGN: [&str; 3] = ["多开会", "少睡觉", "涨工资"];

fn grade(item: &Item, text: &str) -> Verdict {
    DECK.with(|deck| deck.grade(item, &Response::Text(text.to_owned()))).unwrap()
}

fn of_kinds(kinds: &[ItemType]) -> Vec<Item> {
    items(0).into_iter().filter(|item| kinds.contains(&item.kind)).collect()
}

fn lists() -> Vec<Item> {
    of_kinds(&[ItemType::ListRecall])
}

/// Runs a property over lists that are typed: an item, some of its keys, and other lines.
fn over_lists(holds: impl Fn(&Item, &[String]) -> Result<(), TestCaseError>) {
    let items = lists();
    let vocabulary: Vec<&String> = SOURCES.vocabulary.values().collect();
    let noise = ["", "。", "💛", "不知道", "模型", "１２３", "数据家密", "K", "2", "一", "最后"];
    let lines = prop::collection::vec((0..4_u8, any::<prop::sample::Index>()), 0..9);
    let strategy = (0..items.len(), lines);
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(400) });
    let run = runner.run(&strategy, |(at, lines)| {
        let item = &items[at];
        let line = |&(kind, index): &(u8, prop::sample::Index)| match kind {
            0 => noise[index.index(noise.len())].to_owned(),
            1 => vocabulary[index.index(vocabulary.len())].clone(),
            _ => item.accept[index.index(item.accept.len())].clone(),
        };
        let lines: Vec<String> = lines.iter().map(line).collect();
        holds(item, &lines)
    });
    run.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_list_is_worth_nothing_to_one() {
    over_lists(|item, lines| {
        let verdict = grade(item, &lines.join("\n"));
        prop_assert!((0.0..=1.0).contains(&verdict.score), "{}", verdict.score);
        prop_assert!(verdict.matched.unwrap().iter().all(|term| item.accept.contains(term)));
        Ok(())
    });
}

#[test]
fn a_list_may_come_in_any_order_and_with_any_mark_between() {
    over_lists(|item, lines| {
        let score = grade(item, &lines.join("\n")).score;
        let mut turned = lines.to_vec();
        for _ in 0..lines.len() {
            turned.rotate_left(1);
            prop_assert!((grade(item, &turned.join("\n")).score - score).abs() < EQUAL);
        }
        turned.reverse();
        for separator in SEPARATORS {
            let typed = turned.join(separator);
            let other = grade(item, &typed).score;
            prop_assert!((other - score).abs() < EQUAL, "{other} for {typed:?}, not {score}");
        }
        Ok(())
    });
}

#[test]
fn a_repeated_line_adds_nothing() {
    over_lists(|item, lines| {
        let score = grade(item, &lines.join("\n")).score;
        for line in lines {
            let repeated = [lines, std::slice::from_ref(line)].concat();
            let other = grade(item, &repeated.join("\n")).score;
            prop_assert!(other <= score + EQUAL, "{other} with {line:?} twice, not {score}");
        }
        Ok(())
    });
}

#[test]
fn a_right_line_more_lowers_nothing() {
    over_lists(|item, lines| {
        let score = grade(item, &lines.join("\n")).score;
        for key in &item.accept {
            let more = [lines, std::slice::from_ref(key)].concat();
            let other = grade(item, &more.join("\n")).score;
            prop_assert!(other + EQUAL >= score, "{other} with {key:?}, not {score}");
        }
        Ok(())
    });
}

#[test]
fn a_list_of_the_pages_own_is_graded_likewise() {
    let grade = |terms: &[&str], text: &str| {
        let terms: Vec<String> = terms.iter().map(|&term| term.to_owned()).collect();
        DECK.with(|deck| deck.grade_text(&terms, text))
    };
    let terms = ["数据加密", "访问控制"];
    assert_eq!(grade(&terms, "访问控制、数据家密").outcome, Outcome::Right);
    let half = grade(&terms, "访问控制");
    assert_eq!((half.outcome, half.missed), (Outcome::Partial, Some(vec!["数据加密".to_owned()])));
    assert_eq!(grade(&terms, "").outcome, Outcome::Wrong);
    assert_eq!(grade(&[], "访问控制").outcome, Outcome::Wrong);
    assert_eq!(grade(&[], "").outcome, Outcome::Wrong);
}

#[test]
fn a_mark_without_a_line_is_no_line() {
    let terms = ["数据加密", "访问控制"].map(str::to_owned);
    for mark in ["K", "1", "１２", "一", "（1）", "③", "iv", "第一", "首先", "最后"] {
        for typed in [
            format!("{mark}\n数据加密\n{mark}\n访问控制\n甲乙"),
            format!("数据加密、{mark}、访问控制、甲乙、{mark}"),
            format!("{mark}，甲乙\n访问控制\n- {mark}\n\n{mark}\n数据加密"),
        ] {
            let verdict = DECK.with(|deck| deck.grade_text(&terms, &typed));
            let lines = verdict.lines.unwrap();
            assert_eq!((verdict.outcome, lines.len()), (Outcome::Right, 3), "{typed:?}: {lines:?}");
        }
    }
    let graded = DECK.with(|deck| deck.grade_text(&["K", "2"].map(str::to_owned), "2\nK"));
    assert_eq!(graded.outcome, Outcome::Right);
}

#[test]
fn the_keys_of_one_entry_answer_its_question() {
    for item in lists() {
        for &entry in &item.entries {
            let keys = SOURCES.entry(entry).explained().map(|point| point.key.as_str());
            let verdict = grade(&item, &keys.collect::<Vec<_>>().join("\n"));
            assert_eq!(verdict.outcome, Outcome::Right, "{} by {}", item.id, entry);
        }
    }
}

#[test]
fn one_foreign_line_is_forgiven_and_more_are_not() {
    for item in lists() {
        let own = item.accept.join("\n");
        let score =
            |more: &[&str]| grade(&item, &[&[own.as_str()], more].concat().join("\n")).score;
        assert!((score(&FOREIGN[..1]) - 1.0).abs() < EQUAL, "{}", item.id);
        let lost = 1.0 - score(&FOREIGN);
        let most = item.entries.iter().map(|&entry| {
            let explained = SOURCES.entry(entry).explained();
            explained.filter(|point| item.accept.contains(&point.key)).count()
        });
        let fine = 2.0 * FINE / most.max().unwrap() as f64;
        assert!((lost - fine).abs() < EQUAL, "{}: {lost}, not {fine}", item.id);
    }
}

#[test]
fn whoever_names_everything_has_not_answered() {
    let all: Vec<&str> = SOURCES.vocabulary.values().map(String::as_str).collect();
    let keys: Vec<&str> = SOURCES.keys().into_values().collect();
    for item in of_kinds(&[ItemType::ListRecall, ItemType::Interview]) {
        for (terms, separator) in
            [(&all, "\n"), (&all, "、"), (&all, ""), (&all, " "), (&keys, "\n"), (&keys, "")]
        {
            let score = grade(&item, &terms.join(separator)).score;
            assert!(score < 0.5, "{}: {score} for {} terms", item.id, terms.len());
        }
    }
}

#[test]
fn the_source_answers_the_question_in_an_interview() {
    for item in of_kinds(&[ItemType::Interview]) {
        for entry in item.entries.iter().map(|&entry| SOURCES.entry(entry)) {
            let verdict = grade(&item, &entry.answer.join("\n"));
            let actual = (verdict.outcome, &verdict.missed);
            assert_eq!(verdict.outcome, Outcome::Right, "{} by {}: {actual:?}", item.id, entry.id);
            let said_twice = [&entry.answer[..], &entry.answer[..]].concat().join("\n");
            assert_eq!(grade(&item, &said_twice).outcome, Outcome::Right, "{}", item.id);
        }
    }
}
