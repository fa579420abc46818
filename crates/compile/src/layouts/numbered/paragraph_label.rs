//! Labels of paragraphs, in Markdown that has been read.

use study_model::{Block, Run};

use super::heading::text_of;
use crate::section_label::COLONS;

/// The label of a paragraph, if it is one that has a label.
pub(super) fn paragraph_label(block: &Block) -> Option<String> {
    let Block::Paragraph(runs) = block else { return None };
    split_label(runs).map(|(text, _)| text)
}

/// The label that begins a paragraph, and what follows it: bold, with a colon in or behind it.
pub(super) fn split_label(runs: &[Run]) -> Option<(String, Vec<Run>)> {
    let (Run::Strong(bold), rest) = runs.split_first()? else { return None };
    let bold = text_of(bold);
    let mut rest = rest.to_vec();
    let text = if let Some(text) = bold.strip_suffix(COLONS) {
        text.trim_end().to_owned()
    } else {
        let Some(Run::Text(next)) = rest.first_mut() else { return None };
        *next = next.trim_start().strip_prefix(COLONS)?.to_owned();
        bold
    };
    if let Some(Run::Text(next)) = rest.first_mut() {
        *next = next.trim_start().to_owned();
        if next.is_empty() {
            rest.remove(0);
        }
    }
    if rest.first() == Some(&Run::Break) {
        rest.remove(0);
    }
    Some((text, rest))
}
