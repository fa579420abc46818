//! One slip at every position of a term of every kind.

use study_widget::{Deck, Outcome};

use crate::nasty;

/// Two words, three, many; letters, both; accents and another script. No character of them denies, or
/// has an antonym that a test puts in its place.
const TERMS: [&str; 7] = [
    "数据加密",
    "分布式训练",
    "超参数调优工具",
    "dropout",
    "差分隐私BERT训练",
    "Müller规则",
    "данные",
];
/// What no term has and what turns no meaning round.
const STRANGE: [char; 2] = ['z', '的'];

thread_local! {
    static NASTY: Deck = nasty();
}

fn grade(expected: &str, typed: &[char]) -> Outcome {
    let typed: String = typed.iter().collect();
    NASTY.with(|deck| deck.grade_text(&[expected.to_owned()], &typed).outcome)
}

/// What one slip makes of a text, at each of its positions.
fn slips(text: &[char], strange: char) -> Vec<Vec<char>> {
    let mut slips = Vec::new();
    for at in 0..=text.len() {
        let (head, tail) = text.split_at(at);
        slips.push([head, &[strange], tail].concat());
        let Some((&c, rest)) = tail.split_first() else { continue };
        slips.push([head, rest].concat());
        slips.push([head, &[strange], rest].concat());
        if let Some((&next, rest)) = rest.split_first().filter(|&(&next, _)| next != c) {
            slips.push([head, &[next, c], rest].concat());
        }
    }
    slips
}

#[test]
fn one_slip_is_close_wherever_it_is() {
    for term in TERMS {
        let chars: Vec<char> = term.chars().collect();
        for typed in STRANGE.into_iter().flat_map(|strange| slips(&chars, strange)) {
            let typed_text: String = typed.iter().collect();
            assert_eq!(grade(term, &typed), Outcome::Close, "{typed_text} for {term}");
        }
    }
}

#[test]
fn two_slips_are_wrong_wherever_they_are() {
    for term in ["数据加密", "分布式训练", "dropout"] {
        let chars: Vec<char> = term.chars().collect();
        let once = slips(&chars, '的');
        for typed in once.iter().flat_map(|once| slips(once, '的')) {
            if typed != chars && !once.contains(&typed) {
                let typed_text: String = typed.iter().collect();
                assert_eq!(grade(term, &typed), Outcome::Wrong, "{typed_text} for {term}");
            }
        }
    }
}

#[test]
fn a_slip_in_a_term_of_one_word_and_a_half_is_wrong() {
    for term in ["早停法", "GPU", "熔断"] {
        let chars: Vec<char> = term.chars().collect();
        for typed in STRANGE.into_iter().flat_map(|strange| slips(&chars, strange)) {
            let typed_text: String = typed.iter().collect();
            assert_eq!(grade(term, &typed), Outcome::Wrong, "{typed_text} for {term}");
        }
    }
}
