//! The explanation is shown with its key hidden; the key is to be chosen among its siblings.
//!
//! Two wrong options suffice (Rodriguez, 2005); a third is taken where the list has one.

use study_model::text::{compact, find};

use super::items::{Choice, Feedback, Item, ItemType};
use super::mask::{longest_common_run, mask};
use super::notes::{Group, Point};
use super::shuffle::Seeded;

/// An explanation of fewer characters, its key set aside, does not tell one key from another.
const SHORTEST_EXPLANATION: usize = 8;
/// The longest option has at most this many times the characters of the shortest, so that
/// length gives nothing away.
const MOST_UNEVEN: usize = 2;
/// This many characters in common are a clue; single ones are chance.
const CLUE: usize = 2;
/// This many characters of the key in a row all but say it, in however long a key.
const TOLD: usize = 3;

/// A key point that can be asked for in a sound way.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) point: Point,
    /// The explanation with the key hidden.
    pub(crate) stem: String,
    /// Whether the stem has a clue to the key.
    clue: bool,
    siblings: Vec<Sibling>,
}

#[derive(Debug)]
struct Sibling {
    point: Point,
    /// Whether the stem has a clue to this one, too.
    clue: bool,
}

/// The questions of a group: one for each of its keys that can be asked in a sound way. They
/// do not depend on any seed.
pub(crate) fn questions(points: &[Point]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for point in points {
        let asked =
            questions.iter().any(|question| question.point.key_compact == point.key_compact);
        if !asked && let Some(question) = question(points, point) {
            questions.push(question);
        }
    }
    questions
}

fn question(points: &[Point], point: &Point) -> Option<Question> {
    let stem = mask(&point.explanation, &point.key);
    let clue = |key: &str| longest_common_run(&stem, key) >= CLUE;
    let siblings = points.iter().filter(|other| other.is_sibling_of(point));
    let siblings =
        siblings.map(|other| Sibling { point: other.clone(), clue: clue(&other.key) }).collect();
    let question = Question { point: point.clone(), clue: clue(&point.key), stem, siblings };
    (question.is_askable() && !question.wrong((0..question.siblings.len()).collect()).is_empty())
        .then_some(question)
}

impl Question {
    /// Whether the explanation tells which key it belongs to, and does not say so outright.
    fn is_askable(&self) -> bool {
        let Self { point, stem, .. } = self;
        let key = &point.key_compact;
        let long_enough = compact(stem).chars().count() >= SHORTEST_EXPLANATION;
        let told = longest_common_run(stem, key) >= point.key_chars.saturating_sub(1).max(TOLD);
        let unclear = self.siblings.iter().any(|Sibling { point: other, .. }| {
            find(&point.explanation_compact, &other.key_compact).is_some()
                || overlap(key, &other.key_compact)
                || other.explanation_compact == point.explanation_compact
        });
        long_enough && !told && !unclear
    }

    /// Two or three of the siblings, in the order in which they are given; none where no two
    /// are sound together.
    fn wrong(&self, order: Vec<usize>) -> Vec<&Sibling> {
        let siblings: Vec<&Sibling> =
            order.into_iter().filter_map(|at| self.siblings.get(at)).collect();
        for (at, first) in siblings.iter().enumerate() {
            for second in siblings.iter().skip(at + 1) {
                let mut chosen = vec![*first, *second];
                if self.are_sound(&chosen) {
                    for third in siblings.iter().filter(|other| {
                        !std::ptr::eq(**other, *first) && !std::ptr::eq(**other, *second)
                    }) {
                        chosen.push(third);
                        if self.are_sound(&chosen) {
                            return chosen;
                        }
                        chosen.pop();
                    }
                    return chosen;
                }
            }
        }
        Vec::new()
    }

    /// Whether wrong options are of similar length and apart, and no clue singles out the key.
    fn are_sound(&self, wrong: &[&Sibling]) -> bool {
        let lengths =
            || wrong.iter().map(|other| other.point.key_chars).chain([self.point.key_chars]);
        let even = lengths().max() <= lengths().min().map(|shortest| shortest * MOST_UNEVEN);
        let apart = wrong.iter().enumerate().all(|(at, one)| {
            wrong
                .iter()
                .skip(at + 1)
                .all(|other| !overlap(&one.point.key_compact, &other.point.key_compact))
        });
        even && apart && (!self.clue || wrong.iter().any(|other| other.clue))
    }

    /// The item under a seed.
    pub(crate) fn item(&self, group: &Group, seed: u64) -> Item {
        let Self { point, stem, .. } = self;
        let id =
            format!("{}/{}/{}", ItemType::KeyFromExplanation.name(), group.id, point.key_compact);
        let mut chance = Seeded::new(seed, &id);
        let mut order: Vec<usize> = (0..self.siblings.len()).collect();
        chance.shuffle(&mut order);
        let mut options: Vec<Choice> =
            self.wrong(order).into_iter().map(|other| choice(&other.point, false)).collect();
        options.push(choice(point, true));
        chance.shuffle(&mut options);
        Item {
            id,
            kind: ItemType::KeyFromExplanation,
            entries: group.entries.clone(),
            stem: stem.clone(),
            options,
            feedback: Feedback {
                entry: point.entry,
                text: format!("{}：{}", point.key, point.explanation),
            },
        }
    }
}

fn overlap(a: &str, b: &str) -> bool {
    find(a, b).is_some() || find(b, a).is_some()
}

fn choice(point: &Point, correct: bool) -> Choice {
    let reason = if correct {
        String::new()
    } else {
        format!("“{}”对应的解释是：{}", point.key, point.explanation)
    };
    Choice { text: point.key.clone(), correct, entry: point.entry, key: point.key.clone(), reason }
}
