//! Any language that has no file of its own: nothing is known of it but what Unicode says, and the
//! English that is mixed into most languages.

use super::mixed_english;
use super::rules::Language;
#[cfg(feature = "quiz")]
use super::{antonyms::Antonyms, clause::ClauseChar, list_words::ListWords};

#[derive(Debug)]
pub(super) struct Plain;

/// English, which is mixed into most languages.
const STOP_WORDS: &str = "an the of to in for on and or is are how what why do does can my";

/// Signs and digits need no words.
#[cfg(feature = "quiz")]
const LIST_WORDS: ListWords = ListWords {
    numerals: "",
    letters: "",
    ordinal_prefixes: "",
    counters: "",
    units: "",
    copula: "",
    numeral_verbs: "",
    connectives: "",
    openers: &[mixed_english::LIST_OPENERS],
    articles: mixed_english::ARTICLES,
    conjunctions: "",
    tails: &[mixed_english::LIST_TAILS],
    naming_tail: None,
};

/// What couples two terms of which either could be missing, in English.
#[cfg(feature = "quiz")]
const COUPLING: [&str; 6] = ["and", "or", "with", "&", "+", "/"];

impl Language for Plain {
    fn stop_words(&self) -> &'static str {
        STOP_WORDS
    }

    fn word_endings(&self) -> &'static [&'static str] {
        &mixed_english::WORD_ENDINGS
    }

    #[cfg(feature = "quiz")]
    fn antonyms(&self) -> &'static Antonyms {
        &Antonyms::NONE
    }

    #[cfg(feature = "quiz")]
    fn list_words(&self) -> &'static ListWords {
        &LIST_WORDS
    }

    #[cfg(feature = "quiz")]
    fn optional_suffixes(&self) -> &'static [&'static str] {
        &[]
    }

    #[cfg(feature = "quiz")]
    fn alias_introducers(&self) -> &'static str {
        ""
    }

    #[cfg(feature = "quiz")]
    fn split_term(&self, _term: &[char]) -> Vec<String> {
        Vec::new()
    }

    #[cfg(feature = "quiz")]
    fn is_negated(&self, before: &[ClauseChar], after: &[ClauseChar]) -> bool {
        mixed_english::is_negated(before, after)
    }

    // Gaps.

    /// A full stop is one, too; what stands around the point of a number is then too little for a gap.
    #[cfg(feature = "quiz")]
    fn clause_ends(&self) -> &'static [char] {
        &[
            ',', ';', ':', '.', '!', '?', '(', ')', '“', '”', '，', '。', '；', '：', '！', '？',
            '（', '）',
        ]
    }

    #[cfg(feature = "quiz")]
    fn continues_word(&self, after: &str) -> bool {
        after.starts_with(char::is_alphanumeric)
    }

    #[cfg(feature = "quiz")]
    fn is_listing(&self, clause: &str) -> bool {
        clause.contains(['、', '/', '…'])
    }

    #[cfg(feature = "quiz")]
    fn is_coupled(&self, before: &str, after: &str) -> bool {
        let is_coupling = |word: Option<&str>| word.is_some_and(|it| COUPLING.contains(&it));
        is_coupling(before.split_whitespace().next_back())
            || is_coupling(after.split_whitespace().next())
    }

    /// Letters of whatever script, and figures.
    #[cfg(feature = "quiz")]
    fn may_be_hidden(&self, term: &str) -> bool {
        term.chars().all(char::is_alphanumeric)
    }
}

#[cfg(test)]
#[cfg(feature = "quiz")]
mod tests {
    use super::super::clause::typed;
    use super::*;

    #[test]
    fn only_the_english_that_is_mixed_in_is_known() {
        assert!(Plain.is_negated(&typed("we do not use"), &[]));
        assert!(!Plain.is_negated(&typed("我们不做"), &[]) && !Plain.is_negated(&[], &[]));
        assert!(
            !Plain.antonyms().are_opposite('大', '小') && !Plain.antonyms().makes_opposite('不')
        );
        assert!(Plain.split_term(&['数', '据', '加', '密']).is_empty());
    }
}
