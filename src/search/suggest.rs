//! What a query may become: terms of the deck that go on as it begins.

use study_model::Tokens;
use study_model::text::compact;

use super::best::Best;
use super::query::Query;
use super::searcher::Searcher;
use super::sieve::{Sieve, Way};
use crate::pinyin::Code;

impl Searcher<'_> {
    /// See [`crate::Deck::suggest`].
    pub(crate) fn suggest(&self, text: &str, limit: usize) -> Vec<String> {
        let query = Query::new(text, self.pinyin);
        let sieve = Sieve::new(self.pinyin, &query);
        let typed = compact(text);
        // One more than wanted, since what was typed already is left out.
        let mut best = Best::new(limit.saturating_add(1));
        for name in (0..self.blob().term_count()).filter(|_| query.len() > 0) {
            self.fit(name, &query, &sieve).into_iter().for_each(|fit| best.offer(fit, name));
        }
        let names = best.rising().filter_map(|(_, name)| {
            let name = self.blob().lexicon().detokenize(self.blob().term(name))?;
            (compact(&name) != typed).then_some(name)
        });
        let mut names: Vec<String> = names.collect();
        names.reverse();
        names.truncate(limit);
        names
    }

    /// How well a key point or term goes on as a query begins; `None` when it does not.
    fn fit(&self, name: u32, query: &Query, sieve: &Sieve<'_>) -> Option<u32> {
        let mut rest = self.blob().term(name);
        let mut late = 0;
        while !self.goes_on(rest.clone(), query, sieve) {
            rest.next()?;
            late += 1;
        }
        let uses = self.blob().postings(name);
        if uses.clone().any(|used| used.primary) {
            return None;
        }
        let [late, uses, long] = [late, uses.count(), late + rest.count()]
            .map(|count| u32::try_from(count.min(0xff)).unwrap_or_default());
        Some((0xff - late) << 16 | uses << 8 | (0xff - long))
    }

    /// Whether all of a query is the beginning of these words.
    fn goes_on(&self, words: Tokens<'_>, query: &Query, sieve: &Sieve<'_>) -> bool {
        let mut at = 0;
        for word in words {
            let codes = self.vocabulary().codes(word);
            let Some(end) = (if codes.is_empty() {
                let mut letters = Vec::new();
                self.vocabulary().spell(word, &mut letters);
                letters.iter().try_fold(at, |at, &letter| letter_goes_on(letter, at, query))
            } else {
                codes.iter().try_fold(at, |at, &code| character_goes_on(code, at, query, sieve))
            }) else {
                return false;
            };
            if end >= query.len() {
                return true;
            }
            at = end;
        }
        false
    }
}

/// Where a query goes on behind a letter.
fn letter_goes_on(letter: char, at: usize, query: &Query) -> Option<usize> {
    match query.chars.get(at) {
        Some(&typed) => (typed == letter).then_some(at + 1),
        None => Some(at),
    }
}

/// The same behind a Chinese character, which may have been typed by its initial.
fn character_goes_on(code: Code, at: usize, query: &Query, sieve: &Sieve<'_>) -> Option<usize> {
    if at >= query.len() {
        return Some(at);
    }
    let meant = sieve.consume(code, at).filter(|&(_, way)| way != Way::Homophone);
    let initial = sieve.initial(code) >> at & 1 == 1;
    meant.map(|(end, _)| end).or(initial.then_some(at + 1))
}
