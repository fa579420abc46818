//! Which words of the lexicon a query holds, whole or in part, and where.

use std::ops::Range;

use study_model::text::normalise_char;
use study_model::{Blob, FIRST_WORD};

use super::alphabet::{Alphabet, Code};
use super::query::{Places, Query, Script};
use super::score::{self, Quality};
use super::sieve::{Sieve, Way};

/// A word that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) token: u32,
    /// Where it stands in the query.
    pub(crate) span: Range<usize>,
    /// Which of its characters were typed.
    pub(crate) part: Range<usize>,
    pub(crate) quality: Quality,
    /// Whether all of it was typed.
    pub(crate) whole: bool,
    /// Whether it was typed as it is written.
    pub(crate) literal: bool,
}

/// All words that a query may hold, in the order of their numbers.
pub(crate) fn matches(
    blob: &Blob,
    alphabet: &Alphabet,
    query: &Query,
    sieve: &Sieve<'_>,
) -> Vec<Match> {
    let runs: Vec<Range<usize>> =
        query.runs(Script::Latin).chain(query.runs(Script::Digit)).collect();
    let mut found = Vec::new();
    for token in (FIRST_WORD..).take(blob.words().count()) {
        let codes = alphabet.codes(token);
        if !codes.is_empty() {
            han(token, codes, query, sieve, &mut found);
        } else if !runs.is_empty() {
            latin(blob, token, query, &runs, &mut found);
        }
    }
    for run in runs {
        if run.len() >= score::SHORTEST_MISSPELLED && found.iter().all(|m| !covers(m, &run)) {
            misspelled(blob, alphabet, query, &run, &mut found);
        }
    }
    found
}

fn covers(found: &Match, run: &Range<usize>) -> bool {
    found.span.start <= run.start && found.span.end >= run.end
}

/// The places in a set.
fn places(mut set: Places) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(at)
    })
}

fn han(token: u32, codes: &[Code], query: &Query, sieve: &Sieve<'_>, found: &mut Vec<Match>) {
    let Some(&first) = codes.first() else { return };
    for start in places(sieve.meant(first).anywhere()) {
        let walk = walk(codes, start, query, sieve);
        let whole = walk.typed == codes.len();
        let alone = walk.typed == 1 && walk.way == Way::Homophone;
        if !alone && (whole || walk.end == query.len()) {
            let quality = score::han(walk.way, walk.typed, codes.len());
            let literal = walk.way == Way::Itself;
            found.push(Match {
                token,
                span: start..walk.end,
                part: 0..walk.typed,
                quality,
                whole,
                literal,
            });
        }
    }
    for from in 1..codes.len().saturating_sub(1) {
        let Some(rest) = codes.get(from..) else { return };
        for start in places(rest.first().map_or(0, |&code| sieve.meant(code).itself)) {
            let walk = walk(rest, start, query, sieve);
            if walk.typed > 1
                && walk.way == Way::Itself
                && (walk.typed == rest.len() || walk.end == query.len())
            {
                let part = from..from + walk.typed;
                found.push(Match {
                    token,
                    span: start..walk.end,
                    part,
                    quality: score::INSIDE,
                    whole: false,
                    literal: true,
                });
            }
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

fn latin(blob: &Blob, token: u32, query: &Query, runs: &[Range<usize>], found: &mut Vec<Match>) {
    let word = blob.words().get(token).unwrap_or_default();
    for run in runs {
        let typed = query.chars.get(run.clone()).unwrap_or_default();
        let Some((part, quality)) = alike(word, typed, run.end == query.len()) else { continue };
        let (whole, literal) = (quality >= score::STEM, true);
        found.push(Match { token, span: run.clone(), part, quality, whole, literal });
    }
}

/// Which characters of a word were typed, and how well that fits.
fn alike(word: &str, typed: &[char], last: bool) -> Option<(Range<usize>, Quality)> {
    let mut rest = word.chars();
    let same = typed.iter().take_while(|&&c| rest.next().map(normalise_char) == Some(c)).count();
    if same == 0 {
        return inside(word, typed);
    }
    let length = word.chars().count();
    let rest = word.chars().skip(same).map(normalise_char);
    let extra = typed.get(same..)?.iter().copied();
    if same == typed.len() && same == length {
        Some((0..length, score::WHOLE))
    } else if same >= score::SHORTEST_STEM && is_ending(rest) && is_ending(extra) {
        Some((0..length, score::STEM))
    } else if same == typed.len() && (last || same >= score::SHORTEST_STEM) {
        Some((0..same, score::unfinished(same, length)))
    } else {
        inside(word, typed)
    }
}

/// Endings that English words take without changing what they are about.
const ENDINGS: &str = " s es e ed d ing er ers or ion ions ation y ies ity al able ment ance ";

fn is_ending(letters: impl Iterator<Item = char>) -> bool {
    let mut padded = String::from(" ");
    padded.extend(letters);
    padded.push(' ');
    padded.len() == 2 || study_model::text::find(ENDINGS, &padded).is_some()
}

/// A part of a name such as `KafkaProducer`.
fn inside(word: &str, typed: &[char]) -> Option<(Range<usize>, Quality)> {
    if typed.len() < score::SHORTEST_INSIDE || word.len() <= typed.len() {
        return None;
    }
    let chars: Vec<char> = word.chars().map(normalise_char).collect();
    let from = chars.windows(typed.len()).position(|window| window == typed)?;
    Some((from..from + typed.len(), score::INSIDE))
}

/// Words that differ from a run of letters by a slip or two.
fn misspelled(
    blob: &Blob,
    alphabet: &Alphabet,
    query: &Query,
    run: &Range<usize>,
    found: &mut Vec<Match>,
) {
    let typed = query.chars.get(run.clone()).unwrap_or_default();
    let allowed = score::slips(typed.len());
    for token in (FIRST_WORD..).take(blob.words().count()) {
        let word = blob.words().get(token).unwrap_or_default();
        if !alphabet.codes(token).is_empty() || word.len().abs_diff(typed.len()) > allowed {
            continue;
        }
        let word: Vec<char> = word.chars().map(normalise_char).collect();
        let slips = distance(&word, typed);
        // Whoever slips does so further in: another first letter is another word.
        if slips <= allowed && word.first() == typed.first() {
            let quality = score::misspelled(slips);
            let at = found.partition_point(|found| found.token <= token);
            let part = 0..word.len();
            found.insert(
                at,
                Match { token, span: run.clone(), part, quality, whole: true, literal: false },
            );
        }
    }
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
