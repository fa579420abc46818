//! Decks of a few questions: as much is asked of them as of any.

use std::collections::BTreeSet;

use study_widget::{Deck, Item, ItemOptions, ItemType, Response, SessionOptions};

use crate::bank;
use crate::checker::Property::P7;
use crate::decks::{deck, entry, han, point};

const POINTS: [(&str, &str); 4] = [
    ("梯度裁剪", "采用 PyTorch 限制梯度的最大范数，避免训练过程剧烈震荡。"),
    ("早停", "验证误差不再下降时结束训练，保留表现最好的权重💛。"),
    ("ＬｏＲＡ", "冻结原有权重，只训练两个低秩矩阵，显著节省显存。"),
    ("[知识蒸馏](https://a.example)", "让小模型模仿大模型的输出分布，从而保留精度。"),
];

fn points() -> Vec<(String, String)> {
    POINTS.map(|(key, explanation)| (key.to_owned(), explanation.to_owned())).to_vec()
}

fn items(deck: &Deck) -> Vec<Item> {
    deck.items(&ItemOptions::default())
}

fn kinds(items: &[Item]) -> BTreeSet<ItemType> {
    items.iter().map(|item| item.kind).collect()
}

#[test]
fn a_deck_of_one_to_three_questions_has_gaps_to_fill() {
    for count in 1..=3 {
        let others: String = (1..count)
            .map(|at| entry(at + 1, &han(8, at), &[point(at * 9), point(at * 9 + 1)]))
            .collect();
        let text = entry(1, "如何稳定训练过程？", &points()) + &others;
        let deck = deck(&format!("few-{count}"), &[("notes", &text)]);
        let kinds = kinds(&items(&deck));
        for kind in [
            ItemType::Cloze,
            ItemType::KeyFromExplanation,
            ItemType::ExplanationFromKey,
            ItemType::TrueFalse,
            ItemType::Matching,
            ItemType::ListRecall,
            ItemType::Flashcard,
            ItemType::Interview,
        ] {
            assert!(kinds.contains(&kind), "{count}: no {kind:?} in {kinds:?}");
        }
    }
}

#[test]
fn one_key_alone_is_asked_for() {
    let deck = deck("one", &[("notes", &entry(1, "如何稳定训练过程？", &points()[..1]))]);
    let kinds = kinds(&items(&deck));
    for kind in [ItemType::Cloze, ItemType::ListRecall, ItemType::Flashcard, ItemType::Interview] {
        assert!(kinds.contains(&kind), "no {kind:?} in {kinds:?}");
    }
}

#[test]
fn a_deck_without_key_points_has_a_card() {
    let text = "#### 1. 什么是早停？\n\n**题目：** 问\n\n**答案：** 一句话💛。\n";
    let deck = deck("no-points", &[("notes", text)]);
    let items = items(&deck);
    assert_eq!(kinds(&items), BTreeSet::from([ItemType::Flashcard]));
    assert_eq!(deck.session(&SessionOptions::default(), &[]).unwrap(), items);
}

