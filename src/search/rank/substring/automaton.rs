//! An automaton that reads text token by token and tells where it holds a query.

use study_model::{Blob, Tokens};

use crate::search::index::postings::readable;
use crate::search::positions::Positions;
use crate::search::query::candidates::TypedToken;

/// What a token says of a query.
#[derive(Debug)]
pub(super) struct Transition {
    pub(super) token: u32,
    /// Positions of the query.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The first of its letters that says it.
    pub(super) start: usize,
    /// Whether it says a word, and not some letters inside of one. Chinese has no blanks: there a
    /// part of a token may be a word.
    pub(super) is_whole: bool,
    /// The next transition of the token, from 1; 0 for none.
    pub(super) next: u32,
}

/// Something for whole words, and for whatever letters there are.
pub(super) type WholeOrAny<T> = [T; 2];

/// The positions of the query that the last tokens of a text lead to.
pub(super) type States = WholeOrAny<Positions>;

/// In `of_token`, for separators.
pub(super) const SEPARATOR: u32 = u32::MAX;

/// A query, or the term that it stands for, as tokens may say it.
#[derive(Debug, Default)]
pub(super) struct Automaton {
    pub(super) transitions: Vec<Transition>,
    /// For each token of the lexicon its first transition, from 1; 0 for tokens without.
    pub(super) of_token: Vec<u32>,
    /// The tokens that have any, each once.
    pub(super) tokens: Vec<u32>,
    /// The position where the query ends.
    pub(super) length: usize,
}

impl Automaton {
    /// Whether it stands nowhere.
    pub(super) fn is_empty(&self) -> bool {
        self.transitions.is_empty()
    }

    /// The transitions of a token.
    pub(super) fn of(&self, token: u32) -> impl Iterator<Item = &Transition> {
        let mut next = self.of_token.get(token as usize).copied().unwrap_or_default();
        std::iter::from_fn(move || {
            let transition = self.transitions.get(next.checked_sub(1)? as usize)?;
            next = transition.next;
            Some(transition)
        })
    }

    /// Reads a token; whether it leads anywhere.
    #[inline]
    pub(super) fn step(&self, states: &mut States, token: u32) -> bool {
        let at = self.of_token.get(token as usize).copied().unwrap_or_default();
        if at == SEPARATOR {
            return false;
        }
        let before = std::mem::take(states);
        if at > 0 {
            *states = self.after(before, token);
        }
        at > 0
    }

    #[inline(never)]
    fn after(&self, before: States, token: u32) -> States {
        let mut states = States::default();
        for transition in self.of(token) {
            let [whole, any] = before.map(|before| (before | 1) >> transition.from & 1);
            states[0] |= (whole & Positions::from(transition.is_whole)) << transition.to;
            states[1] |= any << transition.to;
        }
        states
    }

    /// Whether all of the query has been read.
    #[inline]
    pub(super) fn accepts(&self, states: States) -> WholeOrAny<bool> {
        states.map(|states| states >> self.length & 1 == 1)
    }

    /// The tokens that hold it first, in the title or else in the text of an entry.
    ///
    /// - `title`: in tokens.
    /// - `whole`: whether whole words do.
    pub(super) fn matched_tokens(
        &self,
        blob: &Blob,
        title: Tokens<'_>,
        entry: u32,
        whole: bool,
    ) -> Vec<TypedToken> {
        let wanted = |states: States| if whole { states[0] } else { states[1] };
        for text in [title, blob.text(entry)].map(readable) {
            let mut states = States::default();
            let mut read: Vec<(u32, Positions)> = Vec::with_capacity(text.len());
            for (token, _) in text {
                read.push((token, wanted(states)));
                self.step(&mut states, token);
                if wanted(states) >> self.length & 1 == 1 {
                    return self.trace_back(&read, whole);
                }
            }
        }
        Vec::new()
    }

    /// The last of these tokens, from where they begin to hold the query.
    ///
    /// - `read`: each with the states before it.
    fn trace_back(&self, read: &[(u32, Positions)], whole: bool) -> Vec<TypedToken> {
        let (mut end, mut tokens) = (self.length, Vec::new());
        for &(token, before) in read.iter().rev() {
            let leads = |it: &&Transition| {
                it.to == end
                    && (it.is_whole || !whole)
                    && (it.from == 0 || before >> it.from & 1 == 1)
            };
            if let Some(it) = self.of(token).find(leads) {
                tokens.push(TypedToken { token, letters: it.start..it.start + it.to - it.from });
                end = it.from;
            }
            if end == 0 {
                break;
            }
        }
        tokens
    }
}
