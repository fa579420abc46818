//! When an explanation belongs to one key point and visibly to no other: the rules that several
//! kinds of items share.

use std::rc::Rc;

use study_model::text::{compact, find, slice};

use super::alias::{aliases, halves};
use super::item::{Choice, Reason};
use super::mask::{BLANK, mask};
use super::notes::{LONGEST_EXPLANATION, Notes, Point, Told};

/// An explanation of fewer characters, its key set aside, does not tell one key from another.
const SHORTEST_EXPLANATION: usize = 8;
/// With a gap in it more is needed: `优化____，提高分布式计算效率` may be said of many things.
const SHORTEST_WITH_GAP: usize = 12;
/// The longest option has at most this many times the characters of the shortest, so that
/// length gives nothing away.
const MOST_UNEVEN: usize = 2;
/// From here on two explanations say almost the same: so large a part of the shorter one.
const ALIKE: f64 = 0.65;
/// This many characters in common are a clue; single ones are chance.
const CLUE: usize = 2;
/// Below so many characters a gap takes whatever stands in one like it: `使用____技术，提高效率`.
const TELLING_WITH_GAP: usize = 16;
/// A word of which a term is but the stem goes on so: `任务调度器`.
pub(crate) const SUFFIXES: [char; 9] = ['化', '性', '度', '率', '器', '者', '型', '式', '法'];
/// More gaps than these make a sentence hard to read.
const MOST_GAPS: usize = 2;
/// This many characters of the key in a row all but say it, in however long a key.
const TOLD: usize = 3;

/// An explanation with every name of its key hidden; `None` where that would leave a torn word, or
/// where what is left cannot stand by itself: it is too short or too long, says the key all the
/// same, or has lost half of a pair of brackets.
pub(crate) fn hidden<'a>(notes: &'a Notes, point: &Point) -> Option<&'a Rc<Told>> {
    notes.told(point, || hide(notes, point))
}

fn hide(notes: &Notes, point: &Point) -> Option<Told> {
    // Of a gap that stands in the notes nobody can tell that it hides another thing than the key.
    if point.explanation_compact.chars().count() > LONGEST_EXPLANATION
        || find(&point.explanation, BLANK).is_some()
    {
        return None;
    }
    let names =
        std::iter::once(point.key.clone()).chain(aliases(&point.key)).chain(halves(&point.key));
    let present = names.filter(|name| point.speaks_of(&compact(name)));
    let text = present.fold(point.explanation.clone(), |text, name| mask(&text, &name));
    let said = compact(&text);
    let chars = said.chars().count();
    let shortest =
        if find(&text, BLANK).is_some() { SHORTEST_WITH_GAP } else { SHORTEST_EXPLANATION };
    let is_stem = text.split(BLANK).skip(1).any(|after| after.starts_with(SUFFIXES));
    let stands = notes.is_named_whole(point)
        && !is_stem
        && chars >= shortest
        && !tells(&said, &point.key_compact)
        && is_balanced(&text);
    stands.then_some(Told { text, compact: said, chars })
}

/// The same with one more word hidden, the longest that the explanation has of the key; `None` where
/// it has none, or no whole one, or too little is left.
pub(crate) fn hidden_further(notes: &Notes, point: &Point, told: &Told) -> Option<String> {
    let Told { text: stem, compact: said, .. } = told;
    if !has_clue(said, &point.key_compact) {
        return None;
    }
    let key: Vec<char> = point.key_compact.chars().collect();
    let lengths = (CLUE..key.len()).rev();
    let word = lengths.into_iter().find_map(|length| {
        let mut words = key.windows(length).map(|word| word.iter().collect::<String>());
        words.find(|word| find(said, word).is_some())
    })?;
    let text = mask(stem, &word);
    let left = compact(&text).chars().count();
    let gaps = text.split(BLANK).count() - 1;
    let stands =
        left >= TELLING_WITH_GAP && gaps <= MOST_GAPS && notes.cutter.is_whole_in(stem, &word);
    stands.then_some(text)
}

/// Whether an explanation speaks of another key, or one of the two keys is part of the other.
pub(crate) fn is_named(asked: &Point, other: &Point) -> bool {
    overlap(&asked.key_compact, &other.key_compact) || asked.speaks_of(&other.key_compact)
}

/// Whether a text all but says a term; both in compact form, here and below.
pub(crate) fn tells(text: &str, term: &str) -> bool {
    holds_run(text, term, term.chars().count().saturating_sub(1).max(TOLD))
}

