//! What a page sees: plain objects of the shapes in `types.d.ts`.
//!
//! Indices become ids here, and byte ranges become UTF-16 code units. Nothing here knows of
//! JavaScript: a [`Value`] only serialises.

mod blocks;
mod deck;
mod hits;
mod items;
mod value;

pub use deck::{document, entries, entry, info};
pub use hits::search_result;
pub use items::{item, verdict};
pub use value::Value;
