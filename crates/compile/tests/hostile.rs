//! What nobody writes on purpose: characters that no deck can hold, glossaries of other decks, texts
//! that are hard on a compiler. Each is a mistake with its place, or done in seconds.

#![expect(clippy::disallowed_methods, reason = "native tests may look at the clock")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use study_compile::compile;
use study_model::{Blob, encode};

const ENTRY: &str = "# 题\n\n## 1. 甲💛？\n\n**题目：** 何为早停\n\n**答案：** 答\n";
/// For a machine that does other things as well, and without the release's optimisation; alone it
/// takes a few.
const MOST: Duration = Duration::from_mins(1);

/// A deck of this test's own.
fn deck(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the test's folder can be made");
    let usual = [
        ("deck.toml", "title = \"题\"\nlanguage = \"zh\"\ndocuments = [\"d\"]\n"),
        ("d.md", ENTRY),
    ];
    for (file, text) in usual.iter().chain(files) {
        std::fs::write(folder.join(file), text).expect("and written to");
    }
    folder
}

/// The first mistake, as `FILE:LINE:COLUMN text`.
fn mistake(name: &str, files: &[(&str, &str)]) -> String {
    let folder = deck(name, files);
    let errors = compile(&folder).expect_err("a mistake").0;
    let first = errors.first().map(ToString::to_string).unwrap_or_default();
    first.replace(&format!("{}/", folder.display()), "")
}

#[test]
fn invisible_characters_are_mistakes_in_every_file() {
    for (c, code) in [
        ('\0', "0000"),
        ('\u{1}', "0001"),
        ('\u{b}', "000B"),
        ('\u{1b}', "001B"),
        ('\u{7f}', "007F"),
        ('\u{85}', "0085"),
        ('\u{91}', "0091"),
        ('\u{2028}', "2028"),
        ('\u{feff}', "FEFF"),
    ] {
        let said = format!("an invisible character (U+{code}) stands here");
        for text in [
            ENTRY.replace('💛', &c.to_string()),
            ENTRY.replace("题目：** ", &format!("题目：** 💛{c}")),
            format!("{ENTRY}\n- **键{c}：** 值\n\n```\n{c}\n```\n"),
        ] {
            let at = text.find(c).map(|at| text.split_at(at).0).unwrap_or_default();
            let line = at.matches('\n').count() + 1;
            let column = at.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let actual = mistake("unreadable", &[("d.md", &text)]);
            assert!(actual.starts_with(&format!("d.md:{line}:{column}: {said}")), "{actual}");
        }
        let escaped = format!("\\u{code}");
        for (file, text, place) in [
            (
                "deck.toml",
                format!("title = \"甲{escaped}\"\nlanguage = \"zh\"\ndocuments = [\"d\"]\n"),
                "1:9",
            ),
            (
                "deck.toml",
                format!("title = \"题\"\nlanguage = \"z{escaped}h\"\ndocuments = [\"d\"]\n"),
                "2:12",
            ),
            (
                "deck.toml",
                format!("title = \"题\"\nlanguage = \"zh\"\ndocuments = [\"a{escaped}b\"]\n"),
                "3:14",
            ),
            ("glossary.toml", format!("[[term]]\nterm = \"早{escaped}停\"\n"), "2:8"),
            (
                "glossary.toml",
                format!("[[term]]\nterm = \"早停\"\nenglish = [\"a{escaped}b\"]\n"),
                "3:12",
            ),
        ] {
            let actual = mistake("unreadable", &[(file, &text)]);
            assert!(actual.starts_with(&format!("{file}:{place}: {said}")), "{file}: {actual}");
        }
    }
}

#[test]
fn invisible_characters_that_entities_write_are_mistakes_too() {
    for entity in ["&#1;", "&#x85;", "&#xFEFF;", "&NewLine;", "&#x2028;"] {
        let actual = mistake("entity", &[("d.md", &ENTRY.replace('💛', entity))]);
        assert!(actual.starts_with("d.md:3:8: an invisible character"), "{entity}: {actual}");
    }
    let code = format!("{ENTRY}\n```a&#1;b\n```\n");
    assert!(mistake("entity", &[("d.md", &code)]).starts_with("d.md:9:1: an invisible"));
}

#[test]
fn tabs_line_ends_and_a_byte_order_mark_at_the_beginning_are_fine() {
    let text = ENTRY.replace("甲", "甲\t乙").replace('\n', "\r\n") + "再\r答\r";
    let folder = deck("fine", &[("d.md", &format!("\u{feff}{text}"))]);
    let compiled = compile(&folder).expect("no mistake");
    assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
    let blob = Blob::open(encode(&compiled.deck, &compiled.index).into()).expect("an intact deck");
    assert_eq!(blob.to_deck().as_ref(), Ok(&compiled.deck));
}

#[test]
fn characters_that_turn_text_round_are_pointed_out() {
    let folder = deck("turned", &[("d.md", &format!("{ENTRY}\n`a\u{202e}b`\n"))]);
    let warnings = compile(&folder).expect("no mistake").warnings;
    assert!(
        warnings.iter().any(|actual| (actual.at.line, actual.at.column) == (9, 3)),
        "{warnings:?}"
    );
}

