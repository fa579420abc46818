//! Normalising, and positions in text: the only place for either.
//!
//! Inside Rust a position is a byte; matching counts characters; JavaScript counts UTF-16
//! code units. `a💛训练` holds `训练` at bytes 5..11, characters 2..4, units 3..5.

use std::ops::Range;

/// What a character counts as when texts are compared: full-width forms and a few compatibility
/// characters become their plain ones, letters become small, marks between words become a space.
///
/// Maps one character to one character, so a character position in normalised text is the same
/// position in the text that it came from.
#[must_use]
pub fn normalise_char(c: char) -> char {
    // Most characters of most decks, and none of what follows.
    if matches!(c, '\u{4e00}'..='\u{9fff}') {
        return c;
    }
    let plain = match c {
        '\u{ff01}'..='\u{ff5e}' => shifted(c, 0xfee0),
        '①'..='⑨' => shifted(c, '①' as u32 - '1' as u32),
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        _ => c,
    };
    if is_separator(plain) {
        return ' ';
    }
    small(plain)
}

/// The small form of a Latin, Greek or Cyrillic letter, σ for both of its own, by the layout of their Unicode blocks:
/// the standard library's table of all scripts would be a tenth of the module.
fn small(c: char) -> char {
    match c {
        'A'..='Z' | '\u{c0}'..='\u{de}' | 'Α'..='Ω' | 'А'..='Я' => raised(c, 32),
        'Ѐ'..='Џ' => raised(c, 80),
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' if c != 'İ' => {
            raised(c, 1 - u32::from(c) % 2)
        }
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => raised(c, u32::from(c) % 2),
        'Ÿ' => 'ÿ',
        'ς' => 'σ',
        _ => c,
    }
}

/// `c`, that many code points later.
fn raised(c: char, by: u32) -> char {
    char::from_u32(u32::from(c) + by).unwrap_or(c)
}

/// [`normalise_char`] over a whole text; as many characters as `text` has.
#[must_use]
pub fn normalise(text: &str) -> String {
    text.chars().map(normalise_char).collect()
}

/// What is left of a text when width, case, spaces and punctuation are set aside: two texts
/// with the same compact form are the same to a reader.
#[must_use]
pub fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    compact.extend(text.chars().map(normalise_char).filter(|&c| c != ' '));
    compact
}

/// Whether `c` is a Chinese character (the unified ideographs with their extensions, and 〇).
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}' | '\u{f900}'..='\u{faff}' | '〇')
}

/// What a character is, as far as words are made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Chinese, which is written without blanks.
    Han,
    /// Letters of Latin, and what is written among them: `+` and `#`.
    Latin,
    /// From 0 to 9.
    Digit,
    /// All other scripts, and symbols.
    Other,
}

/// The script of a character, which is normalised.
#[must_use]
pub fn script(c: char) -> Script {
    if is_han(c) {
        Script::Han
    } else if c.is_ascii_digit() {
        Script::Digit
    } else if c.is_ascii() || matches!(c, '\u{c0}'..='\u{24f}') {
        Script::Latin
    } else {
        Script::Other
    }
}

/// Whether `c` is an accent that follows its letter. Search sets accents aside, so that é is found
/// whether it is written as one character or as two.
#[must_use]
pub fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether `c` only separates words, chooses between looks of the character before it, or stands
/// for half of a character that was cut. `+` and `#` do not: `C`, `C++` and `C#` differ.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || (c.is_ascii_punctuation() && c != '+' && c != '#')
        || matches!(c, '\u{a1}'..='\u{bf}' if !matches!(c, 'ª' | 'º' | '²' | '³' | '¹' | 'µ' | '¼'..='¾'))
        || matches!(c, '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25ff}' | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{30fb}' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}' | '\u{ff5f}'..='\u{ff65}' | '\u{fffd}' | '\u{e0100}'..='\u{e01ef}')
}

