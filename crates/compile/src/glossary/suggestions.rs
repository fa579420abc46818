//! What an author may have meant by a term that stands nowhere.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use study_model::Term;

/// Titles and key points that authors of terms may have meant.
pub(crate) struct Suggestions<'a> {
    matcher: SkimMatcherV2,
    terms: Vec<&'a str>,
}

/// What is longer, in bytes, is a sentence: nobody meant it by a term, and comparing takes the
/// product of both lengths.
const LONGEST_TERM: usize = 200;
/// Most comparisons of terms with terms, which take half a second. A glossary that needs more is
/// that of another deck, and a guess at each of its terms no help.
const MOST_COMPARISONS: usize = 1_000_000;

impl<'a> Suggestions<'a> {
    pub(crate) fn new(terms: &'a [Term]) -> Self {
        let used = terms.iter().filter(|term| !term.postings.is_empty());
        let terms = used.map(|term| term.text.as_str()).filter(|term| term.len() <= LONGEST_TERM);
        Self { matcher: SkimMatcherV2::default(), terms: terms.collect() }
    }

    /// The title or key point that has the characters of a term in their order, or the term its:
    /// the one that its author may have meant.
    ///
    /// - `before`: how many terms were asked for before.
    pub(crate) fn nearest(&self, before: usize, wanted: &str) -> Option<String> {
        let terms = self.terms.iter().filter(|_| {
            wanted.len() <= LONGEST_TERM && (before + 1) * self.terms.len() <= MOST_COMPARISONS
        });
        let fit = |term: &str| {
            self.matcher.fuzzy_match(term, wanted).max(self.matcher.fuzzy_match(wanted, term))
        };
        let fitting = terms.filter_map(|term| Some((fit(term)?, term)));
        // Of equals the first.
        fitting.rev().max_by_key(|&(fit, _)| fit).map(|(_, &term)| term.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_that_the_deck_writes_otherwise_is_told_so() {
        let used = vec![study_model::Posting { content: 0, primary: false }];
        let term =
            |text: &str| Term { text: text.into(), postings: used.clone(), ..Term::default() };
        let terms = ["数据增强💛", "数据加密", "对数据进行ＡＥＳ加密"].map(term);
        let suggestions = Suggestions::new(&terms);
        assert_eq!(suggestions.nearest(0, "数据的加密").as_deref(), Some("数据加密"));
        assert_eq!(suggestions.nearest(9, "据加密").as_deref(), Some("数据加密"));
        assert_eq!(suggestions.nearest(0, "量子纠缠"), None);
        assert_eq!(suggestions.nearest(MOST_COMPARISONS, "据加密"), None);
    }
}
