//! Where a query stands letter by letter, however the text is cut into tokens: it may begin inside
//! of one token and end inside of another, and be in any script.
//!
//! A token is a transition from one position of the query to a later one, where it stands there or
//! overlaps the query's beginning or end. A text holds the query if its tokens, separators aside,
//! lead from the first position to the last. Only those contents are read of which the postings say
//! that they have transitions over every position.

mod automaton;
mod build;
pub(in crate::search) mod matches;
mod scan;
