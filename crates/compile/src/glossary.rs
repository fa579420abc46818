//! `glossary.toml`: other words for what the deck speaks of, by which a reader may search.

use std::collections::HashMap;
use std::path::Path;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use study_model::text::{compact, normalise};
use study_model::{Deck, Document, Term, plain_text};

use crate::occurring::Occurring;
use crate::problem::{DeckErrorKind, Location, Problems};
use crate::source::Source;
use crate::table::{self, Key, Table, Text};

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

const TERMS: Key = Key {
    name: "term",
    wanted: "a list of tables, each below a line `[[term]]`",
    example: "`term = \"过拟合\"` below it",
};
const TERM: Key =
    Key { name: "term", wanted: "a text that is not empty", example: "`term = \"过拟合\"`" };
const ENGLISH: Key = list("english", "`english = [\"overfitting\"]`");
const SYNONYMS: Key = list("synonyms", "`synonyms = [\"过度拟合\"]`");
const REGIONAL: Key = list("regional", "`regional = [\"過適\"]`");

const fn list(name: &'static str, example: &'static str) -> Key {
    Key { name, wanted: "a list of texts that are not empty", example }
}

/// Reads `glossary.toml` in `folder`, if there is one.
pub(crate) fn read(folder: &Path, problems: &mut Problems) -> Glossary {
    let path = folder.join("glossary.toml");
    if !path.exists() {
        return Glossary::default();
    }
    let mut found = Problems::default();
    let terms = Source::read(&path, &mut found).map(|source| terms(&source, &mut found));
    problems.append_in_order(found);
    Glossary { terms: terms.unwrap_or_default() }
}

fn terms(source: &Source, problems: &mut Problems) -> Vec<GlossaryTerm> {
    let Some(parsed) = table::parse(source, problems) else { return Vec::new() };
    let mut file = Table { source, values: parsed.get_ref(), start: 0, problems };
    file.unknown_keys(&[TERMS], "a glossary holds `[[term]]` and nothing else");
    let Some(value) = file.values.get(TERMS.name) else { return Vec::new() };
    let Some(items) = value.get_ref().as_array() else {
        file.error(&value.span(), TERMS.bad());
        return Vec::new();
    };
    let mut terms: Vec<GlossaryTerm> = Vec::new();
    let mut lines = HashMap::new();
    for item in items {
        let Some(values) = item.get_ref().as_table() else {
            file.error(&item.span(), TERMS.bad());
            continue;
        };
        let start = item.span().start;
        let mut table = Table { source, values, start, problems: &mut *file.problems };
        terms.extend(term(&mut table, &mut lines));
    }
    terms
}

/// - `lines`: the terms before, as they read, and where they stand.
fn term(table: &mut Table<'_>, lines: &mut HashMap<String, usize>) -> Option<GlossaryTerm> {
    let rule = "the keys are `term`, `english`, `synonyms` and `regional`";
    table.unknown_keys(&[TERM, ENGLISH, SYNONYMS, REGIONAL], rule);
    let term = table.text(TERM);
    let words = term.as_ref().map(|term| normalise(&term.text));
    let [english, synonyms, regional] =
        [ENGLISH, SYNONYMS, REGIONAL].map(|key| aliases(table, key, words.as_deref()));
    let Text { text: term, span } = term?;
    let at = table.source.location(span.start);
    if let Some(&first_line) = lines.get(&compact(&term)) {
        table.error(&span, DeckErrorKind::TermListedTwice { term, first_line });
        return None;
    }
    lines.insert(compact(&term), at.line);
    Some(GlossaryTerm { term, english, synonyms, regional, at })
}

/// Other names of the term whose words are `own`. `IO` is another for `I/O`, which is two words.
fn aliases(table: &mut Table<'_>, key: Key, own: Option<&str>) -> Vec<String> {
    let Some(value) = table.values.get(key.name) else { return Vec::new() };
    let mut aliases = Vec::new();
    for Text { text: alias, span } in table.texts(value, key) {
        if own == Some(normalise(&alias).as_str()) {
            table.error(&span, DeckErrorKind::AliasIsTerm { alias });
        } else {
            aliases.push(alias);
        }
    }
    aliases
}

impl Glossary {
    /// Those terms that stand nowhere in `deck`, in the order of the file.
    pub(crate) fn unmatched(&self, deck: &Deck) -> Vec<&GlossaryTerm> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let terms: Vec<String> = self.terms.iter().map(|term| compact(&term.term)).collect();
        let mut occurring = Occurring::new(terms.iter().map(String::as_str));
        for text in deck.documents.iter().flat_map(texts) {
            occurring.read(&compact(&text));
        }
        let found = occurring.found().into_iter().zip(&self.terms);
        found.filter(|&(found, _)| !found).map(|(_, term)| term).collect()
    }
}

