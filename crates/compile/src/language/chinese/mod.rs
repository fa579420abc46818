//! Chinese: words by a dictionary, characters by pinyin and in two scripts.

mod characters;
mod syllables;
mod variants;
mod words;

pub(crate) use characters::character_table;
pub use characters::common_characters;
pub(crate) use variants::simplified;
pub(crate) use words::Dictionary;
