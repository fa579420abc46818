//! The item bank, checked by a reader of its own that knows only the Markdown files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

mod alternatives;
mod answers;
mod bank;
mod chance;
mod checker;
mod choices;
mod cloze;
mod decks;
mod exact;
mod feedback;
mod fidelity;
mod foreign;
mod grading;
mod interviews;
mod large;
mod leaks;
mod limits;
mod lists;
mod matched;
mod native;
mod planted;
mod properties;
mod readings;
mod sessions;
mod shape;
mod slips;
mod small;
mod sources;
mod strange;
mod text;
mod yields;

use study_widget::{Deck, Item, ItemOptions};

thread_local! {
    static DECK: Deck = Deck::bundled(&study_compile::common_characters()).unwrap();
}

/// A small deck of keys that are hard to grade.
fn nasty() -> Deck {
    let compiled = study_compile::compile("tests/quiz/nasty".as_ref()).unwrap();
    let bytes = study_model::encode(&compiled.deck, &compiled.index);
    Deck::open(bytes.into(), &study_compile::common_characters()).unwrap()
}

/// The whole bank.
fn items(seed: u64) -> Vec<Item> {
    DECK.with(|deck| deck.items(&ItemOptions { seed, types: None }))
}
