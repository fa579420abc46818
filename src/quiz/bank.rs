//! The bank: every item of a deck.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use study_model::text::compact;

use super::bank_builder::BankBuilder;
use super::batches::{batch_size, batches, keys_of};
use super::distractors::KeyPool;
use super::item::{Item, ItemOptions};
use super::item_id::ItemId;
use super::item_type::ItemType;
use super::items::{
    ChooseAll, Cloze, ExplanationFromKey, ItemTemplate, KeyFromExplanation, Matching,
    QuestionFromKey, TrueFalse, WholeQuestion,
};
use super::material::{ClauseFrames, KeyPoint, QuestionGroup, QuizMaterial};
use crate::interner::Interner;

type Templates = Vec<Box<dyn ItemTemplate>>;

/// What items are made of, whatever the seed.
#[derive(Debug)]
pub(crate) struct Bank {
    pub(crate) material: QuizMaterial,
    pool: KeyPool,
    frames: ClauseFrames,
    groups: Interner,
    /// For each group, for each kind the ways to ask about it, in batches that are made when they are
    /// first wanted.
    templates: Vec<[OnceCell<Vec<OnceCell<Templates>>>; ItemType::ALL.len()]>,
    /// For each bucket of points that may be asked about in the same words, once for choices and once
    /// for gaps: how many of its groups were looked at, and the stems of these, each with the first
    /// group that has it.
    stems: RefCell<Vec<(usize, BTreeMap<String, usize>)>>,
}

impl Bank {
    pub(super) fn new(BankBuilder { material, pool, frames, .. }: BankBuilder) -> Self {
        let mut groups = Interner::default();
        for group in &material.groups {
            groups.intern(&group.id);
        }
        let templates = material.groups.iter().map(|_| Default::default()).collect();
        Self { material, pool, frames, groups, templates, stems: RefCell::default() }
    }

    /// The ways to ask about a batch of a group in a kind of items; see [`batches`].
    pub(crate) fn templates(
        &self,
        group: &QuestionGroup,
        kind: ItemType,
        batch: usize,
    ) -> &[Box<dyn ItemTemplate>] {
        let unmade = || batches(group, kind).map(|_| OnceCell::new()).collect();
        let kinds = self.templates.get(group.position);
        let made = kinds.and_then(|it| it.get(kind as usize)?.get_or_init(unmade).get(batch));
        made.map_or(&[], |made| made.get_or_init(|| self.make(group, kind, batch)))
    }

