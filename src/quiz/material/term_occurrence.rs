//! A term where it stands in an explanation.

use std::ops::Range;

/// Number of a word or term.
pub(crate) type TokenId = usize;

/// What stands before the first and behind the last word of a clause.
pub(super) const EDGE: TokenId = 0;

/// A term where it stands in a text, and the words of its clause.
#[derive(Debug)]
pub(crate) struct TermOccurrence {
    /// In compact form.
    pub(crate) term: String,
    /// In bytes of the text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// In bytes of the text, too.
    pub(crate) clause: Range<usize>,
    pub(crate) token: TokenId,
    /// The words to both sides.
    pub(super) neighbours: [TokenId; 2],
    /// The words of the term itself, and all others of the clause.
    pub(super) parts: Vec<TokenId>,
    pub(super) others: Vec<TokenId>,
}

impl TermOccurrence {
    /// Whether nothing of the clause stands before it.
    pub(crate) fn begins_clause(&self) -> bool {
        self.start == self.clause.start
    }
}
