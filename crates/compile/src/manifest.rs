//! `deck.toml`: title, language, and the order of documents.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::{DeckErrorKind, DeckWarningKind, Location, Problems};
use crate::source::Source;

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

const TITLE: &str = "title";
const LANGUAGE: &str = "language";
const DOCUMENTS: &str = "documents";

/// Reads `deck.toml` in `folder`. `None` when nothing of it can be used.
pub(crate) fn read(folder: &Path, problems: &mut Problems) -> Option<Manifest> {
    let source = Source::read(&folder.join("deck.toml"), problems)?;
    let table = match DeTable::parse(&source.text) {
        Ok(table) => table,
        Err(error) => {
            let at = source.location(error.span().map_or(0, |span| span.start));
            problems.error(at, DeckErrorKind::BadToml { message: error.message().to_owned() });
            return None;
        }
    };
    let mut reader = Reader { source: &source, table: table.get_ref(), problems };
    reader.unknown_keys();
    let title = reader.string(TITLE, "`title = \"我的笔记\"`");
    let language = reader.string(LANGUAGE, "`language = \"zh-CN\"`");
    let documents = reader.documents();
    let manifest = Manifest { title: title?, language: language?, documents: documents? };
    unlisted(folder, &manifest, problems);
    Some(manifest)
}

struct Reader<'a> {
    source: &'a Source,
    table: &'a DeTable<'a>,
    problems: &'a mut Problems,
}

impl<'a> Reader<'a> {
    fn error(&mut self, span: &Range<usize>, kind: DeckErrorKind) {
        self.problems.error(self.source.location(span.start), kind);
    }

    fn unknown_keys(&mut self) {
        for key in self.table.keys() {
            let name = key.get_ref();
            if ![TITLE, LANGUAGE, DOCUMENTS].contains(&name.as_ref()) {
                self.error(&key.span(), DeckErrorKind::UnknownKey { key: name.to_string() });
            }
        }
    }

    fn value(
        &mut self,
        key: &'static str,
        example: &'static str,
    ) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.table.get(key);
        if value.is_none() {
            self.error(&(0..0), DeckErrorKind::MissingKey { key, example });
        }
        value
    }

    fn string(&mut self, key: &'static str, example: &'static str) -> Option<String> {
        let value = self.value(key, example)?;
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => {
                self.error(
                    &value.span(),
                    DeckErrorKind::BadValue { key, wanted: "a text that is not empty", example },
                );
                None
            }
        }
    }

    fn documents(&mut self) -> Option<Vec<Listed>> {
        let example = "`documents = [\"trends\"]`";
        let value = self.value(DOCUMENTS, example)?;
        let bad = DeckErrorKind::BadValue {
            key: DOCUMENTS,
            wanted: "a list of file names without `.md`",
            example,
        };
        let Some(array) = value.get_ref().as_array().filter(|array| !array.is_empty()) else {
            self.error(&value.span(), bad);
            return None;
        };
        let mut listed: Vec<Listed> = Vec::new();
        for item in array {
            let Some(id) = item.get_ref().as_str() else {
                self.error(&item.span(), bad.clone());
                continue;
            };
            let id = id.to_owned();
            if listed.iter().any(|before| before.id == id) {
                self.error(&item.span(), DeckErrorKind::DocumentListedTwice { id });
            } else if is_id(&id) {
                listed.push(Listed { id, at: self.source.location(item.span().start) });
            } else {
                self.error(&item.span(), DeckErrorKind::BadDocumentId { id });
            }
        }
        Some(listed)
    }
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
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        if stem != "README" && !manifest.documents.iter().any(|listed| listed.id == stem) {
            let at = Location { file: path.display().to_string(), line: 1, column: 1 };
            problems.warn(at, DeckWarningKind::Unlisted);
        }
    }
}
