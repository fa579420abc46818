//! Explanations with their keys hidden, where what is left can stand by itself.

use std::rc::Rc;

use study_model::text::{compact, find};

use super::clues::{gives_away, has_clue};
use crate::language::TextLengths;
use crate::quiz::alias::{aliases, halves};
use crate::quiz::material::{
    BLANK, KeyPoint, LONGEST_EXPLANATION, MaskedExplanation, QuizMaterial, mask,
};

/// More gaps than these make a sentence hard to read.
const MOST_GAPS: usize = 2;

/// An explanation with every name of its key hidden; `None` where that would leave a torn word, or
/// where what is left cannot stand by itself: it is too short or too long, says the key all the
/// same, or has lost half of a pair of brackets.
pub(crate) fn masked_explanation<'a>(
    material: &'a QuizMaterial,
    point: &KeyPoint,
) -> Option<&'a Rc<MaskedExplanation>> {
    material.masked(point, || hide(material, point))
}

fn hide(material: &QuizMaterial, point: &KeyPoint) -> Option<MaskedExplanation> {
    // Of a gap that stands in the notes nobody can tell that it hides another thing than the key.
    if point.explanation_compact.chars().count() > LONGEST_EXPLANATION
        || find(&point.explanation, BLANK).is_some()
    {
        return None;
    }
    let aliases = aliases(&point.key, material.language.alias_introducers());
    let names = std::iter::once(point.key.clone()).chain(aliases).chain(halves(&point.key));
    let present = names.filter(|name| point.speaks_of(&compact(name)));
    let text = present.fold(point.explanation.clone(), |text, name| mask(&text, &name));
    let text_compact = compact(&text);
    let chars = text_compact.chars().count();
    let lengths = material.language.lengths();
    let has_gap = find(&text, BLANK).is_some();
    let shortest = if has_gap { lengths.shortest_with_gap } else { lengths.shortest_explanation };
    let is_stem = text.split(BLANK).skip(1).any(|after| material.language.continues_word(after));
    let stands = material.has_key_in_whole_words(point)
        && !is_stem
        && chars >= shortest
        && !gives_away(lengths, &text_compact, &point.key_compact)
        && is_balanced(&text);
    stands.then_some(MaskedExplanation { text, compact: text_compact, chars })
}

/// The same with one more word hidden, the longest that the explanation has of the key; `None` where
/// it has none, or no whole one, or too little is left.
pub(crate) fn mask_further(
    material: &QuizMaterial,
    point: &KeyPoint,
    masked: &MaskedExplanation,
) -> Option<String> {
    let MaskedExplanation { text: stem, compact: stem_compact, .. } = masked;
    let lengths = material.language.lengths();
    if !has_clue(lengths, stem_compact, &point.key_compact) {
        return None;
    }
    let key: Vec<char> = point.key_compact.chars().collect();
    let word_lengths = (lengths.clue..key.len()).rev();
    let word = word_lengths.into_iter().find_map(|length| {
        let mut words = key.windows(length).map(|word| word.iter().collect::<String>());
        words.find(|word| find(stem_compact, word).is_some())
    })?;
    let text = mask(stem, &word);
    let left = compact(&text).chars().count();
    let gaps = text.split(BLANK).count() - 1;
    let stands = left >= lengths.telling_with_gap
        && gaps <= MOST_GAPS
        && material.explanations.segmenter.is_whole_in(stem, &word);
    stands.then_some(text)
}

/// Whether an explanation tells enough beside its gap, if it has one.
pub(crate) fn is_specific_with_gap(lengths: &TextLengths, stem: &str) -> bool {
    find(stem, BLANK).is_none() || compact(stem).chars().count() >= lengths.telling_with_gap
}

/// Whether every bracket and quotation mark has its other half.
pub(crate) fn is_balanced(text: &str) -> bool {
    let pairs = [('（', '）'), ('(', ')'), ('“', '”'), ('《', '》'), ('【', '】'), ('「', '」')];
    pairs.iter().all(|&(open, close)| {
        let depth = text.chars().try_fold(0_usize, |depth, c| match c {
            c if c == open => Some(depth + 1),
            c if c == close => depth.checked_sub(1),
            _ => Some(depth),
        });
        depth == Some(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_have_both_halves() {
        assert!(is_balanced("（💛）“《ＬｏＲＡ》”"));
        assert!(!is_balanced("____）用于生成"));
        assert!(!is_balanced("）（"));
    }

    #[test]
    fn a_gap_wants_sixteen_characters_beside_it() {
        assert!(
            is_specific_with_gap(&TextLengths::CHINESE, "短"),
            "without a gap nothing is asked of it"
        );
        assert!(!is_specific_with_gap(
            &TextLengths::CHINESE,
            &format!("{BLANK}{}", "字".repeat(15))
        ));
        assert!(is_specific_with_gap(
            &TextLengths::CHINESE,
            &format!("{BLANK}，，{}", "字".repeat(16))
        ));
    }
}
