//! The words of a query, and how a word is found in a text.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::clangd::ClangdMatcher;
use study_model::text::{find, normalise};

use super::score;

/// Longer queries are text that was pasted by mistake; what stands behind this is not read.
const LONGEST_QUERY: usize = 200;
/// Every word costs a pass over the deck.
const MOST_WORDS: usize = 12;

/// Normalised text, and which characters it holds: a bit for each of 64 kinds. A word can only
/// stand where all of its bits do, and most texts are passed over by this alone.
#[derive(Debug, Default)]
pub(crate) struct Normal {
    text: String,
    letters: u64,
}

impl Normal {
    pub(crate) fn new(text: &str) -> Self {
        let text = normalise(text);
        let letters = text.chars().fold(0, |bits, c| bits | 1 << (u32::from(c) % 64));
        Self { text, letters }
    }
}

/// A word of a query.
pub(crate) struct Word {
    normal: Normal,
    chars: usize,
    matcher: ClangdMatcher,
}

/// The characters that matched, in order and apart; never empty.
pub(crate) type Found = Vec<Range<usize>>;

/// The words of a query.
pub(crate) fn words(query: &str) -> Vec<Word> {
    let head: String = query.chars().take(LONGEST_QUERY).collect();
    let mut words: Vec<Word> = Vec::new();
    for text in normalise(&head).split_whitespace() {
        if words.len() < MOST_WORDS && words.iter().all(|word| word.normal.text != text) {
            let matcher = ClangdMatcher::default().ignore_case();
            words.push(Word { normal: Normal::new(text), chars: text.chars().count(), matcher });
        }
    }
    words
}

impl Word {
    fn may_be_in(&self, text: &Normal) -> bool {
        self.normal.letters & text.letters == self.normal.letters
    }

    /// Whether it stands in a text, letter by letter.
    pub(crate) fn is_in(&self, text: &Normal) -> bool {
        self.may_be_in(text) && find(&text.text, &self.normal.text).is_some()
    }

    /// Every place where it stands in a text, letter by letter.
    pub(crate) fn find(&self, text: &Normal) -> Option<Found> {
        let mut chars = Vec::new();
        let (mut rest, mut before) = (text.text.as_str(), 0);
        while let Some(at) = find(rest, &self.normal.text) {
            before += rest.get(..at)?.chars().count();
            chars.push(before..before + self.chars);
            before += self.chars;
            rest = rest.get(at + self.normal.text.len()..)?;
        }
        (!chars.is_empty()).then_some(chars)
    }

    /// Its characters in their order with little between them, in a short text.
    pub(crate) fn find_scattered(&self, text: &Normal) -> Option<Found> {
        if self.chars < score::SHORTEST_SCATTERED || !self.may_be_in(text) {
            return None;
        }
        let (_, indices) = self.matcher.fuzzy_indices(&text.text, &self.normal.text)?;
        let room = indices.last()? + 1 - indices.first()?;
        if room > score::MOST_SPREAD * self.chars {
            return None;
        }
        let mut chars: Vec<Range<usize>> = Vec::new();
        for at in indices {
            match chars.last_mut() {
                Some(last) if last.end == at => last.end += 1,
                _ => chars.push(at..at + 1),
            }
        }
        Some(chars)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Word {
        words(text).remove(0)
    }

    #[test]
    fn words_are_normalised_parted_and_told_once() {
        let texts: Vec<_> =
            words("ＬｏＲＡ，微调 lora💛").into_iter().map(|word| word.normal.text).collect();
        assert_eq!(texts, ["lora", "微调", "lora💛"]);
        assert!(words(" ，。\u{0} ").is_empty());
        assert_eq!(words(&"模 型 ".repeat(100_000)).len(), 2);
    }

    #[test]
    fn places_count_characters() {
        let found = word("训练").find(&Normal::new("a💛训练与训练")).unwrap();
        assert_eq!(found, [2..4, 5..7]);
        assert!(word("微调").find(&Normal::new("a💛训练")).is_none());
    }

    #[test]
    fn scattered_characters_keep_their_order_and_stay_near() {
        let found = word("训效率").find_scattered(&Normal::new("优化 训练效率")).unwrap();
        assert_eq!(found, [3..4, 5..7]);
        assert!(word("率效训").find_scattered(&Normal::new("优化 训练效率")).is_none());
        assert!(
            word("训效")
                .find_scattered(&Normal::new("训 甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未 效"))
                .is_none()
        );
    }
}
