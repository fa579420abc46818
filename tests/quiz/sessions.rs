//! Sittings: no key twice (P7), nothing typed that was just read (P8), and kinds that suit what a
//! learner knows.

use std::collections::{BTreeMap, BTreeSet};

use study_widget::{
    Deck, Item, ItemOptions, ItemType, Level, LogRecord, Overrule, Review, SessionOptions,
    UnknownId,
};

use crate::chance::Chance;
use crate::checker::Property::{P7, P8};
use crate::checker::Violation;
use crate::decks::{deck, entry, han, point};
use crate::fidelity::texts;
use crate::sources::{DOCUMENTS, SOURCES};
use crate::text::{norm, ratio};
use crate::{DECK, items};

/// So many items have to lie between one that shows an answer and one that wants it typed.
const APART: usize = 10;

const RECOGNISED: [ItemType; 6] = [
    ItemType::KeyFromExplanation,
    ItemType::ExplanationFromKey,
    ItemType::Matching,
    ItemType::ChooseAll,
    ItemType::QuestionFromKey,
    ItemType::TrueFalse,
];
const FILLED_IN: [ItemType; 1] = [ItemType::Cloze];
const RECALLED: [ItemType; 3] = [ItemType::ListRecall, ItemType::Flashcard, ItemType::Interview];
const TYPED: [ItemType; 3] = [ItemType::Cloze, ItemType::ListRecall, ItemType::Interview];

/// What is wrong with the order of a sitting.
pub(crate) fn check_session(session: &[Item]) -> Vec<Violation> {
    let shown: Vec<Vec<String>> =
        session.iter().map(|item| texts(item).map(norm).collect()).collect();
    let mut asked = BTreeSet::new();
    let mut found = Vec::new();
    for (at, item) in session.iter().enumerate() {
        let mut add = |property, what| {
            found.push(Violation { property, item: item.id.to_string(), what });
        };
        if !asked.insert((&item.entries, norm(&item.key))) {
            add(P7, "this key was asked about".to_owned());
        }
        let before = &shown[at.saturating_sub(APART)..at];
        let mut answers = item.accept.iter().filter(|_| TYPED.contains(&item.kind));
        let is_shown =
            |answer: &&String| before.iter().flatten().any(|text| text.contains(&norm(answer)));
        if let Some(answer) = answers.find(is_shown) {
            add(P8, format!("“{answer}” was just shown"));
        }
    }
    found
}

fn ask(options: &SessionOptions) -> Vec<Item> {
    ask_after(&[], options)
}

/// A session of a learner who did all that before.
fn ask_after(log: &[LogRecord], options: &SessionOptions) -> Vec<Item> {
    DECK.with(|deck| deck.session(options, log)).unwrap()
}

/// Ids of a bank's items by their question.
fn by_question(kinds: &[ItemType]) -> BTreeMap<Vec<u32>, Vec<String>> {
    let mut ids = BTreeMap::<_, Vec<_>>::new();
    for item in items(0).into_iter().filter(|item| kinds.contains(&item.kind)) {
        ids.entry(item.entries).or_default().push(item.id.to_string());
    }
    ids
}

/// Answers of a learner who answered two items of each of these kinds about a question.
fn answers(ids: &[String], score: f64) -> impl Iterator<Item = LogRecord> {
    ids.iter().cycle().take(2).map(move |item| answer(item, score))
}

fn answer(item: &str, score: f64) -> LogRecord {
    LogRecord::Review(Review::scored(item.to_owned(), score))
}

/// What is right about every question, up to a stage.
fn log_of(stages: &[&[ItemType]]) -> Vec<LogRecord> {
    let stages = stages.iter().map(|kinds| by_question(kinds));
    stages
        .flat_map(|ids| ids.into_values().flat_map(|ids| answers(&ids, 1.0).collect::<Vec<_>>()))
        .collect()
}

/// How many items of these kinds there are among the sittings of twenty seeds.
fn share(log: &[LogRecord], kinds: &[ItemType]) -> f64 {
    let sittings = (0..20).map(|seed| SessionOptions {
        items: ItemOptions { seed, types: None },
        ..SessionOptions::default()
    });
    let asked: Vec<Item> = sittings.flat_map(|session| ask_after(log, &session)).collect();
    let fitting = asked.iter().filter(|item| kinds.contains(&item.kind)).count();
    ratio(fitting, asked.len())
}

