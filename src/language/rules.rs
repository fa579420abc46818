//! What search has to know of a language.

use std::fmt::Debug;

use super::quiz_rules::QuizLanguage;

/// What has to be known of the language that a deck is written in: here for search, in
/// `quiz_rules.rs` for the quiz, which the module of a first visit does without.
///
/// A new language is a file beside `chinese.rs` and a line in `of`.
pub(crate) trait Language: QuizLanguage + Debug + Sync {
    /// Words of a question that carry nothing of its subject: lists in normal form, parted by blanks.
    fn stop_words(&self) -> &'static [&'static str];

    /// Endings that words take, or leave out, without changing what they are about.
    fn word_endings(&self) -> &'static [&'static str];
}
