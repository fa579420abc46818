//! Where terms, their aliases and their postings are.

use std::ops::Range;

use super::container::length;
use crate::codec::Varints;
use crate::index::PostingLists;
use crate::lexicon::{FIRST_WORD, Tokens};

/// Where terms are, and what belongs to them.
#[derive(Clone, Debug, Default)]
pub(super) struct TermTable {
    /// Where each term ends among all terms.
    ends: Vec<u32>,
    pub(super) postings: PostingLists,
    pub(super) aliases: Vec<Alias>,
}

/// Another way to say a term.
#[derive(Clone, Debug)]
pub(super) struct Alias {
    pub(super) term: u32,
    /// Where its words are among all aliases.
    pub(super) words: Range<usize>,
}

impl TermTable {
    /// `None` for terms without a list of postings each.
    pub(super) fn new(terms: &[u8], postings: &[u8], alias_bytes: &[u8]) -> Option<Self> {
        let (ends, postings) = (term_ends(terms), PostingLists::new(postings));
        (ends.len() == postings.count()).then(|| Self {
            ends,
            postings,
            aliases: aliases(alias_bytes),
        })
    }

    pub(super) fn count(&self) -> u32 {
        length(self.ends.len())
    }

    /// The words of a term.
    ///
    /// - `terms`: the bytes of all.
    pub(super) fn term<'a>(&self, terms: &'a [u8], term: u32) -> Option<Tokens<'a>> {
        let at = term as usize;
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? as usize + 1 };
        Some(Tokens::new(terms.get(start..*self.ends.get(at)? as usize)?))
    }
}

/// How many bytes a text has before its end.
fn text_length(bytes: &[u8]) -> Option<usize> {
    let mut tokens = Tokens::new(bytes);
    tokens.find(|&token| token < FIRST_WORD)?;
    Some(bytes.len() - tokens.rest().len() - 1)
}

/// Where aliases stand, and whose they are.
fn aliases(bytes: &[u8]) -> Vec<Alias> {
    let mut aliases = Vec::new();
    let mut term = 0_u32;
    let mut numbers = Varints::new(bytes);
    while let Some(step) = numbers.next() {
        let rest = numbers.rest();
        let Some(length) = text_length(rest) else { break };
        let start = bytes.len() - rest.len();
        term = term.saturating_add(step);
        aliases.push(Alias { term, words: start..start + length });
        numbers = Varints::new(rest.get(length + 1..).unwrap_or_default());
    }
    aliases
}

/// Where terms end.
fn term_ends(terms: &[u8]) -> Vec<u32> {
    let mut ends = Vec::new();
    let mut start = 0;
    while let Some(length) = terms.get(start..).and_then(text_length) {
        ends.push(self::length(start + length));
        start += length + 1;
    }
    ends
}
