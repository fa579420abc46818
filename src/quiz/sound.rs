//! Whether a term was typed by its sound: in pinyin without tones, or in characters that sound
//! the same.

use study_model::text::is_han;

use crate::search::{Alphabet, spelling_length};

/// Whether what was typed reads like a term; both in compact form, `typed` by [`plain_letter`].
///
/// Each character may stand for itself, be written as another of the same sound, or be spelled
/// out; never by its first letter alone.
pub(crate) fn reads_as(alphabet: &Alphabet, term: &str, typed: &[char]) -> bool {
    ends(alphabet, term, typed).contains(&typed.len())
}

/// Whether some of what was typed reads like a term.
pub(crate) fn is_read_in(alphabet: &Alphabet, term: &str, typed: &[char]) -> bool {
    (0..typed.len()).any(|start| {
        let rest = typed.get(start..).unwrap_or_default();
        !ends(alphabet, term, rest).is_empty()
    })
}

/// Where in what was typed a term may end that begins with it.
fn ends(alphabet: &Alphabet, term: &str, typed: &[char]) -> Vec<usize> {
    let mut places = vec![0];
    for c in term.chars() {
        let mut next = Vec::new();
        for end in places.iter().flat_map(|&at| steps(alphabet, c, typed, at)) {
            if !next.contains(&end) {
                next.push(end);
            }
        }
        places = next;
    }
    places
}

/// Where a character that begins at a place may end.
fn steps(alphabet: &Alphabet, c: char, typed: &[char], at: usize) -> Vec<usize> {
    let rest = typed.get(at..).unwrap_or_default();
    let Some(&first) = rest.first() else { return Vec::new() };
    let sounds = alphabet.sounds(c);
    let sounds_alike = || {
        let other = alphabet.sounds(first);
        is_han(first) && sounds.iter().any(|sound| other.contains(sound))
    };
    let mut ends = Vec::new();
    if first == c || sounds_alike() {
        ends.push(at + 1);
    }
    for &sound in sounds {
        let letters = alphabet.spelling(sound).to_be_bytes();
        let letters = letters.get(..spelling_length(alphabet.spelling(sound))).unwrap_or_default();
        let spelled = letters.iter().map(|&letter| char::from(letter));
        if rest.iter().take(letters.len()).copied().eq(spelled) {
            ends.push(at + letters.len());
        }
    }
    ends
}

/// A letter as pinyin without tones has it: `ǎ` is `a`, and every kind of ü is `v`.
pub(crate) fn plain_letter(c: char) -> char {
    match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        _ => c,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::deck::Deck;

    fn reads(term: &str, typed: &str) -> bool {
        let deck = Deck::bundled(&study_compile::common_characters()).unwrap();
        let typed: Vec<char> =
            study_model::text::compact(typed).chars().map(plain_letter).collect();
        reads_as(&deck.vocabulary().alphabet, &study_model::text::compact(term), &typed)
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
