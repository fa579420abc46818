//! The answers as they count.

use super::log::{LogRecord, Review};
use crate::interner::Interner;
use crate::quiz::Outcome;

/// The answers as they count, oldest first: each as it was graded, unless its learner said otherwise
/// of the last answer to an item. What was overruled before an item's next answer stays so.
///
/// # Examples
/// ```
/// use study_widget::{LogRecord, Overrule, Review, reviews};
///
/// let item = "flashcard/trends/1";
/// let answer = LogRecord::Review(Review::scored(item.into(), 0.0));
/// let overrule = LogRecord::Overrule(Overrule { item: item.into(), is_right: Some(true) });
/// assert!(reviews(&[answer, overrule])[0].is_right());
/// ```
#[must_use]
pub fn reviews(log: &[LogRecord]) -> Vec<Review> {
    let mut reviews: Vec<Review> = Vec::new();
    let mut items = Interner::default();
    // Of each item the last answer: its place among the reviews, and how it was graded.
    let mut last: Vec<(usize, Outcome, f64)> = Vec::new();
    for record in log {
        match record {
            LogRecord::Review(review) => {
                let item = items.intern(&review.item);
                last.resize(last.len().max(item + 1), (0, Outcome::Wrong, 0.0));
                if let Some(last) = last.get_mut(item) {
                    *last = (reviews.len(), review.outcome, review.score);
                }
                reviews.push(review.clone());
            }
            LogRecord::Overrule(overrule) => {
                let answer = items.get(&overrule.item).and_then(|item| last.get(item));
                let Some(&(at, outcome, score)) = answer else { continue };
                if let Some(review) = reviews.get_mut(at) {
                    (review.outcome, review.score) = match overrule.is_right {
                        Some(true) => (Outcome::Right, 1.0),
                        Some(false) => (Outcome::Wrong, 0.0),
                        None => (outcome, score),
                    };
                }
            }
            LogRecord::Flag(_) => {}
        }
    }
    reviews
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{answer, flag, overrule};
    use super::*;
    use crate::quiz::Outcome::{Partial, Right, Wrong};

    fn counted(log: &[LogRecord]) -> Vec<(String, Outcome, f64)> {
        reviews(log).into_iter().map(|it| (it.item, it.outcome, it.score)).collect()
    }

    fn one(item: &str, outcome: Outcome, score: f64) -> (String, Outcome, f64) {
        (item.to_owned(), outcome, score)
    }

    #[test]
    fn the_learner_has_the_last_word_and_may_take_it_back() {
        let log = [answer("a", 0.5), overrule("a", Some(true)), overrule("a", Some(false))];
        assert_eq!(counted(&log[..1]), [one("a", Partial, 0.5)]);
        assert_eq!(counted(&log[..2]), [one("a", Right, 1.0)]);
        assert_eq!(counted(&log), [one("a", Wrong, 0.0)]);
        let back = [log.as_slice(), &[overrule("a", None)]].concat();
        assert_eq!(counted(&back), [one("a", Partial, 0.5)]);
    }

    #[test]
    fn only_the_last_answer_to_an_item_is_overruled() {
        let log = [
            answer("a", 0.0),
            answer("b", 0.0),
            answer("a", 0.5),
            overrule("a", Some(true)),
            answer("💛", 1.0),
            overrule("a", None),
            overrule("b", Some(true)),
        ];
        let wanted = [
            one("a", Wrong, 0.0),
            one("b", Right, 1.0),
            one("a", Partial, 0.5),
            one("💛", Right, 1.0),
        ];
        assert_eq!(counted(&log), wanted);
    }

    #[test]
    fn an_answer_that_was_overruled_stays_so_when_another_follows() {
        let log =
            [answer("a", 0.0), overrule("a", Some(true)), answer("a", 0.5), overrule("a", None)];
        assert_eq!(counted(&log), [one("a", Right, 1.0), one("a", Partial, 0.5)]);
    }

    #[test]
    fn what_was_never_answered_cannot_be_overruled() {
        assert_eq!(counted(&[overrule("a", Some(true)), flag("a", true)]), []);
        let early = [overrule("a", Some(true)), answer("a", 0.0)];
        assert_eq!(counted(&early), [one("a", Wrong, 0.0)]);
    }

    #[test]
    fn whatever_else_a_review_has_is_kept() {
        let LogRecord::Review(mut review) = answer("a", 0.0) else { unreachable!() };
        review.entries = vec!["文档/甲/1".to_owned()];
        let log = [LogRecord::Review(review.clone()), overrule("a", Some(true))];
        assert_eq!(reviews(&log), [Review { outcome: Right, score: 1.0, ..review }]);
    }
}
