//! What to ask in one sitting.

use study_model::text::compact;

use super::bank::Bank;
use super::index::Index;
use super::items::{Item, ItemOptions, ItemType};
use super::notes::Group;
use super::recipe::Recipe;
use super::shown::Shown;
use super::shuffle::Seeded;
use super::stage::{Answered, Stage, Stages};
use crate::deck::{Deck, UnknownId};

/// So many items lie between one that shows an answer and one that wants it typed.
const APART: usize = 10;

/// A sitting that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Seed and kinds.
    pub items: ItemOptions,
    /// Most items wanted; 10 unless told.
    pub limit: usize,
    /// Id of the only document to ask about.
    pub document: Option<String>,
    /// Ids of the only entries to ask about, those that the deck does not have aside.
    pub entries: Option<Vec<String>>,
    /// What was answered before, oldest first: it decides which kinds a question is asked in.
    pub log: Vec<Answered>,
}

impl Default for Session {
    fn default() -> Self {
        let items = ItemOptions::default();
        Self { items, limit: 10, document: None, entries: None, log: Vec::new() }
    }
}

/// A group that may be asked about, and how.
struct Candidate<'a> {
    group: &'a Group,
    stage: Stage,
    /// What [`Candidate::open`] gives, once it was the group's turn.
    recipes: Option<(Stage, Vec<&'a dyn Recipe>)>,
}

/// A sitting in the making.
#[derive(Default)]
struct Picked {
    items: Vec<Item>,
    /// What each of them shows.
    shown: Vec<Shown>,
    /// How often each kind was taken.
    taken: [usize; ItemType::ALL.len()],
    /// The groups that were asked about, and the keys with their groups; without a key the whole
    /// group.
    asked: Index,
}

impl Deck {
    /// The items of a sitting, in an order that the seed decides. The questions take turns, the
    /// kinds are mixed, and each question is asked in the kinds that suit what the learner knows
    /// of it: to be recognised, then filled in, then recalled. Nothing that has to be typed was
    /// shown by one of the ten items before it.
    ///
    /// Fewer than `limit` where there is not enough to ask.
    ///
    /// # Errors
    /// [`UnknownId`] for a document that the deck does not have.
    pub fn session(&self, session: &Session) -> Result<Vec<Item>, UnknownId> {
        let mut candidates = self.candidates(session)?;
        let mut picked = Picked::default();
        // Round after round, until one brings nothing new.
        loop {
            let before = picked.items.len();
            for candidate in &mut candidates {
                if picked.items.len() >= session.limit {
                    return Ok(picked.items);
                }
                self.pick(candidate, &session.items, &mut picked);
            }
            if picked.items.len() == before {
                return Ok(picked.items);
            }
        }
    }

    fn candidates(&self, session: &Session) -> Result<Vec<Candidate<'_>>, UnknownId> {
        let document = session.document.as_deref().map(|id| self.find_document(id)).transpose()?;
        let of = |entry: u32| self.head(entry).map(|head| head.document);
        let wanted = session.entries.as_ref().map(|ids| {
            let mut wanted = Index::default();
            for id in ids {
                wanted.add(id);
            }
            wanted
        });
        let within = |group: &&Group| {
            let mut own = group.entries.iter();
            own.any(|&entry| {
                (document.is_none() || of(entry) == document)
                    && wanted.as_ref().is_none_or(|wanted| wanted.get(&self.id(entry)).is_some())
            })
        };
        let bank = self.bank();
        let stages = Stages::new(bank, &session.log);
        let groups = bank.notes.groups.iter().filter(within);
        let new = |group| Candidate { group, stage: stages.of(group), recipes: None };
        let mut candidates: Vec<Candidate<'_>> = groups.map(new).collect();
        Seeded::new(session.items.seed, "session").shuffle(&mut candidates);
        Ok(candidates)
    }

    /// Takes one item about a group, if there is one that nothing speaks against: of the kinds that
    /// suit the learner best, the one that was taken least.
    fn pick<'a>(
        &'a self,
        candidate: &mut Candidate<'a>,
        options: &ItemOptions,
        picked: &mut Picked,
    ) {
        let group = candidate.group;
        let (best, recipes) = candidate.open(self.bank(), options);
        let mut turns = picked.taken.to_vec();
        turns.sort_unstable();
        turns.dedup();
        for turn in turns.into_iter().map(Some).chain([None]) {
            let mut at = 0;
            while let Some(&recipe) = recipes.get(at) {
                let suits = Stage::of(recipe.kind()) == *best;
                let is_due = |turn| suits && picked.taken(recipe.kind()) == turn;
                if !turn.map_or(!suits, is_due) {
                    at += 1;
                } else if picked.has_asked(group, recipe) {
                    // Nor will it be asked later on: a question of many keys is gone through once.
                    recipes.remove(at);
                } else {
                    let item = recipe.item(&self.bank().notes, group, options.seed);
                    if !picked.shows_answer(&item) {
                        return picked.push(group, item);
                    }
                    at += 1;
                }
            }
        }
    }
}

impl<'a> Candidate<'a> {
    /// The stage that suits the learner best, of those that there is anything of, and the ways to ask
    /// that are left.
    fn open(&mut self, bank: &'a Bank, options: &ItemOptions) -> &mut (Stage, Vec<&'a dyn Recipe>) {
        let Self { group, stage, recipes } = self;
        recipes.get_or_insert_with(|| {
            let kinds = ItemType::ALL.into_iter().filter(|&kind| options.wants(kind));
            let wanted = kinds.flat_map(|kind| bank.recipes(group, kind)).map(AsRef::as_ref);
            let mut wanted: Vec<&dyn Recipe> = wanted.collect();
            Seeded::new(options.seed, &group.id).shuffle(&mut wanted);
            let near = |kind| stage.nearest().into_iter().position(|near| near == Stage::of(kind));
            wanted.sort_by_key(|recipe| near(recipe.kind()));
            let best = wanted.first().map_or(*stage, |recipe| Stage::of(recipe.kind()));
            (best, wanted)
        })
    }
}

impl Picked {
    /// How often a kind was taken.
    fn taken(&self, kind: ItemType) -> usize {
        self.taken.get(kind as usize).copied().unwrap_or_default()
    }

    /// Whether this key was asked about, or anything of the question where there is no key; an item
    /// about the whole shows every key, so none of them is left to ask either.
    fn has_asked(&self, group: &Group, recipe: &dyn Recipe) -> bool {
        let asked = |key: &str| self.asked.get(&asking(group, key)).is_some();
        let any = || self.asked.get(&group.id).is_some();
        recipe.point().map_or_else(any, |point| asked(&point.key_compact)) || asked("")
    }

    /// Whether one of the last items shows what has to be typed here.
    fn shows_answer(&self, item: &Item) -> bool {
        let last = || self.shown.iter().rev().take(APART);
        let is_shown = |term: &String| {
            let term = compact(term);
            last().any(|shown| shown.has(&term))
        };
        item.kind.is_typed() && item.accept.iter().any(is_shown)
    }

    fn push(&mut self, group: &Group, item: Item) {
        self.asked.add(&group.id);
        self.asked.add(&asking(group, &compact(&item.key)));
        self.taken.get_mut(item.kind as usize).into_iter().for_each(|taken| *taken += 1);
        self.shown.push(Shown::new(&item));
        self.items.push(item);
    }
}

/// A key point of a group, in one text.
fn asking(group: &Group, key: &str) -> String {
    [&group.id, "\n", key].concat()
}
