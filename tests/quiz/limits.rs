//! The limits of grading, from both sides: at the last that counts, and one beyond.

use std::iter::repeat_n;

use study_widget::{Deck, DiffOp, Item, ItemOptions, ItemType, Outcome, Response, Verdict};

use crate::decks::{deck, entry, han};
use crate::nasty;

const EQUAL: f64 = 1e-9;

thread_local! {
    static NASTY: Deck = nasty();
    static TOPICS: (Deck, Item) = topics();
}

fn grade(expected: &str, typed: &str) -> Outcome {
    NASTY.with(|deck| deck.grade_text(&[expected.to_owned()], typed).outcome)
}

/// - `last`: what still counts as `expected`.
/// - `beyond`: what does not.
fn ends_between(expected: &str, last: &str, beyond: &str) {
    assert_eq!(grade(expected, last), Outcome::Right, "{last:?} for {expected:?}");
    assert_ne!(grade(expected, beyond), Outcome::Right, "{beyond:?} for {expected:?}");
}

fn list(expected: &[&str], typed: &str) -> Verdict {
    let expected: Vec<String> = expected.iter().map(|&term| term.to_owned()).collect();
    NASTY.with(|deck| deck.grade_text(&expected, typed))
}

/// So many of a text in a row.
fn times(count: usize, text: &str) -> String {
    repeat_n(text, count).collect()
}

/// A question on data, one with keys of four characters and one with keys of three.
fn topics() -> (Deck, Item) {
    let points = |keys: &[&str]| -> Vec<(String, String)> {
        let point = |(at, key): (usize, &&str)| {
            ((*key).to_owned(), format!("通过{}来做，提升{}。", han(5, at * 3), han(6, at * 3 + 1)))
        };
        keys.iter().enumerate().map(point).collect()
    };
    let own = ["数据加密", "访问控制", "差分隐私", "匿名处理"];
    let long = ["水果拼盘", "红烧茄子", "清蒸鲈鱼", "麻婆豆腐", "凉拌木耳", "番茄炒蛋"];
    let short = ["小米粥", "豆浆机", "油条摊", "葱油饼", "臭鳜鱼", "酸辣粉"];
    let text = [(1, "怎样守住数据", &own[..]), (2, "午饭做什么", &long), (3, "早饭吃什么", &short)]
        .map(|(number, title, keys)| entry(number, title, &points(keys)));
    let deck = deck("topics", &[("a", &text.concat())]);
    let wanted = |item: &Item| {
        item.kind == ItemType::Interview && item.accept.iter().any(|key| key == own[0])
    };
    let item = deck.items(&ItemOptions::default()).into_iter().find(wanted).unwrap();
    (deck, item)
}

fn interview(text: &str) -> Verdict {
    TOPICS.with(|(deck, item)| deck.grade(item, &Response::Text(text.to_owned()))).unwrap()
}

fn is_covered(text: &str) -> bool {
    interview(text).matched.unwrap().contains(&"数据加密".to_owned())
}

#[test]
fn a_close_term_is_worth_three_quarters() {
    let verdict = NASTY.with(|deck| deck.grade_text(&["分布式训练".to_owned()], "分布训练"));
    assert_eq!(verdict.outcome, Outcome::Close);
    assert!((verdict.score - 0.75).abs() < EQUAL);
    let verdict = list(&["分布式训练", "访问控制"], "分布训练\n访问控制");
    assert!((verdict.score - 0.875).abs() < EQUAL);
}

#[test]
fn one_slip_in_twenty_five_terms_is_none() {
    for (count, outcome) in [(24, Outcome::Partial), (25, Outcome::Right), (26, Outcome::Right)] {
        let terms: Vec<String> = (0..count).map(|at| han(6, at * 5)).collect();
        let mut typed = terms.clone();
        typed[0].remove(0);
        let verdict = NASTY.with(|deck| deck.grade_text(&terms, &typed.join("\n")));
        assert_eq!(verdict.outcome, outcome, "{count}: {}", verdict.score);
    }
}

#[test]
fn each_wrong_line_but_the_first_costs_a_quarter_of_a_term() {
    let wrong =
        ["多开会", "少睡觉", "涨工资", "换座位", "养只猫", "喝杯茶", "打个盹", "散散步", "看看海"];
    for count in 0..=wrong.len() {
        let typed = [&["数据加密", "访问控制"], &wrong[..count]].concat().join("\n");
        let cost = 0.25 * count.saturating_sub(1) as f64 / 2.0;
        let score = list(&["数据加密", "访问控制"], &typed).score;
        assert!((score - (1.0 - cost).max(0.0)).abs() < EQUAL, "{count}: {score}");
    }
    let none = list(&["数据加密", "访问控制"], &wrong.join("\n"));
    assert_eq!((none.outcome, none.score), (Outcome::Wrong, 0.0));
}

