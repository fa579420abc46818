//! `deck.toml`: title, language, and the order of documents.

use std::collections::HashSet;
use std::path::Path;

use crate::problems::{DeckErrorKind, DeckWarningKind, Location, Problems};
use crate::source::Source;
use crate::toml_table::{self, Key, Table, Text};

/// A deck's manifest.
#[derive(Debug)]
pub(crate) struct Manifest {
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) documents: Vec<Listed>,
}

/// A document that the manifest lists.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) id: String,
    /// Where it is listed.
    pub(crate) at: Location,
}

const TITLE: Key =
    Key {
        name: "title", wanted: "a text that is not empty", example: "`title = \"我的笔记\"`"
    };
const LANGUAGE: Key =
    Key { name: "language", wanted: "a text that is not empty", example: "`language = \"zh-CN\"`" };
const DOCUMENTS: Key = Key {
    name: "documents",
    wanted: "a list of file names without `.md`",
    example: "`documents = [\"trends\"]`",
};

/// Reads `deck.toml` in `folder`. `None` when nothing of it can be used.
pub(crate) fn read(folder: &Path, problems: &mut Problems) -> Option<Manifest> {
    let source = Source::read(&folder.join("deck.toml"), problems)?;
    let parsed = toml_table::parse(&source, problems)?;
    let mut table = Table { source: &source, values: parsed.get_ref(), start: 0, problems };
    let rule = "the keys are `title`, `language` and `documents`";
    table.unknown_keys(&[TITLE, LANGUAGE, DOCUMENTS], rule);
    let title = table.text(TITLE);
    let language = table.text(LANGUAGE);
    let documents = documents(&mut table);
    let manifest = Manifest { title: title?.text, language: language?.text, documents: documents? };
    unlisted(folder, &manifest, problems);
    Some(manifest)
}

fn documents(table: &mut Table<'_>) -> Option<Vec<Listed>> {
    let value = table.value(DOCUMENTS)?;
    if value.get_ref().as_array().is_some_and(|array| array.is_empty()) {
        table.error(&value.span(), DOCUMENTS.bad());
    }
    let mut listed: Vec<Listed> = Vec::new();
    let mut known = HashSet::new();
    for Text { text: id, span } in table.texts(value, DOCUMENTS) {
        if !known.insert(id.clone()) && is_id(&id) {
            table.error(&span, DeckErrorKind::DocumentListedTwice { id });
        } else if is_id(&id) {
            listed.push(Listed { id, at: table.source.location(span.start) });
        } else {
            table.error(&span, DeckErrorKind::BadDocumentId { id });
        }
    }
    Some(listed)
}

/// Ids stand in addresses (`#/entry/trends/14`) and name files, so they hold nothing special.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Markdown files that nobody listed are forgotten more often than meant.
fn unlisted(folder: &Path, manifest: &Manifest, problems: &mut Problems) {
    let Ok(files) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
    paths.sort();
    let listed: HashSet<&str> = manifest.documents.iter().map(|it| it.id.as_str()).collect();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        if stem != "README" && !listed.contains(stem.as_ref()) {
            let at = Location { file: path.display().to_string(), line: 1, column: 1 };
            problems.warn(at, DeckWarningKind::Unlisted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_letters_digits_and_two_marks() {
        for id in ["trends", "A-1_b", "文档", "é", "７", "-", "_"] {
            assert!(is_id(id), "{id}");
        }
        for id in ["", "a b", "a/b", "a.b", "..", "a#", "a?", "💛", "a:b", "a\\b", "a\n"] {
            assert!(!is_id(id), "{id}");
        }
    }
}
