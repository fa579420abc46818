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
mod language;
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
pub use quiz::{
    Answer, Answered, Choice, DiffOp, Feedback, GradeError, Item, ItemOptions, ItemType, Line,
    Outcome, Pair, Session, Stage, Verdict,
};
pub use search::{Excerpt, Hit, SearchOptions, SearchResult};
