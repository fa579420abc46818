//! The item bank, checked by a reader of its own that knows only the Markdown files.
//!
//! The properties are those of sound multiple choice: one right answer, no wrong option that is
//! right as well, no clue in the stem, options of one kind and length, nothing invented.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test says what it expects by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};

use study_widget::{Answer, Deck, GradeError, Item, ItemOptions, ItemType, Outcome, Session};

thread_local! {
    static DECK: Deck = Deck::bundled("").unwrap();
}

fn id(entry: u32) -> String {
    DECK.with(|deck| deck.id(entry))
}

fn bank(seed: u64) -> Vec<Item> {
    DECK.with(|deck| deck.items(&ItemOptions { seed, types: None }))
}

fn of_kind(kind: ItemType, seed: u64) -> Vec<Item> {
    DECK.with(|deck| deck.items(&ItemOptions { seed, types: Some(vec![kind]) }))
}

/// An entry as it stands in its file.
struct Source {
    title: String,
    /// The answer's lines without bold marks.
    answer: String,
    /// Key and explanation, in order.
    points: Vec<(String, String)>,
}

/// Width and case of Latin letters, blanks and punctuation aside.
fn norm(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn sources() -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    for document in ["competition", "interview", "challenges", "trends", "resources"] {
        let text = std::fs::read_to_string(format!("decks/ai-startup/{document}.md")).unwrap();
        for entry in text.split("\n#### ").skip(1) {
            let (heading, body) = entry.split_once('\n').unwrap();
            let (number, title) = heading.split_once(". ").unwrap();
            let answer = body.split("**答案：**").nth(1).unwrap();
            let end = ["**示例：**", "**实例：**", "**举例：**", "**解析：**"]
                .iter()
                .filter_map(|label| answer.find(label))
                .min();
            let answer = &answer[..end.unwrap_or(answer.len())];
            let points = answer.lines().filter_map(|line| {
                let (key, explanation) = line.split_once("：**")?;
                Some((key.split_once("**")?.1.to_owned(), explanation.trim().to_owned()))
            });
            let points = points.collect();
            let source =
                Source { title: title.trim().to_owned(), answer: answer.replace("**", ""), points };
            sources.insert(format!("{document}/{number}"), source);
        }
    }
    assert_eq!(sources.len(), 150);
    sources
}

/// The longest run of characters that both texts hold.
fn common_run(a: &str, b: &str) -> usize {
    let b: Vec<char> = norm(b).chars().collect();
    let runs = |length: usize| {
        b.windows(length).any(|run| norm(a).contains(&run.iter().collect::<String>()))
    };
    (1..=b.len()).take_while(|&length| runs(length)).last().unwrap_or(0)
}

fn choices() -> Vec<Item> {
    of_kind(ItemType::KeyFromExplanation, 0)
}

#[test]
fn one_option_is_right_and_it_is_the_source() {
    let sources = sources();
    for item in choices() {
        let right: Vec<_> = item.options.iter().filter(|option| option.correct).collect();
        assert_eq!(right.len(), 1, "{}", item.id);
        let points = &sources[&id(right[0].entry)].points;
        let (key, explanation) =
            points.iter().find(|(key, _)| *key == right[0].text).expect(&item.id);
        assert_eq!(item.feedback.text, format!("{key}：{explanation}"));
        assert_eq!(id(item.feedback.entry), id(right[0].entry));
    }
}

#[test]
fn no_wrong_option_is_right_as_well() {
    let sources = sources();
    for item in choices() {
        let source = &sources[&id(item.feedback.entry)];
        let explanation =
            |key: &str| norm(&source.points.iter().find(|(other, _)| other == key).unwrap().1);
        let right = item.options.iter().find(|option| option.correct).unwrap();
        let asked = explanation(&right.text);
        for wrong in item.options.iter().filter(|option| !option.correct) {
            assert_eq!(id(wrong.entry), id(right.entry), "{}: a sibling", item.id);
            assert_ne!(explanation(&wrong.text), asked, "{}", item.id);
            assert!(
                !asked.contains(&norm(&wrong.text)),
                "{}: the explanation names {}",
                item.id,
                wrong.text
            );
            assert!(wrong.reason.contains(&wrong.text) && !wrong.reason.is_empty(), "{}", item.id);
        }
    }
}

