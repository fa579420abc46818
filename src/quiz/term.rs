//! One typed term against one expected term.
//!
//! It is right when it equals the expected one, width, case, spaces and punctuation aside, or one
//! of its other names, or sounds the same. It is close when it is one slip away and no other term
//! of the deck is as near; a slip that turns the meaning round is never close, and neither is
//! another term of the deck.

use study_model::text::compact;

use super::alias::aliases;
use super::grade::Outcome;
use super::notes::Notes;
use super::sound::{plain_letter, reads_as};
use crate::deck::Deck;
use crate::search::Alphabet;

/// Shorter terms are another word after one slip.
const SHORTEST_CLOSE: usize = 4;
/// A term of so many characters is hardly typed by mistake; beyond them nothing is compared.
const LONGEST: usize = 64;

/// Characters that turn a term round when they are added, lost or changed.
const NEGATIONS: [char; 5] = ['不', '非', '无', '未', '反'];
/// Characters that turn a term round when one takes the other's place.
const ANTONYMS: [(char, char); 15] = [
    ('动', '静'),
    ('同', '异'),
    ('加', '解'),
    ('加', '减'),
    ('增', '减'),
    ('高', '低'),
    ('内', '外'),
    ('正', '负'),
    ('前', '后'),
    ('单', '多'),
    ('显', '隐'),
    ('上', '下'),
    ('有', '无'),
    ('正', '反'),
    ('入', '出'),
];
/// Endings that hardly change what a term names.
const ENDINGS: [&str; 5] = ["技术", "方法", "策略", "机制", "算法"];

/// What may be typed: a term, and its other names.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    pub(crate) term: String,
    /// In compact form, the term itself first.
    names: Vec<String>,
}

impl Expected {
    pub(crate) fn new(term: &str) -> Self {
        let names = std::iter::once(compact(term)).chain(aliases(term)).collect();
        Self { term: term.to_owned(), names }
    }

    /// With another name that the deck gives to the same thing.
    pub(crate) fn or(mut self, name: &str) -> Self {
        self.names.push(compact(name));
        self
    }

    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }
}

/// Compares typed terms with expected ones, by what a deck knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grader<'a> {
    pub(crate) notes: &'a Notes,
    pub(crate) alphabet: &'a Alphabet,
}

impl<'a> Grader<'a> {
    pub(crate) fn new(deck: &'a Deck) -> Self {
        Self { notes: &deck.bank().notes, alphabet: &deck.vocabulary().alphabet }
    }

    /// How a text is compared: in compact form, its characters simplified, without tones.
    pub(crate) fn plain(&self, text: &str) -> Vec<char> {
        let simple: String = text.chars().map(|c| self.alphabet.normalise(c)).collect();
        compact(&simple).chars().map(plain_letter).collect()
    }

    /// What one typed term is worth.
    pub(crate) fn compare(&self, expected: &Expected, typed: &str) -> Outcome {
        let chars = self.plain(without_marks(typed));
        let chars = chars.strip_suffix(&['等']).unwrap_or(&chars);
        let typed: String = chars.iter().collect();
        let reads = |name: &String| reads_as(self.alphabet, name, chars);
        if chars.is_empty() || chars.len() > LONGEST {
            Outcome::Wrong
        } else if expected.names.contains(&typed) {
            Outcome::Right
        } else if self.notes.terms.get(&typed).is_some() {
            Outcome::Wrong
        } else if expected.names.iter().any(reads) {
            Outcome::Right
        } else if expected
            .names
            .iter()
            .any(|name| self.is_slip(name, chars) || is_other_ending(name, &typed))
        {
            Outcome::Close
        } else {
            Outcome::Wrong
        }
    }

    /// Whether one insertion, deletion, change or swap of neighbours leads from one to the other,
    /// without turning the meaning round and with no other term of the deck as near.
    fn is_slip(&self, target: &str, typed: &[char]) -> bool {
        let chars: Vec<char> = target.chars().collect();
        let is_near = |term: &[char]| one_edit(term, typed).is_some();
        chars.len() >= SHORTEST_CLOSE
            && one_edit(&chars, typed).is_some_and(|edit| !edit.turns_round())
            && !self.notes.terms.iter().any(|term| term.text != target && is_near(&term.chars))
    }
}

