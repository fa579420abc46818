//! Afterwards a learner sees the source, and where each wrong option belongs (P9).

use std::collections::BTreeSet;

use study_widget::{Choice, ItemType, Reason};

use crate::checker::Property::P9;
use crate::checker::{Case, is_keyed};
use crate::fidelity::judged;
use crate::text::norm;

pub(crate) fn check(case: &Case) {
    let item = case.item;
    if is_keyed(item.kind) {
        let source = case.point().map(|point| format!("{}：{}", point.key, point.explanation));
        case.must(source.as_ref() == Some(&item.feedback.text), P9, || {
            format!("“{}” is not the source", item.feedback.text)
        });
    } else if item.kind == ItemType::Matching {
        check_pairs(case);
    } else {
        check_answers(case);
    }
    for option in &item.options {
        let is_wrong = !option.correct;
        let wanted = is_wrong.then(|| reason(case, option)).flatten();
        case.must(option.reason == wanted, P9, || {
            format!("“{}” has {:?} as reason, not {wanted:?}", option.text, option.reason)
        });
    }
}

fn check_pairs(case: &Case) {
    let item = case.item;
    let lines: Vec<&str> = item.feedback.text.lines().collect();
    for pair in &item.pairs {
        let Some(point) = case.entry().point(&pair.left) else { continue };
        let source = format!("{}：{}", point.key, point.explanation);
        case.must(lines.contains(&source.as_str()), P9, || format!("does not show “{source}”"));
    }
}

/// The answers of all entries are shown in full, what they have in common perhaps but once.
fn check_answers(case: &Case) {
    let shown = norm(&case.item.feedback.text);
    for entry in case.sources.entries_of(case.group) {
        let missing = entry.answer.iter().find(|line| !shown.contains(&norm(line)));
        case.must(missing.is_none(), P9, || {
            format!("does not show “{}” of {}", missing.unwrap(), entry.id)
        });
    }
}

/// What is so, where an option is wrong.
fn reason(case: &Case, option: &Choice) -> Option<Reason> {
    let sources = case.sources;
    let explained = |entry: u32, key: &str| {
        sources.entry(entry).point(key).map(|it| Reason::Explanation(it.explanation.clone()))
    };
    match case.item.kind {
        ItemType::KeyFromExplanation => explained(option.entry, &option.key),
        ItemType::ExplanationFromKey => Some(Reason::Key(option.key.clone())),
        ItemType::TrueFalse => {
            let is_whose = judged(case).is_some_and(|point| point.key == option.key);
            explained(case.item.feedback.entry, &case.item.key).filter(|_| is_whose)
        }
        ItemType::ChooseAll => Some(Reason::Question(sources.entry(option.entry).title.clone())),
        ItemType::QuestionFromKey => {
            let home = sources.group_of(option.entry);
            let all = sources.explained_keys(home);
            let wanted = all.values().map(|&key| key.to_owned()).collect();
            let wanted = Reason::KeyPoints { keys: wanted, has_more: false };
            let Some(Reason::KeyPoints { keys, .. }) = &option.reason else { return Some(wanted) };
            // In whatever order and spelling.
            let named: BTreeSet<String> = keys.iter().map(|key| norm(key)).collect();
            let is_same = named.len() == keys.len() && named.iter().eq(all.keys());
            Some(if is_same {
                Reason::KeyPoints { keys: keys.clone(), has_more: false }
            } else {
                wanted
            })
        }
        _ => None,
    }
}
