//! Every kind of answer to every kind of item.

use std::collections::BTreeMap;

use study_widget::{GradeError, Item, ItemType, Outcome, Response, Verdict};

use crate::{DECK, items};

fn grade(item: &Item, answer: &Response) -> Result<Verdict, GradeError> {
    DECK.with(|deck| deck.grade(item, answer))
}

/// One item of each kind.
fn one_of_each() -> BTreeMap<ItemType, Item> {
    items(0).into_iter().map(|item| (item.kind, item)).collect()
}

fn places(item: &Item, correct: bool) -> Vec<usize> {
    let options = item.options.iter().enumerate().filter(|(_, it)| it.correct == correct);
    options.map(|(at, _)| at).collect()
}

/// What is entirely right.
fn right_answer(item: &Item) -> Response {
    match item.kind {
        ItemType::ChooseAll => Response::Choices(places(item, true)),
        ItemType::Matching => Response::Pairs((0..item.pairs.len()).map(|at| (at, at)).collect()),
        ItemType::Cloze => Response::Text(item.accept[0].clone()),
        ItemType::ListRecall | ItemType::Interview => Response::Text(item.accept.join("\n")),
        ItemType::Flashcard => Response::Rating(3),
        _ => Response::Choice(places(item, true)[0]),
    }
}

/// What is entirely wrong.
fn wrong_answers(item: &Item) -> Vec<Response> {
    match item.kind {
        ItemType::ChooseAll => {
            vec![Response::Choices(Vec::new()), Response::Choices(places(item, false))]
        }
        ItemType::Matching => {
            let count = item.pairs.len();
            let turned = (0..count).map(|at| (at, (at + 1) % count)).collect();
            let all = (0..count).flat_map(|left| (0..count).map(move |right| (left, right)));
            vec![
                Response::Pairs(Vec::new()),
                Response::Pairs(turned),
                Response::Pairs(all.collect()),
            ]
        }
        ItemType::Cloze | ItemType::ListRecall | ItemType::Interview => {
            ["", "💛", "。"].map(|text| Response::Text(text.to_owned())).to_vec()
        }
        ItemType::Flashcard => vec![Response::Rating(1)],
        _ => places(item, false).into_iter().map(Response::Choice).collect(),
    }
}

#[test]
fn the_right_answer_is_right_and_the_wrong_one_is_worth_nothing() {
    for item in items(0) {
        let verdict = grade(&item, &right_answer(&item)).unwrap();
        assert_eq!((verdict.outcome, verdict.score), (Outcome::Right, 1.0), "{}", item.id);
        assert!(!verdict.expected.is_empty(), "{}", item.id);
        for answer in wrong_answers(&item) {
            let verdict = grade(&item, &answer).unwrap();
            let actual = (verdict.outcome, verdict.score);
            assert_eq!(actual, (Outcome::Wrong, 0.0), "{}: {answer:?}", item.id);
        }
    }
}

#[test]
fn half_the_answer_is_worth_a_part() {
    for item in items(0) {
        let half = match item.kind {
            ItemType::ChooseAll => Response::Choices(places(&item, true)[1..].to_vec()),
            ItemType::Matching => Response::Pairs(vec![(0, 0)]),
            ItemType::ListRecall | ItemType::Interview if item.accept.len() > 2 => {
                Response::Text(item.accept[0].clone())
            }
            _ => continue,
        };
        let verdict = grade(&item, &half).unwrap();
        assert_eq!(verdict.outcome, Outcome::Partial, "{}", item.id);
        assert!(verdict.score > 0.0 && verdict.score < 0.99, "{}: {}", item.id, verdict.score);
        let [matched, missed] = [verdict.matched.unwrap(), verdict.missed.unwrap()];
        assert!(!matched.is_empty() && !missed.is_empty(), "{}", item.id);
        assert!(matched.iter().all(|term| !missed.contains(term)), "{}", item.id);
    }
}

#[test]
fn to_choose_everything_is_not_right() {
    for item in items(0).into_iter().filter(|item| item.kind == ItemType::ChooseAll) {
        let all = Response::Choices((0..item.options.len()).collect());
        assert_ne!(grade(&item, &all).unwrap().outcome, Outcome::Right, "{}", item.id);
        let mut right = places(&item, true);
        right.reverse();
        right.push(right[0]);
        let verdict = grade(&item, &Response::Choices(right)).unwrap();
        assert_eq!(verdict.outcome, Outcome::Right, "{}: order and repeats", item.id);
    }
}

#[test]
fn an_answer_of_another_kind_is_an_error() {
    let answers = [
        Response::Choice(0),
        Response::Choices(vec![0]),
        Response::Text("数据加密".to_owned()),
        Response::Pairs(vec![(0, 0)]),
        Response::Rating(3),
    ];
    let is_other =
        |a: &Response, b: &Response| std::mem::discriminant(a) != std::mem::discriminant(b);
    for (kind, item) in one_of_each() {
        let taken = right_answer(&item);
        for answer in &answers {
            let refused = grade(&item, answer) == Err(GradeError::OtherKind);
            assert_eq!(refused, is_other(answer, &taken), "{kind:?}: {answer:?}");
        }
    }
}

#[test]
fn a_number_that_there_is_not_is_an_error() {
    for (kind, item) in one_of_each() {
        let (options, pairs) = (item.options.len(), item.pairs.len());
        let beyond = [
            (Response::Choice(options), options),
            (Response::Choice(usize::MAX), usize::MAX),
            (Response::Choices(vec![0, options]), options),
            (Response::Pairs(vec![(0, pairs)]), pairs),
            (Response::Pairs(vec![(0, 0), (usize::MAX, 0)]), usize::MAX),
        ];
        let taken = std::mem::discriminant(&right_answer(&item));
        for (answer, at) in beyond {
            if std::mem::discriminant(&answer) == taken {
                let error = grade(&item, &answer).unwrap_err();
                assert_eq!(error, GradeError::NoSuchOption(at), "{kind:?}: {answer:?}");
            }
        }
    }
}

#[test]
fn ratings_go_from_one_to_four() {
    let card = &one_of_each()[&ItemType::Flashcard];
    let scores: Vec<f64> =
        (1..=4).map(|rating| grade(card, &Response::Rating(rating)).unwrap().score).collect();
    assert!(scores.is_sorted() && scores[0] < 0.6 && scores[2] >= 0.99, "{scores:?}");
    for rating in [0, 5, u8::MAX] {
        let error = grade(card, &Response::Rating(rating)).unwrap_err();
        assert_eq!(error, GradeError::NoSuchRating(rating));
    }
}
