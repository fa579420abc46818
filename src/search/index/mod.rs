//! What search looks tokens and terms up in.

pub(super) mod postings;
pub(super) mod searcher;
pub(super) mod token_dictionary;