#[test]
fn of_a_list_two_hundred_lines_and_a_thousand_parts_are_read() {
    let is_found = |text: &str| {
        let verdict = list(&["数据加密", "访问控制"], text);
        verdict.matched.unwrap() == ["数据加密"]
    };
    let wrong = |count: usize| {
        (0..count).map(|at| format!("wrong {at} of many\n")).collect::<Vec<_>>().concat()
    };
    assert!(is_found(&format!("{}数据加密", wrong(199))));
    assert!(!is_found(&format!("{}数据加密", wrong(200))));
    assert!(is_found(&format!("{}数据加密", times(999, "，"))));
    assert!(!is_found(&format!("{}数据加密", times(1_000, "，"))));
}

#[test]
fn a_slip_is_close_in_two_words_and_known_in_more() {
    assert_eq!(grade("早停法", "早停发"), Outcome::Right, "it sounds the same");
    assert_eq!(grade("早停法", "早停了"), Outcome::Wrong);
    assert_eq!(grade("早停方法", "早停方了"), Outcome::Close);
    let points =
        ["山川河", "山川海湾"].map(|key| (key.to_owned(), "水从高处往低处流去。".to_owned()));
    let deck = deck("slips", &[("a", &entry(1, "地理", &points))]);
    let grade =
        |expected: &str, typed: &str| deck.grade_text(&[expected.to_owned()], typed).outcome;
    // 山川河 is as near to what was typed, 山川海湾 is too.
    assert_eq!(grade("山川湖海", "山川海"), Outcome::Wrong);
    assert_eq!(grade("山川湖海岛", "山川海岛"), Outcome::Close);
    assert_eq!(grade("山川湖海岛", "山川湖海岛岛"), Outcome::Close);
    assert_eq!(grade("山川湖海岛", "山川湖海"), Outcome::Close);
    // What is not the term's own is not known by it.
    assert_eq!(grade("山川海", "山川海岸"), Outcome::Wrong);
    assert_eq!(grade("山川海岸", "山川海滩"), Outcome::Wrong);
}

#[test]
fn half_a_word_of_two_words_denies() {
    assert_eq!(grade("未来规划", "来规划"), Outcome::Wrong);
    assert_eq!(grade("未来的规划", "来的规划"), Outcome::Close);
    assert_eq!(grade("未来规划", "来未规划"), Outcome::Wrong);
    assert_eq!(grade("未来的规划", "来未的规划"), Outcome::Close);
    assert_eq!(grade("未来规划", "的来规划"), Outcome::Wrong);
    assert_eq!(grade("未来的规划", "好来的规划"), Outcome::Close);
}

#[test]
fn each_of_three_letters_counts_and_of_four_none() {
    assert_eq!(grade("RNN模型训练", "RMN模型训练"), Outcome::Wrong);
    assert_eq!(grade("BERT模型训练", "BART模型训练"), Outcome::Close);
    assert_eq!(grade("模型RNN", "模型RNM"), Outcome::Wrong);
    assert_eq!(grade("模型BERT", "模型BERS"), Outcome::Close);
    assert_eq!(grade("缓存10MB大小", "缓存10B大小"), Outcome::Wrong);
    assert_eq!(grade("缓存MB大小", "缓存B大小"), Outcome::Close);
    assert_eq!(grade("缓存10B大小", "缓存10MB大小"), Outcome::Wrong);
    assert_eq!(grade("缓存B大小", "缓存MB大小"), Outcome::Close);
}

#[test]
fn digits_count_beside_digits_and_in_their_place() {
    assert_eq!(grade("版本12发布", "版本1发布"), Outcome::Wrong);
    assert_eq!(grade("版本12发布", "版本2发布"), Outcome::Wrong);
    assert_eq!(grade("版本1发布", "版本12发布"), Outcome::Wrong);
    assert_eq!(grade("版本2发布", "版本12发布"), Outcome::Wrong);
    assert_eq!(grade("版本1发布", "版本2发布"), Outcome::Wrong);
    assert_eq!(grade("版本12发布", "版本21发布"), Outcome::Wrong);
    assert_eq!(grade("版本1发布", "版1本发布"), Outcome::Wrong);
    assert_eq!(grade("版本1发布", "版本发布"), Outcome::Close);
    assert_eq!(grade("版本发布", "版本1发布"), Outcome::Close);
    assert_eq!(grade("版本1发布", "版本新发布"), Outcome::Close);
    assert_eq!(grade("版本3.5发布", "版本35发布"), Outcome::Wrong);
    assert_eq!(grade("版本35发布", "版本3.5发布"), Outcome::Wrong);
    assert_eq!(grade("版本3.5发布", "版本315发布"), Outcome::Wrong);
}