/// A typed line without the mark of a list before it.
fn without_marks(typed: &str) -> &str {
    let text = typed.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_marked = rest.len() < text.len() && rest.starts_with(['.', '．', '、', ')', '）']);
    if is_marked { rest } else { text }
}

#[derive(Debug, PartialEq, Eq)]
enum Edit {
    Lost(char),
    Added(char),
    Changed(char, char),
    Swapped,
}

impl Edit {
    fn turns_round(&self) -> bool {
        match *self {
            Edit::Lost(c) | Edit::Added(c) => NEGATIONS.contains(&c),
            Edit::Changed(a, b) => {
                NEGATIONS.contains(&a)
                    || NEGATIONS.contains(&b)
                    || ANTONYMS.iter().any(|&(x, y)| (a, b) == (x, y) || (b, a) == (x, y))
            }
            Edit::Swapped => false,
        }
    }
}

/// The one edit that leads from `a` to `b`, if one is enough: optimal string alignment at
/// distance 1.
fn one_edit(a: &[char], b: &[char]) -> Option<Edit> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (a.get(head..)?, b.get(head..)?);
    match (rest_a, rest_b) {
        ([lost, tail @ ..], _) if tail == rest_b => Some(Edit::Lost(*lost)),
        (_, [added, tail @ ..]) if tail == rest_a => Some(Edit::Added(*added)),
        ([x, tail_a @ ..], [y, tail_b @ ..]) if tail_a == tail_b => Some(Edit::Changed(*x, *y)),
        ([x1, x2, tail_a @ ..], [y1, y2, tail_b @ ..])
            if x1 == y2 && x2 == y1 && tail_a == tail_b =>
        {
            Some(Edit::Swapped)
        }
        _ => None,
    }
}

/// Whether the two differ only in an ending that hardly changes the meaning.
fn is_other_ending(target: &str, typed: &str) -> bool {
    let stem = |term: &str| {
        ENDINGS.iter().find_map(|ending| term.strip_suffix(ending)).unwrap_or(term).to_owned()
    };
    let stem_of_target = stem(target);
    stem_of_target.chars().count() > 1 && stem_of_target == stem(typed)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    thread_local! {
        static DECK: Deck = Deck::bundled(&study_compile::common_characters()).unwrap();
    }

    fn term(expected: &str, typed: &str) -> Outcome {
        DECK.with(|deck| Grader::new(deck).compare(&Expected::new(expected), typed))
    }

    /// Every key of the deck, once.
    fn keys() -> Vec<String> {
        DECK.with(|deck| {
            let points = deck.bank().notes.groups.iter().flat_map(|group| &group.points);
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
    fn what_turns_a_key_round_is_never_taken_for_it() {
        for key in keys() {
            let chars: Vec<char> = key.chars().collect();
            for at in 0..=chars.len() {
                for negation in NEGATIONS {
                    let mut typed = chars.clone();
                    typed.insert(at, negation);
                    assert_eq!(
                        term(&key, &typed.iter().collect::<String>()),
                        Outcome::Wrong,
                        "{key}"
                    );
                }
                for (a, b) in ANTONYMS.iter().flat_map(|&(a, b)| [(a, b), (b, a)]) {
                    if chars.get(at) == Some(&a) {
                        let mut typed = chars.clone();
                        typed[at] = b;
                        let typed: String = typed.iter().collect();
                        assert_eq!(term(&key, &typed), Outcome::Wrong, "{key}, {typed}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_key_is_right_in_pinyin() {
        DECK.with(|deck| {
            let alphabet = &deck.vocabulary().alphabet;
            for key in keys() {
                let spell = |c: char| {
                    let Some(&sound) = alphabet.sounds(c).first() else { return c.to_string() };
                    let letters = alphabet.spelling(sound).to_be_bytes();
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
        let terms: Vec<String> = DECK
            .with(|deck| deck.bank().notes.terms.iter().map(|term| term.text.clone()).collect());
        for key in &keys {
            let names = Expected::new(key).names;
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
        assert_eq!(term("数据加密", &"数据".repeat(100_000)), Outcome::Wrong);
    }
}