#[test]
fn options_differ_and_are_of_similar_length() {
    let mut longest_is_right = 0;
    let items = choices();
    for item in &items {
        let texts: Vec<String> = item.options.iter().map(|option| norm(&option.text)).collect();
        assert!((3..=4).contains(&texts.len()), "{}", item.id);
        for (at, text) in texts.iter().enumerate() {
            assert!(
                texts
                    .iter()
                    .skip(at + 1)
                    .all(|other| !text.contains(other) && !other.contains(text)),
                "{}: {texts:?}",
                item.id
            );
        }
        let length = |text: &String| text.chars().count();
        let (shortest, longest) =
            (texts.iter().map(length).min().unwrap(), texts.iter().map(length).max().unwrap());
        assert!(longest <= 2 * shortest, "{}: {texts:?}", item.id);
        let right = item.options.iter().position(|option| option.correct).unwrap();
        let alone = texts.iter().filter(|text| length(text) == longest).count() == 1;
        longest_is_right += usize::from(alone && length(&texts[right]) == longest);
    }
    let share = longest_is_right as f64 / items.len() as f64;
    assert!((0.15..=0.40).contains(&share), "the right option is the longest in {share:.2}");
}

#[test]
fn the_stem_does_not_give_the_key_away() {
    for item in choices() {
        let right = item.options.iter().find(|option| option.correct).unwrap();
        let stem = item.stem.replace("____", "");
        let length = norm(&right.text).chars().count();
        assert!(!norm(&stem).contains(&norm(&right.text)), "{}", item.id);
        assert!(common_run(&stem, &right.text) < length.saturating_sub(1).max(3), "{}", item.id);
        let clue = |text: &str| common_run(&stem, text) >= 2;
        let wrong = item.options.iter().filter(|option| !option.correct);
        assert!(
            !clue(&right.text) || wrong.into_iter().any(|option| clue(&option.text)),
            "{}: {}",
            item.id,
            item.stem
        );
        assert!(norm(&stem).chars().count() >= 8, "{}", item.id);
    }
}

#[test]
fn nothing_is_invented() {
    let sources = sources();
    for item in bank(0) {
        let source = &sources[&id(item.feedback.entry)];
        let mut rest = if item.kind == ItemType::Flashcard {
            source.title.as_str()
        } else {
            source.answer.as_str()
        };
        for piece in item.stem.split("____") {
            let at = rest
                .find(piece)
                .unwrap_or_else(|| panic!("{}: “{piece}” is not in the source", item.id));
            rest = &rest[at + piece.len()..];
        }
        for pair in ["（）", "《》", "“”", "()"] {
            let (open, close) = (pair.chars().next().unwrap(), pair.chars().last().unwrap());
            assert_eq!(
                item.stem.matches(open).count(),
                item.stem.matches(close).count(),
                "{}",
                item.id
            );
        }
        assert!(!item.stem.contains("**") && !item.stem.contains('`'), "{}", item.id);
    }
}

#[test]
fn a_flashcard_shows_the_answers_of_all_entries_of_its_question() {
    let sources = sources();
    let cards = of_kind(ItemType::Flashcard, 0);
    let titles: BTreeSet<String> = sources.values().map(|source| norm(&source.title)).collect();
    assert_eq!((cards.len(), titles.len()), (122, 122));
    for card in cards {
        for &entry in &card.entries {
            let source = &sources[&id(entry)];
            assert_eq!(norm(&source.title), norm(&card.stem));
            for (key, explanation) in &source.points {
                assert!(
                    card.feedback.text.contains(key) && card.feedback.text.contains(explanation),
                    "{}",
                    card.id
                );
            }
        }
    }
}