/// `c`, that many code points earlier; `c` itself where there is no such character.
fn shifted(c: char, by: u32) -> char {
    char::from_u32(u32::from(c).saturating_sub(by)).unwrap_or(c)
}

/// The part of `text` between two byte positions; empty where they do not fit it.
#[must_use]
pub fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or("")
}

/// Where `word` first stands in `text`, as a byte position; an empty word stands nowhere.
///
/// Written out, because the standard library's search (two-way, for texts of any kind) weighs
/// six kilobytes with what it needs to report a bug of its own.
#[must_use]
pub fn find(text: &str, word: &str) -> Option<usize> {
    let word = word.as_bytes();
    // Chinese characters differ in their last byte more often than in the first.
    let [first, .., last] = word else { return text.bytes().position(|byte| word == [byte]) };
    let mut windows = text.as_bytes().windows(word.len());
    windows.position(|window| {
        window.last() == Some(last) && window.first() == Some(first) && window == word
    })
}

/// Byte position of each character of `text`, and one more for its end.
#[must_use]
pub fn char_starts(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// Byte ranges of `text`, in order and apart, as `[start, end)` pairs of UTF-16 code units.
#[must_use]
pub fn utf16_ranges(text: &str, ranges: &[Range<usize>]) -> Vec<(u32, u32)> {
    let mut units = 0;
    let mut byte = 0;
    let mut advance = |to: usize| {
        units +=
            slice(text, byte..to).chars().map(|c| if c > '\u{ffff}' { 2 } else { 1 }).sum::<u32>();
        byte = to;
        units
    };
    ranges.iter().map(|r| (advance(r.start), advance(r.end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_punctuation_do_not_count() {
        assert_eq!(normalise("ＬｏＲＡ，微调！"), "lora 微调 ");
        assert_eq!(compact("A/B 测试（A／B Testing）"), "ab测试abtesting");
        assert_eq!(compact("C++ 与 C#"), "c++与c#");
        assert_eq!(compact("①②  ３"), "123");
        assert_eq!(compact(&String::from_utf16_lossy(&[0xdc9b, 0x6570, 0xd83d])), "数");
    }

    #[test]
    fn one_character_stays_one_character() {
        for text in ["a💛训练", "İstanbul", "e\u{301}té", "ﬃ ǅ ß", "", "：，。“”《》"]
        {
            assert_eq!(normalise(text).chars().count(), text.chars().count(), "{text}");
        }
    }

    #[test]
    fn letters_become_small_as_unicode_says() {
        for c in ('A'..='\u{17e}').chain('Α'..='Ω').chain('Ѐ'..='я') {
            let mut small = c.to_lowercase();
            if let (true, Some(small), None) = (c.is_uppercase(), small.next(), small.next()) {
                assert_eq!(normalise_char(c), small);
            }
        }
    }

    #[test]
    fn hearts_survive() {
        assert_eq!(compact("💛 训练"), "💛训练");
    }

    #[test]
    fn positions_outside_the_first_plane_count_two_units() {
        let text = "a💛训练";
        assert_eq!(utf16_ranges(text, &[1..5, 5..11]), [(1, 3), (3, 5)]);
        assert_eq!(utf16_ranges(text, &[0..1, 1..5, 8..11]), [(0, 1), (1, 3), (4, 5)]);
        assert_eq!(char_starts(text), [0, 1, 5, 8, 11]);
    }

    #[test]
    fn words_are_found_where_the_standard_library_finds_them() {
        for text in ["", "训练", "a💛训练与训练", "训训练"] {
            for word in ["训练", "练", "💛", "a💛训练与训练", "训练训练训练训练", "与训"]
            {
                assert_eq!(find(text, word), text.find(word), "{text}, {word}");
            }
        }
        assert_eq!(find("训练", ""), None);
    }

    #[test]
    fn a_slice_that_does_not_fit_is_empty() {
        assert_eq!(slice("训练", 1..3), "");
        assert_eq!(slice("训练", 0..9), "");
    }
}
