//! Compiles a folder of Markdown notes into a [`Deck`].
//!
//! A deck folder holds `deck.toml`, the documents it lists, and perhaps a `glossary.toml`. All
//! mistakes of all files are reported together, each with file, line, column and what to do; slips
//! that have one obvious reading are mended in the model and reported as warnings. No file is ever
//! changed.
//!
//! ```
//! let deck = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../decks/ai-startup");
//! let compiled = study_compile::compile(&deck).unwrap();
//! assert_eq!(compiled.deck.documents.len(), 5);
//! ```

mod copies;
mod document;
mod entry_source;
mod glossary;
mod highlight;
mod index;
mod language;
mod layouts;
mod manifest;
mod markdown;
mod problems;
mod related;
mod section_label;
mod size;
mod source;
mod toml_table;

use std::path::Path;

use study_model::{Deck, SearchIndex};

pub use entry_source::EntrySource;
pub use glossary::{Glossary, GlossaryTerm};
pub use language::common_characters;
pub use problems::{
    DeckError, DeckErrorKind, DeckErrors, DeckWarning, DeckWarningKind, Location, Problems,
};

/// What a deck folder compiles to.
#[derive(Debug)]
pub struct Compiled {
    /// The deck.
    pub deck: Deck,
    /// What search needs to know of it.
    pub index: SearchIndex,
    /// Where its parts stand in the files: an entry each, in deck order.
    pub sources: Vec<EntrySource>,
    /// Other words for what the deck speaks of.
    pub glossary: Glossary,
    /// What was mended, in the order of files and lines.
    pub warnings: Vec<DeckWarning>,
}

/// Compiles the deck in `folder`.
///
/// # Errors
/// Every mistake in the manifest, in all documents and in the glossary, in the order of files and
/// lines.
pub fn compile(folder: &Path) -> Result<Compiled, DeckErrors> {
    let mut problems = Problems::default();
    let compiled = manifest::read(folder, &mut problems).map(|manifest| {
        let read = manifest
            .documents
            .iter()
            .filter_map(|listed| document::read(folder, listed, &mut problems));
        let (mut documents, sources): (Vec<_>, Vec<_>) = read.unzip();
        let sources = sources.concat();
        copies::find(&mut documents);
        highlight::assign(folder, &mut documents, &sources, &mut problems);
        let deck = Deck { title: manifest.title, language: manifest.language, documents };
        size::check(folder, &deck, &sources, &mut problems);
        (deck, sources)
    });
    let glossary = glossary::read(folder, &mut problems);
    match compiled {
        Some((mut deck, sources)) if problems.errors.is_empty() => {
            let index = index::build(&deck, &glossary);
            let suggestions = glossary::Suggestions::new(&index.terms);
            for (at, term) in glossary.unmatched(&deck).into_iter().enumerate() {
                let nearest = suggestions.nearest(at, &term.term);
                problems.warn(term.at.clone(), DeckWarningKind::UnmatchedTerm { nearest });
            }
            related::assign(&mut deck, &index);
            Ok(Compiled { deck, index, sources, glossary, warnings: problems.warnings })
        }
        _ => Err(DeckErrors(problems.errors)),
    }
}
