//! Options differ (P3), are of similar length (P5), and siblings are wrong (P2).

use study_widget::{Choice, ItemType};

use crate::checker::Case;
use crate::checker::Property::{P2, P3, P5};
use crate::fidelity::judged;
use crate::text::{aliases, length, names, norm};

/// A longer option would stand out.
const LONGEST_TO_SHORTEST: usize = 2;

pub(crate) fn check(case: &Case) {
    let item = case.item;
    // What may be said of a statement has its words from the page.
    let options = item.options.iter().filter(|_| item.kind != ItemType::TrueFalse);
    let texts: Vec<&str> = options.map(|option| option.text.as_str()).collect();
    let [lefts, rights]: [Vec<&str>; 2] = [
        item.pairs.iter().map(|pair| pair.left.as_str()).collect(),
        item.pairs.iter().map(|pair| pair.right.as_str()).collect(),
    ];
    for texts in [&texts, &lefts, &rights] {
        check_distinct(case, texts);
    }
    check_lengths(case, &texts);
    match item.kind {
        ItemType::KeyFromExplanation => keys_are_wrong(case),
        ItemType::ExplanationFromKey => explanations_are_wrong(case),
        ItemType::Matching => pairs_are_one_to_one(case),
        ItemType::TrueFalse => false_is_false(case),
        _ => {}
    }
}

fn check_distinct(case: &Case, texts: &[&str]) {
    for (at, a) in texts.iter().enumerate() {
        for b in &texts[at + 1..] {
            let one_holds_another = names(a, b) || names(b, a);
            case.must(!one_holds_another, P3, || format!("“{a}” and “{b}”"));
            let is_alias = !aliases(a).is_disjoint(&aliases(b));
            case.must(!is_alias, P3, || format!("“{a}” is another name of “{b}”"));
        }
    }
}

fn check_lengths(case: &Case, texts: &[&str]) {
    let lengths = || texts.iter().map(|text| length(text));
    let (shortest, longest) = (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0));
    case.must(longest <= LONGEST_TO_SHORTEST * shortest, P5, || {
        format!("options of {shortest} to {longest} characters")
    });
}

fn wrong<'a>(case: &Case<'a>) -> Vec<&'a Choice> {
    case.item.options.iter().filter(|option| !option.correct).collect()
}

/// The source's explanation of an option.
fn explanation<'a>(case: &Case<'a>, option: &Choice) -> &'a str {
    let point = case.sources.entry(option.entry).point(&option.key);
    point.map(|point| point.explanation.as_str()).unwrap_or_default()
}

fn own_explanation<'a>(case: &Case<'a>) -> &'a str {
    case.point().map(|point| point.explanation.as_str()).unwrap_or_default()
}

fn differ(case: &Case) {
    let own = norm(own_explanation(case));
    for option in wrong(case) {
        let other = norm(explanation(case, option));
        case.must(other != own, P2, || format!("“{}” has the same explanation", option.key));
        let beside = option.entry == case.item.feedback.entry;
        case.must(beside, P2, || format!("“{}” is not known to be wrong", option.text));
    }
}

fn keys_are_wrong(case: &Case) {
    differ(case);
    let own = own_explanation(case);
    let Some(point) = case.point() else { return };
    for sibling in case.entry().siblings(point) {
        case.must(!names(own, &sibling.key), P2, || format!("speaks of “{}”", sibling.key));
    }
}

fn explanations_are_wrong(case: &Case) {
    differ(case);
    for option in wrong(case) {
        let other = explanation(case, option);
        case.must(!names(other, &case.item.key), P2, || format!("“{other}” speaks of the key"));
    }
}

fn pairs_are_one_to_one(case: &Case) {
    let pairs = &case.item.pairs;
    for pair in pairs {
        let point = case.entry().point(&pair.left);
        let explanation = point.map(|point| point.explanation.as_str()).unwrap_or_default();
        for other in pairs.iter().filter(|other| other.left != pair.left) {
            case.must(!names(explanation, &other.left), P2, || {
                format!("“{explanation}” speaks of “{}”", other.left)
            });
        }
    }
}

/// What is shown as a wrong explanation is wrong.
fn false_is_false(case: &Case) {
    let item = case.item;
    let Some(shown) = judged(case).filter(|point| point.key != item.key) else { return };
    let own = norm(own_explanation(case));
    case.must(norm(&shown.explanation) != own, P2, || "has the same explanation".into());
    case.must(!names(&shown.explanation, &item.key), P2, || {
        format!("“{}” speaks of the key", shown.explanation)
    });
    let is_alias = names(&shown.key, &item.key) || names(&item.key, &shown.key);
    case.must(!is_alias, P2, || format!("“{}” is the same matter", shown.key));
}
