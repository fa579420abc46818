//! Which contents match a query, and how well.

pub(super) mod clauses;
pub(super) mod content_scores;
pub(super) mod score;
pub(super) mod substring;
