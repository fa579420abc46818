//! Every text of an item stands in the source (P10), and the right one is the key's (P1).

use std::collections::BTreeSet;

use study_widget::{Choice, Item, ItemType, Reason};

use crate::checker::Property::{P1, P10, P11, P12};
use crate::checker::{Case, is_single};
use crate::leaks::gives_away;
use crate::sources::Point;
use crate::text::{WORD, aliases, hidden, is_balanced, length, names, norm};

pub(crate) fn check(case: &Case) {
    let item = case.item;
    for text in texts(item) {
        let is_clean = !text.contains("**") && !text.contains('`');
        case.must(is_clean, P10, || format!("marks in “{text}”"));
        case.must(is_balanced(text), P10, || format!("a bracket is left open in “{text}”"));
    }
    if is_single(item.kind) {
        let right = item.options.iter().filter(|option| option.correct).count();
        case.must(right == 1, P1, || format!("{right} options are right"));
    }
    match item.kind {
        ItemType::KeyFromExplanation => key_from_explanation(case),
        ItemType::ExplanationFromKey => explanation_from_key(case),
        ItemType::QuestionFromKey => question_from_key(case),
        ItemType::TrueFalse => true_false(case),
        ItemType::Matching => matching(case),
        ItemType::ChooseAll => choose_all(case),
        ItemType::Cloze => cloze(case),
        ItemType::ListRecall | ItemType::Interview => recall(case),
        ItemType::Flashcard => is_title(case, &case.item.stem),
    }
}

/// All that a learner sees of an item.
pub(crate) fn texts(item: &Item) -> impl Iterator<Item = &str> {
    let options = item.options.iter().flat_map(|option| {
        let reason = option.reason.iter().flat_map(Reason::texts);
        [&option.text, &option.key].into_iter().chain(reason)
    });
    let pairs = item.pairs.iter().flat_map(|pair| [&pair.left, &pair.right]);
    let texts = [&item.stem, &item.feedback.text].into_iter().chain(&item.accept);
    texts.chain(options).chain(pairs).map(String::as_str)
}

/// Whether `shown` is the explanation of a point with nothing but its own key hidden, or words
/// of it, and all of the key everywhere.
fn masks(shown: &str, point: &Point) -> bool {
    let is_part = |word: &str| length(word) >= WORD && names(&point.key, word);
    let is_own = |words: Vec<&str>| words.iter().all(|word| is_part(word));
    hidden(shown, &point.explanation).is_some_and(is_own)
        && !aliases(&point.key).iter().any(|name| norm(shown).contains(name))
}

fn is_masked(case: &Case, shown: &str, point: Option<&Point>) {
    let is_source = point.is_some_and(|point| masks(shown, point));
    case.must(is_source, P10, || format!("“{shown}” is not the explanation with its key hidden"));
}

fn is_title(case: &Case, text: &str) {
    let is_title = case.sources.entries_of(case.group).any(|entry| entry.title == text);
    case.must(is_title, P10, || format!("“{text}” is not the title"));
}

fn is_right(case: &Case, is_the_source: impl Fn(&Choice) -> bool) {
    let item = case.item;
    for option in item.options.iter().filter(|option| option.correct) {
        case.must(is_the_source(option), P1, || format!("“{}” is not the source's", option.text));
    }
}

/// Options are points of the entry, under the heading of the key.
fn are_siblings(case: &Case) {
    let (item, entry) = (case.item, case.entry());
    let heading = case.point().map(|point| &point.heading);
    for option in &item.options {
        let point = entry.point(&option.key).filter(|_| option.entry == item.feedback.entry);
        case.must(point.is_some(), P10, || format!("“{}” is no point beside it", option.text));
        let is_beside = point.is_none_or(|point| Some(&point.heading) == heading);
        case.must(is_beside, P11, || format!("“{}” is under another heading", option.text));
    }
}

fn key_from_explanation(case: &Case) {
    let item = case.item;
    is_masked(case, &item.stem, case.point());
    is_right(case, |option| option.text == item.key);
    are_siblings(case);
    for option in &item.options {
        case.must(option.text == option.key, P10, || format!("“{}” is no key", option.text));
    }
}

