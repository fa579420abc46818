//! The bank: every item of a deck.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use study_model::text::compact;

use super::item::{Item, ItemOptions, ItemType};
use super::item_id::ItemId;
use super::items::choose_all::ChooseAll;
use super::items::cloze::{Cloze, Frames};
use super::items::explanation_from_key::ExplanationFromKey;
use super::items::key_from_explanation::KeyFromExplanation;
use super::items::matching::Matching;
use super::items::question_from_key::QuestionFromKey;
use super::items::recipe::Recipe;
use super::items::true_false::TrueFalse;
use super::items::whole::Whole;
use super::notes::{Group, Notes, Point};
use super::pool::Pool;
use super::reading::Reading;
use crate::deck::DeckReader;
use crate::interner::Interner;

type Recipes = Vec<Box<dyn Recipe>>;

/// Keys of a question whose statements are made at once: these take turns in being true, and are
/// all held against what the questions near it say, which has to be gathered for them.
const STATEMENTS: usize = 400;

/// Keys of a question about which recipes of a kind are made at once; `None` for a kind that asks
/// about the whole question.
const fn keys_at_once(kind: ItemType) -> Option<usize> {
    match kind {
        ItemType::KeyFromExplanation
        | ItemType::ExplanationFromKey
        | ItemType::QuestionFromKey
        | ItemType::Cloze => Some(1),
        ItemType::TrueFalse => Some(STATEMENTS),
        _ => None,
    }
}

/// What items are made of, whatever the seed.
#[derive(Debug)]
pub(crate) struct Bank {
    pub(crate) notes: Notes,
    pool: Pool,
    frames: Frames,
    groups: Interner,
    /// For each group, for each kind the ways to ask about it, in parts that are made when they are
    /// first wanted.
    recipes: Vec<[OnceCell<Vec<OnceCell<Recipes>>>; ItemType::ALL.len()]>,
    /// For each kind of points that may be asked about in the same words, first of choices and then
    /// of gaps: how many of their groups were looked at, and in which words these ask, each with the
    /// first that does.
    asked: RefCell<Vec<(usize, BTreeMap<String, usize>)>>,
}

/// A bank that is made when it is first wanted, or before that in steps.
#[derive(Debug, Default)]
pub(crate) struct LazyBank {
    bank: OnceCell<Bank>,
    reading: RefCell<Reading>,
}

impl LazyBank {
    pub(crate) fn get(&self, deck: &DeckReader) -> &Bank {
        self.bank.get_or_init(|| {
            let mut reading = self.reading.take();
            while reading.step(deck) < 1.0 {}
            Bank::new(reading)
        })
    }

    /// See [`crate::Deck::prepare`].
    pub(crate) fn prepare(&self, deck: &DeckReader, steps: usize) -> f64 {
        if self.bank.get().is_some() {
            return 1.0;
        }
        let mut share = 0.0;
        for _ in 0..steps.max(1) {
            share = self.reading.borrow_mut().step(deck);
            if share >= 1.0 {
                self.get(deck);
                break;
            }
        }
        share
    }
}

impl Bank {
    fn new(Reading { notes, pool, frames, .. }: Reading) -> Self {
        let mut groups = Interner::default();
        for group in &notes.groups {
            groups.intern(&group.id);
        }
        let recipes = notes.groups.iter().map(|_| Default::default()).collect();
        Self { notes, pool, frames, groups, recipes, asked: RefCell::default() }
    }

    /// The ways to ask about a part of a group in a kind of items; see [`parts`].
    pub(crate) fn recipes(&self, group: &Group, kind: ItemType, part: usize) -> &[Box<dyn Recipe>] {
        let unmade = || parts(group, kind).map(|_| OnceCell::new()).collect();
        let kinds = self.recipes.get(group.place);
        let made = kinds.and_then(|it| it.get(kind as usize)?.get_or_init(unmade).get(part));
        made.map_or(&[], |made| made.get_or_init(|| self.make(group, kind, part)))
    }

