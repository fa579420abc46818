//! A term that may be typed.

use study_model::text::compact;

use super::fold::verbatim;
use crate::quiz::alias::aliases;
use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::markers::split_lines;

/// What may be typed: a term, and its aliases.
#[derive(Clone, Debug)]
pub(in crate::quiz::grade) struct ExpectedTerm {
    pub(in crate::quiz::grade) term: String,
    /// With its punctuation, for terms that have nothing else.
    pub(super) verbatim: String,
    /// Term and aliases in compact form, the term itself first.
    pub(super) names: Vec<String>,
    /// The same, folded.
    pub(super) folded_names: Vec<String>,
    /// How many lines of a list it looks like.
    pub(in crate::quiz::grade) line_count: usize,
}

impl ExpectedTerm {
    pub(in crate::quiz::grade) fn new(grader: Grader<'_>, term: &str) -> Self {
        let aliases = aliases(term, grader.language.alias_introducers());
        let expected = Self {
            term: term.to_owned(),
            verbatim: verbatim(term),
            names: Vec::new(),
            folded_names: Vec::new(),
            line_count: split_lines(term, grader.language.list_words()).len(),
        };
        let expected = expected.with_alias(grader, term);
        aliases.iter().fold(expected, |expected, alias| expected.with_alias(grader, alias))
    }

    /// With another name that the deck gives to the same thing.
    pub(in crate::quiz::grade) fn with_alias(mut self, grader: Grader<'_>, name: &str) -> Self {
        let folded = grader.fold(name);
        if !folded.is_empty() {
            self.names.push(compact(name));
            self.folded_names.push(folded.into_iter().collect());
        }
        self
    }

    /// Term and aliases as they are compared.
    pub(in crate::quiz::grade) fn folded_names(&self) -> &[String] {
        &self.folded_names
    }
}
