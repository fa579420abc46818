//! Typed answers (G1 to G6): what is known counts however it is typed, and nothing else does.

use study_widget::Outcome;

use crate::DECK;
use crate::readings::{homophones, syllables};
use crate::sources::SOURCES;
use crate::text::{aliases, norm};

/// What turns a term into its opposite when it is put before it.
const NEGATIONS: [char; 5] = ['不', '非', '无', '未', '反'];
const ANTONYMS: [&str; 13] = [
    "动静", "同异", "加解", "增减", "高低", "内外", "正负", "前后", "单多", "显隐", "上下", "有无",
    "加减",
];
const SUFFIXES: [&str; 5] = ["技术", "方法", "策略", "机制", "算法"];

fn grade(expected: &str, typed: &str) -> Outcome {
    DECK.with(|deck| deck.grade_text(&[expected.to_owned()], typed).outcome)
}

fn keys() -> Vec<&'static str> {
    SOURCES.keys().into_values().collect()
}

/// Typed answers that are not worth what they should be.
fn odd<'a>(
    typed: impl IntoIterator<Item = (&'a str, String)>,
    fits: impl Fn(Outcome) -> bool,
) -> Vec<String> {
    let graded = typed.into_iter().map(|(key, typed)| {
        let outcome = grade(key, &typed);
        (key, typed, outcome)
    });
    let odd = graded.filter(|&(_, _, outcome)| !fits(outcome));
    odd.map(|(key, typed, outcome)| format!("“{typed}” for “{key}” is {outcome:?}")).collect()
}

fn none(odd: &[String]) {
    assert!(odd.is_empty(), "{}: {:#?}", odd.len(), &odd[..odd.len().min(20)]);
}

fn is_right(outcome: Outcome) -> bool {
    outcome == Outcome::Right
}

fn is_wrong(outcome: Outcome) -> bool {
    outcome == Outcome::Wrong
}

#[test]
fn every_key_is_itself_however_it_is_typed() {
    let wide = |key: &str| -> String {
        let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
        key.chars().map(|c| if c.is_ascii_graphic() { wide(c) } else { c }).collect()
    };
    let spaced = |key: &str| key.chars().flat_map(|c| [c, ' ']).collect::<String>();
    let typed = keys().into_iter().flat_map(|key| {
        let forms = [
            key.to_owned(),
            wide(key),
            key.to_lowercase(),
            key.to_uppercase(),
            spaced(key),
            format!("\u{3000}{key}\t"),
            format!("{key}。"),
            format!("- {key}；"),
            format!("1. {key}"),
            format!("“{key}”"),
            key.replace('（', "(").replace('）', ")"),
        ];
        forms.map(|form| (key, form))
    });
    none(&odd(typed, is_right));
}

#[test]
fn no_term_is_taken_for_another() {
    let typed = SOURCES.vocabulary.iter().flat_map(|(target, written)| {
        let others = SOURCES.vocabulary.iter().filter(move |&(other, _)| other != target);
        others.map(move |(_, other)| (written.as_str(), other.clone()))
    });
    let apart = typed.filter(|(target, other)| aliases(target).is_disjoint(&aliases(other)));
    none(&odd(apart, |outcome| !is_right(outcome)));
}

#[test]
fn no_key_is_close_to_another() {
    let typed = keys().into_iter().flat_map(|target| {
        let others = keys().into_iter().filter(move |&other| norm(other) != norm(target));
        others.map(move |other| (target, other.to_owned()))
    });
    none(&odd(typed, is_wrong));
}

#[test]
fn a_key_is_wrong_for_every_other_term_however_near() {
    let typed = keys().into_iter().flat_map(|key| {
        let others = SOURCES.vocabulary.values();
        others
            .filter(move |other| aliases(other).is_disjoint(&aliases(key)))
            .map(move |other| (key, other.clone()))
    });
    none(&odd(typed, is_wrong));
}

#[test]
fn both_names_of_a_key_are_right() {
    for name in ["生成对抗网络（GAN）", "生成对抗网络", "GAN", "gan", "ＧＡＮ"] {
        assert_eq!(grade("生成对抗网络（GAN）", name), Outcome::Right, "{name}");
    }
}

