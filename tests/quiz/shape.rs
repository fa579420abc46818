//! What every item of a kind has (P14), and that nothing is asked about headings (P11).

use study_widget::{Choice, Item, ItemType};

use crate::checker::Property::{P11, P14};
use crate::checker::{Case, is_keyed};
use crate::text::{length, norm};

/// Shorter explanations say too little to tell a key by.
const SHORTEST_EXPLANATION: usize = 8;

pub(crate) fn check(case: &Case) {
    let item = case.item;
    let group = &case.sources.groups[case.group];
    case.must(item.entries == group.entries, P14, || "misses entries of its group".into());
    case.must(group.entries.contains(&item.feedback.entry), P14, || {
        "feedback from another question".into()
    });
    case.must(item.id.to_string() == id(case), P14, || format!("its id would be {}", id(case)));
    case.must(is_keyed(item.kind) != item.key.is_empty(), P14, || "key or none".into());
    case.must(has_parts(item), P14, || "lacks what its kind has, or has more".into());
    check_points(case);
}

/// Kind, group, key and filler: nothing that an edit elsewhere would change.
fn id(case: &Case) -> String {
    let first = case.sources.groups[case.group].entries[0];
    let mut id = format!("{}/{}", case.item.kind.name(), case.sources.entry(first).id);
    let filler = case.item.accept.first().filter(|_| case.item.kind == ItemType::Cloze);
    for part in [Some(&case.item.key).filter(|key| !key.is_empty()), filler].into_iter().flatten() {
        id.extend(["/", &norm(part)]);
    }
    id
}

fn has_parts(item: &Item) -> bool {
    let right = item.options.iter().filter(|option| option.correct).count();
    let wrong = item.options.len() - right;
    let (options, accept, pairs) = (item.options.len(), item.accept.len(), item.pairs.len());
    match item.kind {
        ItemType::KeyFromExplanation | ItemType::ExplanationFromKey | ItemType::QuestionFromKey => {
            (3..=4).contains(&options) && accept + pairs == 0
        }
        ItemType::TrueFalse => {
            // That the statement holds, and that it does not; a page has the words for it.
            let is_said = |option: &Choice| option.text.is_empty();
            options == 2 && right == 1 && item.options.iter().all(is_said) && accept + pairs == 0
        }
        ItemType::ChooseAll => {
            (2..=4).contains(&right) && (1..=3).contains(&wrong) && accept + pairs == 0
        }
        ItemType::Matching => (3..=5).contains(&pairs) && options + accept == 0,
        ItemType::Cloze => accept == 1 && options + pairs == 0,
        ItemType::ListRecall | ItemType::Interview => accept > 0 && options + pairs == 0,
        ItemType::Flashcard => options + accept + pairs == 0,
    }
}

fn check_points(case: &Case) {
    let item = case.item;
    if is_keyed(item.kind) {
        let explanation = case.point().map(|point| point.explanation.as_str()).unwrap_or_default();
        case.must(!explanation.is_empty(), P11, || {
            format!("{} has “{}” as no explained point", case.entry().id, item.key)
        });
    }
    let shown = item.options.iter().filter(|option| !option.key.is_empty());
    for option in shown {
        let entry = case.sources.entry(option.entry);
        let is_explained = entry.point(&option.key).is_some_and(|it| !it.explanation.is_empty());
        case.must(is_explained, P11, || {
            format!("{} has “{}” as no explained point", entry.id, option.key)
        });
    }
    let explained: Vec<&str> = case.entry().explained().map(|it| it.key.as_str()).collect();
    for pair in &item.pairs {
        case.must(explained.contains(&pair.left.as_str()), P11, || {
            format!("“{}” is no explained point", pair.left)
        });
    }
    for key in item.accept.iter().filter(|_| item.kind != ItemType::Cloze) {
        let is_explained = case.is_own(key);
        case.must(is_explained, P11, || format!("“{key}” is no explained point"));
    }
    if matches!(item.kind, ItemType::KeyFromExplanation | ItemType::TrueFalse) {
        case.must(length(&item.stem) >= SHORTEST_EXPLANATION, P11, || "says too little".into());
    }
    for pair in &item.pairs {
        case.must(length(&pair.right) >= SHORTEST_EXPLANATION, P11, || {
            format!("“{}” says too little", pair.right)
        });
    }
}
