//! The words of a deck. All of its text is written in their numbers, so that what is searched
//! is read where it stands, word by word, and nothing has to be cut into words at run time.
//!
//! A number below [`ONE_BYTE`] takes one byte, most others two. The first few are no words:
//! they end a text, and say how it goes on.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::{compact, slice};

/// Numbers below this one end a text; see [`TextEnd`].
pub const FIRST_WORD: u32 = 6;
/// First number that does not fit into one byte.
const ONE_BYTE: u32 = 0xc0;
/// First number that does not fit into two.
const TWO_BYTES: u32 = ONE_BYTE + (0xff - ONE_BYTE) * 0x100;

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEnd {
    /// With it ends a line: a paragraph, a list item's first paragraph, a row, a name.
    Line = 0,
    /// The line goes on with the next text.
    Run = 1,
    /// It was the label of a section.
    Label = 2,
    /// It is nothing that a reader reads: the language of a code block, an address.
    Metadata = 3,
    /// It was the label of a section that answers.
    AnswerLabel = 4,
    /// The line goes on behind a gap: in the next cell of a row, or below a line break.
    Break = 5,
}

/// The words that a deck is written in, by number.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Vec<String>,
    /// The root, then the rest, siblings side by side in the order of their characters.
    nodes: Vec<Node>,
    /// Of each node the character that tells it from its siblings. Apart, and in few bytes, since
    /// finding one in millions waits for memory and for nothing else.
    firsts: Vec<char>,
}

/// A node of a radix tree (Morrison, 1968): what several words begin with, or a word.
#[derive(Clone, Debug, Default)]
struct Node {
    /// How long that is, in bytes.
    length: u32,
    /// Index of one of the words that begin so: the word itself, if it is one.
    word: u32,
    /// What that word costs to use; 0 where it is none.
    cost: u32,
    children: Range<u32>,
}

impl Lexicon {
    /// Numbers words: those that come often first, so that they take one byte; within each half
    /// by their characters, which compresses best.
    #[must_use]
    pub fn new(counts: &BTreeMap<String, usize>) -> Self {
        let total: usize = counts.values().sum();
        let mut by_count: Vec<(&String, usize)> = counts.iter().map(|(w, &n)| (w, n)).collect();
        by_count.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let often = by_count.len().min((ONE_BYTE - FIRST_WORD) as usize);
        let (often, rest) = by_count.split_at_mut(often);
        often.sort_unstable();
        rest.sort_unstable();
        let (mut words, mut costs) = (Vec::new(), Vec::new());
        for &(word, count) in often.iter().chain(rest.iter()) {
            // A word costs as many bits as it says, and one for being a word more.
            costs.push((total / count.max(1)).max(1).ilog2() + 1);
            words.push(word.clone());
        }
        let (nodes, firsts) = nodes(&words, &costs);
        Self { words, nodes, firsts }
    }

    /// Every word that `text` begins with: its length in bytes, its number and its cost.
    fn beginning(&self, text: &str) -> impl Iterator<Item = (usize, u32, u32)> {
        let mut node = self.nodes.first();
        std::iter::from_fn(move || {
            loop {
                let before = node?;
                let rest = text.get(before.length as usize..)?;
                let first = rest.chars().next()?;
                let children = before.children.start as usize..before.children.end as usize;
                let at = self.firsts.get(children.clone())?.binary_search(&first).ok()?;
                let next = self.nodes.get(children.start + at)?;
                let single = (next.length - before.length) as usize == first.len_utf8();
                node = (single || rest.starts_with(self.behind(before, next)?)).then_some(next);
                if node.is_some() && next.cost > 0 {
                    return Some((next.length as usize, next.word + FIRST_WORD, next.cost));
                }
            }
        })
    }

    /// What a node has behind its parent.
    fn behind(&self, parent: &Node, node: &Node) -> Option<&str> {
        self.words.get(node.word as usize)?.get(parent.length as usize..node.length as usize)
    }

    /// The words, the first of them having the number [`FIRST_WORD`].
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether a word is more than a mark between words.
    #[must_use]
    pub fn is_searchable(&self, word: u32) -> bool {
        let at = word.wrapping_sub(FIRST_WORD) as usize;
        self.words.get(at).is_some_and(|word| !compact(word).is_empty())
    }

    /// The words as they stand in a blob.
    pub(crate) fn joined(&self) -> String {
        self.words.iter().flat_map(|word| [word.as_str(), "\0"]).collect()
    }

