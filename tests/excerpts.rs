//! What a hit shows of its entry, around links, breaks, tables and code.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use study_model::{Block, Run};
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

/// The lines of blocks as a reader sees them, slow and obvious.
fn lines(blocks: &[Block]) -> Vec<String> {
    blocks.iter().flat_map(lines_of).collect()
}

fn lines_of(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(runs) | Block::Heading { runs, .. } => vec![text(runs)],
        Block::List { items, .. } => items.iter().flat_map(|item| lines(&item.blocks)).collect(),
        Block::Quote(blocks) => lines(blocks),
        Block::Code { runs, .. } => {
            let code: String = runs.iter().map(|run| run.text.as_str()).collect();
            code.lines().map(str::to_owned).collect()
        }
        Block::Table { head, rows, .. } => {
            let row = |cells: &Vec<Vec<Run>>| {
                cells.iter().map(|cell| text(cell)).collect::<Vec<_>>().join(" ")
            };
            [head].into_iter().chain(rows).map(row).collect()
        }
        Block::Rule => Vec::new(),
    }
}

fn text(runs: &[Run]) -> String {
    let text = |run: &Run| match run {
        Run::Text(text) | Run::Code(text) => text.clone(),
        Run::Strong(runs) | Run::Emphasis(runs) | Run::Link { runs, .. } => self::text(runs),
        Run::Break => " ".to_owned(),
    };
    runs.iter().map(text).collect()
}

/// Characters of which no two are in one word; each stands in one place of a deck.
const RARE: &str =
    "甲乙丙丁戊己庚辛壬癸丑寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇羊猴鸡狗猪梅兰竹菊松柏柳杏桃李";

/// Markdown of one block, with `◇` where a rare character comes.
const BLOCKS: &str = "前面◇后面|一行◇<br>二行◇|一行◇\\\n二行◇|用**粗◇**和*斜◇*与`码◇`|\
    [链◇](https://a.example/1)在前|看[链◇](https://a.example/2)，再看◇|- 项◇\n- 项◇|1. 项◇\n2. 项◇|\
    - 外◇\n  - 里◇\n    1. 底◇\n- 又◇|- 外◇\n\n  又一段◇\n\n  > 引◇|- **键◇：** 解释◇|\
    > 引◇\n>\n> 引◇|> 外◇\n>\n> > 里◇|##### 小标题◇|```python\nx = 1  # ◇\ndef 函数◇():\n    return 2\n```|\
    │ 头◇ │ 头◇ │\n│ --- │ :-: │\n│ 格◇ │ **格◇** │\n│  │ 格◇<br>格◇ │";

fn block() -> impl Strategy<Value = String> {
    let blocks: Vec<String> = BLOCKS.split('|').map(|block| block.replace('│', "|")).collect();
    prop::sample::select(blocks)
}

/// A document of one entry with these blocks in its answer and in its example.
fn document(blocks: &[String]) -> String {
    let half = blocks.len() / 2;
    let [answer, example] = [&blocks[..half], &blocks[half..]].map(|blocks| blocks.join("\n\n"));
    let text = format!(
        "### 题\n\n#### 1. 什么◇？\n\n**题目：** 请谈谈◇💛\n\n**答案：**\n\n{answer}\n\n**示例：**\n\n{example}\n"
    );
    let mut rare = RARE.chars();
    text.chars().map(|c| if c == '◇' { rare.next().unwrap_or('◇') } else { c }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_excerpt_is_the_line_that_holds_the_query_in_every_kind_of_block(
        blocks in prop::collection::vec(block(), 2..9),
    ) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("excerpt-model");
        fs::create_dir_all(&folder).unwrap();
        let manifest = "title = \"题\"\nlanguage = \"zh-CN\"\ndocuments = [\"d\"]\n";
        fs::write(folder.join("deck.toml"), manifest).unwrap();
        fs::write(folder.join("d.md"), document(&blocks)).unwrap();
        let compiled = study_compile::compile(&folder).unwrap();
        let bytes = study_model::encode(&compiled.deck, &compiled.index);
        let deck = Deck::open(bytes.into(), &study_compile::common_characters()).unwrap();
        let entry = &compiled.deck.documents[0].entries[0];
        let sections = entry.sections.iter().map(|it| (it.label.as_str(), &it.blocks));
        for (label, blocks) in sections.chain([("", &entry.question)]) {
            for line in lines(blocks) {
                for rare in line.chars().filter(|&c| RARE.contains(c)) {
                    let query = rare.to_string();
                    let found = deck.search(&query, &SearchOptions::default());
                    let excerpt = found.hits[0].excerpt.clone().unwrap();
                    prop_assert_eq!(excerpt.text.trim(), line.trim(), "{}", query);
                    prop_assert_eq!(excerpt.section, label, "{}", query);
                    let highlighted = excerpt.highlights.iter().map(|it| &excerpt.text[it.clone()]);
                    prop_assert_eq!(highlighted.collect::<Vec<_>>(), [query.as_str()]);
                }
            }
        }
    }
}
