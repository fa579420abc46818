//! The bank: every item of a deck.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use study_model::text::{compact, slice};

use super::choose_all::ChooseAll;
use super::cloze::{Cloze, Frames};
use super::explanation_from_key::ExplanationFromKey;
use super::index::Index;
use super::items::{Item, ItemOptions, ItemType};
use super::key_from_explanation::KeyFromExplanation;
use super::matching::Matching;
use super::notes::{Group, Notes, Point};
use super::pool::Pool;
use super::question_from_key::QuestionFromKey;
use super::reading::Reading;
use super::recipe::Recipe;
use super::true_false::TrueFalse;
use super::whole::Whole;
use crate::deck::Deck;

type Recipes = Vec<Box<dyn Recipe>>;

/// What items are made of, whatever the seed.
#[derive(Debug)]
pub(crate) struct Bank {
    pub(crate) notes: Notes,
    pool: Pool,
    frames: Frames,
    groups: Index,
    /// For each group, for each kind the ways to ask about it, made when they are first wanted.
    recipes: Vec<[OnceCell<Recipes>; ItemType::ALL.len()]>,
    /// For each kind of points that may be asked about in the same words, how many of their groups
    /// were looked at, and in which words these ask: each with the first that does.
    asked: RefCell<Vec<(usize, BTreeMap<String, usize>)>>,
}

/// A bank that is made when it is first wanted, or before that in steps.
#[derive(Debug, Default)]
pub(crate) struct LazyBank {
    bank: OnceCell<Bank>,
    reading: RefCell<Reading>,
}

impl LazyBank {
    pub(crate) fn get(&self, deck: &Deck) -> &Bank {
        self.bank.get_or_init(|| {
            let mut reading = self.reading.take();
            while reading.step(deck) < 1.0 {}
            Bank::new(reading)
        })
    }

    fn prepare(&self, deck: &Deck, steps: usize) -> f64 {
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
        let mut groups = Index::default();
        for group in &notes.groups {
            groups.number(&group.id);
        }
        let recipes = notes.groups.iter().map(|_| Default::default()).collect();
        Self { notes, pool, frames, groups, recipes, asked: RefCell::default() }
    }

    /// The ways to ask about a group in a kind of items.
    pub(crate) fn recipes(&self, group: &Group, kind: ItemType) -> &[Box<dyn Recipe>] {
        let made = self.recipes.get(group.place).and_then(|kinds| kinds.get(kind as usize));
        made.map_or(&[], |made| made.get_or_init(|| self.make(group, kind)))
    }

    fn make(&self, group: &Group, kind: ItemType) -> Recipes {
        fn boxed<R: Recipe + 'static>(recipes: impl IntoIterator<Item = R>) -> Recipes {
            recipes.into_iter().map(|recipe| Box::new(recipe) as Box<dyn Recipe>).collect()
        }
        let Self { notes, pool, frames, .. } = self;
        let mut recipes = match kind {
            ItemType::KeyFromExplanation => boxed(KeyFromExplanation::all(notes, group)),
            ItemType::ExplanationFromKey => boxed(ExplanationFromKey::all(notes, group)),
            ItemType::Matching => boxed(Matching::of(notes, group)),
            ItemType::ChooseAll => boxed(ChooseAll::of(notes, group, pool)),
            ItemType::QuestionFromKey => boxed(QuestionFromKey::all(notes, pool, group)),
            ItemType::TrueFalse => boxed(TrueFalse::all(notes, group)),
            ItemType::Cloze => boxed(Cloze::all(notes, frames, group)),
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
        let mut all = self.asked.borrow_mut();
        let length = all.len().max(kind + 1);
        all.resize_with(length, Default::default);
        let Some((seen, asked)) = all.get_mut(kind) else { return false };
        while asked.get(&words).is_none()
            && let Some(earlier) = before.get(*seen).and_then(|&at| self.notes.groups.get(at))
        {
            *seen += 1;
            for words in self.asks(earlier, point) {
                asked.entry(words).or_insert(earlier.place);
            }
        }
        asked.get(&words).is_some_and(|&first| first < group.place)
    }

    /// In which words a group asks about a key, before what it has in common with others is left
    /// out.
    fn asks(&self, group: &Group, key: &Point) -> Vec<String> {
        let Self { notes, frames, .. } = self;
        let choice = KeyFromExplanation::of_key(notes, group, &key.key_compact);
        let point = notes.point_of(group.place, key);
        let gaps = point.into_iter().flat_map(|point| Cloze::of(notes, frames, group, point));
        let choice = choice.iter().map(|recipe| words(recipe, group));
        choice.chain(gaps.map(|recipe| words(&recipe, group))).collect()
    }

    /// The kind and the group that an item's id names; several groups where one's id goes on as
    /// another's does.
    pub(crate) fn named<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (ItemType, &'a Group)> {
        let parts =
            id.split_once('/').and_then(|(kind, rest)| Some((ItemType::from_name(kind)?, rest)));
        parts.into_iter().flat_map(move |(kind, rest)| {
            let slashes = rest.char_indices().filter(|&(_, c)| c == '/').map(|(at, _)| at);
            let ids = slashes.chain([rest.len()]).map(|end| slice(rest, 0..end));
            let places = ids.filter_map(|id| self.groups.get(id));
            places.filter_map(move |at| Some((kind, self.notes.groups.get(at)?)))
        })
    }
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

impl Deck {
    /// Takes so many steps, and at least one, of what has to be done before the first item can be
    /// made; what is left of it is done when the first is wanted. A step takes about a millisecond,
    /// so a page can be alive meanwhile. Returns how much is done: from 0 to 1, which is all.
    pub fn prepare(&self, steps: usize) -> f64 {
        self.lazy_bank().prepare(self, steps)
    }

    /// The whole item bank: group by group in deck order, in each kind by kind. The same deck and
    /// options always give the same bank.
    #[must_use]
    pub fn items(&self, options: &ItemOptions) -> Vec<Item> {
        let bank = self.bank();
        let kinds = || ItemType::ALL.into_iter().filter(|&kind| options.wants(kind));
        let groups = bank.notes.groups.iter();
        let of_group = |group| {
            let recipes = kinds().flat_map(move |kind| bank.recipes(group, kind));
            recipes.map(move |recipe| recipe.item(&bank.notes, group, options.seed))
        };
        groups.flat_map(of_group).collect()
    }

    /// The item with this id, as it is under a seed.
    #[must_use]
    pub fn item(&self, id: &str, seed: u64) -> Option<Item> {
        let bank = self.bank();
        bank.named(id).find_map(|(kind, group)| {
            let recipe = bank.recipes(group, kind).iter().find(|recipe| recipe.id(group) == id)?;
            Some(recipe.item(&bank.notes, group, seed))
        })
    }
}
