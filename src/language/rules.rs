//! What has to be known of a language.

use std::fmt::Debug;

/// What search and quiz have to know of the language that a deck is written in.
///
/// A new language is a file beside `chinese.rs` and a line in `of`.
pub(crate) trait Language: Debug + Sync {
    /// Words of a question that carry nothing of its subject, in normal form and parted by blanks.
    fn stop_words(&self) -> &'static str;

    // For search:

    /// Endings that words take, or leave out, without changing what they are about.
    fn word_endings(&self) -> &'static [&'static str];
}