#[test]
fn nothing_is_asked_twice_and_the_yield_is_as_measured() {
    let items = bank(0);
    let ids: BTreeSet<&String> = items.iter().map(|item| &item.id).collect();
    assert_eq!(ids.len(), items.len());
    let asked: BTreeSet<_> = items
        .iter()
        .map(|item| (item.kind.name(), norm(&item.stem), item.key().to_owned()))
        .collect();
    assert_eq!(asked.len(), items.len());
    // 435 by the measured rules, of which at least nine in ten are asked for.
    assert!(choices().len() >= 392, "{}", choices().len());
}

#[test]
fn the_right_option_stands_in_every_place_equally_often() {
    let mut places = BTreeMap::<usize, [u32; 4]>::new();
    for seed in 0..10 {
        for item in of_kind(ItemType::KeyFromExplanation, seed) {
            let right = item.options.iter().position(|option| option.correct).unwrap();
            places.entry(item.options.len()).or_default()[right] += 1;
        }
    }
    for (options, counts) in places {
        let expected = f64::from(counts.iter().sum::<u32>()) / options as f64;
        let chi2: f64 =
            counts[..options].iter().map(|&n| (f64::from(n) - expected).powi(2) / expected).sum();
        let limit = if options == 3 { 9.21 } else { 11.34 }; // p = 0.01 with 2 and 3 degrees of freedom
        assert!(chi2 < limit, "{options} options: {counts:?}, chi squared {chi2:.1}");
    }
}

#[test]
fn the_bank_depends_on_the_seed_alone() {
    assert_eq!(bank(7), bank(7));
    let ids = |seed| bank(seed).into_iter().map(|item| item.id).collect::<BTreeSet<_>>();
    assert_ne!(bank(7), bank(8));
    let (a, b) = (ids(7), ids(8));
    assert_eq!(a, b, "a seed decides how items look, not which there are");
}

#[test]
fn answers_are_graded() {
    for item in bank(3) {
        for at in 0..item.options.len() {
            let verdict = item.grade(Answer::Choice(at)).unwrap();
            let wanted = if item.options[at].correct { Outcome::Right } else { Outcome::Wrong };
            assert_eq!(verdict.outcome, wanted);
            assert_eq!(verdict.expected, [item.key()]);
        }
    }
    let bank = bank(3);
    let choice = bank.iter().find(|item| item.kind == ItemType::KeyFromExplanation).unwrap();
    let card = bank.iter().find(|item| item.kind == ItemType::Flashcard).unwrap();
    assert_eq!(choice.grade(Answer::Choice(9)), Err(GradeError::NoSuchOption(9)));
    assert_eq!(choice.grade(Answer::Rating(3)), Err(GradeError::OtherKind));
    assert_eq!(card.grade(Answer::Choice(0)), Err(GradeError::OtherKind));
    assert_eq!(card.grade(Answer::Rating(5)), Err(GradeError::NoSuchRating(5)));
    let scores: Vec<f64> =
        (1..=4).map(|rating| card.grade(Answer::Rating(rating)).unwrap().score).collect();
    assert_eq!(scores, [0.0, 0.5, 1.0, 1.0]);
}

#[test]
fn a_thousand_sittings_ask_no_question_twice() {
    DECK.with(|deck| {
        for seed in 0..1000 {
            let items = ItemOptions { seed, types: None };
            let document = (seed % 2 == 0).then(|| "trends".to_owned());
            let session =
                deck.session(&Session { items, limit: 10, document: document.clone() }).unwrap();
            assert_eq!(session.len(), 10);
            let questions: BTreeSet<_> = session.iter().map(|item| &item.entries).collect();
            assert_eq!(questions.len(), 10);
            if document.is_some() {
                assert!(session.iter().all(|item| {
                    item.entries.iter().any(|&entry| id(entry).starts_with("trends/"))
                }));
            }
        }
        assert!(
            deck.session(&Session { document: Some("nowhere".into()), ..Session::default() })
                .is_err()
        );
    });
}
