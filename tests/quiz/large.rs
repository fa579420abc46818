//! Decks and lists of any length: what is made grows with them and no faster, and a page can do
//! other things meanwhile.

use std::collections::BTreeMap;
use std::time::Instant;

use study_widget::{Deck, Item, ItemOptions, ItemType, SessionOptions};

use crate::DECK;
use crate::bank;
use crate::checker::Property::P7;
use crate::decks::{deck, entry, han, point};

/// Items about one key at most: of each kind about a key one, of gaps three.
const OF_A_KEY: usize = 7;
/// Items about a whole question.
const OF_A_QUESTION: usize = 5;

fn items(deck: &Deck) -> Vec<Item> {
    deck.items(&ItemOptions::default())
}

fn list(from: usize, count: usize) -> Vec<(String, String)> {
    (from..from + count).map(point).collect()
}

#[test]
fn a_long_list_has_items_for_each_key_and_no_more() {
    for count in [100, 1000] {
        let name = format!("keys-{count}");
        let items = items(&deck(&name, &[("notes", &entry(1, "一题", &list(0, count)))]));
        assert!(items.len() <= count * OF_A_KEY + OF_A_QUESTION);
        let mut kinds = BTreeMap::<ItemType, usize>::new();
        for item in &items {
            *kinds.entry(item.kind).or_default() += 1;
        }
        for kind in
            [ItemType::KeyFromExplanation, ItemType::ExplanationFromKey, ItemType::TrueFalse]
        {
            assert!(kinds[&kind] > count * 9 / 10, "{kinds:?}");
        }
        assert!(items.iter().all(|item| item.options.len() <= 7 && item.pairs.len() <= 5));
    }
}

#[test]
fn keys_that_are_alike_cost_no_more() {
    let alike = |(key, explanation): (String, String)| {
        (format!("数据{}", &key[..6]), format!("采用数据{explanation}"))
    };
    let list: Vec<_> = list(0, 1000).into_iter().map(alike).collect();
    let items = items(&deck("alike", &[("notes", &entry(1, "一题", &list))]));
    assert!(items.len() > 1000 && items.len() <= 1000 * OF_A_KEY + OF_A_QUESTION);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "measured natively")]
fn a_sitting_makes_only_what_it_may_show() {
    let deck = deck("sitting", &[("notes", &entry(1, "一题", &list(0, 4000)))]);
    while deck.prepare(100) < 1.0 {}
    // The shortest of a few: a busy machine makes any of them longer.
    let timed = |make: &dyn Fn() -> usize| {
        let times = (0..3).map(|_| {
            let start = Instant::now();
            assert!(make() > 0);
            start.elapsed()
        });
        times.min().unwrap_or_default()
    };
    let sitting = timed(&|| deck.session(&SessionOptions::default(), &[]).unwrap().len());
    let bank = timed(&|| items(&deck).len());
    assert!(sitting * 4 < bank, "{sitting:?}, {bank:?}");
}

#[test]
fn a_long_list_is_asked_key_by_key() {
    let deck = deck("by-key", &[("notes", &entry(1, "一题", &list(0, 1000)))]);
    let is_full = |seed: &u64| {
        let items = ItemOptions { seed: *seed, types: None };
        deck.session(&SessionOptions { items, ..SessionOptions::default() }, &[]).unwrap().len()
            == 10
    };
    assert!((0..20).filter(is_full).count() >= 18);
}

#[test]
fn an_item_of_a_long_list_is_found_by_its_id() {
    let deck = deck("ids", &[("notes", &entry(1, "一题", &list(0, 900)))]);
    for seed in [0, 7] {
        for item in deck.items(&ItemOptions { seed, types: None }).into_iter().step_by(7) {
            assert_eq!(deck.item(&item.id, seed).as_ref(), Some(&item));
        }
    }
}

