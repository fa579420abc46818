//! Mistakes in a deck, as its author sees them: every one of them, with its place, in one run.
//!
//! Each file of `tests/fixtures/` says itself what is to be reported: a remark
//! `expect LINE:COLUMN text` for each mistake, in order, and nothing else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test says what it expects by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

use study_compile::compile;

const MANIFEST: &str = "title = \"题\"\nlanguage = \"zh-CN\"\ndocuments = [\"deck\"]\n";
const DOCUMENT: &[u8] = "### 题\n\n#### 1. 甲💛？\n\n**题目：** 问\n\n**答案：** 答\n".as_bytes();

/// A deck folder of this test's own.
fn folder(name: &str, manifest: &str, documents: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("deck.toml"), manifest).unwrap();
    for (file, text) in documents {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// What is reported, as `LINE:COLUMN text`.
fn actual(folder: &Path) -> Vec<String> {
    let errors = compile(folder).map(|_| ()).unwrap_err().0;
    errors
        .iter()
        .map(|error| format!("{}:{} {}", error.at.line, error.at.column, error.kind))
        .collect()
}

fn expected(text: &str) -> Vec<&str> {
    let remarks = text.lines().filter_map(|line| line.split_once("expect ").map(|(_, rest)| rest));
    remarks.map(|rest| rest.trim_end_matches("-->").trim()).collect()
}

#[test]
fn each_fixture_is_reported_as_it_says() {
    // Folders are decks of other tests.
    let files = fs::read_dir("tests/fixtures").unwrap().map(|file| file.unwrap().path());
    let mut fixtures: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
    fixtures.sort();
    assert!(!fixtures.is_empty());
    for path in fixtures {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let folder = match path.extension().and_then(|ending| ending.to_str()) {
            Some("toml") if name.starts_with("glossary") => {
                folder(name, MANIFEST, &[("deck.md", DOCUMENT), ("glossary.toml", text.as_bytes())])
            }
            Some("toml") => folder(name, &text, &[("deck.md", DOCUMENT)]),
            _ => folder(name, MANIFEST, &[("deck.md", text.as_bytes())]),
        };
        let (actual, wanted) = (actual(&folder), expected(&text));
        assert_eq!(actual.len(), wanted.len(), "{name}: {actual:#?}");
        for (actual, wanted) in actual.iter().zip(wanted) {
            assert!(actual.starts_with(wanted), "{name}: “{actual}” instead of “{wanted}”");
        }
    }
}

#[test]
fn files_that_cannot_be_text_are_reported_with_the_byte() {
    let bad = [b"### \xe9\xa2\x98\n\nab\xff".as_slice(), b""].concat();
    let folder = folder("not-utf8", MANIFEST, &[("deck.md", &bad)]);
    assert_eq!(actual(&folder), ["3:3 is not UTF-8 from this byte on; save the file as UTF-8"]);
}

#[test]
fn all_files_are_reported_in_one_run() {
    let manifest =
        "title = \"题\"\nlanguage = \"zh-CN\"\ndocuments = [\"a\", \"gone\", \"b\", \"a\"]\n";
    let folder = folder("many", manifest, &[("a.md", b""), ("b.md", "### 题\n".as_bytes())]);
    let actual = actual(&folder);
    assert!(actual[0].starts_with("3:32 document `a` is listed twice"), "{actual:#?}");
    assert!(actual[1].starts_with("1:1 the file is empty"), "{actual:#?}");
    assert!(
        actual[2].starts_with("3:19 document `gone` is listed, but there is no file `gone.md`"),
        "{actual:#?}"
    );
    assert!(actual[3].starts_with("1:1 the document has no entry"), "{actual:#?}");
    assert_eq!(actual.len(), 4);
}

#[test]
fn a_folder_without_a_manifest_is_reported() {
    let folder = folder("no-manifest", MANIFEST, &[]);
    fs::remove_file(folder.join("deck.toml")).unwrap();
    let actual = actual(&folder);
    assert!(actual[0].starts_with("1:1 cannot be read ("), "{actual:#?}");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let text = format!("\u{feff}{}", std::str::from_utf8(DOCUMENT).unwrap().replace('\n', "\r\n"));
    let windows = compile(&folder(
        "windows",
        &MANIFEST.replace('\n', "\r\n"),
        &[("deck.md", text.as_bytes())],
    ))
    .unwrap();
    let plain = compile(&folder("plain", MANIFEST, &[("deck.md", DOCUMENT)])).unwrap();
    assert_eq!(windows.deck, plain.deck);
    assert!(windows.warnings.is_empty(), "{:?}", windows.warnings);
}

#[test]
fn a_document_that_nobody_listed_is_pointed_out() {
    let folder = folder("unlisted", MANIFEST, &[("deck.md", DOCUMENT), ("forgotten.md", DOCUMENT)]);
    let warnings = compile(&folder).unwrap().warnings;
    assert!(
        warnings[0].to_string().contains("forgotten.md:1:1: the file is not listed"),
        "{warnings:?}"
    );
}

#[test]
fn a_term_that_stands_nowhere_in_the_deck_is_pointed_out() {
    let glossary = "[[term]]\nterm = \"甲 💛\"\n\n[[term]]\nterm = \"过拟合\"\n".as_bytes();
    let files = [("deck.md", DOCUMENT), ("glossary.toml", glossary)];
    let compiled = compile(&folder("unmatched", MANIFEST, &files)).unwrap();
    assert_eq!(compiled.glossary.terms.len(), 2);
    let actual: Vec<_> = compiled.warnings.iter().map(ToString::to_string).collect();
    assert!(actual[0].contains("glossary.toml:5:8: the term stands nowhere"), "{actual:?}");
    assert_eq!(actual.len(), 1);
}
