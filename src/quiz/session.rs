//! What to ask in one sitting.

use study_model::text::{compact, find};

use super::index::Index;
use super::items::{Item, ItemOptions, ItemType};
use super::notes::Group;
use super::recipe::Recipe;
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
    /// Of the wanted kinds, those first that suit the learner.
    recipes: Vec<&'a dyn Recipe>,
}

/// A sitting in the making.
#[derive(Default)]
struct Picked {
    items: Vec<Item>,
    /// What each of them shows, in compact form.
    shown: Vec<String>,
    /// The keys that were asked about, with their groups; without a key the whole group.
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
        let candidates = self.candidates(session)?;
        let mut picked = Picked::default();
        // Round after round, until one brings nothing new.
        loop {
            let before = picked.items.len();
            for candidate in &candidates {
                if picked.items.len() >= session.limit {
                    return Ok(picked.items);
                }
                self.pick(candidate, session.items.seed, &mut picked);
            }
            if picked.items.len() == before {
                return Ok(picked.items);
            }
        }
    }

    fn candidates(&self, session: &Session) -> Result<Vec<Candidate<'_>>, UnknownId> {
        let document = session.document.as_deref().map(|id| self.find_document(id)).transpose()?;
        let of = |entry: u32| self.head(entry).map(|head| head.document);
        let entries: Option<Vec<u32>> = session
            .entries
            .as_ref()
            .map(|ids| ids.iter().filter_map(|id| self.find(id).ok()).collect());
        let within = |group: &&Group| {
            let mut own = group.entries.iter();
            own.any(|entry| {
                (document.is_none() || of(*entry) == document)
                    && entries.as_ref().is_none_or(|entries| entries.contains(entry))
            })
        };
        let stages = Stages::new(self, &session.log);
        let groups = self.bank().recipes().filter(|(group, _)| within(group));
        let candidates = groups.map(|(group, recipes)| {
            let stage = stages.of(&group.id);
            let wanted = recipes.iter().filter(|recipe| session.items.wants(recipe.kind()));
            let mut wanted: Vec<&dyn Recipe> = wanted.map(AsRef::as_ref).collect();
            Seeded::new(session.items.seed, &group.id).shuffle(&mut wanted);
            let recipes = stage.nearest().into_iter().flat_map(|near| {
                wanted.iter().copied().filter(move |recipe| Stage::of(recipe.kind()) == near)
            });
            let recipes = recipes.collect();
            Candidate { group, recipes }
        });
        let mut candidates: Vec<Candidate<'_>> = candidates.collect();
        Seeded::new(session.items.seed, "session").shuffle(&mut candidates);
        Ok(candidates)
    }

    /// Takes one item about a group, if there is one that nothing speaks against: of the kinds that
    /// suit the learner best, the one that was taken least.
    fn pick(&self, Candidate { group, recipes }: &Candidate<'_>, seed: u64, picked: &mut Picked) {
        let Some(first) = recipes.first() else { return };
        let best = Stage::of(first.kind());
        let suits = |recipe: &&&dyn Recipe| Stage::of(recipe.kind()) == best;
        let most = ItemType::ALL.map(|kind| picked.taken(kind)).into_iter().max().unwrap_or(0);
        let by_turns = (0..=most).flat_map(|times| {
            let suiting = recipes.iter().filter(suits);
            suiting.filter(|recipe| picked.taken(recipe.kind()) == times).collect::<Vec<_>>()
        });
        let others = recipes.iter().filter(|recipe| !suits(recipe));
        for recipe in by_turns.chain(others).collect::<Vec<_>>() {
            if picked.has_asked(group, *recipe) {
                continue;
            }
            let item = recipe.item(&self.bank().notes, group, seed);
            if !picked.shows_answer(&item) {
                picked.push(group, item);
                return;
            }
        }
    }
}

impl Picked {
    /// How often a kind was taken.
    fn taken(&self, kind: ItemType) -> usize {
        self.items.iter().filter(|item| item.kind == kind).count()
    }

    /// Whether this key was asked about, or anything of the question where there is no key; an item
    /// about the whole shows every key, so none of them is left to ask either.
    fn has_asked(&self, group: &Group, recipe: &dyn Recipe) -> bool {
        let asked = |key: &str| self.asked.get(&asking(group, key)).is_some();
        let any = || self.items.iter().any(|item| item.entries == group.entries);
        recipe.point().map_or_else(any, |point| asked(&point.key_compact)) || asked("")
    }

    /// Whether one of the last items shows what has to be typed here.
    fn shows_answer(&self, item: &Item) -> bool {
        let last = || self.shown.iter().rev().take(APART);
        let shown = |term: &String| last().any(|text| find(text, &compact(term)).is_some());
        item.kind.is_typed() && item.accept.iter().any(shown)
    }

    fn push(&mut self, group: &Group, item: Item) {
        self.asked.add(&asking(group, &compact(&item.key)));
        let options = item.options.iter().flat_map(|option| [&option.text, &option.reason]);
        let pairs = item.pairs.iter().flat_map(|pair| [&pair.left, &pair.right]);
        let texts = [&item.stem, &item.feedback.text].into_iter().chain(&item.accept);
        let shown: Vec<String> =
            texts.chain(options).chain(pairs).map(|text| compact(text)).collect();
        self.shown.push(shown.join("\n"));
        self.items.push(item);
    }
}

/// A key point of a group, in one text.
fn asking(group: &Group, key: &str) -> String {
    [&group.id, "\n", key].concat()
}
