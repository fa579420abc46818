//! What a learner did, and what follows from it: pure functions of the review log.

#[cfg(test)]
mod fixtures;
mod flags;
mod log;
mod mastery;
mod progress;
mod reviews;

pub use flags::{flagged, is_flagged};
pub use log::{Flag, LogRecord, Overrule, Review};
pub(crate) use mastery::Mastery;
pub use progress::{DocumentProgress, Progress, progress};
pub use reviews::reviews;
