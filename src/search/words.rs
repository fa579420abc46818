//! Which words of the lexicon a query holds, whole or in part, and where.

use std::ops::Range;

use super::query::{Query, Script};
use super::score::{self, Quality};
use super::sieve::{Sieve, Way, places};
use super::vocabulary::{Vocabulary, Word};
use crate::pinyin::{Code, letter_set};

/// A word that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) token: u32,
    /// Where it stands in the query.
    pub(crate) span: Range<usize>,
    /// Which of its letters were typed.
    pub(crate) part: Range<usize>,
    pub(crate) quality: Quality,
    /// Whether all of it was typed.
    pub(crate) whole: bool,
    /// Whether it was typed as it is written.
    pub(crate) literal: bool,
}

/// All words that a query may hold.
pub(crate) fn matches(vocabulary: &Vocabulary, query: &Query, sieve: &Sieve<'_>) -> Vec<Match> {
    let mut found = Vec::new();
    for code in sieve.codes() {
        for &token in vocabulary.words(code) {
            let codes = vocabulary.codes(token);
            if codes.first() == Some(&code) {
                begun(token, codes, query, sieve, &mut found);
            } else {
                inside(token, codes, code, query, sieve, &mut found);
            }
        }
    }
    for run in query.runs(|script| script != Script::Han) {
        let typed = query.chars.get(run.clone()).unwrap_or_default();
        let Some(&first) = typed.first() else { continue };
        let run =
            Run { set: typed.iter().fold(0, |set, &c| set | letter_set(c)), typed, span: run };
        let last = run.span.end == query.len();
        let covered = |m: &Match| m.span.start <= run.span.start && m.span.end >= run.span.end;
        let likely =
            || vocabulary.latin(move |begins, set| begins == first || set & run.set == run.set);
        found.extend(likely().filter_map(|word| run.held_by(&word, last)));
        if typed.len() >= score::SHORTEST_MISSPELLED && !found.iter().any(covered) {
            found.extend(likely().filter_map(|word| run.misspelling(&word)));
        }
    }
    found
}

/// Where a query says a word, or ends before it has.
fn begun(token: u32, codes: &[Code], query: &Query, sieve: &Sieve<'_>, found: &mut Vec<Match>) {
    let meant = codes.first().map(|&code| sieve.meant(code)).unwrap_or_default();
    for start in places(meant.sound | meant.pinyin) {
        let Walk { end, typed, way } = walk(codes, start, query, sieve);
        let whole = typed == codes.len();
        let alone = typed == 1 && way == Way::Homophone;
        if !alone && (whole || end == query.len()) {
            let quality = score::han(way, typed, codes.len());
            let literal = way == Way::Itself;
            found.push(Match { token, span: start..end, part: 0..typed, quality, whole, literal });
        }
    }
}

/// Where a query says what follows the beginning of a word from a character on, as it is written.
fn inside(
    token: u32,
    codes: &[Code],
    first: Code,
    query: &Query,
    sieve: &Sieve<'_>,
    found: &mut Vec<Match>,
) {
    let Some(from) = codes.iter().position(|&code| code == first) else { return };
    let rest = codes.get(from..).unwrap_or_default();
    for start in places(sieve.meant(first).itself) {
        let Walk { end, typed, way } = walk(rest, start, query, sieve);
        let ends = typed == rest.len() || end == query.len();
        if typed > 1 && way == Way::Itself && ends {
            let (span, part) = (start..end, from..from + typed);
            let quality = score::INSIDE;
            found.push(Match { token, span, part, quality, whole: false, literal: true });
        }
    }
}

/// How far a word goes along with the query.
struct Walk {
    end: usize,
    /// Characters of the word.
    typed: usize,
    /// The worst way in which one of them was typed.
    way: Way,
}

