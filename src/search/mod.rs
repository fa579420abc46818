//! Looking things up: what was typed is read ([`parts`]), entries that hold it are ranked
//! ([`rank`]), and the best are shown with what matched ([`excerpt`]).

mod alphabet;
mod best;
mod correct;
mod excerpt;
mod groups;
mod guess;
mod literal;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod model;
mod parts;
mod postings;
mod query;
mod rank;
mod score;
mod sieve;
mod snippet;
mod suggest;
mod vocabulary;
mod words;

use std::ops::Range;

use study_model::Tokens;

use crate::deck::Deck;
#[cfg(feature = "quiz")]
pub(crate) use alphabet::{Alphabet, spelling_length};
use best::Best;
use excerpt::Reader;
use literal::Stretches;
use parts::{Part, Reading};
pub(crate) use postings::Postings;
use query::Query;
use rank::Wanted;
use sieve::Sieve;
pub(crate) use vocabulary::Vocabulary;

/// A query, and what it finds.
#[derive(Default)]
struct Ranked {
    parts: Vec<Part>,
    wanted: Wanted,
    /// Of each content.
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
    /// - What stands in an entry finds it: the query letter by letter, marks between words aside,
    ///   wherever it begins and ends.
    ///
    /// Never fails: a query with nothing that the deck speaks of matches nothing, and so does a
    /// document that the deck does not have. Costs O(words that may be meant + entries of the
    /// deck), and O(names) where a part is not understood at once. Scores: see `score.rs`.
    #[must_use]
    pub fn search(&self, query: &str, options: &SearchOptions) -> SearchResult {
        let query = Query::new(query, &self.vocabulary().alphabet);
        let document = options.document.as_deref().map(|id| self.find_document(id));
        let sieve = Sieve::new(&self.vocabulary().alphabet, &query);
        let reading = parts::read(self, &query, &sieve);
        let Ranked { parts, wanted, mut scores, complete } = self.ranked(&query, &reading);
        let sure = complete && parts::is_literal(&query, &parts);
        let stretches = Stretches::new(self, &query, sure, wanted.most(), &mut scores);
        if matches!(document, Some(Err(_))) {
            scores.clear();
        }
        let mut best = Best::new(options.limit);
        let (documents, total) = self.spread(&scores, document.and_then(Result::ok), &mut best);
        let reader = Reader::new(self, &wanted);
        let hits = best.rising().map(|(score, entry)| {
            let own = stretches.words(self, entry).map(|it| Wanted::of_words(self.blob(), &it));
            let own = own.as_ref().map(|wanted| Reader::new(self, wanted));
            let reader = own.as_ref().unwrap_or(&reader);
            Hit {
                entry,
                score,
                duplicates: self.duplicates(entry),
                title_marks: excerpt::marks(self, self.title(entry), reader.wanted()),
                snippet: reader.best(entry),
            }
        });
        let mut hits: Vec<Hit> = hits.collect();
        hits.reverse();
        let title = hits.first().map(|hit| wanted.words_in(self.title(hit.entry)));
        // What stands there was meant as it was typed.
        let parts = if stretches.stands() { &[] } else { parts.as_slice() };
        let corrected = correct::corrected(self.blob(), &query, &reading, parts, |words| {
            title.is_some_and(|title| wanted.holds(title, words))
        });
        SearchResult { total, hits, corrected, documents }
    }

    fn ranked(&self, query: &Query, reading: &Reading) -> Ranked {
        let clear = reading.parts(score::DOUBT);
        if !parts::understood(query, &clear) {
            return Ranked { scores: vec![0; self.blob().contents().len()], ..Ranked::default() };
        }
        let meanings = |parts: &[Part]| parts.iter().map(|part| part.meant.len()).sum::<usize>();
        let clear_meanings = meanings(&clear);
        let ranked = self.ranked_by(query, reading, clear);
        if !ranked.complete {
            let doubted = reading.parts(score::DEEP_DOUBT);
            if meanings(&doubted) > clear_meanings {
                return self.ranked_by(query, reading, doubted);
            }
        }
        ranked
    }

    fn ranked_by(&self, query: &Query, reading: &Reading, parts: Vec<Part>) -> Ranked {
        let wanted = Wanted::new(self, query, &reading.candidates, &parts);
        let (scores, complete) = wanted.scores(self);
        Ranked { parts, wanted, scores, complete }
    }

    fn no_hits(&self) -> Vec<usize> {
        vec![0; self.directory().documents.len()]
    }

    /// Of the contents with a score, how many each document has. Offers those in one document, or
    /// in all, to `best`, each by its first entry there; how many that are.
    fn spread(&self, scores: &[u32], only: Option<u32>, best: &mut Best) -> (Vec<usize>, usize) {
        // For each content the document where it was counted last.
        let mut counted = vec![u32::MAX; scores.len()];
        let mut counts = self.no_hits();
        let (mut total, mut next) = (0, 0);
        for (here, count) in (0..).zip(&mut counts) {
            let entries = &self.directory().entries;
            let end = entries.partition_point(|entry| entry.document <= here);
            let contents = self.content_of().get(next..end).unwrap_or_default();
            for (entry, &content) in (next..).zip(contents) {
                let score = scores.get(content as usize).copied().unwrap_or_default();
                let Some(last) = counted.get_mut(content as usize) else { continue };
                if score == 0 || *last == here {
                    continue;
                }
                *count += 1;
                if only.map_or(*last == u32::MAX, |only| only == here) {
                    total += 1;
                    best.offer(score, u32::try_from(entry).unwrap_or(u32::MAX));
                }
                *last = here;
            }
            next = end;
        }
        (counts, total)
    }

    /// The title of an entry, in words.
    pub(crate) fn title(&self, entry: u32) -> Tokens<'_> {
        self.blob().name(self.head(entry).map_or(u32::MAX, |head| head.name))
    }
}

/// Raises one of the numbers to at least `to`.
fn raise(numbers: &mut [u32], at: usize, to: u32) {
    if let Some(number) = numbers.get_mut(at) {
        *number = to.max(*number);
    }
}
