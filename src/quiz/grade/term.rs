//! One typed term against one expected term.
//!
//! It is right when it equals the expected one, width, case, spaces and punctuation aside, or one
//! of its other names, or sounds the same. It is close when it is one slip away and no other term
//! of the deck is as near; a slip that turns the meaning round is never close, and neither is
//! another term of the deck.

use std::cell::OnceCell;

use study_model::text::{compact, normalise_char};

use super::item::Outcome;
use super::marks::{MOST_MARKS, spans, without_explanation, without_mark, without_tail};
use super::opposites::Edit;
use super::sound::{point, push_plain, reads_as};
use crate::pinyin::Pinyin;
use crate::quiz::alias::{aliases, without_called};
use crate::quiz::bank::Bank;
use crate::quiz::content::DeckContent;

/// Shorter terms are another word after one slip.
const SHORTEST_CLOSE: usize = 4;
/// From here on a term is known by its own characters, one left out or two in the wrong order,
/// however near another one is.
const SHORTEST_KNOWN: usize = 5;
/// Endings that hardly change what a term names.
const ENDINGS: [&str; 5] = ["技术", "方法", "策略", "机制", "算法"];

/// What may be typed: a term, and its other names.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    pub(crate) term: String,
    /// With its punctuation, for terms that have nothing else.
    verbatim: String,
    /// In compact form, the term itself first.
    names: Vec<String>,
    /// The same, as they are typed without accents.
    plain: Vec<String>,
    /// How many lines of a list it looks like.
    pub(crate) parts: usize,
}

impl Expected {
    pub(crate) fn new(grader: Grader<'_>, term: &str) -> Self {
        let names = std::iter::once(term.to_owned()).chain(aliases(term));
        let expected = Self {
            term: term.to_owned(),
            verbatim: verbatim(term),
            names: Vec::new(),
            plain: Vec::new(),
            parts: spans(term).len(),
        };
        names.fold(expected, |expected, name| expected.or(grader, &name))
    }

    /// With another name that the deck gives to the same thing.
    pub(crate) fn or(mut self, grader: Grader<'_>, name: &str) -> Self {
        let plain = grader.plain(name);
        if !plain.is_empty() {
            self.names.push(compact(name));
            self.plain.push(plain.into_iter().collect());
        }
        self
    }

    /// All names, as they are typed without accents.
    pub(crate) fn plain_names(&self) -> &[String] {
        &self.plain
    }
}

/// What was typed, in the forms in which it is compared: as it stands, without the marks of a list
/// before it, and without 等 and its like or an explanation behind it.
#[derive(Debug)]
pub(crate) struct Typed {
    verbatim: String,
    forms: Vec<Form>,
}

#[derive(Debug)]
struct Form {
    compact: String,
    plain: Vec<char>,
    /// The same in one piece.
    simple: String,
    /// Whether it is a term of the deck, and whether it is one when it is simplified.
    is_term: bool,
    is_simple_term: bool,
    /// The terms of the deck that are one slip away.
    near: OnceCell<Vec<String>>,
}

impl Typed {
    pub(crate) fn is_empty(&self) -> bool {
        self.verbatim.is_empty()
    }

    /// What tells it from other lines.
    pub(crate) fn identity(&self) -> String {
        self.forms.first().map_or_else(|| self.verbatim.clone(), |form| form.simple.clone())
    }

    /// Whether it is a term of the deck.
    pub(crate) fn is_term(&self) -> bool {
        self.forms.iter().any(|form| form.is_term || form.is_simple_term)
    }

    /// Whether there is but punctuation.
    pub(crate) fn is_blank(&self) -> bool {
        self.forms.is_empty()
    }
}

/// Compares typed terms with expected ones, by what a deck knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grader<'a> {
    pub(crate) notes: &'a DeckContent,
    pub(crate) pinyin: &'a Pinyin,
}

impl<'a> Grader<'a> {
    pub(crate) fn new(bank: &'a Bank, pinyin: &'a Pinyin) -> Self {
        Self { notes: &bank.content, pinyin }
    }

