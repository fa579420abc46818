//! What search has to know of English.

/// What carries nothing of the subject of a question.
pub(in crate::language) const STOP_WORDS: &str =
    "an the of to in for on and or is are how what why do does can my";

/// Endings of nouns, verbs and adjectives, and none: `encrypt`, `encrypts`, `encrypted`,
/// `encryption`. Both of two words have to end so behind what they share.
pub(in crate::language) const WORD_ENDINGS: [&str; 20] = [
    "", "s", "es", "e", "ed", "d", "ing", "er", "ers", "or", "ion", "ions", "ation", "y", "ies",
    "ity", "al", "able", "ment", "ance",
];
