//! Where the text and the structure of documents and entries are.

use std::ops::Range;

use super::container::{Chunk, Container};
use super::directory::{Directory, Lengths};

/// Where the structure and the text of something are in the blob.
#[derive(Clone, Debug, Default)]
pub(super) struct Span {
    pub(super) structure: Range<usize>,
    pub(super) text: Range<usize>,
}

impl Span {
    /// The span behind this one, which becomes this one.
    fn next(&mut self, (structure, text): Lengths) -> Self {
        let after = |range: &Range<usize>, length: u32| {
            range.end..range.end.saturating_add(length as usize)
        };
        *self =
            Self { structure: after(&self.structure, structure), text: after(&self.text, text) };
        self.clone()
    }
}

/// The span of each document, then of each entry; `None` when they do not fill their chunks.
pub(super) fn spans(directory: &Directory, container: &Container) -> Option<Vec<Span>> {
    let [structure, text] = [Chunk::Structure, Chunk::Text].map(|chunk| container.range(chunk));
    let mut end =
        Span { structure: structure.start..structure.start, text: text.start..text.start };
    let lengths = directory.documents.iter().map(|document| document.lengths);
    let lengths = lengths.chain(directory.entries.iter().map(|entry| entry.lengths));
    let spans = lengths.map(|lengths| end.next(lengths)).collect();
    (end.structure.end == structure.end && end.text.end == text.end).then_some(spans)
}
