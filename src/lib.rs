//! The core of study-widget: a deck that can be searched, practised and graded.
//!
//! Everything here is pure: no clock, no chance, no storage, no JavaScript. Time and seeds come
//! in as arguments. `wasm.rs` alone, compiled for the browser only, knows who is calling.
//!
//! ```
//! use study_widget::{Deck, SearchOptions};
//! let deck = Deck::bundled("").unwrap();
//! let found = deck.search("数据加密", &SearchOptions::default());
//! assert!(found.total > 0);
//! ```

mod deck;
mod facade;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod fixture;
#[cfg(feature = "quiz")]
mod interner;
mod language;
#[cfg(feature = "quiz")]
mod memory;
mod multimap;
mod pinyin;
#[cfg(feature = "quiz")]
mod quiz;
mod search;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use deck::{DeckReader, UnknownId};
pub use facade::Deck;
#[cfg(feature = "quiz")]
pub use memory::{
    DocumentProgress, Flag, LogRecord, Overrule, Progress, Review, flagged, is_flagged, progress,
    reviews,
};
#[cfg(feature = "quiz")]
pub use quiz::{
    BadItemId, Choice, DiffOp, Feedback, GradeError, Item, ItemId, ItemOptions, ItemType, Level,
    LineVerdict, Outcome, Pair, Reason, Response, SessionOptions, Verdict,
};
pub use search::{Excerpt, Hit, SearchOptions, SearchResult};
