//! What to ask in one sitting.

use std::cell::OnceCell;

use study_model::text::compact;

use super::bank::Bank;
use super::batches::{batches, keys_of};
use super::item::{Item, ItemOptions};
use super::item_type::ItemType;
use super::items::ItemTemplate;
use super::level::Level;
use super::material::{KeyPoint, QuestionGroup};
use super::random::SeededRng;
use super::shown_text::ShownText;
use crate::deck::{DeckReader, UnknownId};
use crate::interner::Interner;

/// So many items lie between one that shows an answer and one that wants it typed: by then it has
/// left working memory, which holds about seven things (Miller, 1956).
const APART: usize = 10;

/// Which session is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionOptions {
    /// Seed and kinds.
    pub items: ItemOptions,
    /// Most items wanted; 10 unless told.
    pub limit: usize,
    /// Id of the only document to ask about.
    pub document: Option<String>,
    /// Ids of the only entries to ask about, those that the deck does not have aside.
    pub entries: Option<Vec<String>>,
}

impl Default for SessionOptions {
    fn default() -> Self {
        let items = ItemOptions::default();
        Self { items, limit: 10, document: None, entries: None }
    }
}

/// A group that may be asked about, and how.
struct Candidate<'a> {
    group: &'a QuestionGroup,
    level: Level,
    /// What is left to ask, once it was the group's turn.
    kinds: Option<Vec<Remaining<'a>>>,
}

/// What is left to ask about a group in one kind.
struct Remaining<'a> {
    kind: ItemType,
    /// Those of its batches that were not looked at.
    batches: Vec<usize>,
    /// Of those that were, what was not asked.
    templates: Vec<&'a dyn ItemTemplate>,
}

/// A sitting in the making.
#[derive(Default)]
struct SessionDraft {
    items: Vec<Item>,
    /// What each of them shows, once something of a later one was looked for in it.
    shown: Vec<OnceCell<ShownText>>,
    /// How often it was each kind's turn, whether or not the question had any of it.
    turns: [usize; ItemType::ALL.len()],
    /// The groups that were asked about, and the keys with their groups; without a key the whole
    /// group.
    asked: Interner,
}

impl Bank {
    /// The items of a sitting, in an order that the seed decides. The questions take turns, the
    /// kinds are mixed, and each question is asked in the kinds that suit what the learner knows
    /// of it: to be recognised, then filled in, then recalled. Nothing that has to be typed was
    /// shown by one of the ten items before it.
    ///
    /// Fewer than `limit` where there is not enough to ask.
    ///
    /// # Errors
    /// [`UnknownId`] for a document that the deck does not have.
    ///
    /// - `level`: how far the learner is with the group at a place.
    pub(crate) fn session(
        &self,
        deck: &DeckReader,
        options: &SessionOptions,
        level: impl Fn(usize) -> Level,
    ) -> Result<Vec<Item>, UnknownId> {
        let mut candidates = self.candidates(deck, options, level)?;
        let mut draft = SessionDraft::default();
        // Round after round, until one brings nothing new.
        loop {
            let before = draft.items.len();
            for candidate in &mut candidates {
                if draft.items.len() >= options.limit {
                    return Ok(draft.items);
                }
                self.pick(candidate, &options.items, &mut draft);
            }
            if draft.items.len() == before {
                return Ok(draft.items);
            }
        }
    }

    fn candidates(
        &self,
        deck: &DeckReader,
        options: &SessionOptions,
        level: impl Fn(usize) -> Level,
    ) -> Result<Vec<Candidate<'_>>, UnknownId> {
        let document = options.document.as_deref().map(|id| deck.find_document(id)).transpose()?;
        let of = |entry: u32| deck.head(entry).map(|head| head.document);
        let wanted = options.entries.as_ref().map(|ids| {
            let mut wanted = Interner::default();
            for id in ids {
                wanted.add(id);
            }
            wanted
        });
        let within = |group: &&QuestionGroup| {
            let mut own = group.entries.iter();
            own.any(|&entry| {
                (document.is_none() || of(entry) == document)
                    && wanted.as_ref().is_none_or(|wanted| wanted.get(&deck.id(entry)).is_some())
            })
        };
        let groups = self.material.groups.iter().filter(within);
        let new = |group| Candidate { group, level: level(group.position), kinds: None };
        let mut candidates: Vec<Candidate<'_>> = groups.map(new).collect();
        SeededRng::new(options.items.seed, "session").shuffle(&mut candidates);
        Ok(candidates)
    }

    /// Takes one item about a group, if there is one that nothing speaks against: of the kinds that
    /// suit the learner best, the one whose turn it is.
    fn pick<'a>(
        &'a self,
        candidate: &mut Candidate<'a>,
        options: &ItemOptions,
        draft: &mut SessionDraft,
    ) {
        let Candidate { group, level, kinds } = candidate;
        if draft.has_asked_whole(group) {
            return;
        }
        let kinds = kinds.get_or_insert_with(|| Remaining::all(group, options));
        let levels = level.nearest();
        kinds.retain(|kind| !kind.batches.is_empty() || !kind.templates.is_empty());
        let rank = |&Remaining { kind, .. }: &Remaining<'_>| {
            (levels.iter().position(|&level| level == Level::of(kind)), draft.turns(kind))
        };
        // One by one: they are ten at most, and the standard library's stable sort weighs kilobytes.
        let mut ranked = Vec::with_capacity(kinds.len());
        for kind in kinds.drain(..) {
            ranked.insert(ranked.partition_point(|before| rank(before) <= rank(&kind)), kind);
        }
        *kinds = ranked;
        for kind in kinds {
            draft.turns.get_mut(kind.kind as usize).into_iter().for_each(|turns| *turns += 1);
            if let Some(item) = kind.next(self, group, options.seed, draft) {
                return draft.push(group, item);
            }
        }
    }
}