    fn make(&self, group: &QuestionGroup, kind: ItemType, batch: usize) -> Templates {
        fn boxed<R: ItemTemplate + 'static>(templates: impl IntoIterator<Item = R>) -> Templates {
            templates
                .into_iter()
                .map(|template| Box::new(template) as Box<dyn ItemTemplate>)
                .collect()
        }
        let Self { material, pool, frames, .. } = self;
        let keys = keys_of(group, kind, batch);
        let mut templates = match kind {
            ItemType::KeyFromExplanation => {
                boxed(keys.filter_map(|key| KeyFromExplanation::of(material, group, key)))
            }
            ItemType::ExplanationFromKey => {
                boxed(keys.filter_map(|key| ExplanationFromKey::of(material, group, key)))
            }
            ItemType::Matching => boxed(Matching::of(material, group)),
            ItemType::ChooseAll => boxed(ChooseAll::of(material, group, pool)),
            ItemType::QuestionFromKey => {
                boxed(keys.filter_map(|key| QuestionFromKey::of(material, pool, group, key)))
            }
            ItemType::TrueFalse => boxed(TrueFalse::all(material, group, keys)),
            ItemType::Cloze => boxed(keys.flat_map(|key| Cloze::of(material, frames, group, key))),
            ItemType::ListRecall => boxed(WholeQuestion::list_recall(material, group)),
            ItemType::Flashcard => boxed([WholeQuestion::flashcard()]),
            ItemType::Interview => boxed(WholeQuestion::interview(group)),
        };
        // All other kinds ask in words that no two groups share: they show the title, or a key that
        // is right for one group only.
        if matches!(kind, ItemType::KeyFromExplanation | ItemType::Cloze) {
            templates.retain(|template| !self.is_asked_by_earlier_group(group, template.as_ref()));
        }
        templates
    }

    /// Whether a group before this one would ask the same in the same words: it is asked in one of
    /// them. Of the groups that might, no more are looked at than it takes to find one.
    fn is_asked_by_earlier_group(
        &self,
        group: &QuestionGroup,
        template: &dyn ItemTemplate,
    ) -> bool {
        let Some(point) = template.point() else { return false };
        let (bucket, before) = self.material.earlier_groups_in_bucket(point);
        if before.is_empty() {
            return false;
        }
        let stem = stem_fingerprint(template, group);
        let has_gap = template.kind() == ItemType::Cloze;
        let at = bucket * 2 + usize::from(has_gap);
        let mut all = self.stems.borrow_mut();
        let length = all.len().max(at + 1);
        all.resize_with(length, Default::default);
        let Some((seen, stems)) = all.get_mut(at) else { return false };
        while stems.get(&stem).is_none()
            && let Some(earlier) = before.get(*seen).and_then(|&at| self.material.groups.get(at))
        {
            *seen += 1;
            for stem in self.stems_about(earlier, point, has_gap) {
                stems.entry(stem).or_insert(earlier.position);
            }
        }
        stems.get(&stem).is_some_and(|&first| first < group.position)
    }

    /// The stems that a group has about a key, with gaps or with choices, before what it has in
    /// common with others is left out.
    fn stems_about(&self, group: &QuestionGroup, key: &KeyPoint, has_gap: bool) -> Vec<String> {
        let Self { material, frames, .. } = self;
        let Some(point) = material.point_of(group.position, key) else { return Vec::new() };
        if has_gap {
            let gaps = Cloze::of(material, frames, group, point);
            return gaps.iter().map(|template| stem_fingerprint(template, group)).collect();
        }
        let choice = KeyFromExplanation::of(material, group, point);
        choice.iter().map(|template| stem_fingerprint(template, group)).collect()
    }

    /// The group that an item is about.
    pub(crate) fn group(&self, id: &ItemId) -> Option<&QuestionGroup> {
        self.material.groups.get(self.groups.get(&id.group)?)
    }

    /// The batch of its group that an item is in, as far as it is about one.
    fn batch_of(&self, group: &QuestionGroup, id: &ItemId) -> usize {
        let key = id.key.as_ref().and_then(|key| self.material.keys.get(key));
        let at = key.and_then(|key| group.key_position(key)).unwrap_or_default();
        at / batch_size(id.kind).unwrap_or(usize::MAX)
    }
}

/// What two items have in common that ask the same about the same key.
pub(crate) fn fingerprint(key: &str, text: &str) -> String {
    [&compact(key), "\n", &compact(text)].concat()
}

/// What an item asks, and about which key.
fn stem_fingerprint(template: &dyn ItemTemplate, group: &QuestionGroup) -> String {
    let key = template.point().map_or("", |point| &point.key);
    let stem =
        [template.kind().name(), &template.stem(group), template.hidden_term().unwrap_or("")]
            .join("\n");
    fingerprint(key, &stem)
}

impl Bank {
    /// The whole item bank: group by group in deck order, in each kind by kind. The same deck and
    /// options always give the same bank.
    pub(crate) fn items(&self, options: &ItemOptions) -> Vec<Item> {
        let kinds = || ItemType::ALL.into_iter().filter(|&kind| options.wants(kind));
        let groups = self.material.groups.iter();
        let of_group = |group| {
            let all = kinds().flat_map(move |kind| batches(group, kind).map(move |it| (kind, it)));
            let templates = all.flat_map(move |(kind, batch)| self.templates(group, kind, batch));
            templates.map(move |template| template.item(&self.material, group, options.seed))
        };
        groups.flat_map(of_group).collect()
    }

    /// The item with this id, as it is under a seed.
    pub(crate) fn item(&self, id: &ItemId, seed: u64) -> Option<Item> {
        let group = self.group(id)?;
        let mut templates = self.templates(group, id.kind, self.batch_of(group, id)).iter();
        let template = templates.find(|template| template.id(group) == *id)?;
        Some(template.item(&self.material, group, seed))
    }
}