#[test]
fn the_opposite_is_wrong() {
    let typed = keys().into_iter().flat_map(|key| {
        let chars: Vec<char> = key.chars().collect();
        let negated = (0..=chars.len()).flat_map({
            let chars = chars.clone();
            move |at| {
                NEGATIONS.map(|no| {
                    [&chars[..at], &[no], &chars[at..]].concat().into_iter().collect::<String>()
                })
            }
        });
        let turned = (0..chars.len()).flat_map(move |at| {
            let pairs = ANTONYMS.iter().filter(|pair| pair.contains(chars[at]));
            let others = pairs.flat_map(|pair| pair.chars()).filter(|&c| c != chars[at]);
            let turn = |other| {
                [&chars[..at], &[other], &chars[at + 1..]].concat().into_iter().collect::<String>()
            };
            others.map(turn).collect::<Vec<_>>()
        });
        negated.chain(turned).map(move |typed| (key, typed)).collect::<Vec<_>>()
    });
    none(&odd(typed, is_wrong));
}

#[test]
fn what_sounds_right_is_right() {
    let typed = keys().into_iter().flat_map(|key| {
        let read = syllables(key);
        [read.concat(), read.join(" "), read.concat().to_uppercase()].map(|typed| (key, typed))
    });
    none(&odd(typed, is_right));
}

#[test]
fn other_characters_of_the_same_sound_are_right() {
    let typed = keys().into_iter().flat_map(|key| {
        let places = key.char_indices().filter(|(_, c)| c.is_alphabetic());
        places.flat_map(move |(at, c)| {
            let typed =
                |other: char| [&key[..at], &other.to_string(), &key[at + c.len_utf8()..]].concat();
            homophones(c).into_iter().map(typed).map(move |typed| (key, typed)).collect::<Vec<_>>()
        })
    });
    let typed = typed.filter(|(_, typed)| !SOURCES.vocabulary.contains_key(&norm(typed)));
    none(&odd(typed, is_right));
    assert_eq!(grade("数据加密", "数据家密"), Outcome::Right);
}

#[test]
fn initials_are_wrong() {
    let typed = keys().into_iter().filter(|key| !key.contains(|c: char| c.is_ascii())).map(|key| {
        let initials = syllables(key).iter().filter_map(|read| read.chars().next()).collect();
        (key, initials)
    });
    none(&odd(typed, is_wrong));
}

#[test]
fn nothing_and_next_to_nothing_is_wrong() {
    let typed = keys().into_iter().flat_map(|key| {
        let characters = key.chars().map(String::from);
        let nothing = ["", " \n\u{3000}", "。，、；", "- ", "💛", "等"].map(str::to_owned);
        nothing.into_iter().chain(characters).map(move |typed| (key, typed)).collect::<Vec<_>>()
    });
    none(&odd(typed, is_wrong));
}

#[test]
fn a_slip_is_close_and_never_right() {
    let typed = keys().into_iter().flat_map(|key| {
        let chars: Vec<char> = key.chars().collect();
        let without = move |at: usize| -> String {
            let kept = chars.iter().enumerate().filter(|&(other, _)| other != at);
            kept.map(|(_, &c)| c).collect()
        };
        (0..key.chars().count()).map(move |at| (key, without(at)))
    });
    let typed: Vec<_> = typed.filter(|(key, typed)| !aliases(key).contains(&norm(typed))).collect();
    let typed = typed.into_iter().filter(|(key, typed)| norm(key) != norm(typed));
    none(&odd(typed, |outcome| !is_right(outcome)));
    for (key, typed) in
        [("自动化超参数调优", "自动化超参调优"), ("生成对抗网络（GAN）", "生成对抗网路")]
    {
        assert_eq!(grade(key, typed), Outcome::Close, "{typed}");
    }
}

#[test]
fn another_suffix_is_close() {
    let typed = keys().into_iter().flat_map(|key| {
        let own = SUFFIXES.iter().find_map(|suffix| key.strip_suffix(suffix));
        let stem = own.unwrap_or(key);
        let longer = SUFFIXES.iter().map(move |suffix| [stem, suffix].concat());
        longer.chain(own.map(str::to_owned)).map(move |typed| (key, typed))
    });
    let typed: Vec<_> =
        typed.filter(|(_, typed)| !SOURCES.vocabulary.contains_key(&norm(typed))).collect();
    none(&odd(typed, |outcome| outcome == Outcome::Close));
}
