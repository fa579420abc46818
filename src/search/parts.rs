//! What a query says: the parts it falls into, and what each may have meant.

use std::ops::Range;

use study_model::{Blob, Tokens};

use super::alphabet::Alphabet;
use super::guess;
use super::query::{self, Query};
use super::score::{self, Quality};
use super::sieve::Sieve;
use super::words::{self, Match};

/// Something that a span of the query may have meant: words that have to stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) span: Range<usize>,
    pub(crate) words: Vec<Typed>,
    pub(crate) quality: Quality,
    /// Whether it says what was typed, letter by letter.
    pub(crate) literal: bool,
    /// Whether its last word was typed to the end.
    pub(crate) whole: bool,
}

/// A word of a candidate, and which of its characters were meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) token: u32,
    pub(crate) part: Range<usize>,
}

/// A part of the query, and what it may have meant, the surest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) span: Range<usize>,
    pub(crate) meant: Vec<Candidate>,
    /// Whether it carries nothing.
    pub(crate) empty: bool,
}

/// Words of a question that carry nothing. They are read as one of its parts, and weigh nothing.
const EMPTY: &str = " 怎么办 怎么 怎样 怎么样 如何 什么 什么样 为什么 为何 是什么 哪些 有哪些 哪个 哪种 多少 吗 呢 吧 啊 \
    的 地 得 了 着 是 有 在 和 与 或 及 对 把 被 给 让 用 要 会 能 可以 应该 需要 想 请 请问 问题 处理 解决 办法 方法 \
    怎么回事 会不会 是不是 能不能 有没有 到底 老是 总是 越来越 以后 之后 我们 我 你 你们 他们 别人 这 那 这个 那个 这么 那么 \
    这么多 很 太 就 都 也 还 才 又 再 更 最 一个 一些 \
    an the of to in for on and or is are how what why do does can my ";

/// Where such words stand.
fn empty(query: &Query) -> impl Iterator<Item = Range<usize>> {
    (0..query.len()).flat_map(move |start| {
        let rest = query.chars.get(start..).unwrap_or_default();
        let stands = move |word: &&str| word.chars().zip(rest).all(|(a, &b)| a == b);
        let words = EMPTY.split(' ').filter(stands).map(|word| word.chars().count());
        words
            .filter(|&length| length > 0 && length <= rest.len())
            .map(move |length| start..start + length)
    })
}

impl From<Match> for Candidate {
    fn from(found: Match) -> Self {
        let Match { token, span, part, quality, literal, whole } = found;
        Self { span, words: vec![Typed { token, part }], quality, literal, whole }
    }
}

/// Reads a query: the likeliest way to take it apart, where every span may have meant anything
/// that is in the deck or in its glossary. What is not clear by then is guessed at.
///
/// - `doubt`: how much less sure than the best another meaning of the same span may be.
pub(crate) fn parts(
    blob: &Blob,
    query: &Query,
    sieve: &Sieve<'_>,
    alphabet: &Alphabet,
    doubt: Quality,
) -> Vec<Part> {
    let matches = words::matches(blob, alphabet, query, sieve);
    let mut candidates = forms(blob, &matches);
    let in_deck = |found: &Match| blob.postings(found.token).next().is_some();
    candidates.extend(matches.into_iter().filter(in_deck).map(Candidate::from));
    let clear = cover(query, &candidates, doubt);
    let before = candidates.len();
    for unclear in unclear(query, &clear) {
        guess::guess(blob, alphabet, query, sieve, unclear, &mut candidates);
    }
    if candidates.len() > before { cover(query, &candidates, doubt) } else { clear }
}

/// Names that the query says in another form.
fn forms(blob: &Blob, matches: &[Match]) -> Vec<Candidate> {
    let table = Table::new(blob, matches);
    let mut found: Vec<Candidate> = Vec::new();
    for (name, form) in blob.forms() {
        table.find(form, |span, said| {
            let words = blob.name(name).map(|token| Typed { token, part: 0..usize::MAX }).collect();
            let quality = said.quality * score::FORM / score::WHOLE;
            found.push(Candidate { span, words, quality, literal: said.literal, whole: true });
        });
    }
    found
}

/// How the words of a name were typed that stand one behind the other.
#[derive(Clone, Copy)]
struct Said {
    end: usize,
    words: usize,
    /// Of the worst.
    quality: Quality,
    /// Of all.
    literal: bool,
}

/// Matches by word.
struct Table<'a> {
    matches: &'a [Match],
    /// Where those of each word begin, one further; 0 for words without one.
    first: Vec<u16>,
}

impl<'a> Table<'a> {
    fn new(blob: &Blob, matches: &'a [Match]) -> Self {
        let mut first = vec![0; blob.words().count() + study_model::FIRST_WORD as usize];
        for (at, found) in (1..u16::MAX).zip(matches).rev() {
            if let Some(place) = first.get_mut(found.token as usize) {
                *place = at;
            }
        }
        Self { matches, first }
    }

