//! Faults in what there is to choose from.

use study_widget::{Choice, Item, ItemType};

use super::{BANK, CHOICES, all, altered, changed, foreign, has, points, right, share, wrong};
use crate::bank::check_places;
use crate::chance::Chance;
use crate::checker::Property::{P1, P2, P3, P4, P5, P6, P12};
use crate::checker::{check, is_single};
use crate::items;
use crate::sources::{Point, SOURCES};
use crate::text::{BLANK, length, norm};

/// Other keys of the deck in place of the wrong options, drawn at random.
fn with_random_keys(item: &Item, chance: &mut Chance) -> Item {
    let own = &SOURCES.groups[SOURCES.group_of(item.entries[0])].keys;
    let points = points();
    let mut item = item.clone();
    let mut taken = own.clone();
    for option in item.options.iter_mut().filter(|option| !option.correct) {
        let (entry, point) = loop {
            let drawn = chance.pick(&points);
            if taken.insert(norm(&drawn.1.key)) {
                break *drawn;
            }
        };
        *option = foreign(entry, &point.key);
    }
    item
}

/// A question's wrong key for another one; the first that `fits`.
fn with_foreign_key(item: &Item, fits: impl Fn(&Point, usize) -> bool) -> Option<Item> {
    let group = SOURCES.group_of(item.entries[0]);
    let foreign_key = points().into_iter().find(|(_, point)| {
        !SOURCES.groups[group].keys.contains(&norm(&point.key)) && fits(point, group)
    });
    let (entry, point) = foreign_key?;
    changed(item, &[ItemType::ChooseAll], |item| *wrong(item) = foreign(entry, &point.key))
}

#[test]
fn options_drawn_at_random_are_found() {
    all("random keys beside a key", P2, |item, chance| {
        has(item, &[ItemType::KeyFromExplanation]).then(|| with_random_keys(item, chance))
    });
    for (property, least) in [(P2, 0.5), (P5, 0.1)] {
        let (found, _) = share("random keys beside a question", property, |item, chance| {
            has(item, &[ItemType::ChooseAll]).then(|| with_random_keys(item, chance))
        });
        assert!(found > least, "{property:?}: {found}");
    }
}

#[test]
fn options_that_are_right_after_all_are_found() {
    all("a generic key", P2, |item, _| {
        with_foreign_key(item, |point, _| SOURCES.generic.contains(&norm(&point.key)))
    });
    all("a key of the same subject", P2, |item, _| {
        with_foreign_key(item, |point, group| {
            SOURCES.keys_near(group).contains(norm(&point.key).as_str())
        })
    });
    all("a key that the subject speaks of", P2, |item, _| {
        with_foreign_key(item, |point, group| SOURCES.is_said_near(group, &norm(&point.key)))
    });
    all("a key that protects data", P2, |item, _| {
        let private = ["数据加密", "访问控制", "数据脱敏", "差分隐私", "联邦学习", "匿名化处理"];
        let is_private = |group: usize| SOURCES.groups[group].keys.contains("数据加密");
        with_foreign_key(item, |point, group| {
            is_private(group) && private.contains(&point.key.as_str())
        })
    });
    all("a question on the same subject", P2, |item, _| {
        let group = SOURCES.group_of(item.entries[0]);
        let near = *SOURCES.near[group].iter().find(|&&near| near != group)?;
        changed(item, &[ItemType::QuestionFromKey], |item| {
            let entry = SOURCES.groups[near].entries[0];
            let wrong = wrong(item);
            (wrong.entry, wrong.text) = (entry, SOURCES.entry(entry).title.clone());
        })
    });
    all("an explanation that speaks of the key", P2, |item, _| {
        let entry = SOURCES.entry(item.feedback.entry);
        let mut others = entry.explained().filter(|point| point.key != item.key);
        let other = others.find(|point| point.explanation.contains(&item.key))?;
        changed(item, &[ItemType::ExplanationFromKey], |item| {
            let key = other.key.clone();
            let text = other.explanation.replace(&key, BLANK);
            *wrong(item) = Choice { text, key, ..wrong(item).clone() };
        })
    });
}

