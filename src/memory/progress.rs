//! How much was answered, and what was missed.

use super::log::{LogRecord, Review};
use super::reviews::reviews;
use crate::interner::Interner;

/// Sums of a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answers.
    pub answered: usize,
    /// Those of them that were right.
    pub right: usize,
    /// In the order in which they were first practised.
    pub documents: Vec<DocumentProgress>,
}

/// The same of one document. A question that stands in two documents counts in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentProgress {
    /// The document's id.
    pub id: String,
    /// Answers.
    pub answered: usize,
    /// Those of them that were right.
    pub right: usize,
    /// The questions that were missed when they were last asked, each by its first entry here, in
    /// the order in which their items were first asked.
    pub missed: Vec<String>,
}

/// Sums up the answers as they count.
///
/// # Examples
/// ```
/// use study_widget::{LogRecord, Review, progress};
///
/// let answer = |item: &str, score| LogRecord::Review(Review::scored(item.into(), score));
/// let sums = progress(&[answer("flashcard/trends/1", 1.0), answer("flashcard/trends/2", 0.5)]);
/// assert_eq!((sums.answered, sums.right), (2, 1));
/// ```
#[must_use]
pub fn progress(log: &[LogRecord]) -> Progress {
    let mut progress = Progress::default();
    let mut items = Interner::default();
    let mut last: Vec<&Review> = Vec::new();
    let reviews = reviews(log);
    for review in &reviews {
        progress.count(review);
        let item = items.intern(&review.item);
        if item == last.len() {
            last.push(review);
        } else if let Some(last) = last.get_mut(item) {
            *last = review;
        }
    }
    let mut known = Interner::default();
    for review in last.into_iter().filter(|review| !review.is_right()) {
        for (document, entry) in first_entries(review) {
            if known.add(entry)
                && let Some(document) = progress.document(document)
            {
                document.missed.push(entry.clone());
            }
        }
    }
    progress
}

impl Progress {
    fn count(&mut self, review: &Review) {
        let right = usize::from(review.is_right());
        self.answered += 1;
        self.right += right;
        for (id, _) in first_entries(review) {
            let Some(document) = self.document(id) else { continue };
            document.answered += 1;
            document.right += right;
        }
    }

    /// The document with an id, which is added if there is none. Decks have few of them.
    fn document(&mut self, id: &str) -> Option<&mut DocumentProgress> {
        let known = self.documents.iter().position(|document| document.id == id);
        if known.is_none() {
            self.documents.push(DocumentProgress { id: id.to_owned(), ..Default::default() });
        }
        known
            .map_or(self.documents.len().checked_sub(1), Some)
            .and_then(|at| self.documents.get_mut(at))
    }
}

/// The documents of a question's entries, each with the first of its entries there.
fn first_entries(review: &Review) -> Vec<(&str, &String)> {
    let mut first: Vec<(&str, &String)> = Vec::new();
    for entry in &review.entries {
        // What stands before the last slash of an entry's id; the deck may not have it any more.
        if let Some((document, _)) = entry.rsplit_once('/')
            && !first.iter().any(|&(known, _)| known == document)
        {
            first.push((document, entry));
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{answer, answer_in, flag, overrule};
    use super::*;
    use crate::quiz::Outcome;

    fn document(id: &str, answered: usize, right: usize, missed: &[&str]) -> DocumentProgress {
        let missed = missed.iter().map(|&id| id.to_owned()).collect();
        DocumentProgress { id: id.to_owned(), answered, right, missed }
    }

    #[test]
    fn nothing_answered_is_no_progress() {
        assert_eq!(progress(&[]), Progress::default());
        assert_eq!(progress(&[flag("a", true), overrule("a", Some(true))]), Progress::default());
    }

    #[test]
    fn a_question_in_two_documents_counts_in_both_and_twice_in_none() {
        let both = ["题/甲/1", "乙/2", "题/甲/3"];
        let log = [answer_in("a", 0.5, &both), answer_in("b", 1.0, &["乙/7"])];
        let documents =
            vec![document("题/甲", 1, 0, &["题/甲/1"]), document("乙", 2, 1, &["乙/2"])];
        assert_eq!(progress(&log), Progress { answered: 2, right: 1, documents });
    }

    #[test]
    fn what_was_missed_last_is_missed_and_each_question_once() {
        let log = [
            answer_in("a", 0.0, &["甲/1"]),
            answer_in("b", 0.0, &["甲/2"]),
            answer_in("c", 0.0, &["甲/1"]),
            answer_in("a", 1.0, &["甲/1"]),
        ];
        let missed = |log: &[LogRecord]| progress(log).documents[0].missed.clone();
        assert_eq!(missed(&log[..3]), ["甲/1", "甲/2"]);
        assert_eq!(missed(&log), ["甲/2", "甲/1"], "by another item it still is");
        let overruled =
            [log.as_slice(), &[overrule("c", Some(true)), overrule("b", None)]].concat();
        assert_eq!(missed(&overruled), ["甲/2"]);
        assert_eq!((progress(&overruled).answered, progress(&overruled).right), (4, 2));
    }

    #[test]
    fn close_and_partial_answers_are_not_right() {
        let LogRecord::Review(mut close) = answer_in("a", 0.75, &["甲/1"]) else { unreachable!() };
        close.outcome = Outcome::Close;
        let log = [LogRecord::Review(close), answer_in("b", 0.99, &["甲/2"])];
        assert_eq!(progress(&log).documents, [document("甲", 2, 0, &["甲/1", "甲/2"])]);
    }

    #[test]
    fn answers_without_a_known_place_count_in_no_document() {
        let log = [answer("a", 1.0), answer_in("b", 1.0, &["", "💛"])];
        assert_eq!(progress(&log), Progress { answered: 2, right: 2, documents: Vec::new() });
    }
}
