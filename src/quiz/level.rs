//! How much an item asks of a learner: recognising comes before recalling.

use super::item_type::ItemType;

/// What a learner is ready for, and what a kind of items asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// To choose among what is shown.
    #[default]
    Choose,
    /// To fill a gap.
    Fill,
    /// To say it all by heart.
    Recall,
}

impl Level {
    /// What a kind of items asks.
    #[must_use]
    pub const fn of(kind: ItemType) -> Self {
        match kind {
            ItemType::KeyFromExplanation
            | ItemType::ExplanationFromKey
            | ItemType::Matching
            | ItemType::ChooseAll
            | ItemType::QuestionFromKey
            | ItemType::TrueFalse => Self::Choose,
            ItemType::Cloze => Self::Fill,
            ItemType::ListRecall | ItemType::Flashcard | ItemType::Interview => Self::Recall,
        }
    }

    pub(crate) const fn next(self) -> Self {
        match self {
            Self::Choose => Self::Fill,
            Self::Fill | Self::Recall => Self::Recall,
        }
    }

    pub(crate) const fn previous(self) -> Self {
        match self {
            Self::Choose | Self::Fill => Self::Choose,
            Self::Recall => Self::Fill,
        }
    }

    /// All levels, those first that suit a learner who is at this one.
    pub(super) const fn nearest(self) -> [Self; 3] {
        match self {
            Self::Choose => [Self::Choose, Self::Fill, Self::Recall],
            Self::Fill => [Self::Fill, Self::Recall, Self::Choose],
            Self::Recall => [Self::Recall, Self::Fill, Self::Choose],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_end_where_there_is_no_other() {
        let all = [Level::Choose, Level::Fill, Level::Recall];
        assert_eq!(all.map(Level::next), [Level::Fill, Level::Recall, Level::Recall]);
        assert_eq!(all.map(Level::previous), [Level::Choose, Level::Choose, Level::Fill]);
        assert!(all.iter().all(|level| level.nearest()[0] == *level));
    }

    #[test]
    fn every_kind_has_its_level() {
        let of = |level| ItemType::ALL.into_iter().filter(move |&kind| Level::of(kind) == level);
        assert_eq!(of(Level::Fill).collect::<Vec<_>>(), [ItemType::Cloze]);
        assert_eq!([Level::Choose, Level::Recall].map(|level| of(level).count()), [6, 3]);
    }
}
