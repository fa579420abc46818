//! The blob of the real deck: damage is noticed, and nothing that is read can panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test says what it expects by panicking"
)]

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use study_compile::{Compiled, compile};
use study_model::{Blob, Deck, encode};

static COMPILED: LazyLock<Compiled> = LazyLock::new(compiled);
static BLOB: LazyLock<Vec<u8>> = LazyLock::new(|| encode(&COMPILED.deck, &COMPILED.index));

fn compiled() -> Compiled {
    compile(Path::new("decks/ai-startup")).unwrap()
}

/// Opens and reads everything; `None` where an error is reported.
fn read(bytes: Vec<u8>) -> Option<Deck> {
    Blob::open(bytes.into()).ok()?.to_deck().ok()
}

#[test]
fn what_was_written_is_read_back() {
    assert_eq!(read(BLOB.clone()).as_ref(), Some(&COMPILED.deck));
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    let again = compiled();
    assert_eq!(encode(&again.deck, &again.index), *BLOB);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_truncated_blob_is_an_error(end in 0..BLOB.len()) {
        prop_assert_eq!(read(BLOB[..end].to_vec()), None);
    }

    #[test]
    fn a_flipped_bit_is_an_error(at in 0..BLOB.len(), bit in 0..8_u8) {
        let mut bytes = BLOB.clone();
        bytes[at] ^= 1 << bit;
        prop_assert_eq!(read(bytes), None);
    }

    #[test]
    fn any_bytes_are_an_error(bytes: Vec<u8>) {
        prop_assert_eq!(read(bytes), None);
    }
}
