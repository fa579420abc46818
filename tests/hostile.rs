//! Decks that somebody made up, with a checksum that fits: whatever they hold, they are refused, or
//! can be opened, read, searched and asked about without a panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test says what it expects by panicking"
)]

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use study_compile::{Compiled, compile};
use study_model::{Block, ListItem, MAX_NESTING, Run, encode};
use study_widget::{Deck, SearchOptions, view};
use twox_hash::XxHash64;

const HEAD: usize = 16;
const PARTS: usize = 9;

/// A small deck with every kind of block.
static SMALL: LazyLock<Compiled> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    std::fs::create_dir_all(&folder).unwrap();
    let entry = |number: u32, key: &str| {
        format!(
            "\n## {number}. 如何做{key}💛？\n\n**题目：** 何为{key}\n\n**答案：**\n\n- **{key}：** 用`ＡＢ`和[链](https://a.example)\n  \
             - **再{key}：** *斜***粗**\n\n1. 甲  \n乙\n\n> 引\n\n| 一 | 二 |\n|:-|-:|\n| 三 | e\u{301} |\n\n**示例：**\n\n```python\nx = 1  # {key}\n```\n\n**解析：** {key}好\n"
        )
    };
    let entries = ["数据增强", "模型压缩", "C++", "早停"];
    let entries: String = (1..).zip(entries).map(|(number, key)| entry(number, key)).collect();
    let manifest = "title = \"题\"\nlanguage = \"zh\"\ndocuments = [\"d\"]\n";
    std::fs::write(folder.join("deck.toml"), manifest).unwrap();
    std::fs::write(folder.join("d.md"), format!("# 题\n\n引言\n{entries}\n---\n\n**总结：** 完\n"))
        .unwrap();
    let glossary = "[[term]]\nterm = \"早停\"\nenglish = [\"early stopping\"]\n";
    std::fs::write(folder.join("glossary.toml"), glossary).unwrap();
    compile(&folder).unwrap()
});

static BLOB: LazyLock<Vec<u8>> = LazyLock::new(|| encode(&SMALL.deck, &SMALL.index));

fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let checksum = XxHash64::oneshot(0, &bytes[HEAD..]);
    bytes[8..HEAD].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

/// Opens a deck and asks it everything that a page may ask.
fn use_all(bytes: Vec<u8>) {
    let common = study_compile::common_characters();
    let Ok(deck) = Deck::open(bytes.into(), &common) else { return };
    let _ = (view::info(deck.reader()), view::entries(deck.reader()));
    for entry in 0..u32::try_from(deck.reader().directory().entries.len()).unwrap() {
        let _ = view::entry(deck.reader(), &deck.reader().id(entry));
    }
    for document in &deck.reader().directory().documents {
        let _ = view::document(deck.reader(), &document.id);
    }
    for query in ["数据增强", "zaoting", "early", "C++", "e\u{301} 💛", "模型压所", ""] {
        let _ = view::search_result(deck.reader(), &deck.search(query, &SearchOptions::default()));
        let _ = deck.suggest(query, 5);
    }
    let _ = deck.items(&study_widget::ItemOptions::default());
}

/// The blob with bytes of one of its parts replaced, and the part's length put right.
fn spliced(part: usize, at: usize, cut: usize, put: &[u8]) -> Vec<u8> {
    let mut bytes = BLOB.clone();
    let length = |bytes: &[u8], part: usize| {
        u32::from_le_bytes(bytes[HEAD + 4 * part..][..4].try_into().unwrap()) as usize
    };
    let start = HEAD + 4 * PARTS + (0..part).map(|before| length(&bytes, before)).sum::<usize>();
    let old = length(&bytes, part);
    let at = if old == 0 { 0 } else { at % old };
    let cut = cut.min(old - at);
    bytes.splice(start + at..start + at + cut, put.iter().copied());
    let new = u32::try_from(old - cut + put.len()).unwrap();
    bytes[HEAD + 4 * part..][..4].copy_from_slice(&new.to_le_bytes());
    sealed(bytes)
}

/// Numbers of seven bits a byte that no real deck has.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..6),
        (prop::collection::vec(0x80_u8..=0xff, 3..10), 0_u8..0x80).prop_map(|(mut high, low)| {
            high.push(low);
            high
        }),
        Just([[0xff; 4].as_slice(), &[0x0f]].concat()),
        Just([[0xff; 9].as_slice(), &[0x01]].concat()),
        Just(vec![0xff; 4]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn a_deck_that_was_tampered_with_never_panics(
        part in 0..PARTS, at: usize, cut in 0..4_usize, put in hostile(),
    ) {
        use_all(spliced(part, at, cut, &put));
    }
}

#[test]
fn blocks_nested_a_million_levels_deep_are_no_entry() {
    // Behind the blocks of an introduction each mark opens a quotation, and nothing closes one.
    let bytes = spliced(6, 0, 0, &vec![10; 1_000_000]);
    use_all(bytes);
}

#[test]
fn blocks_as_deep_as_a_deck_may_have_them_are_shown() {
    let mut compiled = SMALL.deck.clone();
    let deepest = vec![Block::Paragraph(vec![Run::Text("数据增强".into())])];
    let nested = (1..MAX_NESTING).fold(deepest, |blocks, _| {
        vec![Block::List { ordered: false, items: vec![ListItem { number: None, blocks }] }]
    });
    compiled.documents[0].entries[0].sections[0].blocks = nested;
    let bytes = encode(&compiled, &SMALL.index);
    let deck = Deck::open(bytes.into(), &study_compile::common_characters()).unwrap();
    let shown = view::entry(deck.reader(), "d/1").unwrap();
    assert_eq!(shown.matches(r#""kind":"list""#).count(), MAX_NESTING - 1, "{shown}");
}

#[test]
#[allow(clippy::disallowed_methods, reason = "it is about time, and not for the browser")]
fn a_query_that_a_hundred_thousand_names_may_mean_is_searched_at_once() {
    let mut index = SMALL.index.clone();
    let name = index.terms.iter().position(|name| name.text == "早停").unwrap();
    index.terms[name].postings.clear();
    let alike = index.terms[name].clone();
    index.terms.extend(std::iter::repeat_n(alike, 100_000));
    let bytes = encode(&SMALL.deck, &index);
    let open = Deck::open(bytes.into(), &study_compile::common_characters()).unwrap();
    let start = std::time::Instant::now();
    let found = open.search("early stopping", &SearchOptions::default());
    assert!(found.total > 0);
    // A tenth of a second; every name by itself would take minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_word_of_one_character_a_hundred_thousand_times_is_searched_once() {
    let lexicon = &BLOB[HEAD + 4 * PARTS..];
    let at = lexicon.windows(3).position(|bytes| bytes == "斜".as_bytes()).unwrap();
    let bytes = spliced(0, at, 0, "数".repeat(100_000).as_bytes());
    let common = study_compile::common_characters();
    assert!(Deck::open(bytes.clone().into(), &common).is_ok());
    use_all(bytes);
}
