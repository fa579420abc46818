//! What a hit shows of its entry, around links, breaks, tables and code.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

use std::path::Path;

use study_widget::{Deck, Excerpt, SearchOptions};

fn first_excerpt(query: &str) -> Excerpt {
    let compiled = study_compile::compile(Path::new("tests/fixtures/excerpts")).unwrap();
    let bytes = study_model::encode(&compiled.deck, &compiled.index);
    let deck = Deck::open(bytes.into(), &study_compile::common_characters()).unwrap();
    let found = deck.search(query, &SearchOptions::default());
    found.hits.into_iter().find_map(|hit| hit.excerpt).expect(query)
}

/// A query, the excerpt, and what is marked in it.
fn assert_shows(query: &str, text: &str, marked: &str) {
    let excerpt = first_excerpt(query);
    assert_eq!(excerpt.text, text, "{query}");
    let marks = excerpt.highlights.iter().map(|mark| &excerpt.text[mark.clone()]);
    assert_eq!(marks.collect::<Vec<_>>().join("|"), marked, "{query}");
}

#[test]
fn a_link_leaves_the_text_around_it() {
    for (query, text, marked) in [
        ("数据湖", "见数据湖 文档 的说明。", "数据湖"),
        ("血缘图谱", "开头甲说的是血缘图谱。", "血缘图谱"),
        ("元数据目录", "结尾写着元数据目录，见结尾乙", "元数据目录"),
        ("列式存储", "先看 一 再看 二，然后才是列式存储 💛 三。", "列式存储"),
        ("湖仓一体", "湖仓一体： 兼有两者之长 图示 的架构。", "湖仓一体"),
        ("两者之长", "湖仓一体： 兼有两者之长 图示 的架构。", "两者之长"),
        ("分区裁剪", "下一行讲分区裁剪。", "分区裁剪"),
        ("建立视图", "用 ＣＲＥＡＴＥ TABLE 与 粗 斜 链 码 斜 粗 建立视图。", "建立视图"),
        (
            "create table",
            "用 ＣＲＥＡＴＥ TABLE 与 粗 斜 链 码 斜 粗 建立视图。",
            "ＣＲＥＡＴＥ|TABLE",
        ),
    ] {
        assert_shows(query, text, marked);
    }
}

#[test]
fn an_address_is_no_part_of_an_excerpt() {
    let excerpt = first_excerpt("冷热分层");
    assert_eq!(excerpt.text, "冷热分层如图 https://a.example/8.png", "what a reader sees of it");
}

#[test]
fn cells_and_broken_lines_stand_apart() {
    for (query, text, marked) in [
        ("用途乙", "名称甲 用途乙", "用途乙"),
        ("流量缓冲", "消息队列 流量缓冲", "流量缓冲"),
        ("只有右格", "只有右格解耦", "只有右格"),
        ("缓存", "限流 计数 缓存", "缓存"),
        ("第二行发布", "这是第一行灰度 这是第二行发布 这是第三行回滚", "第二行发布"),
        ("二行降级", "熔断：一行 二行降级", "二行降级"),
        ("重试", "引文里的重试 与退避", "重试"),
        ("校验", "def 校验():", "校验"),
        ("补偿事务", "之后的话补偿事务。", "补偿事务"),
        // Inside of words.
        ("途乙", "名称甲 用途乙", "途乙"),
        ("息队列 流", "消息队列 流量缓冲", "息队列|流"),
        ("流 计", "限流 计数 缓存", "流|计"),
        ("行降级", "熔断：一行 二行降级", "行降级"),
    ] {
        assert_shows(query, text, marked);
    }
}

#[test]
fn a_window_is_around_the_longest_of_what_matched() {
    let excerpt = first_excerpt("见共识算法");
    assert!(excerpt.text.ends_with("甲 附录 共识算法丙。"), "{}", excerpt.text);
}

#[test]
fn a_window_cut_at_its_start_says_so() {
    let excerpt = first_excerpt("共识算法");
    assert!(excerpt.text.starts_with("…甲甲"), "{}", excerpt.text);
    assert!(excerpt.text.ends_with("甲 附录 共识算法丙。"), "{}", excerpt.text);
    let marks: Vec<&str> =
        excerpt.highlights.iter().map(|mark| &excerpt.text[mark.clone()]).collect();
    assert_eq!(marks, ["共识算法"]);
    assert!(first_excerpt("概述").text.ends_with('…'));
}
