//! How Chinese characters are typed.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::GBK;
use study_model::text::is_han;
use study_model::{CharacterTable, FINALS, INITIALS, Syllable};

use super::syllables::syllables;
use super::variants::traditional_forms;

/// The 3,755 characters of GB 2312 level 1 in their order, which is that of their syllables.
#[must_use]
pub fn common_characters() -> String {
    let rows = (0xb0..=0xd7_u8).flat_map(|row| (0xa1..=0xfe_u8).map(move |cell| [row, cell]));
    // The last row ends five cells early.
    let bytes: Vec<u8> = rows.take(3755).flatten().collect();
    GBK.decode_without_bom_handling(&bytes).0.into_owned()
}

/// How the Chinese characters of these words are typed: by pinyin, and in traditional script.
pub(crate) fn character_table(words: &[String]) -> CharacterTable {
    let deck: BTreeSet<char> =
        words.iter().flat_map(|word| word.chars()).filter(|&c| is_han(c)).collect();
    let common: Vec<char> = common_characters().chars().collect();
    let in_order = in_order(&common);
    let known: BTreeMap<char, Syllable> =
        common.iter().copied().zip(in_order.iter().copied()).collect();
    let misplaced = known.iter().filter(|&(&c, syllable)| !syllables(c).contains(syllable));
    let own: BTreeSet<char> = misplaced.map(|(&c, _)| c).chain(deck.iter().copied()).collect();
    let own = own.into_iter().map(|c| (c, syllables(c)));
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

fn spelled(syllable: Syllable) -> String {
    let part =
        |table: &[&'static str], at: u8| table.get(usize::from(at)).copied().unwrap_or_default();
    [part(&INITIALS, syllable.initial), part(&FINALS, syllable.final_)].concat()
}

/// One syllable for each character, in the order of the alphabet: where a character has several,
/// that which the standard had in mind when it put it there.
fn in_order(common: &[char]) -> Vec<Syllable> {
    // The longest row of characters that is in order, by the syllable that it ends with.
    let mut rows: BTreeMap<String, (usize, Option<usize>)> = BTreeMap::new();
    let mut steps: Vec<(usize, Syllable, Option<usize>)> = Vec::new();
    for (at, &c) in common.iter().enumerate() {
        let mut new = Vec::new();
        for syllable in syllables(c) {
            let spelled = spelled(syllable);
            let before =
                rows.range(..=spelled.clone()).map(|(_, &row)| row).max_by_key(|row| row.0);
            let (length, last) = before.unwrap_or((0, None));
            steps.push((at, syllable, last));
            new.push((spelled, (length + 1, Some(steps.len() - 1))));
        }
        for (spelled, row) in new {
            if rows.get(&spelled).is_none_or(|known| known.0 < row.0) {
                rows.insert(spelled, row);
            }
        }
    }
    let mut found = vec![None; common.len()];
    let mut last = rows.values().max_by_key(|row| row.0).and_then(|row| row.1);
    while let Some(&(at, syllable, before)) = last.and_then(|step| steps.get(step)) {
        if let Some(place) = found.get_mut(at) {
            *place = Some(syllable);
        }
        last = before;
    }
    // A character that breaks the order is taken with its neighbours; `other_syllables` knows better.
    let mut last = Syllable::default();
    found
        .into_iter()
        .map(|syllable| {
            last = syllable.unwrap_or(last);
            last
        })
        .collect()
}

/// Equal neighbours with their number.
fn counted(syllables: &[Syllable]) -> Vec<(Syllable, u32)> {
    let runs = syllables.chunk_by(|a, b| a == b);
    runs.filter_map(|run| Some((*run.first()?, u32::try_from(run.len()).ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_characters_are_in_the_order_of_their_syllables() {
        let common: Vec<char> = common_characters().chars().collect();
        assert_eq!((common.len(), common[0], common[3754]), (3755, '啊', '座'));
        let in_order = in_order(&common);
        let spelled: Vec<String> = in_order.iter().copied().map(spelled).collect();
        let breaks = spelled.windows(2).zip(&common).filter(|(two, _)| two[0] > two[1]);
        assert_eq!(breaks.map(|(two, c)| (two.to_vec(), *c)).collect::<Vec<_>>(), []);
        let wrong = common
            .iter()
            .zip(&in_order)
            .filter(|(c, syllable)| !syllables(**c).contains(syllable))
            .count();
        assert!(wrong < 40, "{wrong}: `other_syllables` has to list them");
        assert!(counted(&in_order).len() < 420);
    }
}
