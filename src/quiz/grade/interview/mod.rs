//! Answers in the learner's own words.

mod chars;
mod coverage;
mod grade;
mod running_text;
mod syllables;

pub(super) use grade::grade_interview;
