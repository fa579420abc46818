//! All mistakes and slips of a deck.

use super::error::{DeckError, DeckErrorKind};
use super::location::Location;
use super::warning::{DeckWarning, DeckWarningKind};

/// Most mistakes that are listed, and most slips: more than anybody reads, and less than fills a
/// machine's memory where every byte of a file is one.
const MOST: usize = 10_000;

/// Everything found so far.
#[derive(Debug, Default)]
pub struct Problems {
    /// Mistakes.
    pub errors: Vec<DeckError>,
    /// Slips.
    pub warnings: Vec<DeckWarning>,
}

impl Problems {
    pub(crate) fn error(&mut self, at: Location, kind: DeckErrorKind) {
        if self.errors.len() <= MOST {
            let kind = if self.errors.len() < MOST { kind } else { DeckErrorKind::More };
            self.errors.push(DeckError { at, kind });
        }
    }

    pub(crate) fn warn(&mut self, at: Location, kind: DeckWarningKind) {
        if self.warnings.len() <= MOST {
            let kind = if self.warnings.len() < MOST { kind } else { DeckWarningKind::More };
            self.warnings.push(DeckWarning { at, kind });
        }
    }

    /// Takes over the problems of one file, sorted by place.
    pub(crate) fn append_in_order(&mut self, mut others: Problems) {
        others.errors.sort_by_key(|error| (error.at.line, error.at.column));
        others.warnings.sort_by_key(|warning| (warning.at.line, warning.at.column));
        others.errors.into_iter().for_each(|error| self.error(error.at, error.kind));
        others.warnings.into_iter().for_each(|warning| self.warn(warning.at, warning.kind));
    }
}
