//! A key that only one question has is shown; the question is to be chosen.

use std::rc::Rc;

use super::recipe::Recipe;
use crate::quiz::item::{Choice, Item, ItemType, Reason};
use crate::quiz::notes::{Group, Notes, Point};
use crate::quiz::pairing::{are_apart, are_even, has_clue, tells};
use crate::quiz::pool::Pool;
use crate::quiz::shuffle::Seeded;

/// Wrong options shown.
const WRONG: usize = 3;
/// Candidates for them that are kept, and groups that are looked at.
const KEPT: usize = 32;
const TRIED: usize = 200;
/// Key points that are named of a question, to tell what it is about.
const NAMED: usize = 20;
/// Draws under a seed before the one that always works.
const DRAWS: usize = 20;

/// A key of one question, and questions that are surely not its own.
#[derive(Debug)]
pub(crate) struct QuestionFromKey {
    point: Rc<Point>,
    wrong: Vec<usize>,
    /// Wrong options that are sound together.
    proof: Vec<usize>,
}

impl QuestionFromKey {
    /// The one for a key that is right for this group only, and that no other speaks of.
    pub(crate) fn of(notes: &Notes, pool: &Pool, group: &Group, point: &Rc<Point>) -> Option<Self> {
        let term = notes.terms.get(&point.key_compact);
        let is_own = notes.homes(&point.key_compact) == [group.place]
            && term.is_some_and(|term| term.groups == [group.place])
            && !tells(&group.title_compact, &point.key_compact);
        if !is_own || notes.groups.len() <= WRONG {
            return None;
        }
        let start = Seeded::new(0, &point.key_compact).below(notes.groups.len());
        let around = (start..notes.groups.len()).chain(0..start);
        let like = pool.groups_with_one_like(notes, point)?;
        let is_foreign = |&other: &usize| {
            !notes.near.has(group.place, other)
                && !like.iter().any(|&group| notes.near.has(other, group))
        };
        let far = around.take(TRIED).filter(is_foreign);
        // Those that have a clue to the key as well come first, to be among those kept.
        let (mut wrong, others): (Vec<usize>, Vec<usize>) =
            far.partition(|&at| is_hinted(notes, at, point));
        wrong.extend(others);
        wrong.truncate(KEPT);
        let mut recipe = Self { point: Rc::clone(point), wrong, proof: Vec::new() };
        let mut chance = Seeded::new(0, &point.key_compact);
        let mut draws = (0..DRAWS * DRAWS).map(|_| recipe.draw(notes, &mut chance));
        recipe.proof = draws.find(|wrong| is_sound(notes, group, wrong))?;
        Some(recipe)
    }

    /// Some of the wrong questions, no two of them near each other, and if there is one among them
    /// one that has a clue to the key, so that the right one is not alone with its.
    fn draw(&self, notes: &Notes, chance: &mut Seeded) -> Vec<usize> {
        let mut places = self.wrong.clone();
        chance.shuffle(&mut places);
        if let Some(first) = places.iter().position(|&at| is_hinted(notes, at, &self.point)) {
            places.swap(0, first);
        }
        let mut drawn: Vec<usize> = Vec::new();
        for at in places {
            if !drawn.iter().any(|&other| notes.near.has(at, other)) {
                drawn.push(at);
            }
            if drawn.len() == WRONG {
                break;
            }
        }
        drawn
    }
}

/// Whether wrong questions can stand beside the right one: of similar length, none within another.
fn is_sound(notes: &Notes, group: &Group, wrong: &[usize]) -> bool {
    let titles = || {
        let wrong = wrong.iter().filter_map(|&at| notes.groups.get(at));
        wrong.map(|group| group.title_compact.as_str())
    };
    let all: Vec<&str> = titles().chain([group.title_compact.as_str()]).collect();
    let lengths: Vec<usize> = all.iter().map(|title| title.chars().count()).collect();
    wrong.len() == WRONG && are_even(&lengths) && are_apart(&all)
}

/// Whether the title of a question has a clue to a key.
fn is_hinted(notes: &Notes, at: usize, point: &Point) -> bool {
    notes.groups.get(at).is_some_and(|group| has_clue(&group.title_compact, &point.key_compact))
}

impl Recipe for QuestionFromKey {
    fn kind(&self) -> ItemType {
        ItemType::QuestionFromKey
    }

    fn point(&self) -> Option<&Point> {
        Some(&self.point)
    }

    fn stem(&self, _: &Group) -> String {
        self.point.key.clone()
    }

    fn fill(&self, item: &mut Item, notes: &Notes, group: &Group, seed: u64) {
        let mut chance = Seeded::new(seed, &item.id.written());
        let mut draws = (0..DRAWS).map(|_| self.draw(notes, &mut chance));
        let found = draws.find(|wrong| is_sound(notes, group, wrong));
        let wrong = found.unwrap_or_else(|| self.proof.clone());
        let wrong = wrong.iter().filter_map(|&at| notes.groups.get(at)).map(elsewhere);
        let right = Choice {
            text: group.title.clone(),
            correct: true,
            entry: self.point.entry,
            key: self.point.key.clone(),
            reason: None,
        };
        item.options = wrong.chain([right]).collect();
        Seeded::new(seed, &item.id.written()).shuffle(&mut item.options);
    }
}

/// A question as a wrong answer, with the key points that it does have.
fn elsewhere(group: &Group) -> Choice {
    let keys = group.keys().take(NAMED).map(|point| point.key.clone()).collect();
    let has_more = group.key_count() > NAMED;
    Choice {
        text: group.title.clone(),
        correct: false,
        entry: group.entries.first().copied().unwrap_or_default(),
        key: String::new(),
        reason: Some(Reason::KeyPoints { keys, has_more }),
    }
}
