//! Items: what is asked, what there is to choose from, what is shown afterwards.

use super::item_id::ItemId;

/// The kinds of items, from recognising to recalling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemType {
    /// An explanation is shown, its key point is to be chosen.
    KeyFromExplanation,
    /// A key point is shown, its explanation is to be chosen.
    ExplanationFromKey,
    /// Key points and their explanations are to be put together.
    Matching,
    /// The key points that belong to a question are to be chosen among others.
    ChooseAll,
    /// A key point is shown, the question that it answers is to be chosen.
    QuestionFromKey,
    /// A key point with an explanation is shown: does that one belong to it?
    TrueFalse,
    /// A term in an explanation is hidden and to be typed.
    Cloze,
    /// The key points of a question are to be typed.
    ListRecall,
    /// The title is shown, the answer is turned up, and the learner rates how well it was known.
    Flashcard,
    /// A question is to be answered in the learner's own words.
    Interview,
}

impl ItemType {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::KeyFromExplanation,
        Self::ExplanationFromKey,
        Self::Matching,
        Self::ChooseAll,
        Self::QuestionFromKey,
        Self::TrueFalse,
        Self::Cloze,
        Self::ListRecall,
        Self::Flashcard,
        Self::Interview,
    ];

    /// The name by which pages know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::KeyFromExplanation => "key-from-explanation",
            Self::ExplanationFromKey => "explanation-from-key",
            Self::Matching => "matching",
            Self::ChooseAll => "choose-all",
            Self::QuestionFromKey => "question-from-key",
            Self::TrueFalse => "true-false",
            Self::Cloze => "cloze",
            Self::ListRecall => "list-recall",
            Self::Flashcard => "flashcard",
            Self::Interview => "interview",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it asks about one key point.
    #[must_use]
    pub const fn has_key(self) -> bool {
        matches!(
            self,
            Self::KeyFromExplanation
                | Self::ExplanationFromKey
                | Self::QuestionFromKey
                | Self::TrueFalse
                | Self::Cloze
        )
    }

    /// Whether there may be several items about one key point, told apart by a mark.
    #[must_use]
    pub const fn has_mark(self) -> bool {
        matches!(self, Self::Cloze)
    }

    /// Whether what is right has to be typed, so that having just read it would help.
    #[must_use]
    pub const fn is_typed(self) -> bool {
        matches!(self, Self::Cloze | Self::ListRecall | Self::Interview)
    }
}

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
