//! Afterwards a learner sees the source, and where each wrong option belongs (P9).

use study_widget::{Choice, ItemType};

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
        case.must(is_wrong != option.reason.is_empty(), P9, || {
            format!("“{}” has “{}” as reason", option.text, option.reason)
        });
        if is_wrong {
            let missing = missing(case, option);
            case.must(missing.is_none(), P9, || {
                format!("“{}” does not say “{}”", option.reason, missing.unwrap())
            });
        }
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

/// What the reason for a wrong option fails to say.
fn missing(case: &Case, option: &Choice) -> Option<String> {
    let sources = case.sources;
    let point = sources.entry(option.entry).point(&option.key);
    let explanation = || point.map(|point| point.explanation.clone()).unwrap_or_default();
    let wanted = match case.item.kind {
        ItemType::KeyFromExplanation => vec![option.key.clone(), explanation()],
        ItemType::ExplanationFromKey => vec![option.key.clone()],
        ItemType::TrueFalse => judged(case).map(|point| point.key.clone()).into_iter().collect(),
        ItemType::ChooseAll => vec![option.key.clone(), sources.entry(option.entry).title.clone()],
        ItemType::QuestionFromKey => {
            let keys = sources.explained_keys(sources.group_of(option.entry));
            keys.into_values().map(str::to_owned).collect()
        }
        _ => Vec::new(),
    };
    wanted.into_iter().find(|text| !option.reason.contains(text))
}
