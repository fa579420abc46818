//! Any language that has no file of its own: nothing is known of it but what Unicode says, and the
//! English that is mixed into most languages.

use super::mixed_english;
use super::rules::Language;

#[derive(Debug)]
pub(super) struct Plain;

impl Language for Plain {
    fn stop_words(&self) -> &'static [&'static str] {
        &[mixed_english::STOP_WORDS]
    }

    fn word_endings(&self) -> &'static [&'static str] {
        &mixed_english::WORD_ENDINGS
    }
}

#[cfg(feature = "quiz")]
mod quiz {
    use study_model::text::{compact, is_han};

    use super::Plain;
    use crate::language::antonyms::Antonyms;
    use crate::language::character_pairs::character_pairs;
    use crate::language::clause::ClauseChar;
    use crate::language::list_words::ListWords;
    use crate::language::mixed_english;
    use crate::language::quiz_rules::QuizLanguage;
    use crate::language::text_lengths::TextLengths;

    /// Signs and digits need no words.
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
    const COUPLING: [&str; 6] = ["and", "or", "with", "&", "+", "/"];

    impl QuizLanguage for Plain {
        /// Those of Chinese, for want of others. Counted in letters they ask too much of what may give a
        /// term away, and too little of what an explanation says; a language's own file says its own.
        fn lengths(&self) -> &'static TextLengths {
            &TextLengths::CHINESE
        }

        fn antonyms(&self) -> &'static Antonyms {
            &Antonyms::NONE
        }

        fn list_words(&self) -> &'static ListWords {
            &LIST_WORDS
        }

        fn optional_suffixes(&self) -> &'static [&'static str] {
            &[]
        }

        fn alias_introducers(&self) -> &'static str {
            ""
        }

        fn split_term(&self, _term: &[char]) -> Vec<String> {
            Vec::new()
        }

        fn is_negated(&self, before: &[ClauseChar], after: &[ClauseChar]) -> bool {
            mixed_english::is_negated(before, after)
        }

        /// Words, and pairs of characters where no blanks part the words.
        fn shingles(&self, text: &str, _compact: &str, each: &mut dyn FnMut(&str)) {
            for word in text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()) {
                let is_unspaced = word.contains(is_han);
                let word = compact(word);
                if is_unspaced { character_pairs(&word, each) } else { each(&word) }
            }
        }

        // Gaps.

        fn longest_unspaced_word(&self) -> usize {
            1
        }

        /// A full stop is one, too; what stands around the point of a number is then too little for a gap.
        fn clause_ends(&self) -> &'static [char] {
            &[
                ',', ';', ':', '.', '!', '?', '(', ')', '“', '”', '，', '。', '；', '：', '！',
                '？', '（', '）',
            ]
        }

        fn continues_word(&self, after: &str) -> bool {
            after.starts_with(char::is_alphanumeric)
        }

        fn is_listing(&self, clause: &str) -> bool {
            clause.contains(['、', '/', '…'])
        }

        fn is_coupled(&self, before: &str, after: &str) -> bool {
            let is_coupling = |word: Option<&str>| word.is_some_and(|it| COUPLING.contains(&it));
            is_coupling(before.split_whitespace().next_back())
                || is_coupling(after.split_whitespace().next())
        }

        /// Letters of whatever script, and figures.
        fn may_be_hidden(&self, term: &str) -> bool {
            term.chars().all(char::is_alphanumeric)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::language::clause::typed;

        #[test]
        fn only_the_english_that_is_mixed_in_is_known() {
            assert!(Plain.is_negated(&typed("we do not use"), &[]));
            assert!(!Plain.is_negated(&typed("我们不做"), &[]) && !Plain.is_negated(&[], &[]));
            assert!(
                !Plain.antonyms().are_opposite('大', '小')
                    && !Plain.antonyms().makes_opposite('不')
            );
            let mut shingles = Vec::new();
            let text = "Ｂｉｇ-big data，用GPU训练💛";
            Plain.shingles(text, "", &mut |shingle| shingles.push(shingle.to_owned()));
            assert_eq!(shingles, ["big", "big", "data", "用g", "gp", "pu", "u训", "训练"]);
            assert!(Plain.split_term(&['数', '据', '加', '密']).is_empty());
        }
    }
}
