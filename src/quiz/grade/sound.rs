//! Whether a term was typed by its sound: in pinyin without tones, or in characters that sound
//! the same.

use study_model::text::{is_han, normalise_char};

use super::opposites::misleads;
use crate::pinyin::{Pinyin, spelling_length};

/// Whether what was typed reads like a term; both in compact form and by [`push_plain`].
///
/// Each character may stand for itself, be written as another of the same sound, or be spelled
/// out; never by its first letter alone.
pub(crate) fn reads_as(pinyin: &Pinyin, term: &str, typed: &[char]) -> bool {
    ends(pinyin, term, typed).contains(&typed.len())
}

/// Where in what was typed a term may end that begins with it.
pub(crate) fn ends(pinyin: &Pinyin, term: &str, typed: &[char]) -> Vec<usize> {
    let mut places = vec![0];
    for c in term.chars() {
        if places.is_empty() {
            break;
        }
        let mut next = Vec::new();
        for end in places.iter().flat_map(|&at| steps(pinyin, c, typed, at)) {
            if !next.contains(&end) {
                next.push(end);
            }
        }
        places = next;
    }
    places
}

/// Where a character that begins at a place may end.
fn steps(pinyin: &Pinyin, c: char, typed: &[char], at: usize) -> Vec<usize> {
    let rest = typed.get(at..).unwrap_or_default();
    let Some(&first) = rest.first() else { return Vec::new() };
    let sounds = pinyin.syllables(c);
    let sounds_alike = || {
        let other = pinyin.syllables(first);
        is_han(first) && sounds.iter().any(|sound| other.contains(sound)) && !misleads(c, first)
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

/// What tells numbers apart though it is punctuation: 3.5 from 35, and 1:1 from 11.
pub(crate) fn point(before: Option<char>, c: char, after: Option<char>) -> Option<char> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| normalise_char(c).is_ascii_digit());
    let point = match c {
        '.' | '．' => '.',
        ':' | '：' => ':',
        '/' | '／' => '/',
        _ => return None,
    };
    (is_digit(before) && is_digit(after)).then_some(point)
}

/// Appends a character as it is typed without its tone or accent: `ǎ` and `â` are `a`, every kind
/// of ü is `v`, and an accent that is a character of its own is left out.
pub(crate) fn push_plain(plain: &mut Vec<char>, c: char) {
    let letter = match c {
        'ā' | 'ǎ' | 'à'..='å' => 'a',
        'ç' => 'c',
        'ē' | 'ě' | 'è'..='ë' => 'e',
        'ī' | 'ǐ' | 'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ō' | 'ǒ' | 'ò'..='ö' => 'o',
        'ū' | 'ǔ' | 'ù'..='û' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ý' | 'ÿ' => 'y',
        'ё' => 'е',
        'й' => 'и',
        'ς' => 'σ',
        '\u{308}' if plain.last() == Some(&'u') => {
            plain.pop();
            'v'
        }
        '\u{300}'..='\u{36f}' => return,
        _ => c,
    };
    plain.push(letter);
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::facade::Deck;

    fn reads(term: &str, typed: &str) -> bool {
        let deck = Deck::bundled(&study_compile::common_characters()).unwrap();
        let mut plain = Vec::new();
        study_model::text::compact(typed).chars().for_each(|c| push_plain(&mut plain, c));
        reads_as(deck.grader().pinyin, &study_model::text::compact(term), &plain)
    }

    #[test]
    fn terms_are_typed_by_their_sound() {
        for typed in
            ["shujujiami", "shù jù jiā mì", "ＳｈｕＪｕ jiami", "数据jiami", "数据家密", "树句佳蜜"]
        {
            assert!(reads("数据加密", typed), "{typed}");
        }
        assert!(reads("A/B测试", "ab ceshi") && reads("重采样", "chongcaiyang"));
        assert!(reads("策略", "celve") && reads("策略", "celüè"));
    }

    #[test]
    fn initials_and_other_sounds_are_not_the_term() {
        for typed in ["sjjm", "shuju", "shujujiamimi", "数据解密", "数据", "", "💛"] {
            assert!(!reads("数据加密", typed), "{typed}");
        }
    }
}
