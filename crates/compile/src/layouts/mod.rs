//! Layouts: how notes say what is an entry, and what its parts are. A file each.

mod numbered;

use study_model::Document;

use crate::entry_source::EntrySource;
use crate::markdown::SourceBlock;
use crate::problems::Problems;
use crate::source::Source;

/// The entries among the blocks of a document. There is one layout; a second one is chosen here, by
/// what `deck.toml` says of the document.
///
/// What a layout owes:
/// - each block has its place in the document that it gives back, or a problem that says why not;
/// - entries come in the order of the text, each with a slug that is not empty, has no `/` and is
///   the document's only one, and with a question; of those without a section of the kind `Answer`
///   there are no key points, and no quiz;
/// - for each entry an [`EntrySource`], in the same order, with the places of its list items;
/// - an error for what makes the whole document useless, such as none of its entries being found;
/// - nothing of copies and related entries, which are looked for when all documents are there.
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