impl<'a> Remaining<'a> {
    /// All that may be asked about a group, in an order that the seed decides: of a kind of which
    /// there is more, something is sooner the first.
    fn all(group: &QuestionGroup, options: &ItemOptions) -> Vec<Self> {
        let mut rng = SeededRng::new(options.seed, &group.id);
        let kinds = ItemType::ALL.into_iter().filter(|&kind| options.wants(kind));
        let of_kind = |kind| batches(group, kind).map(move |batch| (kind, batch));
        let mut order: Vec<(ItemType, usize)> = kinds.flat_map(of_kind).collect();
        rng.shuffle(&mut order);
        let mut all: Vec<Self> = Vec::new();
        for (kind, batch) in order {
            match all.iter_mut().find(|it| it.kind == kind) {
                Some(known) => known.batches.push(batch),
                None => all.push(Self { kind, batches: vec![batch], templates: Vec::new() }),
            }
        }
        all
    }

    /// An item that nothing speaks against. Of what was asked before, nothing is left for later on;
    /// of the rest no more is made than it takes.
    fn next(
        &mut self,
        bank: &'a Bank,
        group: &'a QuestionGroup,
        seed: u64,
        draft: &SessionDraft,
    ) -> Option<Item> {
        self.templates.retain(|template| !draft.has_asked(group, template.point()));
        let fits = |template: &&dyn ItemTemplate| {
            let item = template.item(&bank.material, group, seed);
            (!draft.shows_answer(&item)).then_some(item)
        };
        if let Some(item) = self.templates.iter().find_map(fits) {
            return Some(item);
        }
        while let Some(batch) = self.batches.pop() {
            let mut keys = keys_of(group, self.kind, batch).map(AsRef::as_ref);
            let is_open = |key: Option<&KeyPoint>| !draft.has_asked(group, key);
            if is_open(keys.next()) || keys.any(|key| is_open(Some(key))) {
                let made = bank.templates(group, self.kind, batch).iter().map(AsRef::as_ref);
                let mut made: Vec<&dyn ItemTemplate> = made.collect();
                made.retain(|template| is_open(template.point()));
                SeededRng::new(seed, &group.id).shuffle(&mut made);
                let item = made.iter().find_map(fits);
                self.templates.append(&mut made);
                if item.is_some() {
                    return item;
                }
            }
        }
        None
    }
}

impl SessionDraft {
    /// How often it was a kind's turn.
    fn turns(&self, kind: ItemType) -> usize {
        self.turns.get(kind as usize).copied().unwrap_or_default()
    }

    /// Whether this key was asked about, or anything of the question where there is no key; an item
    /// about the whole shows every key, so none of them is left to ask either.
    fn has_asked(&self, group: &QuestionGroup, key: Option<&KeyPoint>) -> bool {
        let asked = |key: &str| self.asked.get(&asking(group, key)).is_some();
        let any = || self.asked.get(&group.id).is_some();
        key.map_or_else(any, |key| asked(&key.key_compact)) || self.has_asked_whole(group)
    }

    fn has_asked_whole(&self, group: &QuestionGroup) -> bool {
        self.asked.get(&asking(group, "")).is_some()
    }

    /// Whether one of the last items shows what has to be typed here.
    fn shows_answer(&self, item: &Item) -> bool {
        let last = || self.shown.iter().zip(&self.items).rev().take(APART);
        let is_shown = |term: &String| {
            let term = compact(term);
            last().any(|(shown, item)| shown.get_or_init(|| ShownText::new(item)).has(&term))
        };
        item.kind.is_typed() && item.accept.iter().any(is_shown)
    }

    fn push(&mut self, group: &QuestionGroup, item: Item) {
        self.asked.add(&group.id);
        self.asked.add(&asking(group, &compact(&item.key)));
        self.shown.push(OnceCell::new());
        self.items.push(item);
    }
}

/// A key point of a group, in one text.
fn asking(group: &QuestionGroup, key: &str) -> String {
    [&group.id, "\n", key].concat()
}
