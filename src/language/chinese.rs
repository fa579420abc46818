//! Chinese, with the English that is mixed into it.

#[cfg(feature = "quiz")]
mod antonyms;
#[cfg(feature = "quiz")]
mod gaps;
#[cfg(feature = "quiz")]
mod list_words;
#[cfg(feature = "quiz")]
mod negation;
#[cfg(feature = "quiz")]
mod pinyin_negation;

#[cfg(feature = "quiz")]
use study_model::text::is_han;

use super::mixed_english;
use super::rules::Language;
#[cfg(feature = "quiz")]
use super::{antonyms::Antonyms, clause::ClauseChar, list_words::ListWords};

#[derive(Debug)]
pub(super) struct Chinese;

const STOP_WORDS: &str = "怎么办 怎么 怎样 怎么样 如何 什么 什么样 为什么 为何 是什么 哪些 有哪些 哪个 哪种 多少 吗 呢 吧 啊 \
    的 地 得 了 着 是 有 在 和 与 或 及 对 把 被 给 让 用 要 会 能 可以 应该 需要 想 请 请问 问题 处理 解决 办法 方法 \
    怎么回事 会不会 是不是 能不能 有没有 到底 老是 总是 越来越 以后 之后 我们 我 你 你们 他们 别人 这 那 这个 那个 这么 那么 \
    这么多 很 太 就 都 也 还 才 又 再 更 最 一个 一些 \
    an the of to in for on and or is are how what why do does can my";

impl Language for Chinese {
    fn stop_words(&self) -> &'static str {
        STOP_WORDS
    }

    fn word_endings(&self) -> &'static [&'static str] {
        &mixed_english::WORD_ENDINGS
    }

    // Grading.

    #[cfg(feature = "quiz")]
    fn antonyms(&self) -> &'static Antonyms {
        &antonyms::ANTONYMS
    }

    #[cfg(feature = "quiz")]
    fn list_words(&self) -> &'static ListWords {
        &list_words::LIST_WORDS
    }

    #[cfg(feature = "quiz")]
    fn optional_suffixes(&self) -> &'static [&'static str] {
        &["技术", "方法", "策略", "机制", "算法"]
    }

    #[cfg(feature = "quiz")]
    fn alias_introducers(&self) -> &'static str {
        "简称 全称 又称 也称 亦称 又名 也叫 缩写 英文 即"
    }

    /// In halves of two characters where it has an even number of them: most Chinese words have two.
    /// None for a term that is not all Chinese.
    #[cfg(feature = "quiz")]
    fn split_term(&self, term: &[char]) -> Vec<String> {
        if term.len() % 2 == 1 || !term.iter().all(|&c| is_han(c)) {
            return Vec::new();
        }
        term.chunks(2).map(|word| word.iter().collect()).collect()
    }

    #[cfg(feature = "quiz")]
    fn is_negated(&self, before: &[ClauseChar], after: &[ClauseChar]) -> bool {
        negation::is_negated(before, after)
    }

    // Gaps.

    #[cfg(feature = "quiz")]
    fn clause_ends(&self) -> &'static [char] {
        gaps::CLAUSE_ENDS
    }

    #[cfg(feature = "quiz")]
    fn continues_word(&self, after: &str) -> bool {
        gaps::continues_word(after)
    }

    #[cfg(feature = "quiz")]
    fn is_listing(&self, clause: &str) -> bool {
        gaps::is_listing(clause)
    }

    #[cfg(feature = "quiz")]
    fn is_coupled(&self, before: &str, after: &str) -> bool {
        gaps::is_coupled(before, after)
    }

    #[cfg(feature = "quiz")]
    fn may_be_hidden(&self, term: &str) -> bool {
        gaps::may_be_hidden(term)
    }
}