/// A sitting as learners may ask for it.
fn any_session(
    seed: u64,
    stages: &[BTreeMap<Vec<u32>, Vec<String>>],
) -> (SessionOptions, Vec<LogRecord>) {
    let mut chance = Chance(seed);
    let types = (chance.below(2) == 0).then(|| {
        let mut kinds = ItemType::ALL.to_vec();
        chance.shuffle(&mut kinds);
        kinds.truncate(1 + chance.below(9));
        kinds
    });
    let document = (chance.below(3) == 0).then(|| (*chance.pick(&DOCUMENTS)).to_owned());
    let entries = (chance.below(4) == 0).then(|| {
        let ids = SOURCES.entries.iter().map(|entry| entry.id.clone());
        ids.filter(|_| chance.below(5) == 0).collect()
    });
    let mut log = Vec::new();
    for group in &SOURCES.groups {
        for stage in &stages[..chance.below(4)] {
            let ids = stage.get(&group.entries).map(Vec::as_slice).unwrap_or_default();
            let score = if chance.below(5) == 0 { 0.0 } else { 1.0 };
            log.extend(answers(ids, score));
        }
    }
    let limit = 5 + chance.below(26);
    (SessionOptions { items: ItemOptions { seed, types }, limit, document, entries }, log)
}

#[test]
fn a_thousand_sittings_ask_nothing_twice_and_tell_nothing_that_is_to_be_typed() {
    let stages = [RECOGNISED.as_slice(), &FILLED_IN, &RECALLED].map(by_question);
    let mut typed = 0;
    for seed in 0..1000 {
        let (wanted, log) = any_session(seed, &stages);
        let session = ask_after(&log, &wanted);
        let found = check_session(&session);
        assert!(found.is_empty(), "{wanted:?}: {found:#?}");
        assert!(session.len() <= wanted.limit);
        for item in &session {
            let ids: Vec<&String> =
                item.entries.iter().map(|&entry| &SOURCES.entry(entry).id).collect();
            assert!(wanted.items.types.as_ref().is_none_or(|kinds| kinds.contains(&item.kind)));
            assert!(wanted.document.as_ref().is_none_or(|document| {
                ids.iter().any(|id| id.split('/').next() == Some(document))
            }));
            assert!(
                wanted
                    .entries
                    .as_ref()
                    .is_none_or(|wanted| ids.iter().any(|&id| wanted.contains(id)))
            );
        }
        typed += session.iter().filter(|item| TYPED.contains(&item.kind)).count();
    }
    assert!(typed >= 1000, "too few to show that what is typed was not shown before");
}

#[test]
fn a_sitting_about_everything_is_full_and_asks_no_question_twice() {
    for seed in 0..200 {
        let items = ItemOptions { seed, types: None };
        let session = ask(&SessionOptions { items, limit: 30, ..SessionOptions::default() });
        let questions: BTreeSet<_> = session.iter().map(|item| &item.entries).collect();
        assert_eq!((session.len(), questions.len()), (30, 30), "seed {seed}");
    }
}

#[test]
fn a_sitting_is_made_of_items_of_the_bank_and_depends_on_what_is_asked_alone() {
    for seed in 0..20 {
        let bank = items(seed);
        let session = SessionOptions {
            items: ItemOptions { seed, types: None },
            ..SessionOptions::default()
        };
        let asked = ask(&session);
        assert_eq!(asked, ask(&session));
        assert!(asked.iter().all(|item| bank.contains(item)), "seed {seed}");
    }
}

#[test]
fn what_is_new_is_to_be_recognised() {
    assert!((share(&[], &RECOGNISED) - 1.0).abs() < f64::EPSILON);
}

#[test]
fn what_is_recognised_is_to_be_filled_in_and_then_to_be_recalled() {
    let recognised = log_of(&[&RECOGNISED]);
    let filled_in = log_of(&[&RECOGNISED, &FILLED_IN]);
    let all = log_of(&[&RECOGNISED, &FILLED_IN, &RECALLED]);
    let shares: Vec<[f64; 3]> = [&recognised, &filled_in, &all]
        .map(|log| [share(log, &RECOGNISED), share(log, &FILLED_IN), share(log, &RECALLED)])
        .to_vec();
    assert!(shares[0][1] > 0.5 && shares[1][2] > 0.5 && shares[2][2] > 0.5, "{shares:?}");
}

