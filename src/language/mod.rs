//! What depends on the language of a deck: one file a language.

#[cfg(feature = "quiz")]
mod antonyms;
#[cfg(feature = "quiz")]
mod character_pairs;
mod chinese;
#[cfg(feature = "quiz")]
mod clause;
#[cfg(feature = "quiz")]
mod list_words;
mod mixed_english;
mod plain;
#[cfg_attr(not(feature = "quiz"), path = "no_quiz.rs")]
mod quiz_rules;
mod rules;
#[cfg(feature = "quiz")]
mod text_lengths;

#[cfg(feature = "quiz")]
pub(crate) use antonyms::Antonyms;
#[cfg(feature = "quiz")]
pub(crate) use clause::ClauseChar;
#[cfg(feature = "quiz")]
pub(crate) use list_words::{ListWords, words};
pub(crate) use rules::Language;
#[cfg(feature = "quiz")]
pub(crate) use text_lengths::TextLengths;

/// The language with this BCP 47 tag, such as `zh-CN`.
pub(crate) fn of(tag: &str) -> &'static dyn Language {
    match tag.as_bytes() {
        // No other subtag begins so: what follows is a hyphen, or the end.
        [b'z' | b'Z', b'h' | b'H'] | [b'z' | b'Z', b'h' | b'H', b'-', ..] => &chinese::Chinese,
        _ => &plain::Plain,
    }
}

/// As long as no deck is open: of what is empty nothing depends on its language.
#[cfg(feature = "quiz")]
impl Default for &dyn Language {
    fn default() -> Self {
        &plain::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_of_the_tag_decides() {
        for tag in ["zh", "zh-CN", "ZH-hant-TW"] {
            assert!(of(tag).stop_words().concat().contains("怎么"), "{tag}");
        }
        for tag in ["", "en", "zhx", "de-CH", "💛", "汉语"] {
            assert!(!of(tag).stop_words().concat().contains("怎么"), "{tag}");
        }
    }
}
