//! What a review log sums up to.

use super::json::{Json, json};
use crate::memory::{DocumentProgress, Progress};

/// `Progress` of `types.d.ts`.
///
/// # Examples
/// ```
/// let sums = study_widget::view::progress(&study_widget::progress(&[]));
/// assert_eq!(sums, r#"{"answered":0,"right":0,"documents":[]}"#);
/// ```
#[must_use]
pub fn progress(progress: &Progress) -> String {
    json(|json| {
        json.object(|json| {
            json.key("answered").number(progress.answered as u64);
            json.key("right").number(progress.right as u64);
            json.key("documents").list(&progress.documents, document);
        });
    })
}

fn document(json: &mut Json, document: &DocumentProgress) {
    json.object(|json| {
        json.key("id").text(&document.id);
        json.key("answered").number(document.answered as u64);
        json.key("right").number(document.right as u64);
        json.key("wrong").list(&document.missed, |json, entry| json.text(entry));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_has_the_names_of_the_contract() {
        let documents = vec![DocumentProgress {
            id: "题/甲".into(),
            answered: 2,
            right: 1,
            missed: vec!["题/甲/1".into()],
        }];
        assert_eq!(
            super::progress(&Progress { answered: 3, right: 2, documents }),
            r#"{"answered":3,"right":2,"documents":[{"id":"题/甲","answered":2,"right":1,"wrong":["题/甲/1"]}]}"#
        );
    }
}