#[test]
fn what_was_wrong_is_to_be_recognised_again() {
    let mut log = log_of(&[&RECOGNISED]);
    let wrong = by_question(&FILLED_IN)
        .into_values()
        .flat_map(|ids| answers(&ids, 0.0).collect::<Vec<_>>());
    log.extend(wrong);
    assert!(share(&log, &RECOGNISED) > 0.5);
}

#[test]
fn answers_to_what_there_is_not_change_nothing() {
    let log = ["", "💛", "cloze/nowhere/1/数据/数据", "cloze/trends/99"];
    let log = log.map(|item| answer(item, 1.0));
    let any = SessionOptions::default();
    assert_eq!(ask_after(&log, &any), ask(&any));
}

#[test]
fn a_sitting_may_be_empty_and_an_unknown_document_is_an_error() {
    assert!(ask(&SessionOptions { limit: 0, ..SessionOptions::default() }).is_empty());
    let entries = Some(vec!["nowhere/1".to_owned(), "trends/99".to_owned()]);
    assert!(ask(&SessionOptions { entries, ..SessionOptions::default() }).is_empty());
    let types = Some(Vec::new());
    let items = ItemOptions { seed: 0, types };
    assert!(ask(&SessionOptions { items, ..SessionOptions::default() }).is_empty());
    let session = SessionOptions { document: Some("nowhere".into()), ..SessionOptions::default() };
    let error = DECK.with(|deck| deck.session(&session, &[])).unwrap_err();
    assert_eq!(error, UnknownId("nowhere".into()));
}

/// Three questions of four key points each.
fn three(name: &str) -> Deck {
    let question = |number: usize| {
        let points: Vec<_> = (number * 5..number * 5 + 4).map(point).collect();
        entry(number, &han(6, 900 + number), &points)
    };
    deck(name, &[("甲", &(1..=3).map(question).collect::<String>())])
}

#[test]
fn three_questions_take_turns_until_none_has_anything_left() {
    let deck = three("three-turns");
    for seed in 0..50 {
        let session = |limit| {
            let items = ItemOptions { seed, types: None };
            deck.session(&SessionOptions { items, limit, ..SessionOptions::default() }, &[])
                .unwrap()
        };
        let all = session(usize::MAX);
        assert!(check_session(&all).is_empty(), "seed {seed}");
        let first: BTreeSet<_> = all.iter().take(3).map(|item| &item.entries).collect();
        assert_eq!(first.len(), 3, "seed {seed}");
        for limit in 0..=all.len() {
            assert_eq!(session(limit), all[..limit], "seed {seed}: a shorter one is its beginning");
        }
    }
}

#[test]
fn what_was_answered_about_one_question_says_nothing_of_the_others() {
    let deck = three("three-levels");
    let log = [answer("flashcard/甲/2", 1.0)];
    for seed in 0..50 {
        let items = ItemOptions { seed, types: None };
        let options = SessionOptions { items, limit: 3, ..SessionOptions::default() };
        for item in deck.session(&options, &log).unwrap() {
            let wanted = if item.entries == [1] { Level::Recall } else { Level::Choose };
            assert_eq!(Level::of(item.id.kind), wanted, "seed {seed}: {}", item.id);
        }
    }
}

#[test]
fn a_score_of_three_fifths_is_recalled_and_less_is_not() {
    let deck = three("three-scores");
    let first = |score: f64| {
        let entries = Some(vec!["甲/2".to_owned()]);
        let options = SessionOptions { limit: 1, entries, ..SessionOptions::default() };
        let log = [answer("list-recall/甲/2", score)];
        Level::of(deck.session(&options, &log).unwrap()[0].kind)
    };
    assert_eq!([0.6, 0.6 - 1e-9].map(first), [Level::Recall, Level::Choose]);
}

#[test]
fn the_last_word_on_an_answer_decides_what_is_asked() {
    let deck = three("three-overruled");
    let overruled = |is_right| {
        let item = "list-recall/甲/2".to_owned();
        [answer(&item, 0.0), LogRecord::Overrule(Overrule { item, is_right })]
    };
    let entries = Some(vec!["甲/2".to_owned()]);
    let options = SessionOptions { limit: 1, entries, ..SessionOptions::default() };
    let first = |is_right| Level::of(deck.session(&options, &overruled(is_right)).unwrap()[0].kind);
    assert_eq!(
        [Some(true), Some(false), None].map(first),
        [Level::Recall, Level::Choose, Level::Choose]
    );
}