fn walk(codes: &[Code], start: usize, query: &Query, sieve: &Sieve<'_>) -> Walk {
    let mut walk = Walk { end: start, typed: 0, way: Way::Itself };
    for &code in codes {
        if walk.end >= query.len() {
            break;
        }
        let Some((end, way)) = sieve.consume(code, walk.end) else { break };
        walk = Walk { end, typed: walk.typed + 1, way: walk.way.max(way) };
    }
    walk
}

/// Letters or digits in a row that were typed.
struct Run<'a> {
    span: Range<usize>,
    typed: &'a [char],
    set: u32,
}

impl Run<'_> {
    fn held_by(&self, word: &Word<'_>, last: bool) -> Option<Match> {
        let (part, quality) = alike(word, self.typed, self.set, last)?;
        let (token, span) = (word.token, self.span.clone());
        Some(Match { token, span, part, quality, whole: quality >= score::STEM, literal: true })
    }

    /// A word that differs by a slip or two.
    fn misspelling(&self, word: &Word<'_>) -> Option<Match> {
        let allowed = score::slips(self.typed.len());
        // Whoever slips does so further in: another first letter is another word. And each slip
        // puts one letter in, takes one out, or both.
        if word.letters.first() != self.typed.first()
            || word.letters.len().abs_diff(self.typed.len()) > allowed
            || (word.set ^ self.set).count_ones() as usize > 2 * allowed
        {
            return None;
        }
        let slips = distance(word.letters, self.typed);
        (slips <= allowed).then(|| Match {
            token: word.token,
            span: self.span.clone(),
            part: 0..word.letters.len(),
            quality: score::misspelled(slips),
            whole: true,
            literal: false,
        })
    }
}

/// Which characters of a word were typed, and how well that fits.
fn alike(word: &Word<'_>, typed: &[char], set: u32, last: bool) -> Option<(Range<usize>, Quality)> {
    let length = word.letters.len();
    let same = word.letters.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let ends = |letters: &[char]| letters.get(same..).is_some_and(is_ending);
    if same == typed.len() && same == length {
        Some((0..length, score::WHOLE))
    } else if same >= score::SHORTEST_STEM && ends(word.letters) && ends(typed) {
        Some((0..length, score::STEM))
    } else if same == typed.len() && (last || same >= score::SHORTEST_STEM) {
        Some((0..same, score::unfinished(same, length)))
    } else if typed.len() >= score::SHORTEST_INSIDE && word.set & set == set {
        // A part of a name such as `KafkaProducer`.
        let from = word.letters.windows(typed.len()).position(|window| window == typed)?;
        Some((from..from + typed.len(), score::INSIDE))
    } else {
        None
    }
}

/// Endings that English words take without changing what they are about.
const ENDINGS: [&str; 20] = [
    "", "s", "es", "e", "ed", "d", "ing", "er", "ers", "or", "ion", "ions", "ation", "y", "ies",
    "ity", "al", "able", "ment", "ance",
];

fn is_ending(letters: &[char]) -> bool {
    ENDINGS.iter().any(|ending| ending.chars().eq(letters.iter().copied()))
}

/// Characters to put in, leave out, replace or swap to make one word of the other (optimal
/// string alignment; Damerau, 1964).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect(), vec![0; b.len() + 1]];
    for (i, x) in (1..).zip(a) {
        let [before, last, row] = &mut rows;
        let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
        for (j, y) in (0..).zip(std::iter::once(None).chain(b.iter().map(Some))) {
            let mut best = get(last, j) + 1;
            if let Some(y) = y {
                best = best.min(get(row, j - 1) + 1).min(get(last, j - 1) + usize::from(x != y));
                let crossed = i > 1 && j > 1 && a.get(i - 2) == Some(y) && b.get(j - 2) == Some(x);
                if crossed {
                    best = best.min(get(before, j - 2) + 1);
                }
            }
            if let Some(place) = row.get_mut(j) {
                *place = best;
            }
        }
        rows.rotate_left(1);
    }
    rows[1].last().copied().unwrap_or_default()
}
