//! Decks of a test's own.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use study_widget::Deck;

/// The deck of these documents, each an id with its entries in Markdown.
pub(crate) fn deck(name: &str, documents: &[(&str, &str)]) -> Deck {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("quiz").join(name);
    let _ = fs::remove_dir_all(&folder);
    let ids: Vec<String> = documents.iter().map(|(id, _)| format!("{id:?}")).collect();
    for (id, text) in documents {
        let file = folder.join(format!("{id}.md"));
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, format!("### 笔记\n\n{text}")).unwrap();
    }
    let ids = ids.join(", ");
    let manifest = format!("title = \"题\"\nlanguage = \"zh-CN\"\ndocuments = [{ids}]\n");
    fs::write(folder.join("deck.toml"), manifest).unwrap();
    let compiled = study_compile::compile(&folder).unwrap();
    let blob = study_model::encode(&compiled.deck, &compiled.index);
    Deck::open(blob.into(), &study_compile::common_characters()).unwrap()
}

/// An entry of these key points.
pub(crate) fn entry(number: usize, title: &str, points: &[(String, String)]) -> String {
    let mut text = format!("#### {number}. {title}\n\n**题目：** {title}？\n\n**答案：**\n\n");
    for (key, explanation) in points {
        writeln!(text, "- **{key}：** {explanation}").unwrap();
    }
    text + "\n"
}

/// So many characters that say nothing, others for each number.
pub(crate) fn han(length: usize, number: usize) -> String {
    let mut state = u32::try_from(number).unwrap() * 7919 + 13;
    let next = |_| {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12345);
        char::from_u32(0x4e00 + (state >> 8) % 3000).unwrap()
    };
    (0..length).map(next).collect()
}

/// A key point of its own for each number.
pub(crate) fn point(number: usize) -> (String, String) {
    let [a, b, c] = [1, 2, 3].map(|part| han(4 + part, number * 4 + part));
    (han(4, number * 4), format!("通过{a}来{b}，提升{c}。"))
}
