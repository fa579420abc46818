//! From a query to its hits.

use super::correction::corrected;
use super::excerpt::excerpter::Excerpter;
use super::excerpt::highlights::highlights;
use super::index::searcher::Searcher;
use super::query::boost::{MAX_GAP, RELAXED_MAX_GAP};
use super::query::character_matches::CharacterMatches;
use super::query::characters::Query;
use super::query::segmentation::{Segment, Segmentation, is_exact, is_recognised, segment};
use super::rank::clauses::Clauses;
use super::rank::content_scores::ContentScores;
use super::rank::substring::matches::SubstringMatches;
use super::result::{Hit, SearchOptions, SearchResult};
use super::top_k::TopK;

/// A query, and the scores of contents.
#[derive(Default)]
struct Ranking {
    segments: Vec<Segment>,
    clauses: Clauses,
    contents: ContentScores,
}

impl Searcher<'_> {
    /// See [`crate::Deck::search`].
    pub(crate) fn search(&self, query: &str, options: &SearchOptions) -> SearchResult {
        let query = Query::new(query, self.pinyin);
        let document = options.document.as_deref().map(|id| self.deck.find_document(id));
        let characters = CharacterMatches::new(self.pinyin, &query);
        let segmentation = segment(*self, &query, &characters);
        let Ranking { segments, clauses, contents } = self.rank(&query, &segmentation);
        let is_exact = contents.is_complete && is_exact(&query, &segments);
        let mut scores = contents.scores;
        let substrings =
            SubstringMatches::new(*self, &query, is_exact, clauses.max_weight(), &mut scores);
        if matches!(document, Some(Err(_))) {
            scores.clear();
        }
        let mut best = TopK::new(options.limit);
        let (documents, total) = self.count(&scores, document.and_then(Result::ok), &mut best);
        let hits = self.hits(best, &clauses, &substrings);
        let title = hits.first().map(|hit| clauses.tokens_in(self.deck.title(hit.entry)));
        // What stands there was meant as it was typed.
        let segments = if substrings.is_clause() { &[] } else { segments.as_slice() };
        let corrected = corrected(self.blob(), &query, &segmentation, segments, |tokens| {
            title.is_some_and(|title| clauses.are_in(title, tokens))
        });
        SearchResult { total, hits, corrected, documents }
    }

    /// Ranks by the surest candidates and, where no content holds something of every clause, by
    /// those that are less sure.
    fn rank(&self, query: &Query, segmentation: &Segmentation) -> Ranking {
        let segments = segmentation.segments(MAX_GAP);
        if !is_recognised(query, &segments) {
            let scores = vec![0; self.blob().contents().len()];
            let contents = ContentScores { scores, is_complete: false };
            return Ranking { contents, ..Ranking::default() };
        }
        let count = |segments: &[Segment]| {
            segments.iter().map(|segment| segment.candidates.len()).sum::<usize>()
        };
        let sure = count(&segments);
        let ranking = self.rank_segments(query, segmentation, segments);
        if !ranking.contents.is_complete {
            let relaxed = segmentation.segments(RELAXED_MAX_GAP);
            if count(&relaxed) > sure {
                return self.rank_segments(query, segmentation, relaxed);
            }
        }
        ranking
    }

    fn rank_segments(
        &self,
        query: &Query,
        segmentation: &Segmentation,
        segments: Vec<Segment>,
    ) -> Ranking {
        let clauses = Clauses::new(*self, query, &segmentation.candidates, &segments);
        let contents = ContentScores::new(*self, &clauses);
        Ranking { segments, clauses, contents }
    }

    /// Of the contents with a score, how many each document has. Pushes those in one document, or
    /// in all, to `best`, each by its first entry there, and counts them.
    fn count(&self, scores: &[u32], only: Option<u32>, best: &mut TopK) -> (Vec<usize>, usize) {
        // For each content the document where it was counted last.
        let mut counted = vec![u32::MAX; scores.len()];
        let mut counts = vec![0; self.deck.directory().documents.len()];
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
                    best.push(score, u32::try_from(entry).unwrap_or(u32::MAX));
                }
                *last = here;
            }
            next = end;
        }
        (counts, total)
    }

    fn hits(&self, best: TopK, clauses: &Clauses, substrings: &SubstringMatches) -> Vec<Hit> {
        let excerpter = Excerpter::new(*self, clauses);
        let hits = best.into_ascending().map(|(score, entry)| {
            let own = substrings.tokens(*self, entry);
            let own = own.map(|tokens| Clauses::of_tokens(self.blob(), &tokens));
            let own = own.as_ref().map(|clauses| Excerpter::new(*self, clauses));
            let excerpter = own.as_ref().unwrap_or(&excerpter);
            Hit {
                entry,
                score,
                duplicates: self.deck.duplicates(entry),
                title_highlights: highlights(*self, self.deck.title(entry), excerpter.clauses()),
                excerpt: excerpter.excerpt(entry),
            }
        });
        let mut hits: Vec<Hit> = hits.collect();
        hits.reverse();
        hits
    }
}
