//! However long a word or a line is, compiling it takes time in proportion to it.

mod limited;

use std::fs;
use std::path::Path;

/// Compiles a deck with this text in its only answer, in so many seconds of work at most, whatever
/// else the machine does.
fn compile_within(seconds: u32, name: &str, text: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("the test's folder can be made");
    let manifest = "title = \"长\"\nlanguage = \"zh-CN\"\ndocuments = [\"long\"]\n";
    fs::write(folder.join("deck.toml"), manifest).expect("and written to");
    let text = format!("### 长💛\n\n#### 1. 词\n\n**题目：** 词？\n\n**答案：**\n\n{text}\n");
    fs::write(folder.join("long.md"), text).expect("and written to");
    limited::compile(&folder, &format!("ulimit -t {seconds}"));
}

/// Letters of genes in no order, as Knuth's generator (MMIX) has them.
fn genes(count: usize) -> String {
    let mut state = 1_u64;
    let mut letter = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        ["A", "C", "G", "T"].into_iter().cycle().nth((state >> 62) as usize).unwrap_or_default()
    };
    (0..count).map(|_| letter()).collect()
}

/// A number, written in four letters.
fn letters(number: u32) -> String {
    let letter = |shift: u32| char::from_digit(10 + (number >> shift) % 16, 36);
    [12, 8, 4, 0].into_iter().filter_map(letter).collect()
}

#[test]
fn one_word_of_a_hundred_thousand_letters_is_like_any_text() {
    for (name, text) in [
        ("long-a", "a".repeat(100_000)),
        ("long-genes", genes(100_000)),
        ("long-digits", "31415926535".repeat(9_000)),
        ("long-accents", "e\u{301}".repeat(50_000)),
        ("long-address", format!("<https://a.example/{}>", "path/to-".repeat(12_000))),
        ("long-han", "数据湖仓㐀𠮷".repeat(15_000)),
        ("long-kana", "データベース".repeat(15_000)),
        ("long-marks", "！？💛".repeat(30_000)),
        ("long-blanks", format!("a{}b", "\u{a0}".repeat(100_000))),
        ("long-code", format!("`a{}b`", " ".repeat(100_000))),
    ] {
        compile_within(5, name, &text);
    }
}

#[test]
fn a_megabyte_of_one_kind_compiles_in_seconds() {
    for (name, text) in [
        ("much-a", "a".repeat(1_000_000)),
        ("much-genes", genes(1_000_000)),
        ("much-genes-in-words", genes(1_000_000).replace("AC", " A C ")),
        // Words that begin alike, and no two are the same.
        (
            "much-prefixes",
            (0..16_000).flat_map(|at| ["a".repeat(57), format!("{} ", letters(at))]).collect(),
        ),
        ("much-beginnings", (0..30_000).map(|at| "a".repeat(1 + at * 7 % 62) + "b ").collect()),
        ("much-han", "数据湖仓，㐀𠮷训练".repeat(40_000)),
    ] {
        compile_within(10, name, &text); // each takes under one
    }
}
