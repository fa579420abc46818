//! Looking things up: what was typed is read ([`parts`]), entries that hold it are ranked
//! ([`rank`]), and the best are shown with what matched ([`excerpt`]).

mod alphabet;
mod excerpt;
mod guess;
mod parts;
mod query;
mod rank;
mod score;
mod sieve;
mod snippet;
mod suggest;
mod words;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use study_model::Blob;

use crate::deck::Deck;
pub(crate) use alphabet::Alphabet;
use parts::{Candidate, Part};
use query::Query;
use rank::Wanted;
use score::Quality;
use sieve::Sieve;

/// A query, and what it finds.
#[derive(Default)]
struct Ranked {
    parts: Vec<Part>,
    wanted: Wanted,
    /// Of each content; empty when the query is not about this deck.
    scores: Vec<u32>,
    /// Whether a content holds something of every part.
    complete: bool,
}

/// What to search, apart from the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchOptions {
    /// Most hits wanted; 10 unless told.
    pub limit: usize,
    /// Id of the only document to look in.
    pub document: Option<String>,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { limit: 10, document: None }
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// All entries that match, those with the same content counted once.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
    /// What the query was understood as, when that is something else than what was typed.
    pub corrected: Option<String>,
    /// How many match in each document, in deck order, whichever of them was searched.
    pub documents: Vec<usize>,
}

/// An entry that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the entry.
    pub entry: u32,
    /// Comparable within one search only.
    pub score: u32,
    /// The other entries with the same content.
    pub duplicates: Vec<u32>,
    /// Byte ranges of the title, in order and apart.
    pub title_marks: Vec<Range<usize>>,
    /// The passage that matched; `None` when only the title did.
    pub snippet: Option<Snippet>,
}

/// A passage of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The passage, or a window of a long one between `…`.
    pub text: String,
    /// Byte ranges of `text`, in order and apart.
    pub marks: Vec<Range<usize>>,
    /// The label above the passage; empty for the question and for text under no label.
    pub section: String,
}

impl Deck {
    /// Ranks the deck against what the reader typed, best hit first.
    ///
    /// - `query`: raw text, typed in any way that Chinese is typed; of a long one the first 63
    ///   characters count.
    /// - Entries with the same content are one hit, the first of them that `options` allow.
    /// - Equal scores keep deck order, so the same query always gives the same list.
    ///
    /// Never fails: a query with nothing that the deck speaks of matches nothing, and so does a
    /// document that the deck does not have. Costs O(words of the deck + names + entries that
    /// hold a word of the query). Scores: see `score.rs`.
    #[must_use]
    pub fn search(&self, query: &str, options: &SearchOptions) -> SearchResult {
        let query = Query::new(query, self.alphabet());
        let document = options.document.as_deref().map(|id| self.find_document(id));
        let sieve = Sieve::new(self.alphabet(), &query);
        let by_letter = self.ranked(&query, &sieve, score::DOUBT);
        let again = !by_letter.complete && !by_letter.scores.is_empty();
        let doubted = again.then(|| self.ranked(&query, &sieve, score::DEEP_DOUBT));
        let Ranked { parts, wanted, scores, .. } = doubted.unwrap_or(by_letter);
        if scores.is_empty() || matches!(document, Some(Err(_))) {
            return SearchResult { documents: self.no_hits(), ..SearchResult::default() };
        }
        let (documents, first) = self.spread(&scores, document.and_then(Result::ok));
        let mut ranked: BinaryHeap<(u32, Reverse<u32>)> = first
            .into_iter()
            .zip(&scores)
            .filter_map(|(entry, &score)| Some((score, Reverse(entry?))))
            .collect();
        let total = ranked.len();
        let best = std::iter::from_fn(|| ranked.pop()).take(options.limit);
        let hits: Vec<Hit> =
            best.map(|(score, Reverse(entry))| self.hit(entry, score, &wanted)).collect();
        let corrected =
            hits.first().and_then(|hit| self.corrected(&query, &parts, hit.entry, &wanted));
        SearchResult { total, hits, corrected, documents }
    }

    /// Scores by one reading of the query; none for one that is not about this deck.
    fn ranked(&self, query: &Query, sieve: &Sieve<'_>, doubt: Quality) -> Ranked {
        let parts = parts::parts(self.blob(), query, sieve, self.alphabet(), doubt);
        if !parts::understood(query, &parts) {
            return Ranked::default();
        }
        let wanted = Wanted::new(self.blob(), query, &parts);
        let (scores, complete) = wanted.scores(self.blob());
        Ranked { parts, wanted, scores, complete }
    }

    fn no_hits(&self) -> Vec<usize> {
        vec![0; self.directory().documents.len()]
    }

    /// Of the contents with a score, how many each document has, and the first entry of each
    /// within one document or all.
    fn spread(&self, scores: &[u32], document: Option<u32>) -> (Vec<usize>, Vec<Option<u32>>) {
        let mut counts = self.no_hits();
        let mut first = vec![None; scores.len()];
        let mut counted = vec![u32::MAX; scores.len()];
        for ((at, head), &content) in (0..).zip(&self.directory().entries).zip(self.content_of()) {
            let content = content as usize;
            if scores.get(content).is_none_or(|&score| score == 0) {
                continue;
            }
            if let (Some(first), true) =
                (first.get_mut(content), document.is_none_or(|only| only == head.document))
            {
                first.get_or_insert(at);
            }
            if let (Some(seen), Some(count)) =
                (counted.get_mut(content), counts.get_mut(head.document as usize))
                && *seen != head.document
            {
                *seen = head.document;
                *count += 1;
            }
        }
        (counts, first)
    }

    fn hit(&self, entry: u32, score: u32, wanted: &Wanted) -> Hit {
        let name = self.head(entry).map_or(u32::MAX, |head| head.name);
        Hit {
            entry,
            score,
            duplicates: self.duplicates(entry),
            title_marks: excerpt::marked(self.blob(), self.blob().name(name), wanted).marks,
            snippet: excerpt::best(self.blob(), entry, wanted),
        }
    }

    /// The query as it was understood: what stands for something else is replaced by that.
    fn corrected(
        &self,
        query: &Query,
        parts: &[Part],
        entry: u32,
        wanted: &Wanted,
    ) -> Option<String> {
        if parts.iter().all(|part| part.meant.first().is_none_or(|best| best.literal)) {
            return None;
        }
        let name = self.head(entry)?.name;
        let title = wanted.words_in(self.blob().name(name));
        let mut text = String::new();
        let mut at = 0;
        for part in parts {
            text.push_str(&query.typed(at..part.span.start));
            let best =
                part.meant.iter().find(|meant| wanted.holds(title, meant)).or(part.meant.first());
            match best.filter(|meant| !meant.literal) {
                Some(meant) => {
                    if query.blanks >> part.span.start & 1 == 1
                        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
                    {
                        text.push(' ');
                    }
                    text.push_str(&spelled(self.blob(), meant));
                }
                None => text.push_str(&query.typed(part.span.clone())),
            }
            at = part.span.end;
        }
        text.push_str(&query.typed(at..query.len()));
        Some(text)
    }
}

/// The words of a candidate, put together.
fn spelled(blob: &Blob, candidate: &Candidate) -> String {
    let words = candidate.words.iter().filter_map(|word| blob.words().get(word.token));
    words.collect()
}