    /// A text as numbers of words: the cheapest of all ways to put it together (Viterbi, 1967).
    /// Characters that no word helps with are left out; every text that the words were counted
    /// in has none.
    #[must_use]
    pub fn tokens(&self, text: &str) -> Vec<u32> {
        let mut best = vec![Step { cost: u32::MAX, ..Step::default() }; text.len() + 1];
        if let Some(start) = best.first_mut() {
            start.cost = 0;
        }
        let mut furthest = 0;
        for (from, c) in text.char_indices() {
            let so_far = best.get(from).map_or(u32::MAX, |step| step.cost);
            if so_far == u32::MAX {
                continue; // no way leads here
            }
            let mut reach = |to: usize, word: u32, cost: u32| {
                let step = Step { cost: so_far.saturating_add(cost), word, from };
                match best.get_mut(to) {
                    Some(place) if step.cost < place.cost => *place = step,
                    _ => {}
                }
            };
            for (length, word, cost) in self.beginning(text.get(from..).unwrap_or_default()) {
                furthest = furthest.max(from + length);
                reach(from + length, word, cost);
            }
            if furthest == from {
                furthest += c.len_utf8();
                reach(furthest, 0, 0);
            }
        }
        let mut tokens = Vec::new();
        let mut at = text.len();
        while let Some(step) = best.get(at).filter(|_| at > 0) {
            tokens.extend((step.word > 0).then_some(step.word));
            at = step.from;
        }
        tokens.reverse();
        tokens
    }
}

/// The best way to a place in a text: what it costs, its last word, and where that begins.
#[derive(Clone, Default)]
struct Step {
    cost: u32,
    word: u32,
    from: usize,
}

/// The radix tree of words, level by level, and the first characters of its nodes.
fn nodes(words: &[String], costs: &[u32]) -> (Vec<Node>, Vec<char>) {
    let word = |at: &u32| words.get(*at as usize).map_or("", String::as_str);
    let mut sorted: Vec<u32> = (0..).zip(words).map(|(at, _)| at).collect();
    sorted.sort_unstable_by_key(word);
    let (mut nodes, mut firsts) = (vec![Node::default()], vec!['\0']);
    let short = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    // The words below each node.
    let mut below = vec![sorted.as_slice()];
    let mut at = 0;
    while let Some(parent) = nodes.get(at).map(|node| node.length as usize) {
        let next = |word: &str| slice(word, parent..word.len()).chars().next();
        let children = short(nodes.len());
        let words = below.get(at).copied().unwrap_or_default();
        for same in words.chunk_by(|a, b| next(word(a)) == next(word(b))) {
            let (Some(index), Some(last)) = (same.first(), same.last()) else { continue };
            // None behind the word that the parent is itself.
            let Some(first) = next(word(index)) else { continue };
            let length = common(word(index), word(last));
            let cost = if word(index).len() == length { costs.get(*index as usize) } else { None };
            let cost = cost.copied().unwrap_or_default();
            nodes.push(Node { length: short(length), word: *index, cost, children: 0..0 });
            firsts.push(first);
            below.push(same);
        }
        let children = children..short(nodes.len());
        if let Some(node) = nodes.get_mut(at) {
            node.children = children;
        }
        at += 1;
    }
    (nodes, firsts)
}

/// How many bytes two words begin with alike.
fn common(a: &str, b: &str) -> usize {
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    alike.map(|(c, _)| c.len_utf8()).sum()
}

/// The words of a blob, where they stand in it.
#[derive(Clone, Copy, Debug)]
pub struct LexiconRef<'a> {
    /// Each word with a NUL behind it.
    pub(crate) text: &'a str,
    /// Where each of them ends, as a byte position.
    pub(crate) ends: &'a [u32],
}

impl<'a> LexiconRef<'a> {
    /// How many words there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.ends.len()
    }

    /// The word with this number.
    #[must_use]
    pub fn get(self, token: u32) -> Option<&'a str> {
        let at = token.checked_sub(FIRST_WORD)? as usize;
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? as usize + 1 };
        self.text.get(start..*self.ends.get(at)? as usize)
    }

    /// Every word, behind its number.
    pub(crate) fn numbered(self) -> impl Iterator<Item = (u32, &'a str)> {
        (FIRST_WORD..).map_while(move |word| Some((word, self.get(word)?)))
    }

    /// Words put together; `None` when one of them is unknown.
    #[must_use]
    pub fn detokenize(self, tokens: impl Iterator<Item = u32>) -> Option<String> {
        tokens.map(|token| self.get(token)).collect()
    }
}

