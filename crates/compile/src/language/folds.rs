//! Plain letters for characters that people type without their accents, or otherwise.

use std::collections::{BTreeMap, BTreeSet};

use study_model::text::{is_accent, normalise_char};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// The letters of all characters of these words, and of those that are typed for them, that are
/// told from the character neither by the shared normaliser nor, as syllables of Hangul, by counting.
pub(super) fn folds(words: &[String]) -> Vec<(char, char)> {
    let mut folds = BTreeMap::new();
    // What is ASCII counts as itself.
    let words = words.iter().filter(|word| !word.is_ascii());
    for c in words.flat_map(|word| typed_for(word)).map(normalise_char) {
        let letters = letters(c);
        let is_syllable = matches!(c, '\u{ac00}'..='\u{d7a3}');
        if !is_syllable && c != ' ' && !letters.is_empty() && !letters.chars().eq([c]) {
            folds.insert(c, letters);
        }
    }
    let once = |(&c, letters): (&char, &String)| letters.chars().map(move |it| (c, it)).collect();
    folds.iter().flat_map(|fold| -> Vec<_> { once(fold) }).collect()
}

/// The characters of a word, those that its letters and accents make up, and all of them in the
/// other case.
fn typed_for(word: &str) -> BTreeSet<char> {
    let composed: BTreeSet<char> = word.chars().chain(word.nfc()).chain(word.nfkc()).collect();
    let parts = composed.iter().flat_map(|&c| partly_composed(c));
    let parts: BTreeSet<char> = parts.chain(composed.iter().copied()).collect();
    let cases = parts.iter().flat_map(|&c| c.to_uppercase().chain(c.to_lowercase()));
    let narrow = parts.iter().filter_map(|&c| half_width(c));
    cases.chain(narrow).chain(parts.iter().copied()).collect()
}

/// A letter with some of its accents: ê and ẹ of ệ, to which the other may be typed.
fn partly_composed(c: char) -> Vec<char> {
    let mut parts = Vec::new();
    let mut accents = [c].into_iter().nfd();
    let base = accents.next().into_iter();
    let mut known: Vec<char> = base.collect();
    let accents: Vec<char> = accents.collect();
    while let Some(c) = known.pop() {
        known.extend(accents.iter().filter_map(|&accent| compose(c, accent)));
        parts.push(c);
    }
    parts
}

/// The narrow form of a letter of Katakana.
fn half_width(c: char) -> Option<char> {
    let kana = |&narrow: &char| [narrow].into_iter().nfkd().eq([c]);
    matches!(c, '\u{3099}'..='\u{30ff}').then(|| ('\u{ff66}'..='\u{ff9f}').find(kana)).flatten()
}

/// What a character counts as: the letters that it is put together from (NFKD), in the small case
/// of their capitals, as ß is ss and ς is σ.
fn letters(c: char) -> String {
    let letters = [c].into_iter().nfkd().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    let letters = letters.collect::<String>();
    letters.nfkd().map(normalise_char).filter(|&c| c != ' ' && !is_accent(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str, c: char) -> String {
        folds(&[word.to_owned()]).into_iter().filter(|&(of, _)| of == c).map(|it| it.1).collect()
    }

    #[test]
    fn characters_fold_to_the_letters_they_are_made_of() {
        for (word, c, letters) in [
            ("é", 'é', "e"),
            ("É", 'é', "e"),
            ("e\u{301}", 'é', "e"),
            ("½", '½', "1⁄2"),
            ("ß", 'ß', "ss"),
            ("ﬁ", 'ﬁ', "fi"),
            ("𝒜", '𝒜', "a"),
            ("ệ", 'ê', "e"),
            ("ệ", 'ẹ', "e"),
            ("カ", 'ｶ', "カ"),
            ("ｶ", 'ｶ', "カ"),
            ("abc", 'a', ""),
            ("한", '한', ""),
            ("가", '가', ""),
            ("힣", '힣', ""),
            ("ㄱ", 'ㄱ', "ᄀ"),
            ("训💛", '训', ""),
        ] {
            let letters: String = letters.chars().filter(|&c| c != '⁄').collect();
            assert_eq!(folded(word, c), letters, "{c} of {word}");
        }
        assert_eq!(folds(&["plain".into(), String::new()]), []);
    }

    #[test]
    fn narrow_letters_are_those_of_katakana() {
        let narrow: Vec<char> = ('\0'..=char::MAX).filter(|&c| half_width(c).is_some()).collect();
        assert_eq!((narrow.first(), narrow.last()), (Some(&'\u{3099}'), Some(&'ー')));
        assert_eq!(
            (half_width('ア'), half_width('ン'), half_width('ガ')),
            (Some('ｱ'), Some('ﾝ'), None)
        );
    }
}
