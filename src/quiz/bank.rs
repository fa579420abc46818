//! The bank: every item of a deck.

use std::collections::HashMap;

use study_model::text::{compact, find};

use super::flashcard;
use super::items::{Item, ItemOptions};
use super::key_from_explanation::{Question, questions};
use super::notes::{Group, Notes};
use crate::deck::Deck;

/// What items are made of, whatever the seed.
#[derive(Debug)]
pub(crate) struct Bank {
    pub(crate) notes: Notes,
    /// For each group of the notes, the key points that can be asked for.
    questions: Vec<Vec<Question>>,
}

impl Bank {
    pub(crate) fn new(deck: &Deck) -> Self {
        let notes = Notes::new(deck);
        let mut questions: Vec<Vec<Question>> =
            notes.groups.iter().map(|group| questions(&group.points)).collect();
        // A pair of stem and key is asked once, however many groups it stands in.
        let mut asked: HashMap<String, usize> = HashMap::new();
        for question in &mut questions {
            question.retain(|question| {
                let Question { stem, point, .. } = question;
                asked.insert(format!("{}\n{}", compact(stem), point.key_compact), 0).is_none()
            });
        }
        Self { notes, questions }
    }

    fn groups(&self) -> impl Iterator<Item = (&Group, &Vec<Question>)> {
        self.notes.groups.iter().zip(&self.questions)
    }
}

impl Deck {
    /// The whole item bank: group by group in deck order, in each the points in their order and
    /// then the flashcard. The same deck and options always give the same bank.
    #[must_use]
    pub fn items(&self, options: &ItemOptions) -> Vec<Item> {
        let groups = self.bank().groups();
        let mut items: Vec<Item> = groups
            .flat_map(|(group, questions)| of_group(group, questions, options.seed))
            .collect();
        items.retain(|item| options.wants(item.kind));
        items
    }

    /// The item with this id, as it is under a seed.
    #[must_use]
    pub fn item(&self, id: &str, seed: u64) -> Option<Item> {
        let near = self.bank().groups().filter(|(group, _)| find(id, &group.id).is_some());
        let mut items = near.flat_map(|(group, questions)| of_group(group, questions, seed));
        items.find(|item| item.id == id)
    }
}

/// The points in their order and then the flashcard.
fn of_group(group: &Group, questions: &[Question], seed: u64) -> Vec<Item> {
    let points = questions.iter().map(|question| question.item(group, seed));
    points.chain([flashcard::item(group)]).collect()
}