#[test]
fn right_answers_too_many_or_too_few_are_found() {
    let planted = |change: fn(&mut Item)| {
        move |item: &Item, _: &mut Chance| is_single(item.kind).then(|| altered(item, change))
    };
    all("two right options", P1, planted(|item| wrong(item).correct = true));
    all("no right option", P1, planted(|item| right(item).correct = false));
    all(
        "another option right",
        P1,
        planted(|item| {
            let at = item.options.iter().position(|option| option.correct).unwrap();
            wrong(item).correct = true;
            item.options[at].correct = false;
        }),
    );
    all("a right key marked wrong", P12, |item, _| {
        changed(item, &[ItemType::ChooseAll], |item| right(item).correct = false)
    });
    all("a wrong key marked right", P12, |item, _| {
        changed(item, &[ItemType::ChooseAll], |item| wrong(item).correct = true)
    });
    all("a list that lacks a key", P12, |item, _| {
        let recall = [ItemType::ListRecall, ItemType::Interview];
        changed(item, &recall, |item| drop(item.accept.remove(0)))
    });
}

#[test]
fn options_that_are_alike_or_stand_out_are_found() {
    all("an option twice", P3, |item, _| {
        changed(item, &CHOICES, |item| wrong(item).text = right(item).text.clone())
    });
    all("an option that holds another", P3, |item, _| {
        changed(item, &CHOICES, |item| wrong(item).text = [&right(item).text, "吗"].concat())
    });
    all("two names of one key", P3, |item, _| {
        changed(item, &[ItemType::KeyFromExplanation], |item| {
            let mut wrong = item.options.iter_mut().filter(|option| !option.correct);
            for name in ["生成模型（GAN）", "对抗训练（GAN）"] {
                wrong.next().unwrap().text = name.into();
            }
        })
    });
    all("an explanation among keys", P5, |item, _| {
        changed(item, &[ItemType::KeyFromExplanation], |item| {
            wrong(item).text = item.stem.repeat(2);
        })
    });
}

#[test]
fn a_right_option_that_is_always_the_longest_is_found() {
    let is_longest = |item: &Item| {
        let longest = item.options.iter().max_by_key(|option| length(&option.text));
        has(item, &CHOICES[..3]) && longest.is_some_and(|option| option.correct)
    };
    let bank: Vec<Item> = BANK.iter().filter(|item| is_longest(item)).cloned().collect();
    let found = check(&bank, &SOURCES);
    assert!(found.iter().any(|found| found.property == P5 && found.item == "bank"));
}

#[test]
fn a_right_option_that_always_comes_first_is_found() {
    let first_comes =
        |item: Item| altered(&item, |item| item.options.sort_by_key(|option| !option.correct));
    let bank: Vec<Item> = (0..10).flat_map(items).map(first_comes).collect();
    let found = check_places(&bank);
    for kind in CHOICES {
        let is_found = found.iter().any(|found| found.property == P6 && found.item == kind.name());
        assert!(is_found, "{kind:?}: {found:?}");
    }
}

#[test]
fn statements_that_are_always_true_are_found() {
    let is_left = |item: &Item| item.kind != ItemType::TrueFalse || item.options[0].correct;
    let bank: Vec<Item> = BANK.iter().filter(|item| is_left(item)).cloned().collect();
    assert!(check(&bank, &SOURCES).iter().any(|found| found.property == P6));
}

#[test]
fn a_blank_that_tells_what_is_true_is_found() {
    let is_left = |item: &Item| {
        let is_true = item.options.first().is_some_and(|option| option.correct);
        item.kind == ItemType::TrueFalse && item.stem.contains(BLANK) == is_true
    };
    let bank: Vec<Item> = BANK.iter().filter(|item| is_left(item)).cloned().collect();
    assert!(check(&bank, &SOURCES).iter().any(|found| found.property == P4));
}
