//! In which contents a term stands.

use crate::codec::{Varints, push_varint};

/// That something stands in a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Index of the content.
    pub content: u32,
    /// Which of the two fields that its list tells apart: `true` is the title, of a term, and the
    /// answer, of a token.
    pub primary: bool,
}

/// Writes a list of postings: for each the distance to the one before, and whether it is primary.
pub(crate) fn write_postings(out: &mut Vec<u8>, postings: &[Posting]) {
    let mut next = 0;
    for posting in postings {
        push_varint(out, (posting.content + 1 - next) * 2 + u32::from(posting.primary));
        next = posting.content + 1;
    }
    out.push(0);
}

/// A list of postings, read where it stands.
#[derive(Clone, Debug)]
pub struct PostingList<'a> {
    numbers: Varints<'a>,
    next: u32,
}

impl<'a> PostingList<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { numbers: Varints::new(bytes), next: 0 }
    }
}

impl Iterator for PostingList<'_> {
    type Item = Posting;

    #[inline]
    fn next(&mut self) -> Option<Posting> {
        let number = self.numbers.next()?;
        self.next = self.next.wrapping_add(number / 2);
        Some(Posting { content: self.next.wrapping_sub(1), primary: number % 2 == 1 })
    }
}

/// Where lists are, one behind the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct PostingLists {
    /// Where each ends: it has a 0 behind it, and no other byte of its is one.
    ends: Vec<u32>,
}

impl PostingLists {
    pub(crate) fn new(lists: &[u8]) -> Self {
        let ends = (0..).zip(lists).filter(|&(_, &byte)| byte == 0).map(|(at, _)| at);
        Self { ends: ends.collect() }
    }

    pub(crate) fn count(&self) -> usize {
        self.ends.len()
    }

    /// The list with this index; empty for one that there is not.
    pub(crate) fn get<'a>(&self, lists: &'a [u8], at: usize) -> PostingList<'a> {
        let start = at.checked_sub(1).map_or(Some(0), |last| Some(*self.ends.get(last)? + 1));
        let range = start.zip(self.ends.get(at)).map(|(start, &end)| start as usize..end as usize);
        PostingList::new(range.and_then(|range| lists.get(range)).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occurrences_read_back() {
        let lists: [&[(u32, bool)]; 4] =
            [&[(0, true), (1, false)], &[], &[(300, true)], &[(7, false), (20_000, true)]];
        let mut bytes = Vec::new();
        let posting = |&(content, primary): &(u32, bool)| Posting { content, primary };
        for wanted in lists {
            write_postings(&mut bytes, &wanted.iter().map(posting).collect::<Vec<_>>());
        }
        let found = PostingLists::new(&bytes);
        assert_eq!(found.count(), lists.len());
        for (at, wanted) in lists.into_iter().enumerate() {
            let wanted: Vec<_> = wanted.iter().map(posting).collect();
            assert_eq!(found.get(&bytes, at).collect::<Vec<_>>(), wanted);
        }
        assert_eq!(found.get(&bytes, 4).next(), None);
    }
}
