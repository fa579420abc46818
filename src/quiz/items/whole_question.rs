//! What asks for a whole question: its key points, its answer, or one's own words.

use super::template::ItemTemplate;
use crate::quiz::distractors::gives_away;
use crate::quiz::item::Item;
use crate::quiz::item_type::ItemType;
use crate::quiz::material::{KeyPoint, QuestionGroup, QuizMaterial};

/// The title is shown; what is to be known behind it is typed, said or looked up.
#[derive(Debug)]
pub(crate) struct WholeQuestion {
    kind: ItemType,
    /// The key points that count; none on a flashcard.
    keys: Vec<String>,
}

impl WholeQuestion {
    /// The key points are to be typed, all but those that the title gives away.
    pub(crate) fn list_recall(material: &QuizMaterial, group: &QuestionGroup) -> Option<Self> {
        let lengths = material.language.lengths();
        let hidden =
            |point: &&KeyPoint| !gives_away(lengths, &group.title_compact, &point.key_compact);
        Self::with_keys(ItemType::ListRecall, group.keys().map(AsRef::as_ref).filter(hidden))
    }

    /// The question is to be answered as in a conversation.
    pub(crate) fn interview(group: &QuestionGroup) -> Option<Self> {
        Self::with_keys(ItemType::Interview, group.keys().map(AsRef::as_ref))
    }

    /// The answer is to be turned up and rated.
    pub(crate) fn flashcard() -> Self {
        Self { kind: ItemType::Flashcard, keys: Vec::new() }
    }

    fn with_keys<'a>(kind: ItemType, points: impl Iterator<Item = &'a KeyPoint>) -> Option<Self> {
        let keys: Vec<String> = points.map(|point| point.key.clone()).collect();
        (!keys.is_empty()).then_some(Self { kind, keys })
    }
}

impl ItemTemplate for WholeQuestion {
    fn kind(&self) -> ItemType {
        self.kind
    }

    fn point(&self) -> Option<&KeyPoint> {
        None
    }

    fn fill(&self, item: &mut Item, _: &QuizMaterial, _: &QuestionGroup, _: u64) {
        item.accept.clone_from(&self.keys);
    }
}
