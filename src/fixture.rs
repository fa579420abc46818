//! The deck that unit tests use: small and nasty, so that no edit of real notes breaks one.

use std::path::Path;
use std::sync::LazyLock;

use crate::facade::Deck;

static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/nasty");
    let compiled = study_compile::compile(&folder).unwrap();
    study_model::encode(&compiled.deck, &compiled.index)
});

/// The deck in `tests/fixtures/nasty`, newly opened, with every sound known.
pub(crate) fn nasty() -> Deck {
    Deck::open(BYTES.clone().into(), &study_compile::common_characters()).unwrap()
}

#[test]
fn the_fixture_is_as_nasty_as_it_says() {
    let deck = nasty();
    let directory = deck.reader().directory();
    assert_eq!(directory.entries.len(), 12);
    assert_eq!(deck.reader().content_count(), 11, "one entry is a copy");
    let single = directory.documents.iter().position(|it| it.id == "single").unwrap();
    let in_single = directory.entries.iter().filter(|entry| entry.document as usize == single);
    assert_eq!(in_single.count(), 1);
}