    /// How a text is compared: in compact form, its characters simplified, without tones, and with
    /// the points of its numbers.
    pub(crate) fn plain(&self, text: &str) -> Vec<char> {
        let mut plain = Vec::new();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match point(plain.last().copied(), c, rest.clone().next()) {
                Some(point) => plain.push(point),
                None => match self.pinyin.normalise(c) {
                    ' ' => {}
                    c => push_plain(&mut plain, c),
                },
            }
        }
        plain
    }

    pub(crate) fn read(&self, typed: &str) -> Typed {
        let marked = std::iter::successors(Some(typed), |line| without_mark(line));
        let mut forms: Vec<Form> = Vec::new();
        for line in marked.take(MOST_MARKS) {
            let called = without_called(line);
            let explained = without_explanation(line)
                .filter(|_| self.notes.vocabulary.get(&compact(line)).is_none());
            let lines = [Some(line), without_tail(line), called.as_deref(), explained];
            for line in lines.into_iter().flatten() {
                forms.extend(
                    self.form(line).filter(|form| forms.iter().all(|it| it.plain != form.plain)),
                );
            }
        }
        Typed { verbatim: verbatim(typed), forms }
    }

    /// As it stands only.
    pub(crate) fn read_whole(&self, typed: &str) -> Typed {
        let form = self.form(typed);
        Typed { verbatim: verbatim(typed), forms: form.into_iter().collect() }
    }

    fn form(&self, line: &str) -> Option<Form> {
        let (compact, plain) = (compact(line), self.plain(line));
        let simple: String = plain.iter().collect();
        let is_term = |text: &str| self.notes.vocabulary.get(text).is_some();
        (!plain.is_empty()).then(|| Form {
            is_term: is_term(&compact),
            compact,
            is_simple_term: is_term(&simple),
            plain,
            simple,
            near: OnceCell::new(),
        })
    }

    /// What one typed term is worth.
    pub(crate) fn compare(&self, expected: &Expected, typed: &Typed) -> Outcome {
        let any = |fits: &dyn Fn(&Form) -> bool| typed.forms.iter().any(fits);
        let names = || expected.names.iter().zip(&expected.plain);
        let is_name = |form: &Form| names().any(|it| it == (&form.compact, &form.simple));
        if is_same(expected, typed) || any(&is_name) {
            return Outcome::Right;
        }
        if any(&|form| form.is_term) {
            return Outcome::Wrong;
        }
        if any(&|form| expected.plain.contains(&form.simple)) {
            return Outcome::Right;
        }
        if any(&|form| form.is_simple_term) {
            return Outcome::Wrong;
        }
        let reads = |form: &Form, name: &String| reads_as(self.pinyin, name, &form.plain);
        let is_near = |form: &Form, name: &String| {
            self.is_slip(expected, name, form) || is_other_ending(name, form)
        };
        if any(&|form| expected.plain.iter().any(|name| reads(form, name))) {
            Outcome::Right
        } else if any(&|form| expected.plain.iter().any(|name| is_near(form, name))) {
            Outcome::Close
        } else {
            Outcome::Wrong
        }
    }

    /// Whether one slip leads from one to the other without turning the meaning round; and where the
    /// term is short or something strange was typed, no other term of the deck may be as near.
    fn is_slip(&self, expected: &Expected, name: &str, typed: &Form) -> bool {
        let chars: Vec<char> = name.chars().collect();
        let Some((edit, at)) = one_edit(&chars, &typed.plain) else { return false };
        let is_own = matches!(edit, Edit::Lost(_) | Edit::Swapped(..));
        chars.len() >= SHORTEST_CLOSE
            && !edit.turns_round(&chars, at)
            && (is_own && chars.len() >= SHORTEST_KNOWN
                || self.near(typed).iter().all(|term| expected.names.contains(term)))
    }

    fn near<'b>(&self, typed: &'b Form) -> &'b [String] {
        typed.near.get_or_init(|| {
            let terms = self.notes.vocabulary.iter();
            let near = terms.filter(|term| one_edit(&term.chars, &typed.plain).is_some());
            near.map(|term| term.text.clone()).collect()
        })
    }
}

/// Whether both are the same but for width, case and blanks.
pub(crate) fn is_same(expected: &Expected, typed: &Typed) -> bool {
    !typed.is_empty() && expected.verbatim == typed.verbatim
}

