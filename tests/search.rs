//! What is found for what is typed. A row for every complaint.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test says what it expects by panicking"
)]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use study_model::text::{compact, normalise};
use study_widget::{Deck, SearchOptions, SearchResult};

thread_local! {
    static DECK: Deck = open();
}

fn open() -> Deck {
    Deck::bundled(&study_compile::common_characters()).unwrap()
}

fn search(query: &str) -> SearchResult {
    DECK.with(|deck| deck.search(query, &SearchOptions::default()))
}

fn ids(query: &str) -> Vec<String> {
    search(query).hits.iter().map(|hit| DECK.with(|deck| deck.reader().id(hit.entry))).collect()
}

fn nothing() -> SearchResult {
    SearchResult { documents: vec![0; 5], ..SearchResult::default() }
}

/// Query, expected first hit, reason.
const TABLE: [(&str, &str, &str); 26] = [
    ("标签噪音", "trends/14", "the first entry that is about it"),
    ("什么是 AI 大模型", "resources/1", "words of a title, blanks between them"),
    ("商业模式", "resources/4", "the title before any mention"),
    ("训练 效率", "competition/2", "two words of a title"),
    ("效率 训练", "competition/2", "in any order"),
    ("参数服务器", "challenges/20", "a key point"),
    ("A/B测试", "competition/5", "a key point with punctuation"),
    ("ａ／ｂ　测试", "competition/5", "the same, full width"),
    ("审计日志", "competition/13", "the first of two entries with the key"),
    ("flink", "competition/26", "a Latin word of any case, in the first of two explanations"),
    ("SHAP", "competition/21", "the first of the explanations that name it"),
    ("nvidia tesla v100", "trends/3", "several words of one sentence in an example"),
    ("训效率", "competition/2", "a title with a character left out"),
    ("负载均", "challenges/7", "a word that is not finished yet"),
    ("过你和", "trends/5", "the wrong characters of the right sound"),
    ("guonihe", "trends/5", "bare pinyin"),
    ("fuzaijunh", "challenges/7", "pinyin that is not finished yet"),
    ("gnh", "trends/5", "initials"),
    ("moxing压缩", "competition/2", "letters and characters mixed"),
    ("過擬合", "trends/5", "traditional characters"),
    ("資料增強", "competition/10", "a word of Taiwan"),
    ("数据清清洗", "competition/4", "a character doubled"),
    ("负均载衡", "challenges/7", "two characters swapped"),
    ("Kubernets", "interview/15", "a letter missing"),
    ("overfitting", "trends/5", "an English word for what the text names in Chinese"),
    ("模型死记硬背了怎么办", "trends/5", "a question in other words"),
];

#[test]
fn the_table_holds() {
    for (query, wanted, reason) in TABLE {
        assert_eq!(
            ids(query).first().map(String::as_str),
            Some(wanted),
            "{query}: {reason}; {:?}",
            ids(query)
        );
    }
}

#[test]
fn what_is_not_in_the_deck_is_not_found() {
    for query in [
        "",
        "   ",
        "，。！",
        "红烧肉做法",
        "量子纠缠",
        "how to bake bread",
        "怎么办",
        "💛",
        "\u{0}",
        "zzzz",
    ] {
        assert_eq!(search(query), nothing(), "{query}");
    }
}

#[test]
fn entries_with_the_same_content_are_one_hit() {
    let result = search("标签噪音");
    let first = &result.hits[0];
    let duplicates: Vec<String> =
        DECK.with(|deck| first.duplicates.iter().map(|&other| deck.reader().id(other)).collect());
    assert_eq!(duplicates, ["trends/17", "trends/20", "trends/24", "trends/27", "trends/30"]);
    assert!(!ids("标签噪音").contains(&"trends/17".to_owned()));
}

#[test]
fn a_document_is_searched_alone() {
    let options = SearchOptions { limit: 200, document: Some("trends".into()) };
    DECK.with(|deck| {
        let result = deck.search("数据", &options);
        assert!(result.total > 5);
        assert!(result.hits.iter().all(|hit| deck.reader().id(hit.entry).starts_with("trends/")));
        let nowhere = SearchOptions { document: Some("nowhere".into()), ..options.clone() };
        assert_eq!(deck.search("数据", &nowhere), nothing());
    });
}

#[test]
fn the_limit_cuts_the_list_and_not_the_total() {
    DECK.with(|deck| {
        let of = |limit| deck.search("数据", &SearchOptions { limit, document: None });
        let (all, three) = (of(usize::MAX), of(3));
        assert_eq!(three.hits, all.hits[..3]);
        assert_eq!(three.total, all.hits.len());
        assert_eq!((of(0).hits.len(), of(0).total), (0, all.total));
    });
}

#[test]
fn better_scores_come_first_and_equal_ones_keep_deck_order() {
    for query in ["数据", "模型 训练", "如何", "a"] {
        let hits = DECK
            .with(|deck| deck.search(query, &SearchOptions { limit: 200, document: None }))
            .hits;
        assert!(hits.is_sorted_by(|a, b| a.score > b.score || (a.score == b.score && a.entry < b.entry)), "{query}");
    }
}

#[test]
fn snippets_say_where_they_are_from() {
    let excerpt = |query: &str| search(query).hits[0].excerpt.clone().unwrap();
    assert_eq!(excerpt("参数服务器").section, "答案");
    assert!(excerpt("参数服务器").text.starts_with("参数服务器："));
    assert_eq!(excerpt("Tesla V100").section, "举例");
}

