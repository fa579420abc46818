//! The words of a deck. All of its text is written in their numbers, so that what is searched
//! is read where it stands, word by word, and nothing has to be cut into words at run time.

mod radix_tree;
mod tokens;

use std::collections::BTreeMap;

use crate::text::compact;
use radix_tree::RadixTree;
use tokens::SHORT_TOKENS;
pub use tokens::{FIRST_WORD, TextEnd, Tokens};
pub(crate) use tokens::{push_token, width};

/// The words that a deck is written in, by number.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: RadixTree,
}

impl Lexicon {
    /// Numbers words: those that come often first, so that they take one byte; within each half
    /// by their characters, which compresses best.
    #[must_use]
    pub fn new(counts: &BTreeMap<String, usize>) -> Self {
        let total: usize = counts.values().sum();
        let mut by_count: Vec<(&String, usize)> = counts.iter().map(|(w, &n)| (w, n)).collect();
        by_count.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let frequent = by_count.len().min((SHORT_TOKENS - FIRST_WORD) as usize);
        let (frequent, rest) = by_count.split_at_mut(frequent);
        frequent.sort_unstable();
        rest.sort_unstable();
        // A word costs as many bits as it says, and one for being a word more.
        let cost = |count: usize| (total / count.max(1)).max(1).ilog2() + 1;
        let words = frequent.iter().chain(rest.iter());
        Self { words: RadixTree::new(words.map(|&(word, count)| (word.clone(), cost(count)))) }
    }

    /// The words, the first of them having the number [`FIRST_WORD`].
    #[must_use]
    pub fn words(&self) -> &[String] {
        self.words.words()
    }

    /// Whether a word is more than a mark between words.
    #[must_use]
    pub fn is_searchable(&self, word: u32) -> bool {
        let at = word.wrapping_sub(FIRST_WORD) as usize;
        self.words().get(at).is_some_and(|word| !compact(word).is_empty())
    }

    /// The words as they stand in a blob.
    pub(crate) fn joined(&self) -> String {
        self.words().iter().flat_map(|word| [word.as_str(), "\0"]).collect()
    }

    /// A text as numbers of words: the cheapest of all ways to put it together (Viterbi, 1967).
    /// Characters that no word helps with are left out; every text that the words were counted
    /// in has none.
    #[must_use]
    pub fn tokens(&self, text: &str) -> Vec<u32> {
        let cheapest = self.cheapest_steps(text);
        let mut tokens = Vec::new();
        let mut at = text.len();
        while let Some(step) = cheapest.get(at).filter(|_| at > 0) {
            tokens.extend(step.token);
            at = step.from;
        }
        tokens.reverse();
        tokens
    }

    /// For each byte of a text, and its end, the last step of the cheapest way there.
    fn cheapest_steps(&self, text: &str) -> Vec<Step> {
        let mut steps = vec![Step { cost: UNREACHED, ..Step::default() }; text.len() + 1];
        if let Some(start) = steps.first_mut() {
            start.cost = 0;
        }
        let mut furthest = 0;
        for (from, c) in text.char_indices() {
            let so_far = steps.get(from).map_or(UNREACHED, |step| step.cost);
            if so_far == UNREACHED {
                continue;
            }
            let mut reach = |to: usize, token: Option<u32>, cost: u32| {
                let step = Step { cost: so_far.saturating_add(cost), token, from };
                if let Some(known) = steps.get_mut(to).filter(|known| step.cost < known.cost) {
                    *known = step;
                }
            };
            for prefix in self.words.prefixes_of(text.get(from..).unwrap_or_default()) {
                furthest = furthest.max(from + prefix.length);
                reach(from + prefix.length, Some(prefix.word + FIRST_WORD), prefix.cost);
            }
            if furthest == from {
                furthest += c.len_utf8();
                reach(furthest, None, 0);
            }
        }
        steps
    }
}

/// The cost of a place in a text that no way leads to.
const UNREACHED: u32 = u32::MAX;

/// The last step of a way to a place in a text: what the way costs, the word, and where that begins.
#[derive(Clone, Default)]
struct Step {
    cost: u32,
    /// `None` for a character that is left out.
    token: Option<u32>,
    from: usize,
}

/// The words of a blob, where they stand in it.
#[derive(Clone, Copy, Debug)]
pub struct LexiconRef<'a> {
    /// Each word with a NUL behind it.
    pub(crate) text: &'a str,
    /// Where each of them ends, as a byte position.
    pub(crate) ends: &'a [u32],
}

impl<'a> LexiconRef<'a> {
    /// How many words there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.ends.len()
    }

    /// The word with this number.
    #[must_use]
    pub fn get(self, token: u32) -> Option<&'a str> {
        let at = token.checked_sub(FIRST_WORD)? as usize;
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? as usize + 1 };
        self.text.get(start..*self.ends.get(at)? as usize)
    }

    /// Every word, behind its number.
    pub(crate) fn numbered(self) -> impl Iterator<Item = (u32, &'a str)> {
        (FIRST_WORD..).map_while(move |word| Some((word, self.get(word)?)))
    }

    /// Words put together; `None` when one of them is unknown.
    #[must_use]
    pub fn detokenize(self, tokens: impl Iterator<Item = u32>) -> Option<String> {
        tokens.map(|token| self.get(token)).collect()
    }
}

/// Where the words end in their text, each with a NUL behind it.
pub(crate) fn word_ends(text: &str) -> Vec<u32> {
    let nuls = (0..).zip(text.bytes()).filter(|&(_, byte)| byte == 0);
    nuls.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(words: &[(&str, usize)]) -> Lexicon {
        Lexicon::new(&words.iter().map(|&(word, count)| (word.to_owned(), count)).collect())
    }

    #[test]
    fn a_text_is_its_words_put_together() {
        let lexicon = lexicon(&[
            ("数据", 9),
            ("训练", 5),
            ("训", 1),
            ("练", 1),
            ("据训", 1),
            ("💛", 1),
            ("ＬｏＲＡ", 1),
        ]);
        for text in ["", "数据训练", "💛数据ＬｏＲＡ训", "练训"] {
            let words = lexicon
                .tokens(text)
                .into_iter()
                .map(|token| lexicon.words()[(token - FIRST_WORD) as usize].as_str());
            assert_eq!(words.collect::<String>(), text);
        }
        assert_eq!(lexicon.tokens("数据训练").len(), 2);
        assert_eq!(lexicon.tokens("数据甲训练").len(), 2, "what nobody counted is left out");
    }

    #[test]
    fn words_that_come_often_have_small_numbers() {
        let rare: Vec<String> = (0..300).map(|n| format!("甲{n:03}")).collect();
        let mut counts: Vec<(&str, usize)> = rare.iter().map(|word| (word.as_str(), 1)).collect();
        counts.push(("训练", 100));
        let lexicon = lexicon(&counts);
        assert!(lexicon.tokens("训练")[0] < SHORT_TOKENS);
        assert!(lexicon.tokens("甲299")[0] >= SHORT_TOKENS);
    }
}
