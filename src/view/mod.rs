//! What a page sees: plain objects of the shapes in `types.d.ts`.
//!
//! Indices become ids here, and byte ranges become UTF-16 code units. Nothing in these types
//! knows of JavaScript; they only serialise.

#![allow(missing_docs, reason = "the fields are those of types.d.ts and documented there")]

mod blocks;
mod deck;
mod hits;
mod items;

pub use deck::{DocumentTextView, EntryHeadView, EntryView, InfoView, entries, info};
pub use hits::{HitView, SearchView, SnippetView};
pub use items::{ItemView, OptionView, VerdictView};