/// A text without blanks, its letters small and of common width, its punctuation kept.
fn verbatim(text: &str) -> String {
    let plain = |c: char| match (c, normalise_char(c)) {
        ('\u{ff01}'..='\u{ff5e}', ' ') => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        (_, ' ') => c,
        (_, plain) => plain,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

/// The one edit that leads from `a` to `b`, if one is enough, and where in `a`: optimal string
/// alignment at distance 1.
fn one_edit(a: &[char], b: &[char]) -> Option<(Edit, usize)> {
    if a.len().abs_diff(b.len()) > 1 {
        return None;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (a.get(head..)?, b.get(head..)?);
    let edit = match (rest_a, rest_b) {
        ([lost, tail @ ..], _) if tail == rest_b => Edit::Lost(*lost),
        (_, [added, tail @ ..]) if tail == rest_a => Edit::Added(*added),
        ([x, tail_a @ ..], [y, tail_b @ ..]) if tail_a == tail_b => Edit::Changed(*x, *y),
        ([x1, x2, tail_a @ ..], [y1, y2, tail_b @ ..])
            if x1 == y2 && x2 == y1 && tail_a == tail_b =>
        {
            Edit::Swapped(*x1, *x2)
        }
        _ => return None,
    };
    Some((edit, head))
}

/// Whether the two differ only in an ending that hardly changes the meaning.
fn is_other_ending(target: &str, typed: &Form) -> bool {
    let stem = |term: &str| {
        ENDINGS.iter().find_map(|ending| term.strip_suffix(ending)).unwrap_or(term).to_owned()
    };
    let stem_of_target = stem(target);
    stem_of_target.chars().count() > 1 && stem_of_target == stem(&typed.simple)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::facade::Deck;

    thread_local! {
        static DECK: Deck = Deck::bundled(&study_compile::common_characters()).unwrap();
    }

    fn term(expected: &str, typed: &str) -> Outcome {
        DECK.with(|deck| {
            let grader = deck.grader();
            grader.compare(&Expected::new(grader, expected), &grader.read(typed))
        })
    }

    /// Every key of the deck, once.
    fn keys() -> Vec<String> {
        DECK.with(|deck| {
            let points = deck.bank().content.groups.iter().flat_map(|group| &group.points);
            let mut keys: Vec<String> = points.map(|point| point.key.clone()).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        })
    }

    #[test]
    fn width_case_and_punctuation_do_not_count() {
        assert_eq!(term("A/B测试", "ａ／ｂ 测试。"), Outcome::Right);
        assert_eq!(term("数据增强", "1. 数据增强等"), Outcome::Right);
        assert_eq!(term("数据增强", "數據增強"), Outcome::Right);
        assert_eq!(term("生成对抗网络（GAN）", "gan"), Outcome::Right);
        assert_eq!(term("生成对抗网络（GAN）", "生成对抗网络"), Outcome::Right);
    }

    #[test]
    fn one_slip_is_close_unless_it_turns_the_meaning_round() {
        assert_eq!(term("分布式训练", "分布训练"), Outcome::Close);
        assert_eq!(term("数据加密", "数据解密"), Outcome::Wrong);
        assert_eq!(term("动态负载均衡", "静态负载均衡"), Outcome::Wrong);
        assert_eq!(term("数据平衡处理", "数据不平衡处理"), Outcome::Wrong);
        assert_eq!(term("早停", "早挺好"), Outcome::Wrong);
    }

    #[test]
    fn every_key_is_right_in_pinyin() {
        DECK.with(|deck| {
            let pinyin = deck.grader().pinyin;
            for key in keys() {
                let spell = |c: char| {
                    let Some(&sound) = pinyin.syllables(c).first() else { return c.to_string() };
                    let letters = pinyin.spelling(sound).to_be_bytes();
                    letters.iter().filter(|&&b| b != 0).map(|&b| char::from(b)).collect()
                };
                let typed: String = key.chars().map(spell).collect();
                assert_eq!(term(&key, &typed), Outcome::Right, "{key}, {typed}");
            }
        });
    }

    #[test]
    fn a_key_is_right_for_itself_and_wrong_for_every_other_term_however_near() {
        let keys = keys();
        assert_eq!(keys.len(), 317);
        let terms: Vec<String> = DECK.with(|deck| {
            deck.bank().content.vocabulary.iter().map(|term| term.text.clone()).collect()
        });
        for key in &keys {
            let names = DECK.with(|deck| Expected::new(deck.grader(), key)).names;
            for typed in keys.iter().chain(&terms) {
                let same = names.contains(&compact(typed));
                let wanted = if same { Outcome::Right } else { Outcome::Wrong };
                assert_eq!(term(key, typed), wanted, "{key}, {typed}");
            }
        }
    }

    #[test]
    fn nothing_is_wrong() {
        for typed in ["", " ", "。，", "💛", "数", "a", "1"] {
            assert_eq!(term("数据加密", typed), Outcome::Wrong, "{typed}");
        }
    }
}
