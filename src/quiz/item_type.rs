//! The kinds of items.

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

    /// Whether there may be several items about one key point, told apart by the term that they hide.
    #[must_use]
    pub const fn has_hidden_term(self) -> bool {
        matches!(self, Self::Cloze)
    }

    /// Whether what is right has to be typed, so that having just read it would help.
    #[must_use]
    pub const fn is_typed(self) -> bool {
        matches!(self, Self::Cloze | Self::ListRecall | Self::Interview)
    }
}
