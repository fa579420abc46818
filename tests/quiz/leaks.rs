//! The stem does not give the answer away (P4).

use study_widget::{Item, ItemType};

use crate::checker::Case;
use crate::checker::Property::P4;
use crate::text::{BLANK, WORD, aliases, common_run, length, norm, shared_characters};

pub(crate) fn check(case: &Case) {
    let item = case.item;
    let texts = |correct: bool| -> Vec<&str> {
        let options = item.options.iter().filter(|option| option.correct == correct);
        options.map(|option| option.text.as_str()).collect()
    };
    match item.kind {
        ItemType::KeyFromExplanation => {
            check_key(case, &item.stem, &item.key);
            check_clue(case, &item.stem, &item.key, &texts(false));
        }
        ItemType::Matching => check_pairs(case, item),
        ItemType::ChooseAll => {
            for key in texts(true) {
                check_key(case, &item.stem, key);
                check_clue(case, &item.stem, key, &texts(false));
            }
        }
        ItemType::ListRecall | ItemType::Cloze => {
            for key in &item.accept {
                check_key(case, &item.stem, key);
            }
        }
        _ => {}
    }
}

fn check_pairs(case: &Case, item: &Item) {
    for pair in &item.pairs {
        check_key(case, &pair.right, &pair.left);
        let others = item.pairs.iter().filter(|other| other.left != pair.left);
        let others: Vec<&str> = others.map(|other| other.left.as_str()).collect();
        check_clue(case, &pair.right, &pair.left, &others);
    }
}

/// Whether a text names a key, or all of it but a character.
pub(crate) fn gives_away(stem: &str, key: &str) -> bool {
    let limit = length(key).saturating_sub(1).max(3);
    let run = stem.split(BLANK).map(|piece| common_run(piece, key)).max().unwrap_or(0);
    run >= limit || aliases(key).iter().any(|name| norm(stem).contains(name))
}

fn check_key(case: &Case, stem: &str, key: &str) {
    case.must(!gives_away(stem, key), P4, || format!("“{stem}” says “{key}”"));
}

/// No clue is in the stem that only the key takes up.
fn check_clue(case: &Case, stem: &str, key: &str, others: &[&str]) {
    let run = |key: &str| common_run(stem, key) >= WORD;
    case.must(!run(key) || others.iter().any(|other| run(other)), P4, || {
        format!("“{stem}” has a word with “{key}” alone in common")
    });
    let shared = |key: &str| shared_characters(stem, key) >= WORD;
    case.must(!shared(key) || others.iter().any(|other| shared(other)), P4, || {
        format!("“{stem}” shares characters with “{key}” alone")
    });
}
