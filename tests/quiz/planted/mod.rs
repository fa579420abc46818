//! Faults planted in a sound bank: the checker has to find each of them, and by its right name.
//!
//! A checker that finds nothing proves nothing; these banks show what it would have found.

mod gaps;
mod options;
mod texts;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use study_widget::{Choice, Item, ItemType, Reason};

use crate::chance::Chance;
use crate::checker::{Property, Violation, check};
use crate::items;
use crate::sources::{Point, SOURCES};
use crate::text::ratio;

const CHOICES: [ItemType; 4] = [
    ItemType::KeyFromExplanation,
    ItemType::ExplanationFromKey,
    ItemType::QuestionFromKey,
    ItemType::ChooseAll,
];

static BANK: LazyLock<Vec<Item>> = LazyLock::new(|| items(0));
/// What is wrong with the bank before anything is planted.
static KNOWN: LazyLock<Vec<Violation>> = LazyLock::new(|| check(&BANK, &SOURCES));

/// Ids of the items that lack a property.
fn lacking(property: Property, found: &[Violation]) -> BTreeSet<&String> {
    found.iter().filter(|found| found.property == property).map(|found| &found.item).collect()
}

/// Plants a fault in every item that can have it; tells the share that is found, of how many.
fn share(
    fault: &str,
    property: Property,
    plant: impl Fn(&Item, &mut Chance) -> Option<Item>,
) -> (f64, usize) {
    let known = lacking(property, &KNOWN);
    let mut chance = Chance(7);
    let sound = BANK.iter().filter(|item| !known.contains(&item.id.to_string()));
    let planted: Vec<Item> = sound.filter_map(|item| plant(item, &mut chance)).collect();
    let violations = check(&planted, &SOURCES);
    let found = lacking(property, &violations);
    let count = planted.iter().filter(|item| found.contains(&item.id.to_string())).count();
    println!("{fault}: {count} of {} found by {property:?}", planted.len());
    (ratio(count, planted.len()), planted.len())
}

/// Every item with the fault is found.
fn all(fault: &str, property: Property, plant: impl Fn(&Item, &mut Chance) -> Option<Item>) {
    let (share, count) = share(fault, property, plant);
    assert!(count > 0 && share >= 1.0, "{fault}: {share} of {count}");
}

fn has(item: &Item, kinds: &[ItemType]) -> bool {
    kinds.contains(&item.kind)
}

/// The item after a change.
fn altered(item: &Item, change: impl FnOnce(&mut Item)) -> Item {
    let mut item = item.clone();
    change(&mut item);
    item
}

/// The item after a change, if it is of these kinds.
fn changed(item: &Item, kinds: &[ItemType], change: impl FnOnce(&mut Item)) -> Option<Item> {
    has(item, kinds).then(|| altered(item, change))
}

fn wrong(item: &mut Item) -> &mut Choice {
    item.options.iter_mut().find(|option| !option.correct).unwrap()
}

fn right(item: &mut Item) -> &mut Choice {
    item.options.iter_mut().find(|option| option.correct).unwrap()
}

/// Every explained point of the deck with its entry.
fn points() -> Vec<(u32, &'static Point)> {
    let entries = (0..).zip(&SOURCES.entries);
    entries.flat_map(|(at, entry)| entry.explained().map(move |point| (at, point))).collect()
}

/// An option with the key of another question, and a reason as it should be.
fn foreign(entry: u32, key: &str) -> Choice {
    let title = &SOURCES.entry(entry).title;
    Choice {
        text: key.to_owned(),
        correct: false,
        entry,
        key: key.to_owned(),
        reason: Some(Reason::Question(title.clone())),
    }
}
