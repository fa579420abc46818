//! How characters are typed: their readings, their simplified forms, and the words they make up.

use study_model::text::{is_han, normalise_char};
use study_model::{Blob, Characters, FIRST_WORD, Reading};

/// The block of Chinese characters in common use: what tables are laid out for.
const HAN: std::ops::Range<u32> = 0x4e00..0xa000;

/// Number of a Chinese character among those of the deck.
pub(crate) type Code = u16;

/// The characters of a deck, and those that people may type instead of them.
#[derive(Debug)]
pub(crate) struct Alphabet {
    /// Of each character in [`HAN`]: its place in `readings`, 0 being that of none.
    reading_of: Vec<u16>,
    readings: Vec<Vec<Reading>>,
    /// Of each character in [`HAN`]: its code, one higher, so that 0 is none.
    code_of: Vec<Code>,
    /// The characters of the deck, by code.
    characters: Vec<char>,
    /// Simplified characters with their traditional forms, in the order of these.
    traditional: Vec<(char, char)>,
    /// The words of the lexicon that are Chinese, as codes, one after the other.
    codes: Vec<Code>,
    /// Where each word of the lexicon ends in `codes`; other words take no room there.
    ends: Vec<u32>,
}

impl Alphabet {
    /// - `common`: the characters of level 1 of GB 2312 in their order.
    pub(crate) fn new(blob: &Blob, characters: &Characters, common: &str) -> Self {
        let table = vec![0; HAN.len()];
        let mut alphabet = Self {
            reading_of: table.clone(),
            readings: vec![Vec::new()],
            code_of: table,
            characters: Vec::new(),
            traditional: characters.traditional.clone(),
            codes: Vec::new(),
            ends: Vec::new(),
        };
        alphabet.read(characters, common);
        alphabet.spell(blob);
        alphabet
    }

    fn read(&mut self, known: &Characters, common: &str) {
        let mut rest = common.chars();
        for &(reading, count) in &known.common {
            self.readings.push(vec![reading]);
            for c in rest.by_ref().take(count as usize) {
                self.set_reading(c);
            }
        }
        for (c, readings) in &known.further {
            self.readings.push(readings.clone());
            self.set_reading(*c);
        }
    }

    /// Gives `c` the readings that were pushed last.
    fn set_reading(&mut self, c: char) {
        let last = u16::try_from(self.readings.len() - 1).unwrap_or_default();
        if let Some(place) = place(c).and_then(|at| self.reading_of.get_mut(at)) {
            *place = last;
        }
    }

    fn spell(&mut self, blob: &Blob) {
        let words = blob.words();
        for token in (FIRST_WORD..).take(words.count()) {
            let word = words.get(token).unwrap_or_default();
            if word.chars().all(|c| place(c).is_some()) {
                for c in word.chars() {
                    let code = self.add(c);
                    self.codes.push(code);
                }
            }
            self.ends.push(u32::try_from(self.codes.len()).unwrap_or(u32::MAX));
        }
    }

    fn add(&mut self, c: char) -> Code {
        let next = Code::try_from(self.characters.len()).unwrap_or(Code::MAX - 1);
        let Some(code) = place(c).and_then(|at| self.code_of.get_mut(at)) else { return next };
        if *code == 0 {
            *code = next + 1;
            self.characters.push(c);
        }
        *code - 1
    }

    /// The readings of a character, most common first.
    pub(crate) fn readings(&self, c: char) -> &[Reading] {
        let at = place(c).and_then(|at| self.reading_of.get(at)).copied().unwrap_or_default();
        self.readings.get(usize::from(at)).map_or(&[], Vec::as_slice)
    }

    /// The code of a character, if the deck has it.
    pub(crate) fn code(&self, c: char) -> Option<Code> {
        self.code_of.get(place(c)?)?.checked_sub(1)
    }

    /// The characters of the deck, in the order of their codes.
    pub(crate) fn characters(&self) -> &[char] {
        &self.characters
    }

    /// A word as codes; empty for one that is not Chinese.
    pub(crate) fn codes(&self, token: u32) -> &[Code] {
        let at = token.wrapping_sub(FIRST_WORD) as usize;
        let start = if at == 0 { Some(&0) } else { self.ends.get(at.wrapping_sub(1)) };
        let range = start.zip(self.ends.get(at)).map(|(&start, &end)| start as usize..end as usize);
        range.and_then(|range| self.codes.get(range)).unwrap_or_default()
    }

    /// What a typed character counts as: its plain, small and simplified form.
    pub(crate) fn normalise(&self, c: char) -> char {
        let plain = normalise_char(c);
        if !is_han(plain) {
            return plain;
        }
        let at = self.traditional.binary_search_by_key(&plain, |&(_, traditional)| traditional);
        let simple = at.ok().and_then(|at| self.traditional.get(at));
        // One that the deck itself writes means itself.
        simple.filter(|_| self.code(plain).is_none()).map_or(plain, |&(simple, _)| simple)
    }
}

/// Where a character stands in a table.
fn place(c: char) -> Option<usize> {
    let at = u32::from(c).checked_sub(HAN.start)?;
    (at < HAN.end - HAN.start).then_some(at as usize)
}
