//! Items: what is asked, what there is to choose from, what is shown afterwards.

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
    pub(crate) fn wants(&self, kind: ItemType) -> bool {
        self.types.as_ref().is_none_or(|types| types.contains(&kind))
    }
}

impl Item {
    /// The key point that is asked for; empty where the whole entry is.
    #[must_use]
    pub fn key(&self) -> &str {
        self.options.iter().find(|option| option.correct).map_or("", |option| &option.key)
    }
}
