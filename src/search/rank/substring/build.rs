//! Makes the automaton of a query or of a term.

use study_model::{Blob, FIRST_WORD, Tokens};

use super::automaton::{Automaton, SEPARATOR, Transition};
use crate::pinyin::letter_mask;
use crate::search::index::token_dictionary::TokenDictionary;
use crate::search::positions::{self, MAX_QUERY_LENGTH, Positions};
use crate::search::query::characters::{Query, Script, script};

/// The automaton of a query.
pub(super) fn of_query(dictionary: &TokenDictionary, query: &Query) -> Automaton {
    let mut boundaries = query.boundaries;
    for (at, pair) in (1..).zip(query.chars.windows(2)) {
        let is_boundary = |c: &char| !c.is_ascii_alphanumeric();
        boundaries |= Positions::from(pair.iter().any(is_boundary)) << at;
    }
    of_letters(dictionary, &query.chars, boundaries)
}

/// The automaton of a term.
pub(super) fn of_term(dictionary: &TokenDictionary, term: Tokens<'_>) -> Automaton {
    let mut letters = Vec::new();
    for token in term {
        dictionary.spell(token, &mut letters);
    }
    letters.truncate(MAX_QUERY_LENGTH);
    of_letters(dictionary, &letters, Positions::MAX)
}

/// The terms of which a query is an alias.
pub(super) fn terms_of_alias(
    automaton: &Automaton,
    blob: &Blob,
    dictionary: &TokenDictionary,
    query: &Query,
) -> Vec<u32> {
    let (mut terms, mut letters) = (Vec::new(), Vec::new());
    let begins = |it: &Transition| it.from == 0 && it.start == 0;
    let first = automaton.tokens.iter().filter(|&&token| automaton.of(token).any(begins));
    for &alias in first.flat_map(|&token| dictionary.aliases_from(token)) {
        let Some((term, tokens)) = blob.alias(alias) else { continue };
        letters.clear();
        for token in tokens {
            dictionary.spell(token, &mut letters);
        }
        if letters == query.chars {
            terms.push(term);
        }
    }
    terms
}

/// - `boundaries`: the positions where one English word may end and another begin.
fn of_letters(dictionary: &TokenDictionary, letters: &[char], boundaries: Positions) -> Automaton {
    let mut builder = Builder { dictionary, letters, boundaries, transitions: Vec::new() };
    if !letters.is_empty() {
        builder.add_chinese();
        builder.add_spelled();
    }
    let length = letters.len();
    let mut automaton =
        Automaton { transitions: builder.transitions, length, ..Automaton::default() };
    if !letters.is_empty() {
        keep_paths(&mut automaton, builder.boundaries);
        chain(&mut automaton, dictionary);
    }
    automaton
}

struct Builder<'a> {
    dictionary: &'a TokenDictionary,
    letters: &'a [char],
    boundaries: Positions,
    transitions: Vec<Transition>,
}

