//! Search results.

use std::ops::Range;

use study_model::text::utf16_ranges;

use super::deck::ids;
use super::value::Value;
use crate::deck::Deck;
use crate::search::{Hit, SearchResult};

/// `SearchResult` of `types.d.ts`.
#[must_use]
pub fn search_result(deck: &Deck, result: SearchResult) -> Value {
    let hits = Value::list(result.hits.into_iter().map(|hit| view(deck, hit)));
    Value::object([("total", result.total.into()), ("hits", hits)])
}

fn view(deck: &Deck, hit: Hit) -> Value {
    let Some(head) = deck.head(hit.entry) else { return Value::Null };
    let snippet = hit.snippet.map_or(Value::Null, |snippet| {
        let marks = marks(&snippet.text, &snippet.marks);
        Value::object([
            ("text", snippet.text.into()),
            ("marks", marks),
            ("section", snippet.section.into()),
        ])
    });
    Value::object([
        ("id", deck.id(hit.entry).into()),
        ("title", head.title.as_str().into()),
        ("document", deck.document_id(head).into()),
        ("score", hit.score.into()),
        ("duplicates", ids(deck, &hit.duplicates)),
        ("titleMarks", marks(&head.title, &hit.title_marks)),
        ("snippet", snippet),
    ])
}

fn marks(text: &str, ranges: &[Range<usize>]) -> Value {
    Value::list(utf16_ranges(text, ranges))
}
