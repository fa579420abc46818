//! A document: its file, and what every layout asks of it.

use std::path::Path;

use study_model::Document;

use crate::entry_source::EntrySource;
use crate::layouts;
use crate::manifest::Listed;
use crate::markdown;
use crate::problems::{DeckErrorKind, DeckWarningKind, Problems};
use crate::source::Source;

/// Reads a listed document. `None` when nothing of it can be used; the problems say why.
pub(crate) fn read(
    folder: &Path,
    listed: &Listed,
    problems: &mut Problems,
) -> Option<(Document, Vec<EntrySource>)> {
    let path = folder.join(format!("{}.md", listed.id));
    if !path.is_file() {
        problems.error(listed.at.clone(), DeckErrorKind::DocumentMissing { id: listed.id.clone() });
        return None;
    }
    let source = Source::read(&path, problems)?;
    let mut own = Problems::default();
    let parsed = parse(&listed.id, &source, &mut own);
    problems.append_in_order(own);
    parsed
}

pub(crate) fn parse(
    id: &str,
    source: &Source,
    problems: &mut Problems,
) -> Option<(Document, Vec<EntrySource>)> {
    if source.text.trim().is_empty() {
        problems.error(source.location(0), DeckErrorKind::EmptyFile);
        return None;
    }
    if source.text.starts_with(char::is_whitespace) {
        problems.warn(source.location(0), DeckWarningKind::LeadingBlanks);
    }
    if has_front_matter(&source.text) {
        problems.error(source.location(0), DeckErrorKind::FrontMatter);
        return None;
    }
    let blocks = markdown::read(source, problems)?;
    Some(layouts::parse(id, source, blocks, problems))
}

/// Whether a document begins with what other programs read of it: `title: …` between two lines of
/// dashes, or `title = …` between two of `+++`.
fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    let Some(mark @ ("---" | "+++")) = lines.next() else { return false };
    let is_pair = |line: &str| {
        let key = line.trim_start_matches(|c: char| c.is_alphanumeric() || "_-. ".contains(c));
        key.len() < line.len() && key.starts_with([':', '='])
    };
    lines.next().is_some_and(is_pair) && lines.any(|line| line == mark || line == "...")
}