impl Builder<'_> {
    fn add_chinese(&mut self) {
        let mut own = Vec::new();
        for (from, &c) in self.letters.iter().enumerate() {
            let Some(id) = self.dictionary.pinyin.char_id(c) else { continue };
            for &token in self.dictionary.tokens_with(id) {
                if from == 0 || self.dictionary.char_ids(token).first() == Some(&id) {
                    own.clear();
                    self.dictionary.spell(token, &mut own);
                    self.add(token, &own, from);
                }
            }
        }
    }

    /// Adds tokens that are spelled in letters. Those that stand beside others without a boundary
    /// come first: where they begin and end, English words may.
    fn add_spelled(&mut self) {
        let all = self.letters.iter().fold(0, |mask, &c| mask | letter_mask(c));
        let edge = |c: Option<&char>| c.map_or(0, |&c| letter_mask(c));
        let (first, last) = (edge(self.letters.first()), edge(self.letters.last()));
        let dictionary = self.dictionary;
        let mut english = Vec::new();
        for token in dictionary.spelled_tokens(|begins, own| {
            let begins = all & letter_mask(begins) != 0;
            own & first != 0 || begins && (own & !all == 0 || own & last != 0)
        }) {
            // The query goes on behind the token, or ends inside of it.
            if all & edge(token.letters.last()) == 0 && token.mask & last == 0 {
                continue;
            }
            if token.needs_boundary {
                english.push(token);
                continue;
            }
            let before = self.transitions.len();
            (0..self.letters.len()).for_each(|from| self.add(token.token, token.letters, from));
            for it in self.transitions.get(before..).unwrap_or_default() {
                self.boundaries |= 1 << it.from | 1 << it.to;
            }
        }
        self.boundaries &= (1 << self.letters.len()) - 2;
        // Without a boundary inside, one token has to say it all.
        english.retain(|token| self.boundaries != 0 || all & !token.mask == 0);
        for token in &english {
            self.add(token.token, token.letters, 0);
            for from in positions::iter(self.boundaries) {
                if self.letters.get(from) == token.letters.first() {
                    self.add(token.token, token.letters, from);
                }
            }
        }
    }

    /// Adds what a token says from a position on: its beginning or, where the query begins, any
    /// part of it that goes to the end of one of them. The same twice does no harm.
    fn add(&mut self, token: u32, own: &[char], from: usize) {
        let letters = self.letters.get(from..).unwrap_or_default();
        let starts = own.iter().take(if from == 0 { own.len() } else { 1 }).enumerate();
        for (start, _) in starts.filter(|&(_, c)| Some(c) == letters.first()) {
            let rest = own.get(start..).unwrap_or_default();
            let same = rest.iter().zip(letters).take_while(|(a, b)| a == b).count();
            if same == rest.len() || same == letters.len() {
                let in_words = |&c| matches!(script(c), Script::Latin | Script::Digit);
                let is_whole = same == own.len() || !own.first().is_some_and(in_words);
                let to = from + same;
                self.transitions.push(Transition { token, from, to, start, is_whole, next: 0 });
            }
        }
    }
}

/// Leaves out the transitions that are on no path from the beginning to the end.
fn keep_paths(automaton: &mut Automaton, boundaries: Positions) {
    let end: Positions = 1 << automaton.length;
    let allowed = boundaries | 1 | end;
    // For each position where it leads to, and from where it is led to.
    let mut leads: Vec<[Positions; 2]> = vec![[0; 2]; automaton.length + 1];
    for it in &automaton.transitions {
        leads.get_mut(it.from).into_iter().for_each(|[ahead, _]| *ahead |= 1 << it.to);
        leads.get_mut(it.to).into_iter().for_each(|[_, back]| *back |= 1 << it.from);
    }
    let (mut ahead, mut back): (Positions, Positions) = (1, end);
    for (at, ([onwards, _], [_, backwards])) in leads.iter().zip(leads.iter().rev()).enumerate() {
        ahead |= if ahead & allowed & 1 << at == 0 { 0 } else { *onwards };
        back |= if back & allowed & end >> at == 0 { 0 } else { *backwards };
    }
    let (ahead, back) = (ahead & allowed, back & allowed);
    automaton.transitions.retain(|it| ahead >> it.from & back >> it.to & 1 == 1);
}

/// Chains the transitions of each token.
fn chain(automaton: &mut Automaton, dictionary: &TokenDictionary) {
    automaton.of_token = vec![0; dictionary.count() + FIRST_WORD as usize];
    for &token in dictionary.separators() {
        if let Some(first) = automaton.of_token.get_mut(token as usize) {
            *first = SEPARATOR;
        }
    }
    for (at, transition) in automaton.transitions.iter_mut().enumerate().rev() {
        let Some(first) = automaton.of_token.get_mut(transition.token as usize) else { continue };
        transition.next = std::mem::replace(first, u32::try_from(at + 1).unwrap_or_default());
        if transition.next == 0 {
            automaton.tokens.push(transition.token);
        }
    }
}
