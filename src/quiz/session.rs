//! What to ask in one sitting.

use super::items::{Item, ItemOptions, ItemType};
use super::shuffle::Seeded;
use crate::deck::{Deck, UnknownId};

/// A sitting that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Seed and kinds.
    pub items: ItemOptions,
    /// Most items wanted; 10 unless told.
    pub limit: usize,
    /// Id of the only document to ask about.
    pub document: Option<String>,
}

impl Default for Session {
    fn default() -> Self {
        Self { items: ItemOptions::default(), limit: 10, document: None }
    }
}

impl Deck {
    /// The items of a sitting: in an order that the seed decides, at most one of each question,
    /// so that no item shows what another asks; the kinds by turns, choosing before recalling.
    ///
    /// # Errors
    /// [`UnknownId`] for a document that the deck does not have.
    pub fn session(&self, session: &Session) -> Result<Vec<Item>, UnknownId> {
        let document = session.document.as_deref().map(|id| self.find_document(id)).transpose()?;
        let within = |item: &Item| {
            let of = |&entry: &u32| self.head(entry).map(|head| head.document);
            document.is_none() || item.entries.iter().any(|entry| of(entry) == document)
        };
        let mut bank = self.items(&session.items);
        bank.retain(within);
        Seeded::new(session.items.seed, "session").shuffle(&mut bank);
        Ok(by_turns(bank, session.limit))
    }
}

/// The first items of each kind by turns, one of each group of entries.
fn by_turns(bank: Vec<Item>, limit: usize) -> Vec<Item> {
    let (mut choices, mut cards): (Vec<Item>, Vec<Item>) =
        bank.into_iter().rev().partition(|item| item.kind == ItemType::KeyFromExplanation);
    let mut picked: Vec<Item> = Vec::new();
    while picked.len() < limit && !(choices.is_empty() && cards.is_empty()) {
        for kind in [&mut choices, &mut cards] {
            while let Some(item) = kind.pop() {
                if picked.iter().all(|before| before.entries != item.entries) {
                    picked.push(item);
                    break;
                }
            }
        }
    }
    picked.truncate(limit);
    picked
}