/// Whether a text has a clue to a term.
pub(crate) fn has_clue(text: &str, term: &str) -> bool {
    holds_run(text, term, CLUE)
}

/// Whether a text has a clue to a term, in a row or scattered, that it has to none of the others.
pub(crate) fn is_singled_out(text: &str, term: &str, others: &[&str]) -> bool {
    let alone = |clue: fn(&str, &str) -> bool| {
        clue(text, term) && !others.iter().any(|other| clue(text, other))
    };
    alone(has_clue) || alone(has_scattered_clue)
}

/// Whether a text has as many different characters of a term, wherever.
pub(crate) fn has_scattered_clue(text: &str, term: &str) -> bool {
    let mut shared: Vec<char> = term.chars().filter(|&c| text.contains(c)).collect();
    shared.sort_unstable();
    shared.dedup();
    shared.len() >= CLUE
}

/// Whether a text has as many characters of a term in a row.
fn holds_run(text: &str, term: &str, length: usize) -> bool {
    let ends = term.char_indices().map(|(at, _)| at).chain([term.len()]).skip(length);
    let mut runs = term.char_indices().zip(ends).map(|((start, _), end)| slice(term, start..end));
    runs.any(|run| find(text, run).is_some())
}

/// Whether `other` is certainly not what an explanation explains: it is no part of the key and
/// does not hold it, the explanation does not speak of it, is nowhere given for it, and does not
/// say almost the same as its own.
pub(crate) fn is_wrong(notes: &Notes, asked: &Point, other: &Point) -> bool {
    !is_named(asked, other)
        && asked.likeness(other) <= ALIKE
        && !notes.belongs(&asked.explanation_compact, &other.key_compact)
}

/// Whether another key would fit the gap of an explanation that tells little beside it: in its own
/// explanation it stands before the same characters, or behind the same.
pub(crate) fn would_fit(notes: &Notes, stem: &str, other: &Point) -> bool {
    let around = |text: &str| -> Option<[Vec<char>; 2]> {
        let at = find(text, BLANK)?;
        let before = slice(text, 0..at).chars().rev().take(CLUE);
        let after = slice(text, at + BLANK.len()..text.len()).chars().take(CLUE);
        Some([before.collect(), after.collect()])
    };
    if tells_with_gap(stem) {
        return false;
    }
    let other = hidden(notes, other).and_then(|told| around(&told.text));
    let Some((own, other)) = around(stem).zip(other) else { return false };
    own.iter().zip(&other).any(|(own, other)| own == other)
}

/// Whether an explanation tells enough beside its gap, if it has one.
pub(crate) fn tells_with_gap(stem: &str) -> bool {
    find(stem, BLANK).is_none() || compact(stem).chars().count() >= TELLING_WITH_GAP
}

/// Whether one of two terms holds the other.
pub(crate) fn overlap(a: &str, b: &str) -> bool {
    find(a, b).is_some() || find(b, a).is_some()
}

/// Whether lengths are so much alike that none of them is a clue.
pub(crate) fn are_even(lengths: &[usize]) -> bool {
    let shortest = lengths.iter().min().copied().unwrap_or_default();
    lengths.iter().all(|&length| length <= shortest * MOST_UNEVEN)
}

/// Whether no text holds another.
pub(crate) fn are_apart(texts: &[&str]) -> bool {
    let mut pairs =
        texts.iter().enumerate().flat_map(|(at, a)| texts.iter().skip(at + 1).map(move |b| (a, b)));
    pairs.all(|(a, b)| !overlap(a, b))
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

/// A key point as an option.
pub(crate) fn key_option(point: &Point, correct: bool) -> Choice {
    let reason = (!correct).then(|| Reason::Explanation(point.explanation.clone()));
    Choice { text: point.key.clone(), correct, entry: point.entry, key: point.key.clone(), reason }
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
    fn runs_are_found_in_any_place() {
        assert!(holds_run("用分布式训练法", "分布式训练💛", 5));
        assert!(!holds_run("用分布式训练法", "分布式训练💛", 6));
        assert!(holds_run("lora微调", "ora", 3) && !holds_run("", "甲乙", 2));
        assert!(!holds_run("甲", "甲", 2));
    }

    #[test]
    fn options_are_even_and_apart() {
        assert!(are_even(&[4, 8, 5]));
        assert!(!are_even(&[4, 9]));
        assert!(are_apart(&["数据加密", "访问控制", "💛"]));
        assert!(!are_apart(&["数据访问控制", "访问控制"]));
    }
}
