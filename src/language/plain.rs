//! Any language that has no file of its own: nothing is known of it but what Unicode says.

use super::mixed_english;
use super::rules::Language;

#[derive(Debug)]
pub(super) struct Plain;

/// English, which is mixed into most languages.
const STOP_WORDS: &str = "an the of to in for on and or is are how what why do does can my";

impl Language for Plain {
    fn stop_words(&self) -> &'static str {
        STOP_WORDS
    }

    fn word_endings(&self) -> &'static [&'static str] {
        &mixed_english::WORD_ENDINGS
    }
}
