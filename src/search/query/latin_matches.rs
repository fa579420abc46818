//! Which tokens that are spelled in letters a run of letters or digits matches.

use std::ops::Range;

use super::boost::{self, Boost};
use super::characters::{Query, Script};
use super::edit_distance::edit_distance;
use super::token_matches::TokenMatch;
use crate::language::Language;
use crate::pinyin::letter_mask;
use crate::search::index::token_dictionary::{SpelledToken, TokenDictionary};

/// Adds the tokens that the runs of a query match: those that hold them, or else those that are
/// some edits away.
pub(super) fn add_latin_matches(
    dictionary: &TokenDictionary,
    language: &dyn Language,
    query: &Query,
    found: &mut Vec<TokenMatch>,
) {
    for span in query.runs(|script| script != Script::Han) {
        let letters = query.chars.get(span.clone()).unwrap_or_default();
        let Some(&first) = letters.first() else { continue };
        let run = LatinRun {
            endings: language.word_endings(),
            mask: letters.iter().fold(0, |mask, &c| mask | letter_mask(c)),
            is_last: span.end == query.len(),
            letters,
            span,
        };
        let likely = || {
            dictionary
                .spelled_tokens(move |begins, mask| begins == first || mask & run.mask == run.mask)
        };
        found.extend(likely().filter_map(|token| run.matching(&token)));
        let covers =
            |it: &TokenMatch| it.span.start <= run.span.start && it.span.end >= run.span.end;
        if letters.len() >= boost::MIN_FUZZY_LETTERS && !found.iter().any(covers) {
            found.extend(likely().filter_map(|token| run.fuzzy_matching(&token)));
        }
    }
}

/// Letters or digits in a row that were typed.
struct LatinRun<'a> {
    span: Range<usize>,
    letters: &'a [char],
    /// A union of [`letter_mask`]s.
    mask: u32,
    /// Whether the query ends with it, so that it may not be finished.
    is_last: bool,
    /// That a word may have or not.
    endings: &'static [&'static str],
}

impl LatinRun<'_> {
    /// A token that is the run, begins with it, holds it, or differs in its ending.
    fn matching(&self, token: &SpelledToken<'_>) -> Option<TokenMatch> {
        let (letters, boost) = self.compare(token)?;
        Some(TokenMatch {
            token: token.token,
            span: self.span.clone(),
            letters,
            boost,
            is_complete: boost >= boost::STEM,
            is_as_typed: true,
        })
    }

    /// Which letters of a token were typed, and how sure that is.
    fn compare(&self, token: &SpelledToken<'_>) -> Option<(Range<usize>, Boost)> {
        let (typed, length) = (self.letters.len(), token.letters.len());
        let same = token.letters.iter().zip(self.letters).take_while(|(a, b)| a == b).count();
        let ends = |word: &[char]| word.get(same..).is_some_and(|rest| self.is_ending(rest));
        if same == typed && same == length {
            Some((0..length, boost::EXACT))
        } else if same >= boost::MIN_STEM_LETTERS && ends(token.letters) && ends(self.letters) {
            Some((0..length, boost::STEM))
        } else if same == typed && (self.is_last || same >= boost::MIN_STEM_LETTERS) {
            Some((0..same, boost::prefix(same, length)))
        } else if typed >= boost::MIN_INFIX_LETTERS && token.mask & self.mask == self.mask {
            // A part of a name such as `KafkaProducer`.
            let from = token.letters.windows(typed).position(|window| window == self.letters)?;
            Some((from..from + typed, boost::INFIX))
        } else {
            None
        }
    }

    fn is_ending(&self, letters: &[char]) -> bool {
        self.endings.iter().any(|ending| ending.chars().eq(letters.iter().copied()))
    }

    /// A token that is an edit or two away.
    fn fuzzy_matching(&self, token: &SpelledToken<'_>) -> Option<TokenMatch> {
        let allowed = boost::max_edits(self.letters.len());
        // Whoever slips does so further in: another first letter is another word. And each edit
        // puts one letter in, takes one out, or both.
        if token.letters.first() != self.letters.first()
            || token.letters.len().abs_diff(self.letters.len()) > allowed
            || (token.mask ^ self.mask).count_ones() as usize > 2 * allowed
        {
            return None;
        }
        let edits = edit_distance(token.letters, self.letters);
        (edits <= allowed).then(|| TokenMatch {
            token: token.token,
            span: self.span.clone(),
            letters: 0..token.letters.len(),
            boost: boost::fuzzy(edits),
            is_complete: true,
            is_as_typed: false,
        })
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::fixture::nasty;

    fn first(query: &str) -> Option<String> {
        let deck = nasty();
        let found = deck.search(query, &crate::SearchOptions::default());
        found.hits.first().map(|hit| deck.reader().id(hit.entry))
    }

    #[test]
    fn a_word_is_found_with_an_edit_at_every_position_but_the_first() {
        let word: Vec<char> = "kubernetes".chars().collect();
        for at in 1..word.len() {
            let mut inserted = word.clone();
            inserted.insert(at, 'q');
            let mut deleted = word.clone();
            deleted.remove(at);
            let mut replaced = word.clone();
            replaced[at] = 'q';
            let mut transposed = word.clone();
            transposed.swap(at.max(2) - 1, at.max(2));
            for edited in [inserted, deleted, replaced, transposed] {
                let typed: String = edited.into_iter().collect();
                assert_eq!(first(&typed).as_deref(), Some("scripts/3"), "{typed}");
            }
        }
        assert_eq!(first("qubernetes"), None);
    }

    #[test]
    fn endings_prefixes_and_parts_of_words_are_found() {
        for (query, wanted) in [
            // `data` of `load_data`, `train`.
            ("trains", Some("training/2")),
            ("training", Some("training/2")),
            ("kub", Some("scripts/3")),
            ("producer", Some("scripts/3")),
            ("produ", Some("scripts/3")),
            // Two edits in as many letters, and three in more.
            ("kuqqrnetes", Some("scripts/3")),
            ("kuqqqnetes", None),
        ] {
            assert_eq!(first(query).as_deref(), wanted, "{query}");
        }
    }
}