#[test]
fn ten_thousand_points_make_a_sitting() {
    let deck = deck("points", &[("notes", &entry(1, "一题", &list(0, 10_000)))]);
    let types = Some(vec![ItemType::TrueFalse, ItemType::ListRecall]);
    let items = ItemOptions { seed: 1, types };
    let session = SessionOptions { limit: usize::MAX, items, ..SessionOptions::default() };
    assert!(deck.session(&session, &[]).unwrap().len() > 9000);
}

#[test]
fn copies_of_one_entry_are_one() {
    let copies =
        |count| -> String { (1..=count).map(|at| entry(at, "一题", &list(0, 5))).collect() };
    let [one, many] = [1, 1000].map(|count| {
        let deck = deck(&format!("copies-{count}"), &[("notes", &copies(count))]);
        items(&deck).into_iter().map(|item| (item.id, item.options)).collect::<Vec<_>>()
    });
    assert_eq!(one, many);
}

#[test]
fn a_thousand_answers_to_one_question_are_asked_about() {
    let entries: String = (0..1000).map(|at| entry(at + 1, "一题", &list(at * 5, 5))).collect();
    let deck = deck("answers", &[("notes", &entries)]);
    let types = Some(vec![ItemType::Matching, ItemType::KeyFromExplanation]);
    let items = deck.items(&ItemOptions { seed: 0, types });
    assert!(items.len() > 4000 && items.len() <= 5001, "{}", items.len());
}

#[test]
fn a_key_that_all_questions_share_is_asked_about_once_in_the_same_words() {
    let shared = |at| ("数据加密".to_owned(), if at % 2 == 0 { point(0).1 } else { point(at).1 });
    let entries: String = (1..=500)
        .map(|at| entry(at, &han(8, at + 90_000), &[&[shared(at)], &list(at * 5, 4)[..]].concat()))
        .collect();
    let items = items(&deck("shared", &[("notes", &entries)]));
    let repeats: Vec<_> =
        bank::check(&items).into_iter().filter(|found| found.property == P7).collect();
    assert!(repeats.is_empty(), "{repeats:?}");
    assert!(items.len() > 500 * OF_A_KEY);
}

#[test]
fn a_chapter_for_an_explanation_is_no_option_and_stops_no_other() {
    for (name, long) in [
        ("sentences", (0..5000).map(|at| point(at).1).collect::<String>()),
        ("clause", han(100_000, 5)),
        ("letters", "ａ💛".repeat(50_000)),
    ] {
        let list = [&[("数据加密".to_owned(), long)], &list(6000, 4)[..]].concat();
        let items = items(&deck(name, &[("notes", &entry(1, "一题", &list))]));
        let asks = |kind| items.iter().filter(|item| item.kind == kind).count();
        assert!(asks(ItemType::ExplanationFromKey) >= 4, "{name}");
        let of_it = |item: &&Item| item.key == "数据加密";
        assert!(items.iter().filter(of_it).all(|item| item.stem.len() < 10_000), "{name}");
        let options = items.iter().flat_map(|item| &item.options);
        assert!(options.clone().all(|option| option.text.len() < 10_000), "{name}");
    }
}

#[test]
fn a_bank_made_in_steps_is_the_bank() {
    let deck = || Deck::bundled(&study_compile::common_characters()).unwrap();
    let [stepped, begun] = [deck(), deck()];
    let mut shares = vec![0.0];
    while *shares.last().unwrap() < 1.0 {
        shares.push(stepped.prepare(1));
    }
    assert!(shares.is_sorted(), "{shares:?}");
    assert!(shares.len() > 500 && shares.iter().all(|share| (0.0..=1.0).contains(share)));
    assert!(begun.prepare(300) < 1.0);
    assert!((0.1..1.0).contains(&begun.prepare(0)));
    DECK.with(|deck| {
        let options = ItemOptions { seed: 3, types: None };
        let bank = deck.items(&options);
        assert_eq!(stepped.items(&options), bank);
        assert_eq!(begun.items(&options), bank);
    });
    let ready = [stepped.prepare(0), begun.prepare(1), begun.prepare(usize::MAX)];
    assert!(ready.iter().all(|&share| share >= 1.0), "{ready:?}");
}
