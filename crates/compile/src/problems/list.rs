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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_most_there_is_one_word_that_there_are_more() {
        let at = Location { file: "文档.md".into(), line: 1, column: 1 };
        let mut problems = Problems::default();
        for _ in 0..MOST + 2 {
            problems.warn(at.clone(), DeckWarningKind::Html);
            problems.error(at.clone(), DeckErrorKind::EmptyFile);
        }
        let more_warnings = problems.warnings.iter().filter(|it| it.kind == DeckWarningKind::More);
        let more_errors = problems.errors.iter().filter(|it| it.kind == DeckErrorKind::More);
        assert_eq!((more_warnings.count(), more_errors.count()), (1, 1));
        assert_eq!((problems.warnings.len(), problems.errors.len()), (MOST + 1, MOST + 1));
        assert_eq!(problems.warnings.last().unwrap().kind, DeckWarningKind::More);
        assert_eq!(problems.errors.last().unwrap().kind, DeckErrorKind::More);
    }

    #[test]
    fn problems_of_a_file_come_in_the_order_of_their_places() {
        let at = |line, column| Location { file: "文档.md".into(), line, column };
        let mut own = Problems::default();
        for place in [at(2, 1), at(1, 9), at(1, 2)] {
            own.warn(place.clone(), DeckWarningKind::Html);
            own.error(place, DeckErrorKind::EmptyFile);
        }
        let mut all = Problems::default();
        all.append_in_order(own);
        let places = |at: &Location| (at.line, at.column);
        let warnings: Vec<_> = all.warnings.iter().map(|it| places(&it.at)).collect();
        let errors: Vec<_> = all.errors.iter().map(|it| places(&it.at)).collect();
        assert_eq!(warnings, [(1, 2), (1, 9), (2, 1)]);
        assert_eq!(errors, warnings);
    }
}
