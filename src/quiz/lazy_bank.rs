//! The bank when it is wanted.

use std::cell::{OnceCell, RefCell};

use super::bank::Bank;
use super::bank_builder::BankBuilder;
use crate::deck::DeckReader;

/// A bank that is made when it is first wanted, or before that in steps.
#[derive(Debug, Default)]
pub(crate) struct LazyBank {
    bank: OnceCell<Bank>,
    builder: RefCell<BankBuilder>,
}

impl LazyBank {
    pub(crate) fn get(&self, deck: &DeckReader) -> &Bank {
        self.bank.get_or_init(|| {
            let mut builder = self.builder.take();
            while builder.step(deck) < 1.0 {}
            Bank::new(builder)
        })
    }

    /// See [`crate::Deck::prepare`].
    pub(crate) fn prepare(&self, deck: &DeckReader, steps: usize) -> f64 {
        if self.bank.get().is_some() {
            return 1.0;
        }
        let mut share = 0.0;
        for _ in 0..steps.max(1) {
            share = self.builder.borrow_mut().step(deck);
            if share >= 1.0 {
                self.get(deck);
                break;
            }
        }
        share
    }
}