#[test]
fn lists_of_several_answers_in_one_entry_are_apart() {
    // The lists of one answer below its points, and those of the next, were numbered alike.
    let text = "#### 1. 如何训练？\n\n**题目：** 问\n\n**答案：**\n\n\
        - **梯度裁剪：** 限制梯度的最大范数，避免训练过程发生剧烈震荡。\n\
        - **省显存：**\n\
        \x20\x20- **低秩适配：** 冻结原有权重，只训练两个低秩矩阵，节省显存。\n\
        \x20\x20- **混合精度：** 前向计算改用半精度浮点，主权重仍以单精度保存。\n\
        \x20\x20- **重算激活：** 反向传播时再算一遍中间结果，不把它们留在内存。\n\
        \n**答案：**\n\n\
        - **合同审查：** 请律师逐条核对责任条款，防止日后产生纠纷。\n\
        - **股权激励：** 用期权留住关键员工，让大家分享公司成长。\n\
        - **税务筹划：** 提前了解各地优惠政策，合法降低经营负担。\n";
    let deck = deck("lists", &[("notes", text)]);
    let items = items(&deck);
    let recall = items.iter().find(|item| item.kind == ItemType::ListRecall).unwrap();
    assert_eq!(recall.accept.len(), 7);
    let lists = [
        &["梯度裁剪"][..],
        &["低秩适配", "混合精度", "重算激活"],
        &["合同审查", "股权激励", "税务筹划"],
    ];
    let choices = items.iter().filter(|item| item.kind != ItemType::ChooseAll);
    let shown = choices.map(|item| -> BTreeSet<&String> {
        let options = item.options.iter().map(|option| &option.key);
        options.chain(item.pairs.iter().map(|pair| &pair.left)).collect()
    });
    let shown: Vec<_> = shown.filter(|keys| keys.len() > 1).collect();
    assert!(shown.len() > 6, "{shown:?}");
    for keys in shown {
        let within = |list: &&[&str]| keys.iter().all(|key| list.contains(&key.as_str()));
        assert!(lists.iter().any(within), "{keys:?} are of several lists");
    }
}

#[test]
fn what_names_nothing_is_no_key() {
    let nameless = ["____", "…", "——", "（）", "[—](https://a.example)", "`_`"];
    let list: Vec<_> = points().into_iter().chain((0..6).map(point)).collect();
    let nameless = nameless.map(|key| (key.to_owned(), format!("见{key}，{}", point(90).1)));
    let [with, without] = [[&list[..5], &nameless, &list[5..]].concat(), list].map(|list| {
        let title = if list.len() > 10 { "nameless" } else { "named" };
        let text = entry(1, "如何训练？", &list) + &entry(2, "甲乙丙丁", &[point(40), point(41)]);
        items(&deck(title, &[("notes", &text)]))
    });
    let named = |item: &Item| item.accept.iter().chain([&item.key]).all(|it| !it.contains('_'));
    assert!(with.iter().all(named));
    let ids = |items: &[Item]| items.iter().map(|item| item.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(&with), ids(&without));
    let card = with.iter().find(|item| item.kind == ItemType::Flashcard).unwrap();
    assert!(card.feedback.text.contains("____：") && card.feedback.text.contains("…："));
}

#[test]
fn titles_of_nothing_but_punctuation_are_questions_of_their_own() {
    let text: String = (1..)
        .zip(["——", "……", "？？？", "——"])
        .map(|(at, title)| entry(at, title, &[point(at)]))
        .collect();
    let items = items(&deck("titles", &[("notes", &text)]));
    let cards = items.iter().filter(|item| item.kind == ItemType::Flashcard);
    assert_eq!(
        cards.map(|card| card.entries.clone()).collect::<Vec<_>>(),
        [vec![0, 3], vec![1], vec![2]]
    );
}

#[test]
fn a_key_that_stands_twice_in_a_list_is_wanted_once() {
    let list =
        [&points()[..3], &[(POINTS[1].0.to_owned(), point(7).1), ("早 停".to_owned(), point(8).1)]]
            .concat();
    let deck = deck("twice", &[("notes", &entry(1, "如何训练？", &list))]);
    let items = items(&deck);
    let recall = items.iter().find(|item| item.kind == ItemType::ListRecall).unwrap();
    let verdict = deck.grade(recall, &Response::Text(recall.accept.join("\n"))).unwrap();
    assert_eq!((recall.accept.len(), verdict.score, verdict.missed), (3, 1.0, Some(Vec::new())));
}

#[test]
fn what_copies_have_in_common_is_asked_once() {
    let entries: String =
        (1..=20).map(|at| entry(at, &format!("第{at}种训练"), &points())).collect();
    let deck = deck("copies", &[("notes", &entries)]);
    let repeats: Vec<_> =
        bank::check(&items(&deck)).into_iter().filter(|found| found.property == P7).collect();
    assert!(repeats.is_empty(), "{repeats:?}");
}
