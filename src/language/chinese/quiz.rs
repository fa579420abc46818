//! What the quiz has to know of Chinese.

mod antonyms;
mod gaps;
mod list_words;
mod negation;
mod pinyin_negation;

use study_model::text::is_han;

use super::Chinese;
use crate::language::antonyms::Antonyms;
use crate::language::character_pairs::character_pairs;
use crate::language::clause::ClauseChar;
use crate::language::list_words::ListWords;
use crate::language::quiz_rules::QuizLanguage;
use crate::language::text_lengths::TextLengths;

impl QuizLanguage for Chinese {
    fn lengths(&self) -> &'static TextLengths {
        &TextLengths::CHINESE
    }

    fn antonyms(&self) -> &'static Antonyms {
        &antonyms::ANTONYMS
    }

    fn list_words(&self) -> &'static ListWords {
        &list_words::LIST_WORDS
    }

    fn optional_suffixes(&self) -> &'static [&'static str] {
        &["技术", "方法", "策略", "机制", "算法"]
    }

    fn alias_introducers(&self) -> &'static str {
        "简称 全称 又称 也称 亦称 又名 也叫 缩写 英文 即"
    }

    /// In halves of two characters where it has an even number of them: most Chinese words have two.
    /// None for a term that is not all Chinese.
    fn split_term(&self, term: &[char]) -> Vec<String> {
        if term.len() % 2 == 1 || !term.iter().all(|&c| is_han(c)) {
            return Vec::new();
        }
        term.chunks(2).map(|word| word.iter().collect()).collect()
    }

    fn is_negated(&self, before: &[ClauseChar], after: &[ClauseChar]) -> bool {
        negation::is_negated(before, after)
    }

    /// Pairs of neighbouring characters: most Chinese words have two.
    fn shingles(&self, _text: &str, compact: &str, each: &mut dyn FnMut(&str)) {
        character_pairs(compact, each);
    }

    // Gaps.

    /// Hardly any word is longer but names.
    fn longest_unspaced_word(&self) -> usize {
        6
    }

    fn clause_ends(&self) -> &'static [char] {
        gaps::CLAUSE_ENDS
    }

    fn continues_word(&self, after: &str) -> bool {
        gaps::continues_word(after)
    }

    fn is_listing(&self, clause: &str) -> bool {
        gaps::is_listing(clause)
    }

    fn is_coupled(&self, before: &str, after: &str) -> bool {
        gaps::is_coupled(before, after)
    }

    fn may_be_hidden(&self, term: &str) -> bool {
        gaps::may_be_hidden(term)
    }
}
