//! The items that a learner wants to come back to.

use super::log::{Flag, LogRecord};
use crate::interner::Interner;
use crate::quiz::ItemId;

/// Whether an item has a mark: what was said of it last.
///
/// # Examples
/// ```
/// use study_widget::{Flag, LogRecord, is_flagged};
///
/// let flag = |is_set| LogRecord::Flag(Flag { item: "flashcard/trends/1".into(), is_set });
/// assert!(is_flagged(&[flag(true)], "flashcard/trends/1"));
/// assert!(!is_flagged(&[flag(true), flag(false)], "flashcard/trends/1"));
/// ```
#[must_use]
pub fn is_flagged(log: &[LogRecord], item: &str) -> bool {
    let flags = log.iter().rev().filter_map(|record| match record {
        LogRecord::Flag(flag) if flag.item == item => Some(flag.is_set),
        _ => None,
    });
    flags.into_iter().next().unwrap_or_default()
}

/// The entries that name the questions of marked items, each once, in the order in which the log
/// first speaks of the items. Ids that no item could have are passed over.
///
/// # Examples
/// ```
/// use study_widget::{Flag, LogRecord, flagged};
///
/// let flag = Flag { item: "flashcard/trends/1".into(), is_set: true };
/// assert_eq!(flagged(&[LogRecord::Flag(flag)]), ["trends/1"]);
/// ```
#[must_use]
pub fn flagged(log: &[LogRecord]) -> Vec<String> {
    let mut items = Interner::default();
    let mut order: Vec<(&str, bool)> = Vec::new();
    for record in log {
        let item = items.intern(record.item());
        if item == order.len() {
            order.push((record.item(), false));
        }
        if let (LogRecord::Flag(Flag { is_set, .. }), Some(item)) = (record, order.get_mut(item)) {
            item.1 = *is_set;
        }
    }
    let marked = order.into_iter().filter(|&(_, is_set)| is_set);
    let groups = marked.filter_map(|(item, _)| Some(ItemId::parse(item)?.group));
    let mut known = Interner::default();
    groups.filter(|group| known.add(group)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{answer, flag, overrule};
    use super::*;

    const GAP: &str = "cloze/文档/甲/14/数据清洗/噪声";
    const LIST: &str = "list-recall/trends/14";

    #[test]
    fn the_last_word_on_a_mark_counts() {
        let log = [flag(GAP, true), flag(LIST, true), flag(GAP, false), answer(GAP, 1.0)];
        assert!(is_flagged(&log[..2], GAP) && is_flagged(&log, LIST));
        assert!(!is_flagged(&log, GAP) && !is_flagged(&log, "💛") && !is_flagged(&[], ""));
        assert_eq!(flagged(&log), ["trends/14"]);
        let again = [log.as_slice(), &[flag(GAP, true)]].concat();
        assert!(is_flagged(&again, GAP));
    }

    #[test]
    fn questions_come_once_in_the_order_in_which_the_log_speaks_of_their_items() {
        let log = [
            answer("flashcard/trends/2", 0.0),
            overrule(GAP, None),
            flag(LIST, true),
            flag("interview/trends/14", true),
            flag("flashcard/trends/2", true),
            flag(GAP, true),
        ];
        assert_eq!(flagged(&log), ["trends/2", "文档/甲/14", "trends/14"]);
    }

    #[test]
    fn what_is_no_id_of_an_item_names_no_question() {
        let log = ["", "cloze", "cloze/trends/14", "💛/trends/14", "list-recall/nowhere/1"];
        let log = log.map(|item| flag(item, true));
        assert_eq!(flagged(&log), ["nowhere/1"]);
        assert!(is_flagged(&log, "cloze"));
    }
}
