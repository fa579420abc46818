//! How the characters of a deck are typed.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::GBK;
use study_model::text::{is_accent, is_han, normalise_char};
use study_model::{CharacterTable, FINALS, INITIALS, Syllable};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use crate::sounds::readings;
use crate::variants::traditional_forms;

/// The 3,755 characters of GB 2312 level 1 in their order, which is that of their readings.
#[must_use]
pub fn common_characters() -> String {
    let rows = (0xb0..=0xd7_u8).flat_map(|row| (0xa1..=0xfe_u8).map(move |cell| [row, cell]));
    // The last row ends five cells early.
    let bytes: Vec<u8> = rows.take(3755).flatten().collect();
    GBK.decode_without_bom_handling(&bytes).0.into_owned()
}

/// What is to be known of the characters of these words, and of those that may be typed instead.
pub(crate) fn of(words: &[String]) -> CharacterTable {
    let deck = words.iter().flat_map(|word| word.chars()).filter(|&c| is_han(c)).collect();
    CharacterTable { folds: folds(words), ..chinese(&deck) }
}

fn chinese(deck: &BTreeSet<char>) -> CharacterTable {
    let common: Vec<char> = common_characters().chars().collect();
    let in_order = in_order(&common);
    let known: BTreeMap<char, Syllable> =
        common.iter().copied().zip(in_order.iter().copied()).collect();
    let misplaced = known.iter().filter(|&(&c, reading)| !readings(c).contains(reading));
    let own: BTreeSet<char> = misplaced.map(|(&c, _)| c).chain(deck.iter().copied()).collect();
    let own = own.into_iter().map(|c| (c, readings(c)));
    let further = own.filter(|(c, own)| {
        !own.is_empty() && own.as_slice() != known.get(c).map_or(&[][..], std::slice::from_ref)
    });
    let traditional =
        deck.iter().flat_map(|&c| traditional_forms(c).into_iter().map(move |t| (c, t)));
    // Those of other planes are in no font that people have; one that the deck writes is itself.
    let traditional = traditional.filter(|(_, t)| u32::from(*t) < 0x1_0000 && !deck.contains(t));
    let mut traditional: Vec<_> = traditional.collect();
    traditional.sort_by_key(|&(_, traditional)| traditional);
    CharacterTable {
        common_syllables: counted(&in_order),
        other_syllables: further.collect(),
        traditional,
        ..CharacterTable::default()
    }
}

/// The letters of all characters of these words, and of those that are typed for them, that are
/// told from the character neither by the shared normaliser nor, as syllables of Hangul, by counting.
fn folds(words: &[String]) -> Vec<(char, char)> {
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

fn spelled(reading: Syllable) -> String {
    let part =
        |table: &[&'static str], at: u8| table.get(usize::from(at)).copied().unwrap_or_default();
    [part(&INITIALS, reading.initial), part(&FINALS, reading.final_)].concat()
}

/// One reading for each character, in the order of the alphabet: where a character has several,
/// that which the standard had in mind when it put it there.
fn in_order(common: &[char]) -> Vec<Syllable> {
    // The longest row of characters that is in order, by the syllable that it ends with.
    let mut rows: BTreeMap<String, (usize, Option<usize>)> = BTreeMap::new();
    let mut steps: Vec<(usize, Syllable, Option<usize>)> = Vec::new();
    for (at, &c) in common.iter().enumerate() {
        let mut new = Vec::new();
        for reading in readings(c) {
            let syllable = spelled(reading);
            let before =
                rows.range(..=syllable.clone()).map(|(_, &row)| row).max_by_key(|row| row.0);
            let (length, last) = before.unwrap_or((0, None));
            steps.push((at, reading, last));
            new.push((syllable, (length + 1, Some(steps.len() - 1))));
        }
        for (syllable, row) in new {
            if rows.get(&syllable).is_none_or(|known| known.0 < row.0) {
                rows.insert(syllable, row);
            }
        }
    }
    let mut found = vec![None; common.len()];
    let mut last = rows.values().max_by_key(|row| row.0).and_then(|row| row.1);
    while let Some(&(at, reading, before)) = last.and_then(|step| steps.get(step)) {
        if let Some(place) = found.get_mut(at) {
            *place = Some(reading);
        }
        last = before;
    }
    // A character that breaks the order is taken with its neighbours; `other_syllables` knows better.
    let mut last = Syllable::default();
    found
        .into_iter()
        .map(|reading| {
            last = reading.unwrap_or(last);
            last
        })
        .collect()
}

/// Equal neighbours with their number.
fn counted(readings: &[Syllable]) -> Vec<(Syllable, u32)> {
    let runs = readings.chunk_by(|a, b| a == b);
    runs.filter_map(|run| Some((*run.first()?, u32::try_from(run.len()).ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_characters_are_in_the_order_of_their_readings() {
        let common: Vec<char> = common_characters().chars().collect();
        assert_eq!((common.len(), common[0], common[3754]), (3755, '啊', '座'));
        let in_order = in_order(&common);
        let spelled: Vec<String> = in_order.iter().copied().map(spelled).collect();
        let breaks = spelled.windows(2).zip(&common).filter(|(two, _)| two[0] > two[1]);
        assert_eq!(breaks.map(|(two, c)| (two.to_vec(), *c)).collect::<Vec<_>>(), []);
        let wrong = common
            .iter()
            .zip(&in_order)
            .filter(|(c, reading)| !readings(**c).contains(reading))
            .count();
        assert!(wrong < 40, "{wrong}: `other_syllables` has to list them");
        assert!(counted(&in_order).len() < 420);
    }
}
