//! How the characters of a deck are typed: as syllables, in traditional script, as plain letters.

use super::syllable::Syllable;
use crate::codec::{Varints, push_varint};

/// How Chinese characters are read and written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CharacterTable {
    /// The readings of the common characters, in their order (level 1 of GB 2312 is ordered by
    /// reading), each with the number of characters in a row that have it.
    pub common_syllables: Vec<(Syllable, u32)>,
    /// Characters that are not common, or have more than that one reading; in the order of
    /// their code points.
    pub other_syllables: Vec<(char, Vec<Syllable>)>,
    /// A simplified character and a traditional form of it that the deck does not write, in the
    /// order of the latter.
    pub traditional: Vec<(char, char)>,
    /// Further characters of the deck, normalised, with the letters that each counts as, once for
    /// each letter: é as e, ½ as 1 and 2; in the order of their code points.
    pub folds: Vec<(char, char)>,
}

/// First of the Chinese characters in Unicode; what is counted from it takes two bytes.
const FIRST_HAN: u32 = 0x4e00;

impl CharacterTable {
    /// Like goes with like, since that compresses better.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        push_varint(out, length(self.common_syllables.len()));
        out.extend(self.common_syllables.iter().map(|(syllable, _)| syllable.initial));
        out.extend(self.common_syllables.iter().map(|(syllable, _)| syllable.final_));
        for &(_, count) in &self.common_syllables {
            push_varint(out, count);
        }
        push_varint(out, length(self.other_syllables.len()));
        let mut code = FIRST_HAN;
        for (c, syllables) in &self.other_syllables {
            push_step(out, &mut code, *c);
            push_varint(out, length(syllables.len()));
            out.extend(syllables.iter().flat_map(|it| [it.initial, it.final_]));
        }
        push_varint(out, length(self.traditional.len()));
        let codes = || self.traditional.iter().map(|&(simplified, _)| u32::from(simplified));
        out.extend(codes().map(|code| code.to_be_bytes()[2]));
        out.extend(codes().map(|code| code.to_be_bytes()[3]));
        let mut code = FIRST_HAN;
        for &(_, traditional) in &self.traditional {
            push_step(out, &mut code, traditional);
        }
        push_varint(out, length(self.folds.len()));
        let mut code = 0;
        for &(c, letter) in &self.folds {
            push_step(out, &mut code, c);
            push_varint(out, letter);
        }
    }

    /// Reads back what [`CharacterTable::write`] wrote; `None` for anything else.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut input = Varints::new(bytes);
        Some(Self {
            common_syllables: common_syllables(&mut input)?,
            other_syllables: other_syllables(&mut input)?,
            traditional: traditional(&mut input)?,
            folds: folds(&mut input)?,
        })
    }
}

fn common_syllables(input: &mut Varints<'_>) -> Option<Vec<(Syllable, u32)>> {
    let count = input.next()? as usize;
    let (initials, finals) = (input.bytes(count)?, input.bytes(count)?);
    let mut list = Vec::new();
    for (&initial, &final_) in initials.iter().zip(finals) {
        list.push((Syllable { initial, final_ }, input.next()?));
    }
    Some(list)
}

fn other_syllables(input: &mut Varints<'_>) -> Option<Vec<(char, Vec<Syllable>)>> {
    let mut list = Vec::new();
    let mut code = FIRST_HAN;
    for _ in 0..input.next()? {
        let c = step(input, &mut code)?;
        // A hostile number may be half of all that `usize` holds in a browser.
        let bytes = (input.next()? as usize).checked_mul(2)?;
        let pairs = input.bytes(bytes)?.chunks_exact(2);
        let syllable =
            |pair: &[u8]| Some(Syllable { initial: *pair.first()?, final_: *pair.last()? });
        list.push((c, pairs.filter_map(syllable).collect()));
    }
    Some(list)
}

fn traditional(input: &mut Varints<'_>) -> Option<Vec<(char, char)>> {
    let count = input.next()? as usize;
    let (highs, lows) = (input.bytes(count)?, input.bytes(count)?);
    let mut list = Vec::new();
    let mut code = FIRST_HAN;
    for (&high, &low) in highs.iter().zip(lows) {
        let simplified = char::from_u32(u32::from(high) << 8 | u32::from(low))?;
        list.push((simplified, step(input, &mut code)?));
    }
    Some(list)
}

fn folds(input: &mut Varints<'_>) -> Option<Vec<(char, char)>> {
    let mut list = Vec::new();
    let mut code = 0;
    for _ in 0..input.next()? {
        list.push((step(input, &mut code)?, step(input, &mut 0)?));
    }
    Some(list)
}

/// Writes a character as its distance to the code point before, which is smaller, and moves on to it.
fn push_step(out: &mut Vec<u8>, code: &mut u32, c: char) {
    push_varint(out, u32::from(c).saturating_sub(*code));
    *code = u32::from(c);
}

/// The next character behind a code point, which moves on to it.
fn step(input: &mut Varints<'_>, code: &mut u32) -> Option<char> {
    *code = code.checked_add(input.next()?)?;
    char::from_u32(*code)
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_read_back() {
        let syllable = |initial, last| Syllable { initial, final_: last };
        let characters = CharacterTable {
            common_syllables: vec![(syllable(0, 0), 2), (syllable(1, 3), 300)],
            other_syllables: vec![
                ('调', vec![syllable(5, 16), syllable(6, 16)]),
                ('鲁', vec![syllable(8, 23)]),
            ],
            traditional: vec![('拟', '擬'), ('里', '裏'), ('里', '裡'), ('过', '過')],
            folds: vec![('½', '1'), ('½', '2'), ('é', 'e'), ('𝒜', 'a')],
        };
        let mut bytes = Vec::new();
        characters.write(&mut bytes);
        assert_eq!(CharacterTable::read(&bytes), Some(characters));
        assert_eq!(CharacterTable::read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(CharacterTable::read(&[0xff; 40]), None);
    }
}
