//! Terms of a deck, with other words for them.

use crate::problems::Location;

/// Terms of a deck; none where the deck has no glossary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// In the order of the file.
    pub terms: Vec<GlossaryTerm>,
}

/// A term, and what else people call it. No two terms read alike, and no other name reads like
/// its own term; it may read like another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryTerm {
    /// As the deck writes it.
    pub term: String,
    /// Its names in English.
    pub english: Vec<String>,
    /// Other words and everyday wordings of the same thing.
    pub synonyms: Vec<String>,
    /// Words of Taiwan or Hong Kong that differ by more than the shape of characters.
    pub regional: Vec<String>,
    /// Where the term is written.
    pub at: Location,
}
