//! Gaps cut carelessly, and what only a bank or a sitting shows.

use std::collections::BTreeSet;
use std::slice::from_ref;

use study_widget::{Item, ItemType};

use super::{BANK, all, altered, changed, points};
use crate::checker::Property::{Cloze, P7, P8};
use crate::checker::{Property, check};
use crate::fidelity::texts;
use crate::sessions::check_session;
use crate::sources::SOURCES;
use crate::text::{BLANK, norm};

#[test]
fn gaps_that_cannot_be_filled_are_found() {
    all("too little around a gap", Cloze, |item, _| {
        changed(item, &[ItemType::Cloze], |item| item.stem = format!("{}：使用{BLANK}。", item.key))
    });
    all("an unknown term hidden", Cloze, |item, _| {
        changed(item, &[ItemType::Cloze], |item| item.accept = vec!["坚持不懈".into()])
    });
    all("two gaps", Cloze, |item, _| changed(item, &[ItemType::Cloze], |item| item.stem += BLANK));
}

/// Every known term hidden wherever it stands, as no careful author would.
fn careless_gaps() -> Vec<Item> {
    let sound = BANK.iter().find(|item| item.kind == ItemType::Cloze).unwrap();
    let mut gaps = Vec::new();
    for (entry, point) in points() {
        for filler in SOURCES.vocabulary.values().filter(|it| point.explanation.contains(*it)) {
            let mut item = sound.clone();
            let masked = point.explanation.replacen(filler, BLANK, 1);
            let group = &SOURCES.groups[SOURCES.group_of(entry)];
            let home = &SOURCES.entry(group.entries[0]).id;
            item.id =
                format!("cloze/{home}/{}/{}", norm(&point.key), norm(filler)).parse().unwrap();
            item.entries.clone_from(&group.entries);
            item.key.clone_from(&point.key);
            item.stem = format!("{}：{masked}", point.key);
            item.accept = vec![filler.clone()];
            item.feedback.entry = entry;
            item.feedback.text = format!("{}：{}", point.key, point.explanation);
            gaps.push(item);
        }
    }
    gaps
}

#[test]
fn careless_gaps_are_found() {
    let gaps = careless_gaps();
    let found = check(&gaps, &SOURCES);
    let wrong: BTreeSet<&String> =
        found.iter().filter(|found| found.property == Cloze).map(|found| &found.item).collect();
    println!("careless gaps: {} of {} found", wrong.len(), gaps.len());
    for reason in ["cuts", "too short", "examples", "title", "elsewhere", "the key that it shows"] {
        let count = found.iter().filter(|found| found.what.contains(reason)).count();
        println!("  {reason}: {count}");
        assert!(count > 0, "{reason}");
    }
    let mut cuts = found.iter().filter(|found| found.item.ends_with("/训练"));
    assert!(cuts.any(|found| found.what == "cuts “分布式训练” in two"));
}

#[test]
fn repeats_are_found() {
    let bank = &*BANK;
    let again: Vec<Item> = bank.iter().step_by(20).cloned().collect();
    let found = check(&[bank.as_slice(), &again].concat(), &SOURCES);
    let found: BTreeSet<&String> =
        found.iter().filter(|found| found.property == P7).map(|found| &found.item).collect();
    assert!(again.iter().all(|item| found.contains(&item.id.to_string())));
    let renamed: Vec<Item> =
        bank.iter().map(|item| altered(item, |item| item.id.group.push('2'))).collect();
    let found = check(&[bank.as_slice(), &renamed].concat(), &SOURCES);
    let asked = found.iter().filter(|found| found.what == "was asked before").count();
    assert_eq!(asked, bank.len(), "the same under other ids");
}

#[test]
fn sittings_that_repeat_or_tell_are_found() {
    let bank = &*BANK;
    let recall = bank.iter().find(|item| item.kind == ItemType::ListRecall).unwrap();
    let mut choices = bank.iter().filter(|item| item.kind == ItemType::KeyFromExplanation);
    let actual = choices.find(|item| item.entries == recall.entries).unwrap();
    let is_quiet = |item: &&Item| {
        let tells = |text: &str| recall.accept.iter().any(|key| text.contains(key));
        item.kind == ItemType::QuestionFromKey && !texts(item).any(tells)
    };
    let quiet: Vec<Item> = bank.iter().filter(is_quiet).take(10).cloned().collect();
    let sitting = |between: usize| [from_ref(actual), &quiet[..between], from_ref(recall)].concat();
    let found = |session: &[Item]| -> Vec<Property> {
        check_session(session).into_iter().map(|found| found.property).collect()
    };
    assert_eq!(found(&sitting(0)), [P8]);
    assert_eq!(found(&sitting(9)), [P8]);
    assert_eq!(found(&sitting(10)), []);
    assert_eq!(found(&[actual.clone(), actual.clone()]), [P7]);
}
