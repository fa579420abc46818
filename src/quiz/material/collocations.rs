//! What stands beside what in the explanations, and whether another term would fit a gap as well.

use super::growing_multimap::GrowingMultimap;
use super::term_occurrence::{EDGE, TermOccurrence, TokenId};
use crate::interner::Interner;

/// So many times as much speaks for a term as for any other that fits: of two that are as likely
/// nobody could tell which is meant.
const MARGIN: f64 = 2.0;
/// The same of one that is known to fit on one side only.
const HALF_MARGIN: f64 = MARGIN / 2.0;

/// A word that stands behind more words than these is no term of any.
const MOST_WORDS_BEFORE: usize = 9;

/// Where more words begin alike, one of them will do in any gap.
const MOST_ALIKE: usize = 256;

/// What stands beside what.
#[derive(Debug, Default)]
pub(crate) struct Collocations {
    tokens: Interner,
    /// Of each token the length, and the number of its cue: first character and length.
    cues: Vec<(usize, usize)>,
    cue_ids: Interner,
    /// Cues and the tokens with each.
    tokens_by_cue: GrowingMultimap,
    /// Words and the tokens behind them, once for each explanation.
    after: GrowingMultimap,
    /// Tokens and the words before them.
    words_before: GrowingMultimap,
    /// Words and the tokens before them.
    before: GrowingMultimap,
    /// Words and the tokens in one clause with them.
    together: GrowingMultimap,
}

impl Collocations {
    pub(super) fn new() -> Self {
        let mut collocations = Self::default();
        collocations.token(""); // EDGE
        collocations
    }

    pub(crate) fn token_count(&self) -> usize {
        self.cues.len()
    }

    /// To be called for each token when all points are read.
    pub(crate) fn finish(&mut self, token: TokenId) {
        for pairs in [&mut self.after, &mut self.words_before, &mut self.before, &mut self.together]
        {
            pairs.sort(token);
        }
    }

    /// Whether a word or term of the same length and with the same first character would fit the
    /// gap as well: it stands, somewhere in the deck, behind or before the same word, and the other
    /// words of the clause are found with it almost as often as with the term.
    pub(crate) fn has_other_filler(&self, term: &TermOccurrence) -> bool {
        let [left, right] = term.neighbours;
        let Some(&(_, cue)) = self.cues.get(term.token) else { return true };
        let alike = self.tokens_by_cue.of(cue);
        if alike.len() > MOST_ALIKE {
            return true;
        }
        // What is known of the term from elsewhere: this clause is no witness for itself.
        let own = self.support(term, term.token, 1);
        alike.filter(|&other| other != term.token).any(|other| {
            let [after, before] = [self.after.count(left, other), self.before.count(right, other)];
            let margin = if after > 0 && before > 0 { MARGIN } else { HALF_MARGIN };
            (after > 0 || before > 0) && own <= margin * self.support(term, other, 0)
        })
    }

    /// How much the words of a clause speak for a token: the sum of how likely each has it beside
    /// it, with so many clauses of each set aside.
    fn support(&self, term: &TermOccurrence, token: TokenId, aside: usize) -> f64 {
        let share = |&word: &TokenId| {
            let count = self.together.count(word, token).saturating_sub(aside);
            count as f64 / self.together.of(word).count().max(1) as f64
        };
        term.others.iter().map(share).sum()
    }

    /// Whether a word of more than one character beside the term calls for it: so it stands more
    /// than once in the deck, and never with another of the same length. Nor does any clause begin
    /// with it, as with verbs and adverbs, for which others may stand that mean the same.
    pub(crate) fn is_implied_by_neighbour(&self, term: &TermOccurrence) -> bool {
        let length = |token: TokenId| self.cues.get(token).map_or(0, |&(length, _)| length);
        let calls = |word: TokenId, beside: &GrowingMultimap| {
            let mut alike = beside.of(word).filter(|&token| length(token) == length(term.token));
            length(word) > 1
                && beside.count(word, term.token) > 1
                && alike.all(|token| token == term.token)
        };
        let [left, right] = term.neighbours;
        // What stands behind many words is said of many things: 速度, 效果, 能力.
        let mut last = EDGE;
        let words_before = self
            .words_before
            .of(term.token)
            .filter(|&word| length(word) > 1 && std::mem::replace(&mut last, word) != word);
        let is_general = words_before.take(MOST_WORDS_BEFORE + 1).count() > MOST_WORDS_BEFORE;
        self.after.count(EDGE, term.token) == 0
            && (calls(right, &self.before)
                || (!is_general && (right != EDGE || calls(left, &self.after))))
    }

    /// Whether the first word goes with the word before it rather than with the second, or the
    /// last with the one behind it: then what looks like a term is parts of two.
    pub(crate) fn crosses_words(
        &self,
        TermOccurrence { neighbours: [left, right], parts, .. }: &TermOccurrence,
    ) -> bool {
        let count = |a: &TokenId, b: &TokenId| self.after.count(*a, *b);
        let ([first, second, ..], [.., before, last]) = (parts.as_slice(), parts.as_slice()) else {
            return false;
        };
        count(left, first) > count(first, second) || count(last, right) > count(before, last)
    }

    /// Counts a term where it stands.
    pub(super) fn count(&mut self, term: &TermOccurrence) {
        let [left, right] = term.neighbours;
        self.after.add(left, term.token);
        self.words_before.add(term.token, left);
        self.before.add(right, term.token);
        for &word in &term.others {
            self.together.add(word, term.token);
        }
    }

    /// The number of a word or term.
    pub(super) fn token(&mut self, text: &str) -> TokenId {
        let token = self.tokens.intern(text);
        if token == self.cues.len() {
            let length = text.chars().count();
            let first: String = text.chars().take(1).collect();
            let cue = self.cue_ids.intern(&[first, length.to_string()].concat());
            self.cues.push((length, cue));
            self.tokens_by_cue.add(cue, token);
        }
        token
    }
}