fn explanation_from_key(case: &Case) {
    let item = case.item;
    let (title, key) = item.stem.split_once('\n').unwrap_or_default();
    is_title(case, title);
    case.must(key == item.key, P10, || format!("“{key}” is not the key"));
    is_right(case, |option| option.key == item.key);
    are_siblings(case);
    for option in &item.options {
        is_masked(case, &option.text, case.entry().point(&option.key));
    }
}

fn question_from_key(case: &Case) {
    let (item, sources) = (case.item, case.sources);
    case.must(item.stem == item.key, P10, || "the stem is not the key".into());
    is_right(case, |option| item.entries.contains(&option.entry) && option.key == item.key);
    for option in &item.options {
        let is_title = sources.entry(option.entry).title == option.text;
        case.must(is_title, P10, || format!("“{}” is not the title", option.text));
    }
}

/// Whose explanation an item shows that is to be judged.
pub(crate) fn judged<'a>(case: &Case<'a>) -> Option<&'a Point> {
    let (key, shown) = case.item.stem.split_once('：')?;
    let point = case.point().filter(|point| point.key == key)?;
    let mut points = [point].into_iter().chain(case.entry().siblings(point));
    points.find(|point| masks(shown, point))
}

fn true_false(case: &Case) {
    let item = case.item;
    let judged = judged(case);
    case.must(judged.is_some(), P10, || "shows no explanation of the entry".into());
    let is_own = judged.is_some_and(|point| point.key == item.key);
    let truths: Vec<bool> = item.options.iter().map(|option| option.correct).collect();
    case.must(truths == [is_own, !is_own], P1, || format!("tells {truths:?}"));
    for option in &item.options {
        let is_judged = judged.is_some_and(|point| point.key == option.key);
        case.must(is_judged, P10, || format!("is no explanation of “{}”", option.key));
    }
}

fn matching(case: &Case) {
    let item = case.item;
    is_title(case, &item.stem);
    let points: Vec<_> = item.pairs.iter().map(|pair| case.entry().point(&pair.left)).collect();
    for (pair, point) in item.pairs.iter().zip(&points) {
        is_masked(case, &pair.right, *point);
    }
    let headings: BTreeSet<_> = points.iter().flatten().map(|point| &point.heading).collect();
    case.must(headings.len() <= 1, P11, || "points under several headings".into());
}

fn choose_all(case: &Case) {
    let (item, sources) = (case.item, case.sources);
    is_title(case, &item.stem);
    for option in &item.options {
        let is_key = sources.entry(option.entry).point(&option.text).is_some();
        case.must(is_key && option.text == option.key, P10, || {
            format!("“{}” is no key of {}", option.text, sources.entry(option.entry).id)
        });
        let belongs = sources.groups[case.group].keys.contains(&norm(&option.text));
        case.must(option.correct == belongs, P12, || {
            format!("“{}” is {}one of the question", option.text, if belongs { "" } else { "not " })
        });
    }
    let right = item.options.iter().filter(|option| option.correct).count();
    case.must((2..item.options.len()).contains(&right), P12, || format!("{right} are right"));
}

fn cloze(case: &Case) {
    let item = case.item;
    let point = case.point();
    let whole = point.map(|point| format!("{}：{}", point.key, point.explanation));
    let actual = whole.as_deref().and_then(|whole| hidden(&item.stem, whole));
    let is_source = actual.is_some_and(|words| words == item.accept);
    case.must(is_source, P10, || "filled in, it is not the source".into());
}

/// What is wanted is all that the question asks for, save what its title says already.
fn recall(case: &Case) {
    let item = case.item;
    is_title(case, &item.stem);
    let keys = case.sources.explained_keys(case.group);
    let actual: BTreeSet<String> = item.accept.iter().map(|key| norm(key)).collect();
    case.must(actual.len() == item.accept.len(), P12, || "wants a key twice".into());
    for (_, written) in keys.iter().filter(|&(key, _)| !actual.contains(key)) {
        let is_told = item.kind == ItemType::ListRecall && gives_away(&item.stem, written);
        case.must(is_told, P12, || format!("does not want “{written}”"));
    }
    for key in &item.accept {
        let is_key = case.sources.entries_of(case.group).any(|entry| entry.point(key).is_some());
        case.must(is_key, P10, || format!("“{key}” is no key"));
    }
}
