//! Items: what is asked, what there is to choose from, what is shown afterwards.

use super::item_id::ItemId;
use super::item_type::ItemType;

/// A question of a quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub id: ItemId,
    /// The kind of item.
    pub kind: ItemType,
    /// Every entry of the question group, in deck order.
    pub entries: Vec<u32>,
    /// The key point that is asked about; empty where the whole question is.
    pub key: String,
    /// What is asked; a hidden word is `____`. Where it has two lines, the first is the title of
    /// the question.
    pub stem: String,
    /// What there is to choose from; empty where nothing is chosen.
    pub options: Vec<Choice>,
    /// What may be typed; empty where nothing is typed.
    pub accept: Vec<String>,
    /// What belongs together; empty where nothing is to be put together.
    pub pairs: Vec<Pair>,
    /// What to show afterwards.
    pub feedback: Feedback,
}

/// An option of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is shown; empty for what may be said of a statement: first that it holds, then that it
    /// does not.
    pub text: String,
    /// Whether it is a right answer.
    pub correct: bool,
    /// The entry that it comes from.
    pub entry: u32,
    /// The key point that it belongs to; empty for one that is a question. Of a statement the one
    /// whose explanation it has.
    pub key: String,
    /// Why it is wrong; absent for a right answer.
    pub reason: Option<Reason>,
}

/// What is so, where an option says otherwise; in the deck's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its key, or of a statement the key that is asked about, is explained so.
    Explanation(String),
    /// It explains this key.
    Key(String),
    /// Its key answers the question with this title.
    Question(String),
    /// It is a question that these keys answer.
    KeyPoints {
        /// The first of them.
        keys: Vec<String>,
        /// Whether there are others.
        has_more: bool,
    },
}

impl Reason {
    /// All that it says.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        match self {
            Self::Explanation(text) | Self::Key(text) | Self::Question(text) => {
                std::slice::from_ref(text)
            }
            Self::KeyPoints { keys, .. } => keys.as_slice(),
        }
        .iter()
    }
}

/// A key point and its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The key point.
    pub left: String,
    /// Its explanation, in which it is hidden.
    pub right: String,
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
