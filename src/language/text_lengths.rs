//! How many characters say how much in a language's writing.

/// Lengths in characters of texts in compact form.
#[derive(Debug)]
pub(crate) struct TextLengths {
    /// This many in common are a clue to a term; fewer are chance.
    pub(crate) clue: usize,
    /// This many of a term in a row all but say it, in however long a term.
    pub(crate) giveaway: usize,
    /// From here on a term says so much that a slip leaves it recognisable, and that it is not named
    /// by chance.
    pub(crate) recognisable: usize,
    /// An explanation of fewer, its key set aside, does not tell one key from another.
    pub(crate) shortest_explanation: usize,
    /// With a gap in it more are needed: `优化____，提高分布式计算效率` may be said of many things.
    pub(crate) shortest_with_gap: usize,
    /// Below so many a gap takes whatever stands in one like it: `使用____技术，提高效率`.
    pub(crate) telling_with_gap: usize,
    /// Below so many, what is said beside a gap is true of most things.
    pub(crate) telling_statement: usize,
    /// Shorter terms are no terms to hide; longer ones are typed for the typing's sake.
    pub(crate) hidden_term: std::ops::RangeInclusive<usize>,
    /// What is left of an explanation has to have as many to say what is missing.
    pub(crate) beside_hidden: usize,
    /// What is left of the clause itself.
    pub(crate) clause_beside_hidden: usize,
}

impl TextLengths {
    /// Of Chinese, most of whose words have two characters.
    pub(crate) const CHINESE: Self = Self {
        clue: 2,
        giveaway: 3,
        recognisable: 4, // two words
        shortest_explanation: 8,
        shortest_with_gap: 12,
        telling_with_gap: 16,
        telling_statement: 18,
        hidden_term: 2..=8,
        beside_hidden: 10,
        clause_beside_hidden: 4,
    };
}
