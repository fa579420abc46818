//! Terms of the deck that a query may be the beginning of.

use study_model::Tokens;
use study_model::text::compact;

use super::index::searcher::Searcher;
use super::query::boost::MatchKind;
use super::query::character_matches::CharacterMatches;
use super::query::characters::Query;
use super::top_k::TopK;
use crate::pinyin::CharId;

impl Searcher<'_> {
    /// See [`crate::Deck::suggest`].
    pub(crate) fn suggest(&self, text: &str, limit: usize) -> Vec<String> {
        let query = Query::new(text, self.pinyin());
        let characters = CharacterMatches::new(self.pinyin(), &query);
        let completion = Completion { searcher: *self, query: &query, characters: &characters };
        let typed = compact(text);
        // One more than wanted, since what was typed already is left out.
        let mut best = TopK::new(limit.saturating_add(1));
        for term in (0..self.blob().term_count()).filter(|_| query.len() > 0) {
            if let Some(score) = completion.score(term) {
                best.push(score, term);
            }
        }
        let terms = best.into_ascending().filter_map(|(_, term)| {
            let text = self.blob().lexicon().detokenize(self.blob().term(term))?;
            (compact(&text) != typed).then_some(text)
        });
        let mut terms: Vec<String> = terms.collect();
        terms.reverse();
        terms.truncate(limit);
        terms
    }
}

/// A query to be completed.
struct Completion<'a> {
    searcher: Searcher<'a>,
    query: &'a Query,
    characters: &'a CharacterMatches<'a>,
}

impl Completion<'_> {
    /// How well a key point or term completes the query; `None` when it does not. First counts how
    /// few of its tokens come before the query, then how many contents have it, then how short it
    /// is.
    fn score(&self, term: u32) -> Option<u32> {
        let blob = self.searcher.blob();
        let mut rest = blob.term(term);
        let mut before = 0;
        while !self.completes(rest.clone()) {
            rest.next()?;
            before += 1;
        }
        let postings = blob.postings(term);
        if postings.clone().any(|posting| posting.primary) {
            return None;
        }
        let [before, frequency, length] = [before, postings.count(), before + rest.count()]
            .map(|count| u32::try_from(count.min(0xff)).unwrap_or_default());
        Some((0xff - before) << 16 | frequency << 8 | (0xff - length))
    }

    /// Whether all of the query is the beginning of these tokens.
    fn completes(&self, tokens: Tokens<'_>) -> bool {
        let mut at = 0;
        for token in tokens {
            match self.read(token, at) {
                None => return false,
                Some(end) if end >= self.query.len() => return true,
                Some(end) => at = end,
            }
        }
        false
    }

    /// The position of the query behind a token that goes on at one.
    fn read(&self, token: u32, at: usize) -> Option<usize> {
        let dictionary = self.searcher.dictionary();
        let ids = dictionary.char_ids(token);
        if !ids.is_empty() {
            return ids.iter().try_fold(at, |at, &id| self.read_character(id, at));
        }
        let mut letters = Vec::new();
        dictionary.spell(token, &mut letters);
        letters.iter().try_fold(at, |at, &letter| self.read_letter(letter, at))
    }

    fn read_letter(&self, letter: char, at: usize) -> Option<usize> {
        match self.query.chars.get(at) {
            Some(&typed) => (typed == letter).then_some(at + 1),
            None => Some(at),
        }
    }

    /// A Chinese character may have been typed by its initial.
    fn read_character(&self, id: CharId, at: usize) -> Option<usize> {
        if at >= self.query.len() {
            return Some(at);
        }
        let typed = self.characters.advance(id, at);
        let typed = typed.filter(|&(_, kind)| kind != MatchKind::Homophone);
        let is_initial = self.characters.initial_positions(id) >> at & 1 == 1;
        typed.map(|(end, _)| end).or(is_initial.then_some(at + 1))
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::fixture::nasty;

    #[test]
    fn terms_that_begin_so_come_before_those_that_have_it_inside() {
        let deck = nasty();
        let suggest = |text: &str| deck.suggest(text, 3).join(" ");
        for text in ["数据加", "shujujia", "sjjm", "shuju加"] {
            assert_eq!(suggest(text), "数据加密", "{text}");
        }
        assert_eq!(suggest("早停"), "", "what was typed already");
        assert_eq!(suggest("负载"), "动态负载均衡");
        assert_eq!((suggest(""), suggest("💛💛"), suggest("zzz")), Default::default());
        assert_eq!(deck.suggest("数据", 0), [""; 0]);
        assert_eq!(deck.suggest("数据", 2).len(), 2);
    }
}
