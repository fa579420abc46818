//! The explanation is shown with its key hidden; the key is to be chosen among its siblings.

use study_model::text::compact;

use super::items::{Choice, Feedback, Item, ItemType};
use super::mask::{longest_common_run, mask};
use super::notes::{Group, Point};
use super::shuffle::Seeded;

/// An explanation of fewer characters, its key set aside, does not tell one key from another.
const SHORTEST_EXPLANATION: usize = 8;
/// Wrong options: two suffice (Rodriguez, 2005), three where the list is long enough.
const FEWEST_WRONG: usize = 2;
const MOST_WRONG: usize = 3;
/// The longest option has at most this many times the characters of the shortest, so that
/// length gives nothing away.
const MOST_UNEVEN: usize = 2;
/// This many characters in common are a clue; single ones are chance.
const CLUE: usize = 2;

/// The items of a group: one for each of its keys that can be asked in a sound way.
pub(crate) fn items(group: &Group, seed: u64) -> Vec<Item> {
    let mut asked: Vec<String> = Vec::new();
    let mut items = Vec::new();
    for point in &group.points {
        let key = compact(&point.key);
        if asked.contains(&key) {
            continue;
        }
        if let Some(item) = item(group, point, seed) {
            asked.push(key);
            items.push(item);
        }
    }
    items
}

fn item(group: &Group, point: &Point, seed: u64) -> Option<Item> {
    let siblings: Vec<&Point> = group.points.iter().filter(|other| other.is_sibling_of(point)).collect();
    let stem = mask(&point.explanation, &point.key);
    if !is_askable(point, &stem, &siblings) {
        return None;
    }
    let id = format!("key-from-explanation/{}/{}", group.id, compact(&point.key));
    let mut chance = Seeded::new(seed, &id);
    let wrong = wrong_options(point, &stem, siblings, &mut chance)?;
    let mut options: Vec<Choice> = wrong.into_iter().map(|other| choice(other, point)).collect();
    options.insert(chance.below(options.len() + 1), choice(point, point));
    Some(Item {
        id,
        kind: ItemType::KeyFromExplanation,
        entries: group.entries.clone(),
        stem,
        options,
        feedback: Feedback { entry: point.entry, text: format!("{}：{}", point.key, point.explanation) },
    })
}

/// Whether the explanation tells which key it belongs to, and does not say so outright.
fn is_askable(point: &Point, stem: &str, siblings: &[&Point]) -> bool {
    let key = compact(&point.key);
    let explanation = compact(&point.explanation);
    let long_enough = compact(stem).chars().filter(|&c| c != '_').count() >= SHORTEST_EXPLANATION;
    let told = longest_common_run(stem, &key) >= CLUE.max(key.chars().count().saturating_sub(1)).max(3);
    let unclear = siblings.iter().any(|other| {
        let other_key = compact(&other.key);
        explanation.contains(&other_key)
            || other_key.contains(&key)
            || key.contains(&other_key)
            || compact(&other.explanation) == explanation
    });
    long_enough && !told && !unclear
}

/// Two or three siblings of similar length. One that gives the key away by sharing no
/// characters with the stem while the key does is not enough: then one that does is taken too.
fn wrong_options<'a>(point: &Point, stem: &str, mut siblings: Vec<&'a Point>, chance: &mut Seeded) -> Option<Vec<&'a Point>> {
    let clue = |other: &Point| longest_common_run(stem, &other.key) >= CLUE;
    chance.shuffle(&mut siblings);
    if clue(point) {
        let (with, without): (Vec<&Point>, Vec<&Point>) = siblings.into_iter().partition(|other| clue(other));
        siblings = [with, without].concat();
        siblings.first().filter(|other| clue(other))?;
    }
    let mut chosen: Vec<&Point> = Vec::new();
    for other in siblings {
        let lengths = || chosen.iter().chain([&other, &point]).map(|point| compact(&point.key).chars().count());
        let even = lengths().max() <= lengths().min().map(|shortest| shortest * MOST_UNEVEN);
        let apart = chosen.iter().all(|before| {
            let (a, b) = (compact(&before.key), compact(&other.key));
            !a.contains(&b) && !b.contains(&a)
        });
        if chosen.len() < MOST_WRONG && even && apart {
            chosen.push(other);
        }
    }
    let sound = chosen.len() >= FEWEST_WRONG && (!clue(point) || chosen.iter().any(|other| clue(other)));
    sound.then(|| {
        chance.shuffle(&mut chosen);
        chosen
    })
}

fn choice(point: &Point, asked: &Point) -> Choice {
    let correct = point == asked;
    let reason = if correct { String::new() } else { format!("“{}”对应的解释是：{}", point.key, point.explanation) };
    Choice { text: point.key.clone(), correct, entry: point.entry, key: point.key.clone(), reason }
}
