//! Full-text search over a deck: the query is cut into segments with candidates ([`query`]), entries
//! are scored by what they hold of them ([`rank`]), and the best are shown with what matched
//! ([`excerpt`]).

mod correction;
mod excerpt;
mod hits;
mod index;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod naive;
mod positions;
mod query;
mod rank;
mod result;
mod suggest;
mod top_k;

pub(crate) use index::searcher::{Index, Searcher};
pub use result::{Excerpt, Hit, SearchOptions, SearchResult};
