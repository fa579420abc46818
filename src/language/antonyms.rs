//! Characters that take the opposite meaning, or another one, when they stand for each other.

use study_model::text::find;

/// What a language knows of its opposites; texts are lists of characters.
#[derive(Debug)]
pub(crate) struct Antonyms {
    /// Characters that deny on their own.
    pub(crate) negations: &'static str,
    /// Characters that make the opposite of what they are put before.
    pub(crate) prefixes: &'static str,
    /// Words of two characters, parted by blanks, in which one of these turns nothing round, so that
    /// one who leaves the character out has made a slip.
    pub(crate) plain_words: &'static str,
    /// Rows parted by blanks, each with two sides parted by `|`: any character of the left side is an
    /// antonym of any of the right one, and the other way round.
    pub(crate) pairs: &'static str,
    /// Characters that exclude each other within a row.
    pub(crate) sets: &'static [&'static str],
}

impl Antonyms {
    /// Of a language of which nothing is known.
    pub(super) const NONE: Self =
        Self { negations: "", prefixes: "", plain_words: "", pairs: "", sets: &[] };

    /// Whether a character denies on its own.
    pub(crate) fn is_negation(&self, c: char) -> bool {
        self.negations.contains(c)
    }

    /// Whether a character makes the opposite of what it is put before.
    pub(crate) fn makes_opposite(&self, c: char) -> bool {
        self.is_negation(c) || self.prefixes.contains(c)
    }

    /// Whether two characters mean the opposite of each other.
    pub(crate) fn are_opposite(&self, a: char, b: char) -> bool {
        let is_pair = |x, y| {
            let mut rows = self.pairs.split(' ').filter_map(|row| row.split_once('|'));
            rows.any(|(left, right)| left.contains(x) && right.contains(y))
        };
        is_pair(a, b) || is_pair(b, a)
    }

    /// Whether two characters name different things of one kind.
    pub(crate) fn exclude_each_other(&self, a: char, b: char) -> bool {
        self.sets.iter().any(|set| set.contains(a) && set.contains(b))
    }

    /// Whether a character and one of its neighbours are a word in which it turns nothing round.
    pub(crate) fn is_in_plain_word(
        &self,
        left: Option<&char>,
        c: char,
        right: Option<&char>,
    ) -> bool {
        let is_word = |pair: [Option<&char>; 2]| {
            let word: String = pair.into_iter().flatten().collect();
            word.chars().count() == 2 && find(self.plain_words, &word).is_some()
        };
        is_word([left, Some(&c)]) || is_word([Some(&c), right])
    }
}
