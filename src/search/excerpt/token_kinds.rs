//! What tokens mean to a reader of lines.

use study_model::{Blob, FIRST_WORD, TextEnd};

use crate::search::rank::clauses::Clauses;

/// Not looked for.
pub(super) const OTHER: u8 = 0;
/// Ends a line.
pub(super) const LINE_END: u8 = u8::MAX;
/// Stands behind the key of a key point.
pub(super) const COLON: u8 = u8::MAX - 1;
/// Ends a run of a line.
pub(super) const RUN_END: u8 = u8::MAX - 2;
/// Ends a run that nobody reads: the line goes on as if it were not there.
pub(super) const METADATA_END: u8 = u8::MAX - 3;

/// For each token its kind: one of those above, or any other number for what is looked for.
#[derive(Debug)]
pub(super) struct TokenKinds(Vec<u8>);

impl TokenKinds {
    pub(super) fn new(blob: &Blob, clauses: &Clauses) -> Self {
        let mut kinds = clauses.numbers().to_vec();
        let lines = (0..FIRST_WORD).chain(blob.line_break()).map(|token| (token, LINE_END));
        let colons = blob.colons().map(|token| (token, COLON));
        let runs = [
            (TextEnd::Run as u32, RUN_END),
            (TextEnd::Break as u32, RUN_END),
            (TextEnd::Metadata as u32, METADATA_END),
        ];
        for (token, kind) in lines.chain(colons).chain(runs) {
            kinds.get_mut(token as usize).into_iter().for_each(|known| *known = kind);
        }
        Self(kinds)
    }

    #[inline]
    pub(super) fn of(&self, token: u32) -> u8 {
        self.0.get(token as usize).copied().unwrap_or_default()
    }
}
