//! Flashcards: the title, and behind it the answer.

use super::items::{Feedback, Item, ItemType};
use super::notes::Group;

/// The flashcard of a question. Where entries with the same question answer it differently, the
/// answer is all of theirs.
pub(crate) fn item(group: &Group) -> Item {
    Item {
        id: format!("flashcard/{}", group.id),
        kind: ItemType::Flashcard,
        entries: group.entries.clone(),
        stem: group.title.clone(),
        options: Vec::new(),
        feedback: Feedback {
            entry: group.entries.first().copied().unwrap_or_default(),
            text: group.answers.join("\n\n"),
        },
    }
}
