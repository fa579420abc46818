//! Layouts: how notes say what is an entry, and what its parts are. A file each.

mod numbered;

use study_model::Document;

use crate::entry_source::EntrySource;
use crate::markdown::SourceBlock;
use crate::problems::Problems;
use crate::source::Source;

/// The entries among the blocks of a document; a new layout is chosen here.
///
/// What a layout owes: each block has its place in the document that it gives back, or a problem
/// that says why not; entries come in the order of the text, each with a slug of its own; its
/// sections have the places of their list items, in the order of the text; and an error for what
/// makes the whole document useless, such as none of its entries being found.
///
/// - `id`: of the document, which begins the ids of its entries.
/// - `source`: the text that the blocks' places count in.
pub(crate) fn parse(
    id: &str,
    source: &Source,
    blocks: Vec<SourceBlock>,
    problems: &mut Problems,
) -> (Document, Vec<EntrySource>) {
    numbered::parse(id, source, blocks, problems)
}