    fn make(&self, group: &Group, kind: ItemType, part: usize) -> Recipes {
        fn boxed<R: Recipe + 'static>(recipes: impl IntoIterator<Item = R>) -> Recipes {
            recipes.into_iter().map(|recipe| Box::new(recipe) as Box<dyn Recipe>).collect()
        }
        let Self { notes, pool, frames, .. } = self;
        let keys = keys_of(group, kind, part);
        let mut recipes = match kind {
            ItemType::KeyFromExplanation => {
                boxed(keys.filter_map(|key| KeyFromExplanation::of(notes, group, key)))
            }
            ItemType::ExplanationFromKey => {
                boxed(keys.filter_map(|key| ExplanationFromKey::of(notes, group, key)))
            }
            ItemType::Matching => boxed(Matching::of(notes, group)),
            ItemType::ChooseAll => boxed(ChooseAll::of(notes, group, pool)),
            ItemType::QuestionFromKey => {
                boxed(keys.filter_map(|key| QuestionFromKey::of(notes, pool, group, key)))
            }
            ItemType::TrueFalse => boxed(TrueFalse::all(notes, group, keys)),
            ItemType::Cloze => boxed(keys.flat_map(|key| Cloze::of(notes, frames, group, key))),
            ItemType::ListRecall => boxed(Whole::list_recall(group)),
            ItemType::Flashcard => boxed([Whole::flashcard()]),
            ItemType::Interview => boxed(Whole::interview(group)),
        };
        // All other kinds ask in words that no two groups share: they show the title, or a key that
        // is right for one group only.
        if matches!(kind, ItemType::KeyFromExplanation | ItemType::Cloze) {
            recipes.retain(|recipe| !self.is_asked_before(group, recipe.as_ref()));
        }
        recipes
    }

    /// Whether a group before this one would ask the same in the same words: it is asked in one of
    /// them. Of the groups that might, no more are looked at than it takes to find one.
    fn is_asked_before(&self, group: &Group, recipe: &dyn Recipe) -> bool {
        let Some(point) = recipe.point() else { return false };
        let (kind, before) = self.notes.kin(point);
        if before.is_empty() {
            return false;
        }
        let words = words(recipe, group);
        let has_gap = recipe.kind() == ItemType::Cloze;
        let at = kind * 2 + usize::from(has_gap);
        let mut all = self.asked.borrow_mut();
        let length = all.len().max(at + 1);
        all.resize_with(length, Default::default);
        let Some((seen, asked)) = all.get_mut(at) else { return false };
        while asked.get(&words).is_none()
            && let Some(earlier) = before.get(*seen).and_then(|&at| self.notes.groups.get(at))
        {
            *seen += 1;
            for words in self.asks(earlier, point, has_gap) {
                asked.entry(words).or_insert(earlier.place);
            }
        }
        asked.get(&words).is_some_and(|&first| first < group.place)
    }

    /// In which words a group asks about a key, with gaps or with choices, before what it has in
    /// common with others is left out.
    fn asks(&self, group: &Group, key: &Point, has_gap: bool) -> Vec<String> {
        let Self { notes, frames, .. } = self;
        let Some(point) = notes.point_of(group.place, key) else { return Vec::new() };
        if has_gap {
            let gaps = Cloze::of(notes, frames, group, point);
            return gaps.iter().map(|recipe| words(recipe, group)).collect();
        }
        let choice = KeyFromExplanation::of(notes, group, point);
        choice.iter().map(|recipe| words(recipe, group)).collect()
    }

    /// The group that an item is about.
    pub(crate) fn group(&self, id: &ItemId) -> Option<&Group> {
        self.notes.groups.get(self.groups.get(&id.group)?)
    }

    /// The part of its group that an item is about, as far as it is about one.
    fn part_of(&self, group: &Group, id: &ItemId) -> usize {
        let key = id.key.as_ref().and_then(|key| self.notes.keys.get(key));
        let at = key.and_then(|key| group.place_of(key)).unwrap_or_default();
        at / keys_at_once(id.kind).unwrap_or(usize::MAX)
    }
}

/// The parts in which the recipes of a kind are made about a group.
pub(crate) fn parts(group: &Group, kind: ItemType) -> Range<usize> {
    0..keys_at_once(kind).map_or(1, |length| group.key_count().div_ceil(length))
}

/// The keys that a part is about; none where it is about the whole group.
pub(crate) fn keys_of(
    group: &Group,
    kind: ItemType,
    part: usize,
) -> impl Iterator<Item = &Rc<Point>> {
    let length = keys_at_once(kind).unwrap_or_default();
    let start = part * length;
    group.keys_in(start..group.key_count().min(start + length))
}

/// What two items have in common that ask the same about the same key.
pub(crate) fn fingerprint(key: &str, text: &str) -> String {
    [&compact(key), "\n", &compact(text)].concat()
}

/// What an item asks, and about which key.
fn words(recipe: &dyn Recipe, group: &Group) -> String {
    let key = recipe.point().map_or("", |point| &point.key);
    let stem = [recipe.kind().name(), &recipe.stem(group), recipe.mark().unwrap_or("")].join("\n");
    fingerprint(key, &stem)
}

impl Bank {
    /// The whole item bank: group by group in deck order, in each kind by kind. The same deck and
    /// options always give the same bank.
    pub(crate) fn items(&self, options: &ItemOptions) -> Vec<Item> {
        let kinds = || ItemType::ALL.into_iter().filter(|&kind| options.wants(kind));
        let groups = self.notes.groups.iter();
        let of_group = |group| {
            let all = kinds().flat_map(move |kind| parts(group, kind).map(move |it| (kind, it)));
            let recipes = all.flat_map(move |(kind, part)| self.recipes(group, kind, part));
            recipes.map(move |recipe| recipe.item(&self.notes, group, options.seed))
        };
        groups.flat_map(of_group).collect()
    }

    /// The item with this id, as it is under a seed.
    pub(crate) fn item(&self, id: &ItemId, seed: u64) -> Option<Item> {
        let group = self.group(id)?;
        let mut recipes = self.recipes(group, id.kind, self.part_of(group, id)).iter();
        let recipe = recipes.find(|recipe| recipe.id(group) == *id)?;
        Some(recipe.item(&self.notes, group, seed))
    }
}