/// Where the words end in their text, each with a NUL behind it.
pub(crate) fn word_ends(text: &str) -> Vec<u32> {
    let nuls = (0..).zip(text.bytes()).filter(|&(_, byte)| byte == 0);
    nuls.map(|(at, _)| at).collect()
}

/// Writes a number.
pub(crate) fn push(out: &mut Vec<u8>, token: u32) {
    let [low, middle, high, _] = token.to_le_bytes();
    if token < ONE_BYTE {
        out.push(low);
    } else if token < TWO_BYTES {
        let [low, high, ..] = (token - ONE_BYTE).to_le_bytes();
        out.extend([ONE_BYTE.to_le_bytes()[0] + high, low]);
    } else {
        out.extend([0xff, high, middle, low]);
    }
}

/// How many bytes a number takes.
pub(crate) fn width(token: u32) -> usize {
    if token < ONE_BYTE {
        1
    } else if token < TWO_BYTES {
        2
    } else {
        4
    }
}

/// The numbers in a run of bytes, to its end.
#[derive(Clone, Debug, Default)]
pub struct Tokens<'a> {
    bytes: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// What has not been read yet.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    /// How many bytes have not been read yet.
    #[must_use]
    #[inline]
    pub fn bytes_left(&self) -> usize {
        self.bytes.len()
    }
}

impl Iterator for Tokens<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let (&first, rest) = self.bytes.split_first()?;
        let first = u32::from(first);
        if first == 0xff {
            let (&[high, middle, low], rest) = rest.split_first_chunk()?;
            self.bytes = rest;
            return Some(u32::from_be_bytes([0, high, middle, low]));
        }
        // Without a branch: no processor can guess which of two lengths comes next.
        let wide = u32::from(first >= ONE_BYTE);
        let second = u32::from(rest.first().copied().unwrap_or_default());
        let number = ONE_BYTE.wrapping_add(first.wrapping_sub(ONE_BYTE) << 8 | second);
        self.bytes = rest.get(wide as usize..)?;
        Some(first ^ (first ^ number) & 0_u32.wrapping_sub(wide))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(words: &[(&str, usize)]) -> Lexicon {
        Lexicon::new(&words.iter().map(|&(word, count)| (word.to_owned(), count)).collect())
    }

    #[test]
    fn every_number_reads_back() {
        let numbers = [0, 4, 5, 0xbf, 0xc0, 0xff, 0x100, TWO_BYTES - 1, TWO_BYTES, 0xff_ffff];
        let mut bytes = Vec::new();
        for number in numbers {
            push(&mut bytes, number);
        }
        assert_eq!(Tokens::new(&bytes).collect::<Vec<_>>(), numbers);
        assert_eq!(Tokens::new(&[0xc0]).next(), None, "cut short");
    }

    #[test]
    fn a_text_is_its_words_put_together() {
        let lexicon = lexicon(&[
            ("数据", 9),
            ("训练", 5),
            ("训", 1),
            ("练", 1),
            ("据训", 1),
            ("💛", 1),
            ("ＬｏＲＡ", 1),
        ]);
        for text in ["", "数据训练", "💛数据ＬｏＲＡ训", "练训"] {
            let words = lexicon
                .tokens(text)
                .into_iter()
                .map(|token| lexicon.words()[(token - FIRST_WORD) as usize].as_str());
            assert_eq!(words.collect::<String>(), text);
        }
        assert_eq!(lexicon.tokens("数据训练").len(), 2);
        assert_eq!(lexicon.tokens("数据甲训练").len(), 2, "what nobody counted is left out");
    }

    #[test]
    fn words_that_come_often_have_small_numbers() {
        let rare: Vec<String> = (0..300).map(|n| format!("甲{n:03}")).collect();
        let mut counts: Vec<(&str, usize)> = rare.iter().map(|word| (word.as_str(), 1)).collect();
        counts.push(("训练", 100));
        let lexicon = lexicon(&counts);
        assert!(lexicon.tokens("训练")[0] < ONE_BYTE);
        assert!(lexicon.tokens("甲299")[0] >= ONE_BYTE);
    }
}
