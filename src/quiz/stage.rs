//! How far a learner is with a question: recognising comes before recalling.

use super::bank::Bank;
use super::item::ItemType;
use super::notes::Group;

/// What a learner is ready for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// To choose among what is shown.
    #[default]
    Choose,
    /// To fill a gap.
    Fill,
    /// To say it all by heart.
    Recall,
}

/// So many right answers in a row lead to the next stage: one may be luck.
const SITS: u32 = 2;
/// From this score on an answer counts as right here, as in the schedule of reviews.
const RECALLED: f64 = 0.6;

impl Stage {
    /// Where a kind of items belongs.
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

    const fn next(self) -> Self {
        match self {
            Self::Choose => Self::Fill,
            Self::Fill | Self::Recall => Self::Recall,
        }
    }

    const fn before(self) -> Self {
        match self {
            Self::Choose | Self::Fill => Self::Choose,
            Self::Recall => Self::Fill,
        }
    }

    /// All stages, those first that suit a learner who is at this one.
    pub(crate) const fn nearest(self) -> [Self; 3] {
        match self {
            Self::Choose => [Self::Choose, Self::Fill, Self::Recall],
            Self::Fill => [Self::Fill, Self::Recall, Self::Choose],
            Self::Recall => [Self::Recall, Self::Fill, Self::Choose],
        }
    }
}

/// An answer that was given, as the log has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// Id of the item.
    pub item: String,
    /// 0 to 1.
    pub score: f64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    stage: Stage,
    in_a_row: u32,
}

impl Standing {
    /// A right answer at a later stage shows that one is there; a wrong one leads to the stage
    /// before it.
    fn after(self, at: Stage, right: bool) -> Self {
        match (right, at >= self.stage) {
            (false, _) => {
                Self { stage: self.stage.min(at).before_unless(at < self.stage), in_a_row: 0 }
            }
            (true, false) => self,
            (true, true) => {
                let in_a_row = if at == self.stage { self.in_a_row + 1 } else { 1 };
                if in_a_row < SITS {
                    Self { stage: at, in_a_row }
                } else {
                    Self { stage: at.next(), in_a_row: 0 }
                }
            }
        }
    }
}

impl Stage {
    /// What was wrong at an earlier stage than the present one leads back there and no further.
    fn before_unless(self, earlier: bool) -> Self {
        if earlier { self } else { self.before() }
    }
}

/// How far a learner is with each question, by the places of the groups.
#[derive(Debug, Default)]
pub(crate) struct Stages(Vec<Standing>);

impl Stages {
    /// Answers to items that the deck does not have count for nothing.
    ///
    /// - `log`: oldest first.
    pub(crate) fn new(bank: &Bank, log: &[Answered]) -> Self {
        let mut stages = Self::default();
        for answer in log {
            if let Some((kind, group)) = bank.named(&answer.item).next() {
                stages.note(group, Stage::of(kind), answer.score >= RECALLED);
            }
        }
        stages
    }

    fn note(&mut self, group: &Group, at: Stage, right: bool) {
        let Self(standings) = self;
        standings.resize_with(standings.len().max(group.place + 1), Standing::default);
        if let Some(standing) = standings.get_mut(group.place) {
            *standing = standing.after(at, right);
        }
    }

    /// The stage of a question; the first where nothing is known.
    pub(crate) fn of(&self, group: &Group) -> Stage {
        self.0.get(group.place).map_or(Stage::default(), |standing| standing.stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facade::Deck;

    fn stage(answers: &[(&str, f64)]) -> Stage {
        let deck = Deck::bundled("").unwrap();
        let answer = |&(kind, score): &(&str, f64)| Answered {
            item: format!("{kind}/trends/14/数据清洗"),
            score,
        };
        let log: Vec<Answered> = answers.iter().map(answer).collect();
        let groups = &deck.bank().notes.groups;
        let group = groups.iter().find(|group| group.id == "trends/14").unwrap();
        Stages::new(deck.bank(), &log).of(group)
    }

    #[test]
    fn two_right_answers_in_a_row_lead_on_and_a_wrong_one_leads_back() {
        let [choose, fill, recall] = ["true-false", "cloze", "list-recall"];
        assert_eq!(stage(&[]), Stage::Choose);
        assert_eq!(stage(&[(choose, 1.0)]), Stage::Choose);
        assert_eq!(stage(&[(choose, 1.0), (choose, 1.0)]), Stage::Fill);
        assert_eq!(stage(&[(choose, 1.0), (choose, 0.0), (choose, 1.0)]), Stage::Choose);
        let sits = [(choose, 1.0), (choose, 1.0), (fill, 0.75), (fill, 1.0)];
        assert_eq!(stage(&sits), Stage::Recall);
        assert_eq!(stage(&[sits.as_slice(), &[(recall, 0.4)]].concat()), Stage::Fill);
        assert_eq!(stage(&[sits.as_slice(), &[(choose, 0.0)]].concat()), Stage::Choose);
        assert_eq!(stage(&[sits.as_slice(), &[(choose, 1.0)]].concat()), Stage::Recall);
        assert_eq!(stage(&[(recall, 0.6), (recall, 1.0)]), Stage::Recall);
    }

    #[test]
    fn answers_to_what_the_deck_does_not_have_are_no_standing() {
        let deck = Deck::bundled("").unwrap();
        let log = ["", "cloze", "💛/trends/14", "cloze/nowhere/1/数据"];
        let log = log.map(|item| Answered { item: item.to_owned(), score: 1.0 });
        assert!(Stages::new(deck.bank(), &log).0.is_empty());
    }
}
