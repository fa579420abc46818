//! The deck as a quiz sees it: questions, the key points of their answers, and what is looked up in
//! them.

use std::rc::Rc;

use super::explanations::Explanations;
use super::key_point::{KeyPoint, MaskedExplanation};
use super::mask::occurrences;
use super::question_group::QuestionGroup;
use super::related::RelatedGroups;
use super::vocabulary::Vocabulary;
use crate::interner::Interner;
use crate::language::Language;

/// Everything that items are made of. Built step by step, in `bank_builder.rs`.
#[derive(Debug, Default)]
pub(crate) struct QuizMaterial {
    pub(crate) language: &'static dyn Language,
    /// In deck order of their first entries.
    pub(crate) groups: Vec<QuestionGroup>,
    /// Every term that an answer could be.
    pub(crate) vocabulary: Vocabulary,
    /// Which questions are on the same subject.
    pub(crate) related: RelatedGroups,
    /// The explanations in words and terms.
    pub(crate) explanations: Explanations,
    /// The compact forms of key points, and for each the groups in which it is right, in deck order.
    pub(crate) keys: Interner,
    pub(crate) groups_by_key: Vec<Vec<usize>>,
    /// Key points with their explanations, both in compact form, with a line break between.
    explained: Interner,
    /// Buckets of points that may be asked about in the same words, and for each the groups that have
    /// one.
    stem_buckets: Interner,
    groups_by_stem_bucket: Vec<Vec<usize>>,
}

impl QuizMaterial {
    pub(crate) fn set_language(&mut self, language: &'static dyn Language) {
        self.language = language;
        self.explanations.segmenter.language = language;
    }

    /// Takes up the next group, all of whose points are there.
    pub(crate) fn index_group(&mut self, at: usize) {
        let Some(group) = self.groups.get_mut(at) else { return };
        let points = || group.points.iter();
        let key_ids = points().map(|point| self.keys.intern(&point.key_compact)).collect();
        let stem_buckets =
            points().map(|point| self.stem_buckets.intern(&point.stem_bucket_name())).collect();
        for point in points() {
            self.explained.add(&explaining(&point.explanation_compact, &point.key_compact));
        }
        group.number(key_ids, stem_buckets);
        for point in 0..group.points.len() {
            if let Some(bucket) = group.stem_bucket(point) {
                add_group(&mut self.groups_by_stem_bucket, bucket, at);
            }
        }
        for &key in group.key_ids() {
            add_group(&mut self.groups_by_key, key, at);
        }
        self.related.add(group, self.language);
    }

    /// Whether an explanation has its own key, wherever it has it, in whole words.
    pub(crate) fn has_key_in_whole_words(&self, point: &KeyPoint) -> bool {
        if !point.speaks_of(&point.key_compact) {
            return true;
        }
        let terms = self.explanations.terms_in(point).iter();
        let whole = terms.filter(|it| it.term == point.key_compact).count();
        whole >= occurrences(&point.explanation, &point.key).len()
    }

    /// The groups in which a key point is right, in deck order.
    pub(crate) fn groups_with_key(&self, key: &str) -> &[usize] {
        self.keys.get(key).and_then(|key| self.groups_by_key.get(key)).map_or(&[], Vec::as_slice)
    }

    /// Whether an explanation belongs to a key point anywhere in the deck.
    pub(crate) fn explains(&self, explanation: &str, key: &str) -> bool {
        self.explained.get(&explaining(explanation, key)).is_some()
    }

    /// The bucket of a point: points of different ones are asked about in different words; and the
    /// groups before its own that have a point in it, in deck order.
    pub(crate) fn earlier_groups_in_bucket(&self, point: &KeyPoint) -> (usize, &[usize]) {
        let [group, own] = point.position;
        let bucket = self.groups.get(group).and_then(|group| group.stem_bucket(own));
        let bucket = bucket.unwrap_or(usize::MAX);
        let all = self.groups_by_stem_bucket.get(bucket).map_or(&[][..], Vec::as_slice);
        let before = all.partition_point(|&at| at < group);
        (bucket, all.get(..before).unwrap_or_default())
    }

    /// The key point of a group with the same key as another's.
    pub(crate) fn point_of(&self, group: usize, key: &KeyPoint) -> Option<&Rc<KeyPoint>> {
        let number = self.keys.get(&key.key_compact)?;
        self.groups.get(group)?.with_key(number).find(|point| point.is_explained())
    }

    /// The explanation of a point with its key hidden, made when it is first wanted.
    pub(crate) fn masked(
        &self,
        point: &KeyPoint,
        hide: impl FnOnce() -> Option<MaskedExplanation>,
    ) -> Option<&Rc<MaskedExplanation>> {
        let [group, own] = point.position;
        let masked = self.groups.get(group)?.masked(own)?;
        masked.get_or_init(|| hide().map(Rc::new)).as_ref()
    }
}

fn explaining(explanation: &str, key: &str) -> String {
    [key, "\n", explanation].concat()
}

/// Adds a group to those of a number, each once.
fn add_group(groups: &mut Vec<Vec<usize>>, number: usize, group: usize) {
    groups.resize_with(groups.len().max(number + 1), Vec::new);
    if let Some(groups) = groups.get_mut(number).filter(|it| it.last() != Some(&group)) {
        groups.push(group);
    }
}
