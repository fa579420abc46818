//! Reading `glossary.toml`.

use std::collections::HashMap;
use std::path::Path;

use study_model::text::{compact, normalise};

use super::terms::{Glossary, GlossaryTerm};
use crate::problems::{DeckErrorKind, Problems};
use crate::source::Source;
use crate::toml_table::{self, Key, Table, Text};

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
    let Some(parsed) = toml_table::parse(source, problems) else { return Vec::new() };
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
