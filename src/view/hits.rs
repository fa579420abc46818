//! Search results.

use std::ops::Range;

use study_model::text::utf16_ranges;

use super::deck::ids;
use super::json::{Json, json};
use crate::deck::DeckReader;
use crate::search::{Excerpt, Hit, SearchResult};

/// `SearchResult` of `types.d.ts`.
///
/// # Examples
/// ```
/// use study_widget::{Deck, SearchOptions, view};
///
/// let deck = Deck::bundled("").unwrap();
/// let found = deck.search("数据", &SearchOptions::default());
/// let json = view::search_result(deck.reader(), &found);
/// assert!(json.starts_with(&format!(r#"{{"total":{},"hits":["#, found.total)));
/// ```
#[must_use]
pub fn search_result(deck: &DeckReader, result: &SearchResult) -> String {
    json(|json| {
        json.object(|json| {
            json.key("total").number(result.total as u64);
            json.key("hits").list(&result.hits, |json, found| hit(json, deck, found));
            json.key("corrected").option(result.corrected.as_deref(), Json::text);
            let documents = deck.directory().documents.iter().zip(&result.documents);
            json.key("documents").list(documents, |json, (document, &total)| {
                json.object(|json| {
                    json.key("id").text(&document.id);
                    json.key("total").number(total as u64);
                });
            });
        });
    })
}

/// Terms, as strings.
///
/// # Examples
/// ```
/// let terms = ["数据“加密”".to_owned(), "A/B".to_owned()];
/// assert_eq!(study_widget::view::texts(&terms), r#"["数据“加密”","A/B"]"#);
/// ```
#[must_use]
pub fn texts(terms: &[String]) -> String {
    json(|json| json.list(terms, |json, term| json.text(term)))
}

fn hit(json: &mut Json, deck: &DeckReader, hit: &Hit) {
    json.option(deck.head(hit.entry), |json, head| {
        json.object(|json| {
            json.key("id").text(&deck.id(hit.entry));
            json.key("title").text(&head.title);
            json.key("document").text(deck.document_id(head));
            json.key("score").number(hit.score.into());
            ids(json.key("duplicates"), deck, &hit.duplicates);
            highlights(json.key("titleMarks"), &head.title, &hit.title_highlights);
            json.key("snippet").option(hit.excerpt.as_ref(), excerpt);
        });
    });
}

fn excerpt(json: &mut Json, excerpt: &Excerpt) {
    json.object(|json| {
        json.key("text").text(&excerpt.text);
        highlights(json.key("marks"), &excerpt.text, &excerpt.highlights);
        json.key("section").text(&excerpt.section);
    });
}

fn highlights(json: &mut Json, text: &str, ranges: &[Range<usize>]) {
    json.list(utf16_ranges(text, ranges), |json, (start, end)| {
        json.list([start.into(), end.into()], Json::number);
    });
}
