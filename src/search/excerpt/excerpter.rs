//! The excerpt of an entry.

use study_model::{TextEnd, Tokens};

use super::highlights::{highlights, token_text};
use super::line_scan::best_line;
use super::token_kinds::{LINE_END, METADATA_END, RUN_END, TokenKinds};
use super::window::cut;
use crate::search::index::searcher::Searcher;
use crate::search::rank::clauses::Clauses;
use crate::search::result::Excerpt;

/// Makes the excerpts of a search.
#[derive(Debug)]
pub(crate) struct Excerpter<'a> {
    searcher: Searcher<'a>,
    clauses: &'a Clauses,
    kinds: TokenKinds,
}

impl<'a> Excerpter<'a> {
    pub(crate) fn new(searcher: Searcher<'a>, clauses: &'a Clauses) -> Self {
        Self { searcher, clauses, kinds: TokenKinds::new(searcher.blob(), clauses) }
    }

    pub(crate) fn clauses(&self) -> &Clauses {
        self.clauses
    }

    /// The excerpt of an entry; `None` when no line of it holds anything that is looked for.
    pub(crate) fn excerpt(&self, entry: u32) -> Option<Excerpt> {
        let line = best_line(self.clauses, &self.kinds, self.searcher.blob().text(entry))?;
        let [line, label] = [line.tokens, line.label].map(|text| self.readable_line(text));
        let highlights = highlights(self.searcher, line.iter().copied(), self.clauses);
        let [text, section] = [line, label].map(|tokens| self.text(tokens));
        Some(cut(text, section, highlights))
    }

    /// The tokens of the line that begins here, and the breaks between them.
    fn readable_line(&self, text: Tokens<'_>) -> Vec<u32> {
        // Few lines are longer; no token is shorter than a byte.
        let mut line = Vec::with_capacity(text.bytes_left().min(256));
        let mut run_start = 0;
        for token in text {
            match self.kinds.of(token) {
                METADATA_END => line.truncate(run_start),
                RUN_END => {
                    line.extend((token == TextEnd::Break as u32).then_some(token));
                    run_start = line.len();
                }
                LINE_END => break,
                _ => line.push(token),
            }
        }
        line
    }

    fn text(&self, tokens: Vec<u32>) -> String {
        // Seldom is a token longer than eight bytes.
        let mut text = String::with_capacity(8 * tokens.len());
        text.extend(tokens.into_iter().map(|token| token_text(self.searcher.blob(), token)));
        text
    }
}