/// Names that authors of terms may have meant.
pub(crate) struct Guesses<'a> {
    matcher: SkimMatcherV2,
    names: Vec<&'a str>,
}

/// What is longer, in bytes, is a sentence: nobody meant it by a term, and comparing takes the
/// product of both lengths.
const LONGEST_NAME: usize = 200;
/// Most comparisons of terms with names, which take half a second. A glossary that needs more is
/// that of another deck, and a guess at each of its terms no help.
const MOST_COMPARISONS: usize = 1_000_000;

impl<'a> Guesses<'a> {
    pub(crate) fn new(names: &'a [Term]) -> Self {
        let used = names.iter().filter(|name| !name.postings.is_empty());
        let names = used.map(|name| name.text.as_str()).filter(|name| name.len() <= LONGEST_NAME);
        Self { matcher: SkimMatcherV2::default(), names: names.collect() }
    }

    /// The title or key point that has the characters of a term in their order, or the term its:
    /// the one that its author may have meant.
    ///
    /// - `before`: how many terms were guessed at before.
    pub(crate) fn nearest(&self, before: usize, term: &str) -> Option<String> {
        let names = self.names.iter().filter(|_| {
            term.len() <= LONGEST_NAME && (before + 1) * self.names.len() <= MOST_COMPARISONS
        });
        let fit = |name: &str| {
            self.matcher.fuzzy_match(name, term).max(self.matcher.fuzzy_match(term, name))
        };
        let fitting = names.filter_map(|name| Some((fit(name)?, name)));
        // Of equals the first.
        fitting.rev().max_by_key(|&(fit, _)| fit).map(|(_, &name)| name.to_owned())
    }
}

/// Every text that a reader finds something by.
fn texts(document: &Document) -> impl Iterator<Item = String> {
    let entries = document.entries.iter().flat_map(|entry| {
        let sections = entry.sections.iter().map(|section| &section.blocks);
        let blocks = std::iter::once(&entry.question).chain(sections);
        let texts = blocks.map(|blocks| plain_text(blocks).text);
        std::iter::once(entry.title.clone()).chain(texts)
    });
    std::iter::once(document.title.clone()).chain(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<GlossaryTerm>, Vec<String>) {
        let mut problems = Problems::default();
        let terms = terms(&Source::of(text), &mut problems);
        (terms, problems.errors.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_term_has_names_of_three_kinds() {
        let (terms, errors) = read(
            "[[term]]\nterm = \" 过拟合 \"\nenglish = [\"overfitting\"]\n\
             synonyms = [\"死记硬背💛\", \"过度拟合\"]\nregional = [\"過適\"]\n\n\
             [[term]]\nterm = \"ＬｏＲＡ\"\nsynonyms = [\"死记硬背💛\"]\n",
        );
        assert_eq!(errors, [""; 0]);
        assert_eq!(terms[0].term, "过拟合");
        assert_eq!(terms[0].english, ["overfitting"]);
        assert_eq!(terms[0].synonyms, ["死记硬背💛", "过度拟合"]);
        assert_eq!(terms[0].regional, ["過適"]);
        assert_eq!(terms[1].at.to_string(), "test.md:8:8");
        assert_eq!(terms[1].synonyms, ["死记硬背💛"]);
    }

    #[test]
    fn a_term_that_the_deck_writes_otherwise_is_told_so() {
        let used = vec![study_model::Posting { content: 0, primary: false }];
        let name =
            |text: &str| Term { text: text.into(), postings: used.clone(), ..Term::default() };
        let names = ["数据增强💛", "数据加密", "对数据进行ＡＥＳ加密"].map(name);
        let guesses = Guesses::new(&names);
        assert_eq!(guesses.nearest(0, "数据的加密").as_deref(), Some("数据加密"));
        assert_eq!(guesses.nearest(9, "据加密").as_deref(), Some("数据加密"));
        assert_eq!(guesses.nearest(0, "量子纠缠"), None);
        assert_eq!(guesses.nearest(MOST_COMPARISONS, "据加密"), None);
    }

    #[test]
    fn an_empty_glossary_is_one() {
        assert_eq!(read(""), (vec![], vec![]));
        assert_eq!(read("# 💛\nterm = []\n"), (vec![], vec![]));
    }

    #[test]
    fn one_mistake_does_not_hide_another() {
        let (terms, errors) = read("[[term]]\nenglish = [1]\n[[term]]\nterm = \"蒸馏\"\nx = 1\n");
        assert_eq!(terms.len(), 1);
        assert_eq!(errors.len(), 3, "{errors:?}");
    }

    #[test]
    fn a_folder_without_a_glossary_has_none() {
        let mut problems = Problems::default();
        assert_eq!(super::read(Path::new("no such folder"), &mut problems), Glossary::default());
        assert_eq!(problems.errors, []);
    }
}
