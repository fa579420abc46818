//! Texts as the checker compares them, and what two of them have in common.

use std::collections::BTreeSet;

/// How an item shows a hidden word.
pub(crate) const BLANK: &str = "____";

/// Two characters are a word in Chinese; fewer tell nothing.
pub(crate) const WORD: usize = 2;

/// Full-width Latin letters, digits and signs lie this far above the common ones.
const WIDTH: u32 = 0xfee0;

/// Width and case of letters, blanks and punctuation aside.
pub(crate) fn norm(text: &str) -> String {
    let common = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - WIDTH).unwrap(),
        _ => c,
    };
    text.chars().map(common).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Length of what counts in a text, in characters.
pub(crate) fn length(text: &str) -> usize {
    norm(text).chars().count()
}

/// Whether one text, as compared, holds the other.
pub(crate) fn names(text: &str, term: &str) -> bool {
    norm(text).contains(&norm(term))
}

/// The longest run of characters that both texts hold.
pub(crate) fn common_run(a: &str, b: &str) -> usize {
    let [a, b] = [a, b].map(|text| norm(text).chars().collect::<Vec<_>>());
    let mut longest = 0;
    let mut row = vec![0; b.len() + 1];
    for &in_a in &a {
        for at in (0..b.len()).rev() {
            row[at + 1] = if in_a == b[at] { row[at] + 1 } else { 0 };
            longest = longest.max(row[at + 1]);
        }
    }
    longest
}

/// How many different characters both texts hold.
pub(crate) fn shared_characters(a: &str, b: &str) -> usize {
    let [a, b] = [a, b].map(|text| norm(text).chars().collect::<BTreeSet<_>>());
    a.intersection(&b).count()
}

fn bigrams(text: &str) -> BTreeSet<(char, char)> {
    let text = norm(text);
    text.chars().zip(text.chars().skip(1)).collect()
}

/// Dice's coefficient of the pairs of neighbouring characters, 0 to 1.
pub(crate) fn dice(a: &str, b: &str) -> f64 {
    let (a, b) = (bigrams(a), bigrams(b));
    ratio(2 * a.intersection(&b).count(), a.len() + b.len())
}

/// Jaccard's coefficient of the pairs of neighbouring characters, 0 to 1.
pub(crate) fn jaccard(a: &str, b: &str) -> f64 {
    let (a, b) = (bigrams(a), bigrams(b));
    ratio(a.intersection(&b).count(), a.union(&b).count())
}

/// A share, which is 0 of nothing.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// A term and the two halves of 生成对抗网络（GAN）, as compared.
pub(crate) fn aliases(term: &str) -> BTreeSet<String> {
    let halves = term.split(['（', '(', '）', ')']).map(norm).filter(|half| !half.is_empty());
    halves.chain([norm(term)]).collect()
}

/// Whether every bracket and quotation mark that is opened is closed, in order.
pub(crate) fn is_balanced(text: &str) -> bool {
    let pairs = ["（）", "()", "“”", "《》", "「」", "[]"];
    let mut open = Vec::new();
    for c in text.chars() {
        if let Some(pair) = pairs.iter().find(|pair| pair.starts_with(c)) {
            open.extend(pair.chars().last());
        } else if pairs.iter().any(|pair| pair.ends_with(c)) && open.pop() != Some(c) {
            return false;
        }
    }
    open.is_empty()
}

/// What is hidden of `whole` in `shown`; nothing if they differ elsewhere as well.
pub(crate) fn hidden<'a>(shown: &str, whole: &'a str) -> Option<Vec<&'a str>> {
    let mut pieces: Vec<&str> = shown.split(BLANK).collect();
    let last = pieces.pop()?;
    let mut rest = whole.strip_suffix(last)?;
    let mut hidden = Vec::new();
    let mut pieces = pieces.into_iter();
    if let Some(first) = pieces.next() {
        rest = rest.strip_prefix(first)?;
        for piece in pieces {
            // Two blanks side by side would hide an empty word.
            let (before, after) = rest.split_once(piece).filter(|_| !piece.is_empty())?;
            hidden.push(before);
            rest = after;
        }
        hidden.push(rest);
    } else if !rest.is_empty() {
        return None;
    }
    hidden.iter().all(|word| !word.is_empty()).then_some(hidden)
}

#[test]
fn texts_compare_without_width_case_blanks_and_punctuation() {
    assert_eq!(norm("Ｌｏ ＲＡ：《汉字》💛 A/B"), "lora汉字ab");
    assert_eq!(norm("____。！"), "");
}

#[test]
fn common_runs_are_counted_in_characters() {
    assert_eq!(common_run("分布式训练框架", "训练，框架"), 4);
    assert_eq!(common_run("💛", "💛"), 0);
    assert_eq!(common_run("模型压缩", "数据加密"), 0);
    assert_eq!(shared_characters("加密数据", "数据，加密"), 4);
}

#[test]
fn only_what_a_blank_stands_for_is_hidden() {
    assert_eq!(hidden("使用____技术，____。", "使用缓存技术，缓存。"), Some(vec!["缓存", "缓存"]));
    assert_eq!(hidden("____", "缓存"), Some(vec!["缓存"]));
    assert_eq!(hidden("缓存", "缓存"), Some(vec![]));
    for (shown, whole) in [("缓存", "缓存。"), ("缓存____", "缓存"), ("模型____", "缓存。技术")]
    {
        assert_eq!(hidden(shown, whole), None, "{shown}");
    }
}

#[test]
fn brackets_close_in_order() {
    assert!(is_balanced("（如《数据》、“模型”等）"));
    for text in ["（", "）（", "（《）》", "“模型", "GAN)"] {
        assert!(!is_balanced(text), "{text}");
    }
}
