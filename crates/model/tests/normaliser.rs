//! Every character of Unicode, held against a second table of what becomes of it: a range of the
//! normaliser whose end is moved by one character fails here.

use std::ops::RangeInclusive;

use study_model::text::{Script, is_accent, is_han, normalise_char, script};

/// What only separates words.
const SEPARATORS: [RangeInclusive<u32>; 30] = [
    0x00..=0x22,     // control characters, blank, ! "
    0x24..=0x2a,     // $ % & ' ( ) *
    0x2c..=0x2f,     // , - . /
    0x3a..=0x40,     // : ; < = > ? @
    0x5b..=0x60,     // [ \ ] ^ _ `
    0x7b..=0xa9,     // { | } ~, control characters, marks of Latin-1 up to ©
    0xab..=0xb1,     // « to ±
    0xb4..=0xb4,     // ´
    0xb6..=0xb8,     // ¶ · ¸
    0xbb..=0xbb,     // »
    0xbf..=0xbf,     // ¿
    0xd7..=0xd7,     // ×
    0xf7..=0xf7,     // ÷
    0x1680..=0x1680, // the blank of Ogham
    0x2000..=0x206f, // general punctuation
    0x2190..=0x21ff, // arrows
    0x2500..=0x25ff, // boxes, blocks, shapes
    0x3000..=0x3004, // wide blank, 、 。 〃 〄
    0x3008..=0x3020, // 〈 to 〠
    0x30fb..=0x30fb, // ・
    0xfe00..=0xfe6f, // variation selectors, vertical and small forms
    0xfeff..=0xfeff, // byte order mark
    0xff01..=0xff02, // the wide forms of ASCII's marks
    0xff04..=0xff0a,
    0xff0c..=0xff0f,
    0xff1a..=0xff20,
    0xff3b..=0xff40,
    0xff5b..=0xff65,   // and the half-width ones of 。「」、・
    0xfffd..=0xfffd,   // half of a character that was cut
    0xe0100..=0xe01ef, // further variation selectors
];

/// What becomes another character: from where to where, and what the first becomes.
const SHIFTED: [(u32, u32, char); 17] = [
    (0x41, 0x5a, 'a'),
    (0xb2, 0xb3, '2'),
    (0xb9, 0xb9, '1'),
    (0xc0, 0xd6, 'à'),
    (0xd8, 0xde, 'ø'),
    (0x178, 0x178, 'ÿ'),
    (0x391, 0x3a9, 'α'),
    (0x3c2, 0x3c2, 'σ'),
    (0x400, 0x40f, 'ѐ'),
    (0x410, 0x42f, 'а'),
    (0x2460, 0x2468, '1'),
    (0xff03, 0xff03, '#'),
    (0xff0b, 0xff0b, '+'),
    (0xff10, 0xff19, '0'),
    (0xff21, 0xff3a, 'a'),
    (0xff41, 0xff5a, 'a'),
    (0x130, 0x130, 'İ'),
];

/// Ranges in which capitals and small letters take turns, beginning with a capital.
const TURNS: [RangeInclusive<u32>; 4] =
    [0x100..=0x137, 0x139..=0x148, 0x14a..=0x177, 0x179..=0x17e];

fn wanted(c: char) -> char {
    let code = u32::from(c);
    if SEPARATORS.iter().any(|range| range.contains(&code)) {
        return ' ';
    }
    if let Some(&(from, _, first)) =
        SHIFTED.iter().find(|&&(from, to, _)| (from..=to).contains(&code))
    {
        return char::from_u32(u32::from(first) + code - from).expect("a character");
    }
    match TURNS.iter().find(|range| range.contains(&code)) {
        Some(range) if (code - range.start()) % 2 == 0 => {
            char::from_u32(code + 1).expect("a character")
        }
        _ => c,
    }
}

fn all() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

#[test]
fn every_character_becomes_what_the_table_says() {
    for c in all() {
        assert_eq!(normalise_char(c), wanted(c), "U+{:04X}", u32::from(c));
    }
}

#[test]
fn normalising_twice_is_normalising_once() {
    // U+03A2 is none; were it a letter, its small form would be the final sigma.
    for c in all().filter(|&c| c != '\u{3a2}') {
        let once = normalise_char(c);
        assert_eq!(normalise_char(once), once, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn chinese_characters_are_those_of_the_table() {
    let ranges =
        [0x3007..=0x3007, 0x3400..=0x4dbf, 0x4e00..=0x9fff, 0xf900..=0xfaff, 0x20000..=0x323af];
    for c in all() {
        let wanted = ranges.iter().any(|range| range.contains(&u32::from(c)));
        assert_eq!(is_han(c), wanted, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn scripts_are_those_of_the_table() {
    for c in all() {
        let wanted = match u32::from(c) {
            _ if is_han(c) => Script::Han,
            0x30..=0x39 => Script::Digit,
            0..=0x7f | 0xc0..=0x24f => Script::Latin,
            _ => Script::Other,
        };
        assert_eq!(script(c), wanted, "U+{:04X}", u32::from(c));
        assert_eq!(is_accent(c), (0x300..=0x36f).contains(&u32::from(c)));
    }
}