#[test]
fn a_term_that_stands_only_in_a_question_stands_in_the_deck() {
    let glossary = "[[term]]\nterm = \"早停\"\n\n[[term]]\nterm = \"过拟合\"\n";
    let warnings =
        compile(&deck("question", &[("glossary.toml", glossary)])).expect("a deck").warnings;
    let lines: Vec<usize> = warnings.iter().map(|actual| actual.at.line).collect();
    assert_eq!(lines, [5]);
}

#[test]
fn ten_thousand_terms_of_another_deck_take_seconds() {
    let (mut glossary, mut document) = (String::new(), String::from("# 题\n"));
    for number in 0..10_000 {
        let term = char::from_u32(0x4e00 + number % 5000).unwrap_or('甲');
        let _ = write!(glossary, "[[term]]\nterm = \"无{term}{number}\"\n");
        if number < 3000 {
            let _ = write!(
                document,
                "\n## {number}. 问{term}\n\n**题目：** 问\n\n**答案：**\n\n- **键{term}{number}：** 值\n"
            );
        }
    }
    let start = Instant::now();
    let folder = deck("terms", &[("glossary.toml", &glossary), ("d.md", &document)]);
    assert_eq!(compile(&folder).expect("a deck").warnings.len(), 10_000);
    assert!(start.elapsed() < MOST, "{:?}", start.elapsed());
}

#[test]
fn entries_that_share_their_keys_take_seconds() {
    // With all others, and with so many that each word still counts for what is near.
    for others in [1, 25] {
        let mut document = String::from("# 题\n");
        for number in 0..10_000 {
            let _ =
                write!(document, "\n## {number}. 问{number}？\n\n**题目：** 问\n\n**答案：**\n\n");
            for key in 0..10 {
                let _ = writeln!(document, "- **k{}：** 值{number}", number % others * 10 + key);
            }
        }
        let start = Instant::now();
        let compiled = compile(&deck("shared", &[("d.md", &document)])).expect("a deck");
        assert_eq!(compiled.sources.len(), 10_000);
        assert!(start.elapsed() < MOST, "{:?}", start.elapsed());
    }
}

#[test]
fn code_in_any_grammar_takes_seconds() {
    for language in
        ["php", "perl", "haskell", "matlab", "r", "tsx", "vim", "yaml", "md", "html", "rst"]
    {
        for line in ["aB1 ", "$x->{'a'} =~ s/a(b)c/d/g; ", "x = f(\"a\", [1])  # y ", "("] {
            let block = format!(
                "`````{language}\n{}`````\n\n",
                (line.repeat(900 / line.len()) + "\n").repeat(33)
            );
            let text = format!("{ENTRY}\n{}", block.repeat(1_000_000 / block.len()));
            let start = Instant::now();
            let compiled = compile(&deck("coloured", &[("d.md", &text)])).expect("a deck");
            let lines: Vec<usize> = compiled.warnings.iter().map(|actual| actual.at.line).collect();
            assert_eq!(lines, [3], "{language}: the rest is said to have no colours");
            assert!(start.elapsed() < MOST, "{language}, {line}: {:?}", start.elapsed());
        }
    }
}

#[test]
fn a_file_of_nothing_but_mistakes_or_slips_lists_so_many() {
    let errors = deck("mistakes", &[("d.md", &"\0".repeat(1_000_000))]);
    let errors = compile(&errors).expect_err("mistakes").0;
    assert_eq!(errors.len(), 10_001);
    let last = errors.last().map(ToString::to_string).unwrap_or_default();
    assert!(last.ends_with("d.md:1:10001: further mistakes are not listed; mend those that are"));
    let slips = deck("slips", &[("d.md", &format!("{ENTRY}{}", "[a](b) ".repeat(100_000)))]);
    assert_eq!(compile(&slips).expect("a deck").warnings.len(), 10_001);
}

#[test]
fn a_megabyte_of_anything_takes_seconds() {
    const SIZE: usize = 1_000_000;
    for piece in [
        ">",
        "> ",
        "- ",
        "*",
        "** ",
        "甲** ",
        "a**",
        "*a_ ",
        "[",
        "[a](",
        "![[",
        "` ",
        "<a ",
        "<!-- ",
        "&",
        "- a\n",
        "##### x\n",
        "|a|\n|-|\n",
        "[a](x) ",
        "> a\n",
        "**解析：** x\n",
        "a  \n",
        "[a]: b\n",
        "<b>\n",
        "`````\n",
        "x = f(\"甲\")  # 乙\n",
        "**a：**b",
    ] {
        for before in ["", "```python\n"] {
            let start = Instant::now();
            let text = format!("{ENTRY}\n{before}{}", piece.repeat(SIZE / piece.len()));
            if let Err(errors) = compile(&deck("anything", &[("d.md", &text)])) {
                assert!(errors.0.iter().all(|error| error.at.line > 0), "{errors}");
            }
            assert!(
                start.elapsed() < MOST,
                "{piece} behind “{before}” takes {:?}",
                start.elapsed()
            );
        }
    }
}
