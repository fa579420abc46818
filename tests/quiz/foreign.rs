//! What comes from other questions is wrong for certain (P2): not said anywhere on the subject,
//! not right for many questions, and not like anything that is right.

use study_widget::ItemType;

use crate::checker::Case;
use crate::checker::Property::{P2, P5};
use crate::text::{dice, length, norm};

/// Keys that are this alike may be two names of one thing.
const ALIKE: f64 = 0.5;
/// Keys on privacy and security, none of which is wrong for a question that wants 数据加密.
const PRIVATE: [&str; 6] =
    ["数据加密", "访问控制", "数据脱敏", "差分隐私", "联邦学习", "匿名化处理"];
/// Keys that are right nearly everywhere.
const EVERYWHERE: [&str; 4] = ["模型压缩", "分布式训练", "数据增强", "数据清洗"];

pub(crate) fn check(case: &Case) {
    match case.item.kind {
        ItemType::ChooseAll => check_keys(case),
        ItemType::QuestionFromKey => check_questions(case),
        _ => {}
    }
}

fn check_keys(case: &Case) {
    let item = case.item;
    for option in item.options.iter().filter(|option| !option.correct) {
        for reason in doubts(case, &option.text, case.group) {
            case.must(false, P2, || format!("“{}” {reason}", option.text));
        }
    }
    let lengths = || {
        let right = item.options.iter().filter(|option| option.correct);
        right.map(|option| length(&option.text))
    };
    let (shortest, longest) = (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0));
    for option in item.options.iter().filter(|option| !option.correct) {
        let length = length(&option.text);
        case.must((shortest.saturating_sub(1)..=longest + 1).contains(&length), P5, || {
            format!("“{}” beside keys of {shortest} to {longest} characters", option.text)
        });
    }
}

/// A key is shown, and the questions offered beside its own would not take it.
fn check_questions(case: &Case) {
    let (item, sources) = (case.item, case.sources);
    let key = norm(&item.key);
    let homes = sources.groups.iter().filter(|group| group.keys.contains(&key)).count();
    case.must(homes == 1, P2, || format!("the key belongs to {homes} questions"));
    let elsewhere = (0..sources.groups.len()).filter(|&at| at != case.group);
    let said = elsewhere.flat_map(|at| sources.entries_of(at)).find(|it| it.text.contains(&key));
    case.must(said.is_none(), P2, || format!("{} speaks of the key", said.unwrap().id));
    for option in item.options.iter().filter(|option| !option.correct) {
        let group = sources.group_of(option.entry);
        let is_near = sources.near[case.group].contains(&group);
        case.must(!is_near, P2, || format!("“{}” is on the same subject", option.text));
        for reason in doubts(case, &item.key, group) {
            case.must(false, P2, || format!("for “{}” the key {reason}", option.text));
        }
    }
}

/// Why a key may be right for a group after all.
fn doubts(case: &Case, key: &str, group: usize) -> Vec<String> {
    let sources = case.sources;
    let term = norm(key);
    let mut doubts = Vec::new();
    let near = sources.keys_near(group);
    if near.contains(term.as_str()) {
        doubts.push("is right on this subject".to_owned());
    }
    if sources.is_said_near(group, &term) {
        doubts.push("is spoken of on this subject".to_owned());
    }
    if sources.generic.contains(&term) || EVERYWHERE.contains(&key) {
        doubts.push("is right for many questions".to_owned());
    }
    if PRIVATE.contains(&key) && sources.groups[group].keys.contains("数据加密") {
        doubts.push("protects data".to_owned());
    }
    let alike = near.iter().filter(|&&other| other != term).find(|&&other| {
        other.contains(&term) || term.contains(other) || dice(other, &term) >= ALIKE
    });
    doubts.extend(alike.map(|other| format!("is like “{other}”")));
    doubts
}
