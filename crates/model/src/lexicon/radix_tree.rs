//! The words of a lexicon as a radix tree (Morrison, 1968), to find those that a text begins with.

use std::ops::Range;

use crate::text::slice;

/// Words by what they begin with.
#[derive(Clone, Debug, Default)]
pub(super) struct RadixTree {
    words: Vec<String>,
    /// The root, then the rest, siblings side by side in the order of their characters.
    nodes: Vec<Node>,
    /// Of each node the character that tells it from its siblings. Apart, and in few bytes, since
    /// finding one in millions waits for memory and for nothing else.
    firsts: Vec<char>,
}

/// What several words begin with, or a word.
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

/// A word that a text begins with.
pub(super) struct Prefix {
    /// In bytes.
    pub(super) length: usize,
    /// Its index.
    pub(super) word: u32,
    /// What it costs to use.
    pub(super) cost: u32,
}

impl RadixTree {
    /// A tree of words, each with what it costs to use, which is more than 0.
    pub(super) fn new(words: impl Iterator<Item = (String, u32)>) -> Self {
        let (words, costs): (Vec<_>, Vec<_>) = words.unzip();
        let (nodes, firsts) = nodes(&words, &costs);
        Self { words, nodes, firsts }
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// Every word that `text` begins with, the shortest first.
    pub(super) fn prefixes_of(&self, text: &str) -> impl Iterator<Item = Prefix> {
        let mut node = self.nodes.first();
        std::iter::from_fn(move || {
            loop {
                let parent = node?;
                let rest = text.get(parent.length as usize..)?;
                let first = rest.chars().next()?;
                let child = self.child(parent, first)?;
                let single = (child.length - parent.length) as usize == first.len_utf8();
                node = (single || rest.starts_with(self.edge(parent, child)?)).then_some(child);
                if node.is_some() && child.cost > 0 {
                    let Node { word, cost, length, .. } = *child;
                    return Some(Prefix { length: length as usize, word, cost });
                }
            }
        })
    }

    fn child(&self, parent: &Node, first: char) -> Option<&Node> {
        let children = parent.children.start as usize..parent.children.end as usize;
        let at = self.firsts.get(children.clone())?.binary_search(&first).ok()?;
        self.nodes.get(children.start + at)
    }

    /// What a node has behind its parent.
    fn edge(&self, parent: &Node, node: &Node) -> Option<&str> {
        self.words.get(node.word as usize)?.get(parent.length as usize..node.length as usize)
    }
}

/// The nodes of a tree of words, level by level, and the first characters of its nodes.
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
            let length = common_prefix(word(index), word(last));
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
fn common_prefix(a: &str, b: &str) -> usize {
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    alike.map(|(c, _)| c.len_utf8()).sum()
}