/// Whole words are marked letter by letter; scattered ones character by character, in order.
fn assert_marks_spell(query: &str) {
    let characters = compact(query);
    for hit in search(query).hits {
        let title = DECK.with(|deck| deck.reader().head(hit.entry).unwrap().title.clone());
        let marked = hit.title_highlights.iter().map(|mark| title[mark.clone()].to_owned());
        let excerpt = hit
            .excerpt
            .iter()
            .flat_map(|s| s.highlights.iter().map(|mark| s.text[mark.clone()].to_owned()));
        let marked: Vec<String> = marked.chain(excerpt).collect();
        assert!(!marked.is_empty(), "{query}: {title} has no mark");
        for mark in marked {
            assert!(normalise(&mark).chars().all(|c| characters.contains(c)), "{query}: “{mark}”");
        }
    }
}

#[test]
fn marks_spell_what_matched() {
    for query in ["数据加密", "ＧＰＵ", "训练 效率", "spark"] {
        assert_marks_spell(query);
    }
    // What was meant is marked where something else was typed.
    for (query, meant) in [
        ("训效率", "训练效率"),
        ("guonihe", "过拟合"),
        ("過擬合", "过拟合"),
        ("gnh", "过拟合"),
        ("overfitting", "过拟合"),
        ("过你和", "过拟合"),
    ] {
        let hit = search(query).hits.remove(0);
        let title = DECK.with(|deck| deck.reader().head(hit.entry).unwrap().title.clone());
        assert!(
            hit.title_highlights.iter().any(|mark| title[mark.clone()] == *meant),
            "{query}: {title} {:?}",
            hit.title_highlights
        );
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "never compiled for the browser")]
fn strange_queries_cost_no_time() {
    let long = "数据".repeat(50_000);
    let words = "数 据 模 型 ".repeat(10_000);
    let marks = "\u{301}\u{200d}\u{fffd}".repeat(1000);
    for query in [
        long.as_str(),
        &words,
        &marks,
        "\u{0}\u{7}\u{1b}",
        "((((",
        "\\",
        "a".repeat(100_000).as_str(),
        &"s".repeat(63),
        &"shuju".repeat(20_000),
        &"數據💛ＡＢ".repeat(20_000),
        &"模型飘".repeat(30_000),
    ] {
        let start = Instant::now();
        let _ = search(query);
        // 50 ms is the promise; the machine that tests run on may be busy.
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    }
}

proptest! {
    #[test]
    fn no_string_panics_and_every_mark_fits(query in "\\PC{0,12}|[数据训练模型 a-c💛ＡＢ]{0,8}") {
        for hit in search(&query).hits {
            if let Some(excerpt) = hit.excerpt {
                for mark in excerpt.highlights {
                    prop_assert!(excerpt.text.get(mark.clone()).is_some_and(|text| !text.is_empty()));
                }
            }
        }
    }

    #[test]
    fn what_was_asked_before_does_not_matter(first in "[数据训练模型]{1,4}", second in "[加密效率]{1,4}") {
        let alone = open().search(&second, &SearchOptions::default());
        let _ = search(&first);
        prop_assert_eq!(search(&second), alone);
    }
}

#[test]
fn what_was_understood_as_something_else_is_said() {
    for (query, wanted) in [
        ("过你和", Some("过拟合")),
        ("guonihe", Some("过拟合")),
        ("moxing压缩", Some("模型压缩")),
        ("Kuberntes", Some("Kubernetes")),
        ("数据据清洗", Some("数据清洗")),
        ("内存益出", Some("内存溢出")),
        // What has been begun, or may be any character, is left to who types.
        ("shuju ji", Some("数据 ji")),
        ("数据据", None),
        ("模型飘", None),
        ("过拟合", None),
        ("過擬合", None),
        ("overfitting", None),
    ] {
        assert_eq!(search(query).corrected.as_deref(), wanted, "{query}");
    }
}

#[test]
fn every_search_counts_each_document() {
    let of = |document: Option<&str>| {
        let options = SearchOptions { limit: 0, document: document.map(Into::into) };
        DECK.with(|deck| deck.search("数据加密", &options))
    };
    let all = of(None);
    assert_eq!(all.documents.len(), 5);
    assert!(all.documents.iter().sum::<usize>() >= all.total);
    let one = of(Some("trends"));
    assert_eq!((one.documents[3], &one.documents), (one.total, &all.documents));
}

#[test]
fn terms_are_suggested_from_characters_pinyin_and_initials() {
    let suggest = |text: &str| DECK.with(|deck| deck.suggest(text, 5));
    for text in ["过拟", "guoni", "gnh"] {
        assert!(suggest(text).contains(&"过拟合".to_owned()), "{text}: {:?}", suggest(text));
    }
    assert_eq!(suggest("").len() + suggest("💛").len() + suggest("zzzz").len(), 0);
    assert_eq!(DECK.with(|deck| deck.suggest("数据", 3)).len(), 3);
}

#[test]
fn the_glossary_covers_every_title_and_key_point() {
    let compiled = study_compile::compile("decks/ai-startup".as_ref()).unwrap();
    let terms: Vec<String> =
        compiled.glossary.terms.iter().map(|term| compact(&term.term)).collect();
    let used = compiled.index.terms.iter().filter(|name| !name.postings.is_empty());
    let covered = |name: &str| terms.iter().any(|term| compact(name).contains(term));
    let left: Vec<&str> = used.map(|name| name.text.as_str()).filter(|it| !covered(it)).collect();
    assert_eq!(left, [""; 0]);
    assert!(terms.len() > 500, "and does so by its terms: {}", terms.len());
}
