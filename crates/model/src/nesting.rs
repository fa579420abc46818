//! A floor under nesting: blocks hold blocks, and bytes from elsewhere may claim a million levels.

use std::cell::Cell;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Most levels of quotes, lists and emphasis within each other. Notes for people use three or
/// four; a stack of one megabyte, the browsers' smallest, holds many times this number.
pub const MAX_NESTING: usize = 64;

thread_local! {
    /// Levels open at this moment; serde gives a `Deserialize` no place to carry it.
    static OPEN: Cell<usize> = const { Cell::new(0) };
}

/// Reads a list of children, one level further in.
pub(crate) fn children<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let open = OPEN.get();
    if open >= MAX_NESTING {
        return Err(D::Error::custom("nested too deep"));
    }
    OPEN.set(open + 1);
    let read = Vec::deserialize(deserializer);
    OPEN.set(open);
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Run};

    fn quoted(levels: usize) -> Block {
        (0..levels).fold(Block::Rule, |inner, _| Block::Quote(vec![inner]))
    }

    fn reads_back(block: &Block) -> bool {
        postcard::from_bytes::<Block>(&postcard::to_allocvec(block).unwrap()).is_ok_and(|read| read == *block)
    }

    #[test]
    fn nesting_ends_where_it_is_said_to_end() {
        assert!(reads_back(&quoted(MAX_NESTING)));
        assert!(!reads_back(&quoted(MAX_NESTING + 1)));
        assert!(reads_back(&quoted(MAX_NESTING)), "a refusal leaves nothing behind");
    }

    #[test]
    fn a_million_levels_are_an_error_and_no_overflow() {
        let strong = postcard::to_allocvec(&Run::Strong(vec![Run::Break])).unwrap()[..2].to_vec();
        assert!(postcard::from_bytes::<Run>(&strong.repeat(1_000_000)).is_err());
    }
}
