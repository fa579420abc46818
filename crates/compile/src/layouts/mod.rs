//! Layouts: how notes say what is an entry, and what its parts are. A file each.

mod numbered;

use study_model::Document;

use crate::entry_source::EntrySource;
use crate::markdown::SourceBlock;
use crate::problems::Problems;
use crate::source::Source;

/// The entries among the blocks of a document.
pub(crate) fn parse(
    id: &str,
    source: &Source,
    blocks: Vec<SourceBlock>,
    problems: &mut Problems,
) -> (Document, Vec<EntrySource>) {
    numbered::parse(id, source, blocks, problems)
}
