//! Records for tests.

use super::log::{Flag, LogRecord, Overrule, Review};

pub(crate) fn answer(item: &str, score: f64) -> LogRecord {
    answer_in(item, score, &[])
}

pub(crate) fn answer_in(item: &str, score: f64, entries: &[&str]) -> LogRecord {
    let entries = entries.iter().map(|&id| id.to_owned()).collect();
    LogRecord::Review(Review { entries, ..Review::scored(item.to_owned(), score) })
}

pub(crate) fn overrule(item: &str, is_right: Option<bool>) -> LogRecord {
    LogRecord::Overrule(Overrule { item: item.to_owned(), is_right })
}

pub(crate) fn flag(item: &str, is_set: bool) -> LogRecord {
    LogRecord::Flag(Flag { item: item.to_owned(), is_set })
}
