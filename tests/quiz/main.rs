//! The item bank, checked by a reader of its own that knows only the Markdown files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod answers;
mod bank;
mod chance;
mod checker;
mod choices;
mod cloze;
mod feedback;
mod fidelity;
mod foreign;
mod grading;
mod leaks;
mod lists;
mod native;
mod planted;
mod properties;
mod readings;
mod sessions;
mod shape;
mod sources;
mod text;
mod yields;

use study_widget::{Deck, Item, ItemOptions};

thread_local! {
    static DECK: Deck = Deck::bundled(&study_compile::common_characters()).unwrap();
}

/// The whole bank.
fn items(seed: u64) -> Vec<Item> {
    DECK.with(|deck| deck.items(&ItemOptions { seed, types: None }))
}
