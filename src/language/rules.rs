//! What has to be known of a language.

use std::fmt::Debug;

#[cfg(feature = "quiz")]
use super::{antonyms::Antonyms, clause::ClauseChar, list_words::ListWords};

/// What search and quiz have to know of the language that a deck is written in.
///
/// A new language is a file beside `chinese.rs` and a line in `of`.
pub(crate) trait Language: Debug + Sync {
    /// Words of a question that carry nothing of its subject, in normal form and parted by blanks.
    fn stop_words(&self) -> &'static str;

    // Search.

    /// Endings that words take, or leave out, without changing what they are about.
    fn word_endings(&self) -> &'static [&'static str];

    // Grading.

    /// What makes another term of one, or its opposite, by one character.
    #[cfg(feature = "quiz")]
    fn antonyms(&self) -> &'static Antonyms;

    /// The words by which the lines of a typed list are marked, joined and closed.
    #[cfg(feature = "quiz")]
    fn list_words(&self) -> &'static ListWords;

    /// Endings of terms that may be left off, or stand for each other, and hardly change what is
    /// named: 训练方法, 训练技术.
    #[cfg(feature = "quiz")]
    fn optional_suffixes(&self) -> &'static [&'static str];

    /// Words that say that another name of the same thing follows, parted by blanks: 简称, 即.
    #[cfg(feature = "quiz")]
    fn alias_introducers(&self) -> &'static str;

    /// The words of a term, where all of them in one sentence say it as well as the term does;
    /// empty where its words cannot be told apart.
    ///
    /// - `term`: as it is compared.
    #[cfg(feature = "quiz")]
    fn split_term(&self, term: &[char]) -> Vec<String>;

    /// Whether a term in running text is denied by what stands before it in its clause, or behind
    /// it. What is ambiguous denies nothing.
    ///
    /// - `before`, `after`: the nearest characters last and first, respectively.
    #[cfg(feature = "quiz")]
    fn is_negated(&self, before: &[ClauseChar], after: &[ClauseChar]) -> bool;

    // Gaps of the quiz.

    /// What parts clauses: a gap is told by the clause that it stands in.
    #[cfg(feature = "quiz")]
    fn clause_ends(&self) -> &'static [char];

    /// Whether a word goes on behind what looks like a term: `任务调度` in `任务调度器`.
    #[cfg(feature = "quiz")]
    fn continues_word(&self, after: &str) -> bool;

    /// Whether a clause lists members that could as well be others.
    #[cfg(feature = "quiz")]
    fn is_listing(&self, clause: &str) -> bool;

    /// Whether a term is coupled to another by what stands before or behind it: either could be
    /// missing.
    #[cfg(feature = "quiz")]
    fn is_coupled(&self, before: &str, after: &str) -> bool;

    /// Whether a term can be asked for by its length and its first letter.
    ///
    /// - `term`: in compact form.
    #[cfg(feature = "quiz")]
    fn may_be_hidden(&self, term: &str) -> bool;
}
