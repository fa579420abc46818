//! Whether a term was typed by its sound: in pinyin without tones, or in characters that sound
//! the same.

use study_model::text::is_han;

use super::meaning::are_opposite_homophones;
use crate::language::Antonyms;
use crate::pinyin::{Pinyin, spelling_length};

/// Whether what was typed reads like a term; both folded.
///
/// Each character may stand for itself, be written as another of the same sound, or be spelled
/// out; never by its first letter alone.
pub(super) fn sounds_like(
    pinyin: &Pinyin,
    antonyms: &Antonyms,
    term: &str,
    typed: &[char],
) -> bool {
    match_ends(pinyin, antonyms, term, typed).contains(&typed.len())
}

/// Where in what was typed a term may end that begins with it.
pub(in crate::quiz::grade) fn match_ends(
    pinyin: &Pinyin,
    antonyms: &Antonyms,
    term: &str,
    typed: &[char],
) -> Vec<usize> {
    let mut places = vec![0];
    for c in term.chars() {
        if places.is_empty() {
            break;
        }
        let mut next = Vec::new();
        for end in places.iter().flat_map(|&at| char_ends(pinyin, antonyms, c, typed, at)) {
            if !next.contains(&end) {
                next.push(end);
            }
        }
        places = next;
    }
    places
}

/// Where a character that begins at a place may end.
fn char_ends(
    pinyin: &Pinyin,
    antonyms: &Antonyms,
    c: char,
    typed: &[char],
    at: usize,
) -> Vec<usize> {
    let rest = typed.get(at..).unwrap_or_default();
    let Some(&first) = rest.first() else { return Vec::new() };
    let sounds = pinyin.syllables(c);
    let sounds_alike = || {
        let other = pinyin.syllables(first);
        is_han(first)
            && sounds.iter().any(|sound| other.contains(sound))
            && !are_opposite_homophones(antonyms, c, first)
    };
    let mut ends = Vec::new();
    if first == c || sounds_alike() {
        ends.push(at + 1);
    }
    for &sound in sounds {
        let letters = pinyin.spelling(sound).to_be_bytes();
        let letters = letters.get(..spelling_length(pinyin.spelling(sound))).unwrap_or_default();
        let is_typed = |(&letter, &typed): (&u8, &char)| {
            // 略 and 虐 are typed lue and nue, lve and nve; not all decks know both.
            char::from(letter) == typed
                || letter == b'u' && typed == 'v' && letters.ends_with(b"ue")
        };
        if rest.len() >= letters.len() && letters.iter().zip(rest).all(is_typed) {
            ends.push(at + letters.len());
        }
    }
    ends
}
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::facade::Deck;
    use crate::fixture::nasty;

    thread_local! {
        static DECK: Deck = nasty();
    }

    fn reads(term: &str, typed: &str) -> bool {
        DECK.with(|deck| {
            let grader = deck.grader();
            let term: String = grader.fold(term).into_iter().collect();
            let antonyms = grader.language.antonyms();
            sounds_like(grader.pinyin, antonyms, &term, &grader.fold(typed))
        })
    }

    #[test]
    fn terms_are_typed_by_their_sound() {
        for typed in
            ["shujujiami", "shù jù jiā mì", "ＳｈｕＪｕ jiami", "数据jiami", "数据家密", "树句佳蜜"]
        {
            assert!(reads("数据加密", typed), "{typed}");
        }
        assert!(reads("A/B 测试", "ab ceshi") && reads("重采样", "chongcaiyang"));
        assert!(reads("策略", "celve") && reads("策略", "celüè") && reads("策略", "celue"));
        assert!(!reads("数据", "shvjv"));
    }

    #[test]
    fn initials_and_other_sounds_are_not_the_term() {
        for typed in ["sjjm", "shuju", "shujujiamimi", "数据解密", "数据", "", "💛"] {
            assert!(!reads("数据加密", typed), "{typed}");
        }
    }

    #[test]
    fn a_homophone_that_means_the_opposite_is_not_the_term() {
        assert!(!reads("买方", "卖方") && !reads("全部", "全不") && !reads("全不", "全部"));
        assert!(reads("全部", "全步"));
    }
}
