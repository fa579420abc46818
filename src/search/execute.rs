//! From a query to its hits.

use super::best::Best;
use super::excerpt::{self, Reader};
use super::literal::Stretches;
use super::parts::{self, Part, Reading};
use super::query::Query;
use super::rank::Wanted;
use super::result::{Hit, SearchOptions, SearchResult};
use super::searcher::Searcher;
use super::sieve::Sieve;
use super::{correct, score};

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

impl Searcher<'_> {
    /// See [`crate::Deck::search`].
    pub(crate) fn search(&self, query: &str, options: &SearchOptions) -> SearchResult {
        let query = Query::new(query, self.pinyin);
        let document = options.document.as_deref().map(|id| self.deck.find_document(id));
        let sieve = Sieve::new(self.pinyin, &query);
        let reading = parts::read(*self, &query, &sieve);
        let Ranked { parts, wanted, mut scores, complete } = self.ranked(&query, &reading);
        let sure = complete && parts::is_literal(&query, &parts);
        let stretches = Stretches::new(*self, &query, sure, wanted.most(), &mut scores);
        if matches!(document, Some(Err(_))) {
            scores.clear();
        }
        let mut best = Best::new(options.limit);
        let (documents, total) = self.spread(&scores, document.and_then(Result::ok), &mut best);
        let reader = Reader::new(*self, &wanted);
        let hits = best.rising().map(|(score, entry)| {
            let own = stretches.words(*self, entry).map(|it| Wanted::of_words(self.blob(), &it));
            let own = own.as_ref().map(|wanted| Reader::new(*self, wanted));
            let reader = own.as_ref().unwrap_or(&reader);
            Hit {
                entry,
                score,
                duplicates: self.deck.duplicates(entry),
                title_marks: excerpt::marks(*self, self.deck.title(entry), reader.wanted()),
                snippet: reader.best(entry),
            }
        });
        let mut hits: Vec<Hit> = hits.collect();
        hits.reverse();
        let title = hits.first().map(|hit| wanted.words_in(self.deck.title(hit.entry)));
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
        let wanted = Wanted::new(*self, query, &reading.candidates, &parts);
        let (scores, complete) = wanted.scores(*self);
        Ranked { parts, wanted, scores, complete }
    }

    fn no_hits(&self) -> Vec<usize> {
        vec![0; self.deck.directory().documents.len()]
    }

    /// Of the contents with a score, how many each document has. Offers those in one document, or
    /// in all, to `best`, each by its first entry there; how many that are.
    fn spread(&self, scores: &[u32], only: Option<u32>, best: &mut Best) -> (Vec<usize>, usize) {
        // For each content the document where it was counted last.
        let mut counted = vec![u32::MAX; scores.len()];
        let mut counts = self.no_hits();
        let (mut total, mut next) = (0, 0);
        for (here, count) in (0..).zip(&mut counts) {
            let entries = &self.deck.directory().entries;
            let end = entries.partition_point(|entry| entry.document <= here);
            let contents = self.deck.content_of().get(next..end).unwrap_or_default();
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
}
