//! The deck in the README compiles, and its mistake is reported as the README says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test says what it expects by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use study_compile::compile;
use study_model::plain_text;

/// The first block of code in this language.
fn block(language: &str) -> String {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, rest) = readme.split_once(&format!("\n```{language}\n")).unwrap();
    rest.split_once("\n```").unwrap().0.to_owned() + "\n"
}

fn folder(name: &str, document: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("deck.toml"), block("toml")).unwrap();
    fs::write(folder.join("notes.md"), document).unwrap();
    folder
}

#[test]
fn the_example_compiles() {
    let compiled = compile(&folder("readme", &block("markdown"))).unwrap();
    assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
    let entry = &compiled.deck.documents[0].entries[0];
    let plain = plain_text(&entry.sections[0].blocks);
    let keys: Vec<&str> = plain.points.iter().map(|point| plain.key(point)).collect();
    assert_eq!(keys, ["正则化", "早停", "数据增强"]);
}

#[test]
fn the_mistake_is_told_as_it_says() {
    let document = block("markdown").replace("**答案：**\n", "");
    let errors = compile(&folder("readme-mistake", &document)).unwrap_err();
    let actual = errors.to_string();
    assert!(actual.ends_with(&block("text")), "{actual}");
}
