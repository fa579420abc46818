//! What a page sees: plain objects of the shapes in `types.d.ts`.
//!
//! Indices become ids here, and byte ranges become UTF-16 code units. Nothing here knows of
//! JavaScript: what can be long is JSON, and a verdict, whose score is any number, serialises.

mod blocks;
mod deck;
mod hits;
#[cfg(feature = "quiz")]
mod items;
mod json;
#[cfg(feature = "quiz")]
mod log;

pub use deck::{document, entries, entry, info};
pub use hits::{search_result, texts};
#[cfg(feature = "quiz")]
pub use items::{VerdictView, items};
#[cfg(feature = "quiz")]
pub use log::progress;
