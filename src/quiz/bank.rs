//! The bank: every item of a deck.

use study_model::text::{compact, find};

use super::choose_all::{ChooseAll, Pool};
use super::cloze::Clozes;
use super::explanation_from_key::ExplanationFromKey;
use super::index::Index;
use super::items::{Item, ItemOptions};
use super::key_from_explanation::KeyFromExplanation;
use super::matching::Matching;
use super::notes::{Group, Notes};
use super::question_from_key::QuestionFromKey;
use super::recipe::Recipe;
use super::true_false::TrueFalse;
use super::whole::Whole;
use crate::deck::Deck;

/// What items are made of, whatever the seed.
#[derive(Debug)]
pub(crate) struct Bank {
    pub(crate) notes: Notes,
    /// For each group of the notes the ways to ask about it, in the order of their kinds.
    recipes: Vec<Vec<Box<dyn Recipe>>>,
}

impl Bank {
    pub(crate) fn new(deck: &Deck) -> Self {
        let notes = Notes::new(deck);
        let clozes = Clozes::new(&notes);
        let pool = Pool::new(&notes);
        let mut stated = Index::default();
        let mut asked = Index::default();
        let mut recipes = Vec::new();
        for (at, group) in notes.groups.iter().enumerate() {
            let mut of_group = recipes_of(&notes, &clozes, &pool, &mut stated, (at, group));
            // What two groups would ask in the same words is asked in one of them.
            of_group.retain(|recipe| {
                let key = recipe.point().map_or("", |point| &point.key);
                let stem = [recipe.kind().name(), &recipe.stem(group), recipe.mark().unwrap_or("")]
                    .join("\n");
                asked.add(&fingerprint(key, &stem))
            });
            recipes.push(of_group);
        }
        Self { notes, recipes }
    }

    /// Every way to ask, group by group.
    pub(crate) fn recipes(&self) -> impl Iterator<Item = (&Group, &[Box<dyn Recipe>])> {
        self.notes.groups.iter().zip(self.recipes.iter().map(Vec::as_slice))
    }
}

fn recipes_of(
    notes: &Notes,
    clozes: &Clozes<'_>,
    pool: &Pool<'_>,
    stated: &mut Index,
    (at, group): (usize, &Group),
) -> Vec<Box<dyn Recipe>> {
    fn boxed<'a, R: Recipe + 'a>(
        recipes: impl IntoIterator<Item = R>,
    ) -> Vec<Box<dyn Recipe + 'a>> {
        recipes.into_iter().map(|recipe| Box::new(recipe) as Box<dyn Recipe + 'a>).collect()
    }
    [
        boxed(KeyFromExplanation::all(notes, group)),
        boxed(ExplanationFromKey::all(notes, group)),
        boxed(Matching::of(notes, group)),
        boxed(ChooseAll::of(notes, at, group, pool)),
        boxed(QuestionFromKey::all(notes, pool, at, group)),
        boxed(TrueFalse::all(notes, group, stated)),
        boxed(clozes.all(group)),
        boxed(Whole::list_recall(group)),
        boxed([Whole::flashcard()]),
        boxed(Whole::interview(group)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What two items have in common that ask the same about the same key.
pub(crate) fn fingerprint(key: &str, text: &str) -> String {
    [&compact(key), "\n", &compact(text)].concat()
}

impl Deck {
    /// The whole item bank: group by group in deck order, in each kind by kind. The same deck and
    /// options always give the same bank.
    #[must_use]
    pub fn items(&self, options: &ItemOptions) -> Vec<Item> {
        let Bank { notes, .. } = self.bank();
        let of_group = |(group, recipes): (&Group, &[Box<dyn Recipe>])| {
            let wanted = recipes.iter().filter(|recipe| options.wants(recipe.kind()));
            wanted.map(|recipe| recipe.item(notes, group, options.seed)).collect::<Vec<_>>()
        };
        self.bank().recipes().flat_map(of_group).collect()
    }

    /// The item with this id, as it is under a seed.
    #[must_use]
    pub fn item(&self, id: &str, seed: u64) -> Option<Item> {
        let Bank { notes, .. } = self.bank();
        let near = self.bank().recipes().filter(|(group, _)| find(id, &group.id).is_some());
        near.into_iter().find_map(|(group, recipes)| {
            let recipe = recipes.iter().find(|recipe| recipe.id(group) == id)?;
            Some(recipe.item(notes, group, seed))
        })
    }
}
