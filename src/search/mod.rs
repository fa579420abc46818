//! Looking things up: what was typed is read ([`parts`]), entries that hold it are ranked
//! ([`rank`]), and the best are shown with what matched ([`excerpt`]).

mod best;
mod correct;
mod excerpt;
mod execute;
mod guess;
mod literal;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod model;
mod parts;
mod postings;
mod query;
mod rank;
mod result;
mod score;
mod searcher;
mod sieve;
mod snippet;
mod suggest;
mod vocabulary;
mod words;

pub use result::{Hit, SearchOptions, SearchResult, Snippet};
pub(crate) use searcher::{Index, Searcher};
