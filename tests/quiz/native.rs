//! What the bank is to the byte, for the module's tests to find the same (P13).

use study_widget::view;

use crate::{DECK, items};

/// A line for each seed. It changes with the deck and with the rules: then take over what the
/// failing test says, having read what has changed in the bank.
const HASHES: &str = include_str!("../bank.txt");

#[test]
fn the_bank_is_as_it_was() {
    let hashes: Vec<String> = HASHES
        .lines()
        .map(|line| {
            let seed = line.split_once(' ').unwrap().0.parse().unwrap();
            let json = DECK.with(|deck| view::items(deck.reader(), &items(seed)));
            format!("{seed} {:016x}", hash(&json))
        })
        .collect();
    assert_eq!(hashes.join("\n"), HASHES.trim_end());
}

/// FNV-1a (Fowler, Noll and Vo, 1991).
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
