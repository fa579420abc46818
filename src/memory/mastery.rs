//! How far a learner is with each question.

use super::log::Review;
use crate::quiz::{Bank, ItemId, Level};

/// So many right answers in a row lead to the next level: one may be luck.
const RIGHT_IN_A_ROW: u32 = 2;
/// From this score on an answer counts as right here: what was recalled with difficulty was
/// recalled.
const RECALLED: f64 = 0.6;

/// How far a learner is with each question, by the places of the groups.
#[derive(Debug, Default)]
pub(crate) struct Mastery(Vec<QuestionMastery>);

#[derive(Clone, Copy, Debug, Default)]
struct QuestionMastery {
    level: Level,
    right_in_a_row: u32,
}

impl Mastery {
    /// Answers to items that the deck does not have count for nothing.
    ///
    /// - `reviews`: oldest first.
    pub(crate) fn new(bank: &Bank, reviews: &[Review]) -> Self {
        let mut mastery = Self::default();
        for review in reviews {
            if let Some(id) = ItemId::parse(&review.item)
                && let Some(group) = bank.group(&id)
            {
                mastery.note(group.position, Level::of(id.kind), review.score >= RECALLED);
            }
        }
        mastery
    }

    fn note(&mut self, group: usize, at: Level, is_right: bool) {
        let Self(questions) = self;
        questions.resize_with(questions.len().max(group + 1), QuestionMastery::default);
        if let Some(question) = questions.get_mut(group) {
            *question = if is_right { question.after_right(at) } else { question.after_wrong(at) };
        }
    }

    /// The level of a question; the first where nothing is known.
    pub(crate) fn level(&self, group: usize) -> Level {
        self.0.get(group).map_or(Level::default(), |question| question.level)
    }
}

impl QuestionMastery {
    /// A right answer at a later level shows that one is there; at an earlier one it shows nothing.
    fn after_right(self, at: Level) -> Self {
        if at < self.level {
            return self;
        }
        let before = if at == self.level { self.right_in_a_row } else { 0 };
        let right_in_a_row = before + 1;
        if right_in_a_row < RIGHT_IN_A_ROW {
            Self { level: at, right_in_a_row }
        } else {
            Self { level: at.next(), right_in_a_row: 0 }
        }
    }

    /// A wrong answer leads to the level before, or back to an earlier one where it was given, and no
    /// further.
    fn after_wrong(self, at: Level) -> Self {
        let level = if at < self.level { at } else { self.level.previous() };
        Self { level, right_in_a_row: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOOSE: Level = Level::Choose;
    const FILL: Level = Level::Fill;
    const RECALL: Level = Level::Recall;

    /// Where answers to one question lead: each at a level, right or wrong.
    fn level(answers: &[(Level, bool)]) -> Level {
        let mut mastery = Mastery::default();
        for &(at, is_right) in answers {
            mastery.note(3, at, is_right);
        }
        mastery.level(3)
    }

    #[test]
    fn two_right_answers_in_a_row_lead_on_and_one_does_not() {
        assert_eq!(level(&[]), CHOOSE);
        assert_eq!(level(&[(CHOOSE, true)]), CHOOSE);
        assert_eq!(level(&[(CHOOSE, true), (CHOOSE, true)]), FILL);
        assert_eq!(level(&[(CHOOSE, true), (CHOOSE, false), (CHOOSE, true)]), CHOOSE);
        let filled = [(CHOOSE, true), (CHOOSE, true), (FILL, true)];
        assert_eq!(level(&filled), FILL);
        assert_eq!(level(&[filled.as_slice(), &[(FILL, true)]].concat()), RECALL);
        assert_eq!(level(&[filled.as_slice(), &[(CHOOSE, true), (FILL, true)]].concat()), RECALL);
    }

    #[test]
    fn a_right_answer_at_a_later_level_shows_that_one_is_there() {
        assert_eq!(level(&[(FILL, true)]), FILL);
        assert_eq!(level(&[(CHOOSE, true), (FILL, true)]), FILL);
        assert_eq!(level(&[(RECALL, true)]), RECALL);
        assert_eq!(level(&[(RECALL, true), (RECALL, true), (RECALL, true)]), RECALL);
    }

    #[test]
    fn a_wrong_answer_leads_one_level_back_or_to_where_it_was_given() {
        assert_eq!(level(&[(CHOOSE, false)]), CHOOSE);
        assert_eq!(level(&[(FILL, true), (FILL, false)]), CHOOSE);
        assert_eq!(level(&[(FILL, true), (RECALL, false)]), CHOOSE);
        assert_eq!(level(&[(RECALL, true), (RECALL, false)]), FILL);
        assert_eq!(level(&[(RECALL, true), (FILL, false)]), FILL);
        assert_eq!(level(&[(RECALL, true), (CHOOSE, false)]), CHOOSE);
        let again = [(RECALL, true), (FILL, false), (FILL, true)];
        assert_eq!(level(&again), FILL, "what was right before it does not count");
        assert_eq!(level(&[again.as_slice(), &[(FILL, true)]].concat()), RECALL);
    }

    #[test]
    fn questions_have_a_level_each() {
        let mut mastery = Mastery::default();
        mastery.note(2, RECALL, true);
        assert_eq!([0, 2, 9].map(|group| mastery.level(group)), [CHOOSE, RECALL, CHOOSE]);
    }
}
