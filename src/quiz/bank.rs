//! The bank: every item of a deck.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use study_model::text::compact;

use super::bank_builder::BankBuilder;
use super::batches::{batch_size, batches, keys_of};
use super::content::{ClauseFrames, DeckContent, KeyPoint, QuestionGroup};
use super::distractors::KeyPool;
use super::item::{Item, ItemOptions};
use super::item_id::ItemId;
use super::item_type::ItemType;
use super::items::{
    ChooseAll, Cloze, ExplanationFromKey, ItemTemplate, KeyFromExplanation, Matching,
    QuestionFromKey, TrueFalse, WholeQuestion,
};
use crate::interner::Interner;

type Templates = Vec<Box<dyn ItemTemplate>>;

/// What items are made of, whatever the seed.
#[derive(Debug)]
pub(crate) struct Bank {
    pub(crate) content: DeckContent,
    pool: KeyPool,
    frames: ClauseFrames,
    groups: Interner,
    /// For each group, for each kind the ways to ask about it, in batches that are made when they are
    /// first wanted.
    templates: Vec<[OnceCell<Vec<OnceCell<Templates>>>; ItemType::ALL.len()]>,
    /// For each kind of points that may be asked about in the same words, first of choices and then
    /// of gaps: how many of their groups were looked at, and in which words these ask, each with the
    /// first that does.
    asked: RefCell<Vec<(usize, BTreeMap<String, usize>)>>,
}

impl Bank {
    pub(super) fn new(BankBuilder { content, pool, frames, .. }: BankBuilder) -> Self {
        let mut groups = Interner::default();
        for group in &content.groups {
            groups.intern(&group.id);
        }
        let templates = content.groups.iter().map(|_| Default::default()).collect();
        Self { content, pool, frames, groups, templates, asked: RefCell::default() }
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
        let Self { content, pool, frames, .. } = self;
        let keys = keys_of(group, kind, batch);
        let mut templates = match kind {
            ItemType::KeyFromExplanation => {
                boxed(keys.filter_map(|key| KeyFromExplanation::of(content, group, key)))
            }
            ItemType::ExplanationFromKey => {
                boxed(keys.filter_map(|key| ExplanationFromKey::of(content, group, key)))
            }
            ItemType::Matching => boxed(Matching::of(content, group)),
            ItemType::ChooseAll => boxed(ChooseAll::of(content, group, pool)),
            ItemType::QuestionFromKey => {
                boxed(keys.filter_map(|key| QuestionFromKey::of(content, pool, group, key)))
            }
            ItemType::TrueFalse => boxed(TrueFalse::all(content, group, keys)),
            ItemType::Cloze => boxed(keys.flat_map(|key| Cloze::of(content, frames, group, key))),
            ItemType::ListRecall => boxed(WholeQuestion::list_recall(group)),
            ItemType::Flashcard => boxed([WholeQuestion::flashcard()]),
            ItemType::Interview => boxed(WholeQuestion::interview(group)),
        };
        // All other kinds ask in words that no two groups share: they show the title, or a key that
        // is right for one group only.
        if matches!(kind, ItemType::KeyFromExplanation | ItemType::Cloze) {
            templates.retain(|template| !self.is_asked_before(group, template.as_ref()));
        }
        templates
    }

    /// Whether a group before this one would ask the same in the same words: it is asked in one of
    /// them. Of the groups that might, no more are looked at than it takes to find one.
    fn is_asked_before(&self, group: &QuestionGroup, template: &dyn ItemTemplate) -> bool {
        let Some(point) = template.point() else { return false };
        let (wording, before) = self.content.groups_with_wording(point);
        if before.is_empty() {
            return false;
        }
        let words = words(template, group);
        let has_gap = template.kind() == ItemType::Cloze;
        let at = wording * 2 + usize::from(has_gap);
        let mut all = self.asked.borrow_mut();
        let length = all.len().max(at + 1);
        all.resize_with(length, Default::default);
        let Some((seen, asked)) = all.get_mut(at) else { return false };
        while asked.get(&words).is_none()
            && let Some(earlier) = before.get(*seen).and_then(|&at| self.content.groups.get(at))
        {
            *seen += 1;
            for words in self.asks(earlier, point, has_gap) {
                asked.entry(words).or_insert(earlier.position);
            }
        }
        asked.get(&words).is_some_and(|&first| first < group.position)
    }

    /// In which words a group asks about a key, with gaps or with choices, before what it has in
    /// common with others is left out.
    fn asks(&self, group: &QuestionGroup, key: &KeyPoint, has_gap: bool) -> Vec<String> {
        let Self { content, frames, .. } = self;
        let Some(point) = content.point_of(group.position, key) else { return Vec::new() };
        if has_gap {
            let gaps = Cloze::of(content, frames, group, point);
            return gaps.iter().map(|template| words(template, group)).collect();
        }
        let choice = KeyFromExplanation::of(content, group, point);
        choice.iter().map(|template| words(template, group)).collect()
    }

    /// The group that an item is about.
    pub(crate) fn group(&self, id: &ItemId) -> Option<&QuestionGroup> {
        self.content.groups.get(self.groups.get(&id.group)?)
    }

    /// The batch of its group that an item is in, as far as it is about one.
    fn batch_of(&self, group: &QuestionGroup, id: &ItemId) -> usize {
        let key = id.key.as_ref().and_then(|key| self.content.keys.get(key));
        let at = key.and_then(|key| group.key_position(key)).unwrap_or_default();
        at / batch_size(id.kind).unwrap_or(usize::MAX)
    }
}

/// What two items have in common that ask the same about the same key.
pub(crate) fn fingerprint(key: &str, text: &str) -> String {
    [&compact(key), "\n", &compact(text)].concat()
}

/// What an item asks, and about which key.
fn words(template: &dyn ItemTemplate, group: &QuestionGroup) -> String {
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
        let groups = self.content.groups.iter();
        let of_group = |group| {
            let all = kinds().flat_map(move |kind| batches(group, kind).map(move |it| (kind, it)));
            let templates = all.flat_map(move |(kind, batch)| self.templates(group, kind, batch));
            templates.map(move |template| template.item(&self.content, group, options.seed))
        };
        groups.flat_map(of_group).collect()
    }

    /// The item with this id, as it is under a seed.
    pub(crate) fn item(&self, id: &ItemId, seed: u64) -> Option<Item> {
        let group = self.group(id)?;
        let mut templates = self.templates(group, id.kind, self.batch_of(group, id)).iter();
        let template = templates.find(|template| template.id(group) == *id)?;
        Some(template.item(&self.content, group, seed))
    }
}
