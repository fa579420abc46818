//! What only a whole bank shows: repeats (P7), and habits of what is right (P4 to P6).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use study_widget::{Item, ItemType};

use crate::checker::Property::{P4, P5, P6, P7};
use crate::checker::{Property, Violation};
use crate::text::{BLANK, length, norm, ratio};

/// How often the right option may be the longest; of three or four, chance makes it every third
/// or fourth.
const LONGEST: RangeInclusive<f64> = 0.15..=0.40;
/// Chi squared at p = 0.01, by degrees of freedom from 1.
const CHI_SQUARED: [f64; 6] = [6.635, 9.210, 11.345, 13.277, 15.086, 16.812];

const CHOICES: [ItemType; 3] =
    [ItemType::KeyFromExplanation, ItemType::ExplanationFromKey, ItemType::QuestionFromKey];

fn found(property: Property, item: &str, what: String) -> Violation {
    Violation { property, item: item.to_owned(), what }
}

pub(crate) fn check(bank: &[Item]) -> Vec<Violation> {
    let mut ids = BTreeSet::new();
    let mut asked = BTreeSet::new();
    let mut violations = Vec::new();
    for item in bank {
        if !ids.insert(&item.id) {
            violations.push(found(P7, &item.id.to_string(), "the id is taken".into()));
        }
        if !asked.insert((item.kind, norm(&item.stem), norm(&item.key))) {
            violations.push(found(P7, &item.id.to_string(), "was asked before".into()));
        }
    }
    violations.extend(check_longest(bank));
    violations.extend(check_balance(bank));
    violations
}

/// Whether the right option is longer than any other.
fn is_longest(item: &Item) -> bool {
    let (right, wrong): (Vec<_>, Vec<_>) = item.options.iter().partition(|option| option.correct);
    right.iter().all(|right| wrong.iter().all(|wrong| length(&wrong.text) < length(&right.text)))
}

fn check_longest(bank: &[Item]) -> Option<Violation> {
    let items: Vec<&Item> = bank.iter().filter(|item| CHOICES.contains(&item.kind)).collect();
    let longest = items.iter().filter(|item| is_longest(item)).count();
    let share = ratio(longest, items.len());
    let what = || format!("the right option is the longest in {share:.2}");
    (!items.is_empty() && !LONGEST.contains(&share)).then(|| found(P5, "bank", what()))
}

/// As many statements are true as are false, within what chance does; those with a hidden word
/// and those without likewise, or the blank would tell.
fn check_balance(bank: &[Item]) -> Vec<Violation> {
    let is_statement = |item: &&Item| item.kind == ItemType::TrueFalse;
    let statements: Vec<&Item> = bank.iter().filter(is_statement).collect();
    let (masked, whole) = statements.iter().partition(|item| item.stem.contains(BLANK));
    let odd = [(P6, statements), (P4, masked), (P4, whole)].map(|(property, statements)| {
        let all = statements.len();
        let is_true = |item: &&&Item| item.options.first().is_some_and(|option| option.correct);
        let right = statements.iter().filter(is_true).count();
        let off = right as f64 - all as f64 / 2.0;
        let what = format!("{right} of {all} statements alike are true");
        let is_odd = all > 0 && off.powi(2) / (all as f64 / 4.0) > CHI_SQUARED[0];
        is_odd.then(|| found(property, ItemType::TrueFalse.name(), what))
    });
    odd.into_iter().flatten().collect()
}

/// Right options stand in every place equally often: a chi-squared test for each kind, number of
/// options and number of right ones.
pub(crate) fn check_places<'a>(banks: impl IntoIterator<Item = &'a Item>) -> Vec<Violation> {
    let mut places = BTreeMap::<(ItemType, usize, usize), Vec<u32>>::new();
    for item in banks {
        let right = item.options.iter().filter(|option| option.correct).count();
        let case = (item.kind, item.options.len(), right);
        if item.options.len() > 2 {
            let counts = places.entry(case).or_insert_with(|| vec![0; item.options.len()]);
            for (count, option) in counts.iter_mut().zip(&item.options) {
                *count += u32::from(option.correct);
            }
        }
    }
    let odd = places.into_iter().filter_map(|((kind, options, right), counts)| {
        let chi_squared = chi_squared(&counts, right);
        let what = format!("{options} options, right ones at {counts:?}: χ² {chi_squared:.1}");
        (chi_squared > CHI_SQUARED[options - 2]).then(|| found(P6, kind.name(), what))
    });
    odd.collect()
}

/// Where several are right their places are drawn without replacement, which leaves less to
/// chance; the last factor makes up for it.
fn chi_squared(counts: &[u32], right: usize) -> f64 {
    let places = counts.len() as f64;
    let expected = f64::from(counts.iter().sum::<u32>()) / places;
    let off = counts.iter().map(|&count| (f64::from(count) - expected).powi(2) / expected);
    off.sum::<f64>() * (places - 1.0) / (places - right as f64)
}

#[test]
fn even_places_pass_and_a_favourite_does_not() {
    assert!(chi_squared(&[100, 104, 97, 99], 1) < CHI_SQUARED[2]);
    assert!(chi_squared(&[140, 90, 90, 80], 1) > CHI_SQUARED[2]);
}
