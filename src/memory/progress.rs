//! How much was answered, and what was missed.

use super::log::{LogRecord, Review};
use super::reviews::reviews;
use crate::interner::Interner;
use crate::quiz::Outcome;

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
#[must_use]
pub fn progress(log: &[LogRecord]) -> Progress {
    let reviews = reviews(log);
    let missed = missed(&reviews);
    let mut known = Interner::default();
    let mut documents: Vec<DocumentProgress> = Vec::new();
    for document in reviews.iter().flat_map(documents_of) {
        if known.add(document) {
            documents.push(DocumentProgress { id: document.to_owned(), ..Default::default() });
        }
    }
    for review in &reviews {
        let mut counted = Interner::default();
        for document in documents_of(review).filter(|document| counted.add(document)) {
            let document = known.get(document).and_then(|at| documents.get_mut(at));
            document.into_iter().for_each(|document| document.count(review));
        }
    }
    for document in &mut documents {
        document.missed = missed_in(&document.id, &missed);
    }
    let right = reviews.iter().filter(|review| is_right(review)).count();
    Progress { answered: reviews.len(), right, documents }
}

impl DocumentProgress {
    fn count(&mut self, review: &Review) {
        self.answered += 1;
        self.right += usize::from(is_right(review));
    }
}

fn is_right(review: &Review) -> bool {
    review.outcome == Outcome::Right
}

/// The last answers to items, where they were not right; items in the order of their first ones.
fn missed(reviews: &[Review]) -> Vec<&Review> {
    let mut items = Interner::default();
    let mut last: Vec<&Review> = Vec::new();
    for review in reviews {
        let item = items.intern(&review.item);
        match last.get_mut(item) {
            Some(last) => *last = review,
            None => last.push(review),
        }
    }
    last.retain(|review| !is_right(review));
    last
}

/// The first entry in a document of each question, each once.
fn missed_in(document: &str, missed: &[&Review]) -> Vec<String> {
    let mut known = Interner::default();
    let here = |review: &&Review| {
        review.entries.iter().find(|entry| document_of(entry) == Some(document)).cloned()
    };
    missed.iter().filter_map(here).filter(|entry| known.add(entry)).collect()
}

/// The documents of a question's entries, each as often as it has one.
fn documents_of(review: &Review) -> impl Iterator<Item = &str> {
    review.entries.iter().filter_map(|entry| document_of(entry))
}

/// The document of an entry, which the deck may not have any more: what stands before the last
/// slash of its id.
fn document_of(entry: &str) -> Option<&str> {
    entry.rsplit_once('/').map(|(document, _)| document)
}

#[cfg(test)]
mod tests {
    use super::super::log::fixtures::{answer, answer_in, flag, overrule};
    use super::*;

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