#[test]
fn asynchronous_is_the_opposite_and_another_a_is_a_slip() {
    for (one, other) in [("symmetric key", "asymmetric key"), ("synchronous", "asynchronous")] {
        assert_eq!(grade(one, other), Outcome::Wrong);
        assert_eq!(grade(other, one), Outcome::Wrong);
    }
    for (one, other) in [("pasymmetric", "psymmetric"), ("asking twice", "sking twice")] {
        assert_eq!(grade(one, other), Outcome::Close);
        assert_eq!(grade(other, one), Outcome::Close);
    }
}

#[test]
fn a_line_has_at_most_three_markers() {
    ends_between("数据加密", "1. 2. 3. 数据加密", "1. 2. 3. 4. 数据加密");
}

#[test]
fn the_number_of_a_line_has_so_many_digits() {
    ends_between("数据加密", "999. 数据加密", "1000. 数据加密");
    ends_between("数据加密", "99 数据加密", "100 数据加密");
    ends_between("数据加密", "viii. 数据加密", "xviii. 数据加密");
    ends_between("数据加密", "一百二、数据加密", "一百二十、数据加密");
    ends_between("数据加密", "a. 数据加密", "ab. 数据加密");
    ends_between("数据加密", "甲、数据加密", "甲乙、数据加密");
    ends_between("数据加密", "Ⅲ、数据加密", "ⅢⅢ、数据加密");
}

#[test]
fn a_label_has_so_many_letters() {
    ends_between("数据加密", "Answer 1: 数据加密", "Answers 1: 数据加密");
    ends_between("数据加密", "关键点一：数据加密", "关键要点一：数据加密");
}

#[test]
fn what_says_that_there_is_more_is_short() {
    ends_between("数据加密", "数据加密等方法", "数据加密等好方法");
    ends_between("中中", "中中等法", "中中等好方法");
    assert_ne!(grade("中", "中等法"), Outcome::Right);
}

#[test]
fn an_explanation_begins_within_two_hundred_characters() {
    let explained = |length: usize| {
        let term = han(length, 3);
        grade(&term, &format!("{term}：这是说明"))
    };
    assert_eq!(explained(199), Outcome::Right);
    assert_ne!(explained(200), Outcome::Right);
}

#[test]
fn another_name_is_looked_for_in_four_hundred_bytes() {
    let name = "生成对抗网络，简称GAN";
    let padded = |bytes: usize| [name, &times(bytes - name.len(), " ")].concat();
    ends_between("生成对抗网络（GAN）", &padded(400), &padded(401));
}

#[test]
fn of_a_text_four_hundred_characters_are_compared() {
    for length in [399, 400, 401] {
        let term = han(length, 9);
        let verdict = NASTY.with(|deck| deck.grade_text(std::slice::from_ref(&term), &term));
        let Some([DiffOp::Same(same)]) = verdict.diff.as_deref() else { panic!("{length}") };
        assert_eq!(same.chars().count(), length.min(400));
    }
}

#[test]
fn of_an_interview_ten_thousand_characters_are_read() {
    assert!(is_covered(&format!("{}数据加密", times(9_996, "。"))));
    assert!(!is_covered(&format!("{}数据加密", times(9_997, "。"))));
}

#[test]
fn a_denial_stands_within_sixty_characters() {
    assert!(!is_covered(&format!("不{}数据加密", times(59, "做"))));
    assert!(is_covered(&format!("不{}数据加密", times(60, "做"))));
    assert!(!is_covered(&format!("数据加密{}不", times(59, "也"))));
    assert!(is_covered(&format!("数据加密{}不", times(60, "也"))));
    assert!(!is_covered(&format!("bu{}yong shujujiami", times(6, "zuo"))), "24 letters");
    assert!(is_covered(&format!("bu{}yongyong shujujiami", times(5, "zuo"))), "25 letters");
}

#[test]
fn what_a_denial_leads_to_stands_within_four_characters() {
    assert!(is_covered("不做数据加密泄露险就大"));
    assert!(!is_covered("不做数据加密泄露风险就大"));
}

#[test]
fn more_keys_of_other_questions_than_of_ones_own_cost() {
    let own = "数据加密，访问控制，差分隐私，匿名处理";
    let score = |more: &[&str]| interview(&[&[own], more].concat().join("，")).score;
    let long = ["水果拼盘", "红烧茄子", "清蒸鲈鱼", "麻婆豆腐", "凉拌木耳", "番茄炒蛋"];
    for (count, cost) in [(0, 0.0), (4, 0.0), (5, 0.25 / 4.0), (6, 0.5 / 4.0)] {
        let score = score(&long[..count]);
        assert!((score - (1.0 - cost)).abs() < EQUAL, "{count}: {score}");
    }
    let repeated = [&long[..4], &long[..4]].concat();
    assert!((score(&repeated) - 1.0).abs() < EQUAL, "each counts once");
    let short = ["小米粥", "豆浆机", "油条摊", "葱油饼", "臭鳜鱼", "酸辣粉"];
    assert!((score(&short) - 1.0).abs() < EQUAL, "three characters are named by chance");
}
