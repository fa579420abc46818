//! Entries with the same content.

use std::collections::HashMap;

use study_model::{Document, Entry, plain_text};

/// Points every entry at the first entry with the same content, markup and white space aside.
pub(crate) fn find(documents: &mut [Document]) {
    let mut first = HashMap::new();
    for (at, entry) in (0..).zip(documents.iter_mut().flat_map(|document| &mut document.entries)) {
        entry.first_copy = *first.entry(content(entry)).or_insert(at);
    }
}

fn content(entry: &Entry) -> String {
    let sections = entry
        .sections
        .iter()
        .flat_map(|section| [section.label.clone(), plain_text(&section.blocks).text]);
    [entry.title.clone(), plain_text(&entry.question).text]
        .into_iter()
        .chain(sections)
        .map(|part| part.split_whitespace().collect::<String>())
        .collect::<Vec<_>>()
        .join("\n")
}
