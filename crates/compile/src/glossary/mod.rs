//! `glossary.toml`: other words for what the deck speaks of, by which a reader may search.

mod file;
mod suggestions;
mod terms;
mod unmatched;
mod word_finder;

pub(crate) use file::read;
pub(crate) use suggestions::Suggestions;
pub use terms::{Glossary, GlossaryTerm};