    fn of_word(&self, word: u32) -> impl Iterator<Item = &'a Match> {
        let first = self.first.get(word as usize).and_then(|first| first.checked_sub(1));
        let rest =
            first.and_then(|first| self.matches.get(usize::from(first)..)).unwrap_or_default();
        rest.iter().take_while(move |found| found.token == word)
    }

    /// Calls `found` for every place where the query says all of these words in their order.
    fn find(&self, mut words: Tokens<'_>, mut found: impl FnMut(Range<usize>, Said)) {
        let Some(first) = words.next() else { return };
        for begin in self.of_word(first) {
            let start = begin.span.start;
            let said = Said {
                end: begin.span.end,
                words: 1,
                quality: begin.quality,
                literal: begin.literal,
            };
            if let Some(said) = self.follow(said, begin.whole, words.clone()) {
                found(start..said.end, said);
            }
        }
    }

    fn follow(&self, so_far: Said, whole: bool, mut words: Tokens<'_>) -> Option<Said> {
        let Some(word) = words.next() else { return Some(so_far) };
        if !whole {
            return None;
        }
        let next = self.of_word(word).filter(|next| next.span.start == so_far.end);
        let said = next.filter_map(|next| {
            let said = Said {
                end: next.span.end,
                words: so_far.words + 1,
                quality: so_far.quality.min(next.quality),
                literal: so_far.literal && next.literal,
            };
            self.follow(said, next.whole, words.clone())
        });
        said.max_by_key(|said| said.quality)
    }
}

/// The best way to take a query apart.
fn cover(query: &Query, candidates: &[Candidate], doubt: Quality) -> Vec<Part> {
    // The best worth up to each place, and the span that it ends with.
    let mut best: Vec<(u32, Range<usize>)> = vec![(0, 0..0); query.len() + 1];
    let spans = spans(query, candidates);
    for end in 1..=query.len() {
        let mut here = (best.get(end - 1).map_or(0, |&(worth, _)| worth), end - 1..end - 1);
        for &(ref span, quality) in spans.iter().filter(|(span, _)| span.end == end) {
            let before = best.get(span.start).map_or(0, |&(worth, _)| worth);
            let own = quality * query.length(span.start..span.end) / query::HAN;
            let worth = before + own - score::PART.min(own / 2);
            if worth > here.0 {
                here = (worth, span.clone());
            }
        }
        if let Some(place) = best.get_mut(end) {
            *place = here;
        }
    }
    let mut parts = Vec::new();
    let mut at = query.len();
    while let Some((_, span)) = best.get(at).filter(|_| at > 0) {
        if !span.is_empty() {
            parts.push(part(query, span.clone(), candidates, doubt));
        }
        at = span.start;
    }
    parts.reverse();
    parts
}

/// Every span that something may be meant by, with the quality of the best.
fn spans(query: &Query, candidates: &[Candidate]) -> Vec<(Range<usize>, Quality)> {
    let mut spans: Vec<(Range<usize>, Quality)> =
        candidates.iter().map(|c| (c.span.clone(), c.quality)).collect();
    spans.extend(empty(query).map(|span| (span, score::EMPTY)));
    spans
}

fn part(query: &Query, span: Range<usize>, candidates: &[Candidate], doubt: Quality) -> Part {
    let empty = span.len() < query.len() && empty(query).any(|empty| empty == span);
    let here = candidates.iter().filter(|candidate| candidate.span == span);
    let best = here.clone().map(|candidate| candidate.quality).max().unwrap_or_default();
    let mut meant: Vec<Candidate> = Vec::new();
    for candidate in here.filter(|candidate| !empty && candidate.quality + doubt >= best) {
        // The surest first, equals in the order of the lexicon, and each of them once.
        let at = meant.partition_point(|before| before.quality >= candidate.quality);
        if meant.iter().all(|before| before.words != candidate.words) {
            meant.insert(at, candidate.clone());
        }
    }
    Part { span, meant, empty }
}

/// Whether enough of a query was understood for it to be about this deck.
pub(crate) fn understood(query: &Query, parts: &[Part]) -> bool {
    let empty: u32 =
        parts.iter().filter(|part| part.empty).map(|part| query.length(part.span.clone())).sum();
    let said = query.length(0..query.len()).saturating_sub(empty);
    let sure = |part: &Part| part.meant.first().map_or(0, |best| part.length(query) * best.quality);
    let sure: u32 = parts.iter().map(sure).sum();
    sure > 0 && sure >= said * score::UNDERSTOOD
}

impl Part {
    /// How long it is; a word of one character in a longer query is any word's.
    pub(crate) fn length(&self, query: &Query) -> u32 {
        let length = query.length(self.span.clone());
        let chance = length <= query::HAN
            && self.span.len() < query.len()
            && self.meant.iter().all(|meant| meant.whole);
        if chance { length / 2 } else { length }
    }

    /// How much it counts, in percent.
    pub(crate) fn weight(&self, query: &Query) -> u32 {
        score::length(self.length(query))
    }
}

/// Stretches that are not understood, each with the parts beside it that it may belong to.
fn unclear(query: &Query, parts: &[Part]) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut at = 0;
    let mut before = 0;
    for (next, part) in parts.iter().map(Some).chain([None]).enumerate() {
        let start = part.map_or(query.len(), |part| part.span.start);
        if start > at {
            let from = if query.breaks_at(at) { at } else { before };
            let to = if query.breaks_at(start) {
                start
            } else {
                parts.get(next).map_or(start, |p| p.span.end)
            };
            stretches.push(from..to);
        }
        if let Some(part) = part {
            (before, at) = (part.span.start, part.span.end);
        }
    }
    stretches
}
