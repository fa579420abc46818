//! What the compiler knows for search: which entries hold what, and how things are typed.
//!
//! All of it is read where it stands in the blob. Postings count *contents*: the entries that
//! differ, in deck order, so that one with copies is listed once.

mod characters;
mod postings;
mod syllable;
mod terms;

pub use characters::CharacterTable;
pub use postings::{Posting, PostingList};
pub(crate) use postings::{PostingLists, write_postings};
pub use syllable::{FINALS, INITIALS, Syllable};
pub(crate) use terms::write_text;
pub use terms::{SearchIndex, Term};
