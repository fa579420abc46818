//! From a query to its hits.

use super::correction::corrected;
use super::excerpt::excerpter::Excerpter;
use super::excerpt::highlights::highlights;
use super::index::searcher::Searcher;
use super::query::boost::{MAX_GAP, RELAXED_MAX_GAP};
use super::query::character_matches::CharacterMatches;
use super::query::characters::Query;
use super::query::segmentation::{Segment, Segmentation, is_as_typed, is_recognised, segment};
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
        let query = Query::new(query, self.pinyin());
        let document = options.document.as_deref().map(|id| self.deck.find_document(id));
        let characters = CharacterMatches::new(self.pinyin(), &query);
        let segmentation = segment(*self, &query, &characters);
        let Ranking { segments, clauses, contents } = self.rank(&query, &segmentation);
        let is_as_typed = contents.is_complete && is_as_typed(&query, &segments);
        let mut scores = contents.scores;
        let substrings =
            SubstringMatches::new(*self, &query, is_as_typed, clauses.max_weight(), &mut scores);
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::facade::Deck;
    use crate::fixture::nasty;

    fn search(deck: &Deck, query: &str) -> Vec<Hit> {
        deck.search(query, &SearchOptions { limit: 20, document: None }).hits
    }

    /// Ids and scores, best first.
    fn scores(query: &str) -> Vec<(String, u32)> {
        let deck = nasty();
        let hits = search(&deck, query).into_iter();
        hits.map(|hit| (deck.reader().id(hit.entry), hit.score)).collect()
    }

    fn assert_scores(query: &str, wanted: &[(&str, u32)]) {
        let wanted: Vec<(String, u32)> =
            wanted.iter().map(|&(id, score)| (id.to_owned(), score)).collect();
        assert_eq!(scores(query), wanted, "{query}");
    }

    #[test]
    fn scores_by_hand() {
        // One of eleven contents: 11 = 8 × 1.375, so an idf of 1 + 3 + 1/4 is 17 quarters; typed
        // exactly, it weighs 1700. Once in an explanation: × 22.
        assert_scores("熔断", &[("training/4", 1700 * 22)]);
        // All of a key (× 50), which adds a quarter for saying nothing else.
        assert_scores("早停", &[("training/1", (1700 + 425) * 50)]);
        // One edit from what stands in an explanation: 75 %.
        assert_scores("KafkaConsumr", &[("scripts/3", 1275 * 22)]);
        // Two clauses in one explanation.
        assert_scores("熔断 限流", &[("training/4", 2 * 1700 * 22)]);
        // Half of it, to the fourth power.
        let halves = [("training/1", (1700 + 425) * 50 / 16), ("training/4", 1700 * 22 / 16)];
        assert_scores("熔断 早停", &halves);
    }

    #[test]
    fn scores_of_several_tokens_by_hand() {
        // An alias (90 %) of 数据加密, whose rarer token is in two contents: 11 / 2 = 4 × 1.375 is
        // an idf of 13 quarters, so 1170, and a quarter (292) for all of a key.
        let ties = [("training/3", (1170 + 292) * 50), ("scripts/1", (1170 + 292) * 50)];
        assert_scores("encryption", &ties);
        // 动态 (1700) and 均衡 (1300) in a key of three tokens: 25 × 2 / 3 = 16 % (480) for little
        // else, 60 % (1800) for standing together. And 均衡 alone in a question (× 11): 110 of 256
        // parts of the weight, to the fourth power.
        let whole = (3000 + 480 + 1800) * 50;
        assert_scores("动态 均衡", &[("training/2", whole), ("training/5", 487)]);
    }

    #[test]
    fn the_order_holds_past_the_first_hit_and_ties_keep_deck_order() {
        for (query, wanted) in [
            ("数据", "training/3 scripts/1 training/1 training/6"),
            ("怎样保护用户的数据", "training/3 scripts/1 training/5 training/1 training/6"),
            ("精确率", "training/4 training/5"),
            ("只有右格", "training/4 single/1 training/3"),
            ("shujujiami", "training/3 scripts/1 training/1 training/6"),
            ("模型 压缩", "training/2 training/1"),
            ("重采样", "training/6 scripts/2"),
        ] {
            let ids: Vec<String> = scores(query).into_iter().map(|(id, _)| id).collect();
            assert_eq!(ids.join(" "), wanted, "{query}");
        }
        let ties: Vec<u32> = scores("精确率").into_iter().map(|(_, score)| score).collect();
        assert_eq!(ties[0], ties[1]);
    }

    /// What is highlighted in the title of the best hit, and in its excerpt.
    fn highlighted(query: &str) -> [String; 2] {
        let deck = nasty();
        let hit = search(&deck, query).remove(0);
        let title = deck.reader().head(hit.entry).unwrap().title.clone();
        let excerpt = hit.excerpt.unwrap_or_else(|| panic!("{query}"));
        [(title, hit.title_highlights), (excerpt.text, excerpt.highlights)].map(|(text, ranges)| {
            ranges.into_iter().map(|range| text.get(range).unwrap()).collect::<Vec<_>>().join("|")
        })
    }

    #[test]
    fn exactly_what_matched_is_highlighted() {
        for (query, title, excerpt) in [
            ("熔断", "", "熔断"),
            ("怎样保护用户的数据", "保护用户|数据", "数据"),
            ("resume", "", "résumé|re\u{301}sume\u{301}"),
            ("C加加", "C++", "C++"),
            ("重采样", "", "重采样"),
            // What was meant, where something else was typed.
            ("KafkaConsumr", "", "KafkaConsumer"),
            ("encryption", "数据", "数据加密|加密"),
            ("數據增強", "", "数据增强"),
            ("数居加密", "数据", "数据加密|加密"),
            ("fzjh", "", "负载均衡"),
            // A part of a word.
            ("kafkaprod", "", "KafkaProd"),
            // In two pieces: what stands together is one range.
            ("分布式 训练", "训练", "分布式训练"),
            ("模型 压缩", "", "模型压缩|模型"),
            ("Kubernets 命名", "命名", "Kubernetes|命名"),
            ("动态 均衡", "", "动态|均衡"),
        ] {
            assert_eq!(highlighted(query), [title, excerpt], "{query}");
        }
    }

    #[test]
    fn a_document_that_is_asked_for_shows_its_own_copy_of_an_entry() {
        let deck = nasty();
        let of = |document: &str| {
            let options = SearchOptions { limit: 20, document: Some(document.to_owned()) };
            deck.search("数据加密", &options)
        };
        let ids = |result: &SearchResult| {
            result.hits.iter().map(|hit| deck.reader().id(hit.entry)).collect::<Vec<_>>()
        };
        assert_eq!(ids(&of("scripts")), ["scripts/1"]);
        assert_eq!((of("scripts").total, of("single").total, of("nowhere").total), (1, 0, 0));
        assert_eq!(of("single").documents, of("scripts").documents);
    }
}
