//! From what was typed to segments, each with what it may mean.

mod aliases;
pub(super) mod boost;
pub(super) mod candidates;
pub(super) mod character_matches;
pub(super) mod characters;
mod edit_distance;
mod fuzzy;
mod latin_matches;
pub(super) mod segmentation;
mod stop_words;
mod token_matches;
