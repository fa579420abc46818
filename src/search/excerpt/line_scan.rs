//! The line of an entry that holds most of a query.

use study_model::{TextEnd, Tokens};

use super::token_kinds::{COLON, LINE_END, METADATA_END, OTHER, RUN_END, TokenKinds};
use crate::search::rank::clauses::{Clauses, TokenSet};
use crate::search::rank::score::{Field, field_weight};

/// A line, and the label above it.
pub(super) struct Line<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) label: Tokens<'a>,
}

/// The best line of a text; `None` when no line of it holds anything that is looked for.
pub(super) fn best_line<'a>(
    clauses: &Clauses,
    kinds: &TokenKinds,
    text: Tokens<'a>,
) -> Option<Line<'a>> {
    let mut scan = LineScan::new(clauses, text);
    while let Some(token) = scan.rest.next() {
        match kinds.of(token) {
            OTHER => {}
            COLON => scan.behind_colon = scan.rest.bytes_left(),
            RUN_END => scan.end_run(),
            METADATA_END => scan.held = scan.held_before_run,
            LINE_END => {
                if scan.end_line(token) {
                    break;
                }
            }
            _ => scan.held |= clauses.token_set(token),
        }
        scan.behind = scan.rest.bytes_left();
    }
    scan.best.map(|(_, line)| line)
}

struct LineScan<'a, 'c> {
    clauses: &'c Clauses,
    /// What no line scores more than: all of the query in its key, which counts twice.
    max_score: u32,
    rest: Tokens<'a>,
    /// With its score.
    best: Option<(u32, Line<'a>)>,
    line: Tokens<'a>,
    label: Tokens<'a>,
    in_answer: bool,
    /// What is looked for and stands in the line, in its key if it has one, and before its last run.
    held: TokenSet,
    held_by_key: Option<TokenSet>,
    held_before_run: TokenSet,
    /// How much text there is behind the last colon, and behind the last token.
    behind_colon: usize,
    behind: usize,
}

impl<'a, 'c> LineScan<'a, 'c> {
    fn new(clauses: &'c Clauses, text: Tokens<'a>) -> LineScan<'a, 'c> {
        let weight = field_weight(Field::Explanation) + field_weight(Field::Key);
        LineScan {
            clauses,
            max_score: clauses.max_weight() * weight,
            best: None,
            line: text.clone(),
            label: Tokens::default(),
            in_answer: false,
            held: 0,
            held_by_key: None,
            held_before_run: 0,
            behind_colon: usize::MAX,
            behind: text.bytes_left(),
            rest: text,
        }
    }

    /// The first run of an answer that ends in a colon is the key of its line.
    fn end_run(&mut self) {
        if self.in_answer && self.held_by_key.is_none() && self.behind == self.behind_colon {
            self.held_by_key = Some(self.held);
        }
        self.held_before_run = self.held;
    }

    /// Whether no line can be better.
    fn end_line(&mut self, token: u32) -> bool {
        let is_answer = token == TextEnd::AnswerLabel as u32;
        if is_answer || token == TextEnd::Label as u32 {
            (self.label, self.in_answer) = (self.line.clone(), is_answer);
        } else if self.held != 0 {
            let score = self.score();
            if score > self.best.as_ref().map_or(0, |&(best, _)| best) {
                let line = Line { tokens: self.line.clone(), label: self.label.clone() };
                self.best = Some((score, line));
            }
            if score == self.max_score {
                return true;
            }
        }
        self.line = self.rest.clone();
        (self.held, self.held_before_run, self.held_by_key) = (0, 0, None);
        false
    }

    /// All of the line as an explanation or a mention, and its key once more as a key.
    fn score(&self) -> u32 {
        // What ends in a colon announces the answer.
        let explains = self.in_answer && self.behind != self.behind_colon;
        let field = if explains { Field::Explanation } else { Field::Mention };
        let key = self.clauses.weight(self.held_by_key.unwrap_or_default());
        self.clauses.weight(self.held) * field_weight(field) + key * field_weight(Field::Key)
    }
}
