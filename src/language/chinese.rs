//! Chinese, with the English that is mixed into it.

#[cfg(feature = "quiz")]
mod quiz;

use super::mixed_english;
use super::rules::Language;

#[derive(Debug)]
pub(super) struct Chinese;

const STOP_WORDS: &str = "怎么办 怎么 怎样 怎么样 如何 什么 什么样 为什么 为何 是什么 哪些 有哪些 哪个 哪种 多少 吗 呢 吧 啊 \
    的 地 得 了 着 是 有 在 和 与 或 及 对 把 被 给 让 用 要 会 能 可以 应该 需要 想 请 请问 问题 处理 解决 办法 方法 \
    怎么回事 会不会 是不是 能不能 有没有 到底 老是 总是 越来越 以后 之后 我们 我 你 你们 他们 别人 这 那 这个 那个 这么 那么 \
    这么多 很 太 就 都 也 还 才 又 再 更 最 一个 一些";

impl Language for Chinese {
    fn stop_words(&self) -> &'static [&'static str] {
        &[STOP_WORDS, mixed_english::STOP_WORDS]
    }

    fn word_endings(&self) -> &'static [&'static str] {
        &mixed_english::WORD_ENDINGS
    }
}
