//! Items, and the bank of all items of a deck.

use std::collections::HashMap;

use study_model::text::{compact, find};

use super::notes::{Group, Notes};
use super::{flashcard, key_from_explanation};
use crate::deck::Deck;

/// The kinds of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemType {
    /// An explanation is shown, its key point is to be chosen.
    KeyFromExplanation,
    /// The title is shown, the answer is turned up, and the learner rates how well it was known.
    Flashcard,
}

impl ItemType {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::KeyFromExplanation, Self::Flashcard];

    /// The name by which pages know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::KeyFromExplanation => "key-from-explanation",
            Self::Flashcard => "flashcard",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A question of a quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Type, group and key: the same as long as these are, whatever else is edited.
    pub id: String,
    /// The kind of item.
    pub kind: ItemType,
    /// Every entry of the question group, in deck order.
    pub entries: Vec<u32>,
    /// What is asked; a hidden word is `____`.
    pub stem: String,
    /// What there is to choose from; empty where nothing is chosen.
    pub options: Vec<Choice>,
    /// What to show afterwards.
    pub feedback: Feedback,
}

/// An option of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is shown.
    pub text: String,
    /// Whether it is a right answer.
    pub correct: bool,
    /// The entry that it comes from.
    pub entry: u32,
    /// The key point that it belongs to.
    pub key: String,
    /// Why it is wrong; empty for a right answer.
    pub reason: String,
}

/// The source of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// The entry that it stands in.
    pub entry: u32,
    /// The source sentence, or the whole answer.
    pub text: String,
}

/// Which items are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemOptions {
    /// Decides the order of options and which wrong ones are shown.
    pub seed: u64,
    /// Only these kinds; all of them when absent.
    pub types: Option<Vec<ItemType>>,
}

impl ItemOptions {
    fn wants(&self, kind: ItemType) -> bool {
        self.types.as_ref().is_none_or(|types| types.contains(&kind))
    }
}

impl Deck {
    /// The whole item bank: group by group in deck order, in each the points in their order and
    /// then the flashcard. The same deck and options always give the same bank.
    #[must_use]
    pub fn items(&self, options: &ItemOptions) -> Vec<Item> {
        let mut bank = bank(self.notes(), options.seed);
        bank.retain(|item| options.wants(item.kind));
        bank
    }

    /// The item with this id, as it is under a seed.
    #[must_use]
    pub fn item(&self, id: &str, seed: u64) -> Option<Item> {
        let groups = self.notes().groups.iter();
        let mut near = groups
            .filter(|group| find(id, &group.id).is_some())
            .flat_map(|group| group_items(group, seed));
        near.find(|item| item.id == id)
    }
}

/// A pair of stem and key is asked once, however many groups it stands in.
fn bank(notes: &Notes, seed: u64) -> Vec<Item> {
    let mut asked: HashMap<String, usize> = HashMap::new();
    let mut bank = Vec::new();
    for group in &notes.groups {
        let items = group_items(group, seed).into_iter();
        bank.extend(items.filter(|item| {
            asked.insert(format!("{}\n{}", compact(&item.stem), item.key()), 0).is_none()
        }));
    }
    bank
}

/// The points in their order and then the flashcard.
fn group_items(group: &Group, seed: u64) -> Vec<Item> {
    key_from_explanation::items(group, seed).chain([flashcard::item(group)]).collect()
}

impl Item {
    /// The key point that is asked for; empty where the whole entry is.
    #[must_use]
    pub fn key(&self) -> &str {
        self.options.iter().find(|option| option.correct).map_or("", |option| &option.key)
    }
}
