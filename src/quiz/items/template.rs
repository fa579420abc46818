//! What the kinds of items have in common: how one is made, and what it is called.

use std::fmt::Debug;

use study_model::text::compact;

use crate::quiz::item::{Feedback, Item};
use crate::quiz::item_id::ItemId;
use crate::quiz::item_type::ItemType;
use crate::quiz::material::{KeyPoint, QuestionGroup, QuizMaterial};

/// A way to ask about a group. It is the same under every seed; the items made by it differ in
/// what stands where, and in which wrong answers there are.
pub(crate) trait ItemTemplate: Debug {
    fn kind(&self) -> ItemType;

    /// The key point that is asked about, if it is one.
    fn point(&self) -> Option<&KeyPoint>;

    /// What parts it in its id from another of the same kind about the same point.
    fn hidden_term(&self) -> Option<&str> {
        None
    }

    /// What is asked.
    fn stem(&self, group: &QuestionGroup) -> String {
        group.title.clone()
    }

    /// Adds to an item what its kind has beyond stem and feedback.
    fn fill(&self, item: &mut Item, material: &QuizMaterial, group: &QuestionGroup, seed: u64);
}

impl dyn ItemTemplate + '_ {
    pub(crate) fn id(&self, group: &QuestionGroup) -> ItemId {
        ItemId {
            kind: self.kind(),
            group: group.id.clone(),
            key: self.point().map(|point| point.key_compact.clone()),
            hidden_term: self.hidden_term().map(compact),
        }
    }

    /// The item under a seed.
    pub(crate) fn item(&self, material: &QuizMaterial, group: &QuestionGroup, seed: u64) -> Item {
        let id = self.id(group);
        let mut item = Item {
            id,
            kind: self.kind(),
            entries: group.entries.clone(),
            key: self.point().map_or_else(String::new, |point| point.key.clone()),
            stem: self.stem(group),
            options: Vec::new(),
            accept: Vec::new(),
            pairs: Vec::new(),
            feedback: self.point().map_or_else(|| whole(group), sentence),
        };
        self.fill(&mut item, material, group, seed);
        item
    }
}

/// The point that an item is about.
fn sentence(point: &KeyPoint) -> Feedback {
    Feedback { entry: point.entry, text: point.sentence() }
}

/// The answer to a whole question. Where entries with the same question answer it differently, it
/// is all of theirs.
fn whole(group: &QuestionGroup) -> Feedback {
    let entry = group.entries.first().copied().unwrap_or_default();
    Feedback { entry, text: group.answers.join("\n\n") }
}
