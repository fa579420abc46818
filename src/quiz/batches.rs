//! Which key points are asked about at once: templates are made no sooner than they are wanted.

use std::ops::Range;
use std::rc::Rc;

use super::item_type::ItemType;
use super::material::{KeyPoint, QuestionGroup};

/// Keys of a question whose statements are made at once: these take turns in being true, and are
/// all held against what the questions near it say, which has to be gathered for them.
const STATEMENTS: usize = 400;

/// Keys of a question about which templates of a kind are made at once; `None` for a kind that asks
/// about the whole question.
pub(super) const fn batch_size(kind: ItemType) -> Option<usize> {
    match kind {
        ItemType::KeyFromExplanation
        | ItemType::ExplanationFromKey
        | ItemType::QuestionFromKey
        | ItemType::Cloze => Some(1),
        ItemType::TrueFalse => Some(STATEMENTS),
        _ => None,
    }
}

/// The batches in which the templates of a kind are made about a group.
pub(crate) fn batches(group: &QuestionGroup, kind: ItemType) -> Range<usize> {
    0..batch_size(kind).map_or(1, |length| group.key_count().div_ceil(length))
}

/// The keys that a batch is about; none where it is about the whole group.
pub(crate) fn keys_of(
    group: &QuestionGroup,
    kind: ItemType,
    batch: usize,
) -> impl Iterator<Item = &Rc<KeyPoint>> {
    let length = batch_size(kind).unwrap_or_default();
    let start = batch * length;
    group.keys_in(start..group.key_count().min(start + length))
}
