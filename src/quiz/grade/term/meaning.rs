//! What turns the meaning of a term round: a negation more or less, an opposite in its place, another
//! number or unit.

use super::edit::Edit;
use crate::language::{Antonyms, Language};

/// Letters of an abbreviation or a unit in which none is to spare: CNN and RNN, KB and MB.
const LONGEST_ACRONYM: usize = 3;

impl Edit {
    /// Whether the meaning is another one for it.
    ///
    /// - `expected`: the text that was edited.
    /// - `at`: where in it.
    pub(super) fn changes_meaning(
        self,
        language: &dyn Language,
        expected: &[char],
        at: usize,
    ) -> bool {
        let antonyms = language.antonyms();
        let is_long = expected.len() > language.lengths().recognisable;
        let left = at.checked_sub(1).and_then(|at| expected.get(at));
        let right = |by: usize| expected.get(at + by);
        let is_number = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        let is_letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
        let denies = |c: char| antonyms.makes_opposite(c) || is_numeric_punctuation(c);
        let is_short = letters_around(expected, at) <= LONGEST_ACRONYM;
        // 10 GB and 10 B.
        let is_unit = |next: usize| is_short && is_number(left) && is_letter(right(next));
        // Half of a word of two characters denies nothing; of a short term there would be too little left to
        // say what was meant.
        let is_half =
            |left: Option<&char>, c: char| is_long && antonyms.is_in_plain_word(left, c, right(1));
        match self {
            Self::Deleted(c) => {
                denies(c) && !is_half(left, c)
                    || c.is_ascii_digit() && (is_number(left) || is_number(right(1)))
                    || is_greek_not(left, c, right(1), right(2))
                    || c.is_ascii_alphabetic() && is_unit(1)
            }
            Self::Inserted(c) => {
                denies(c)
                    || c.is_ascii_digit() && (is_number(left) || is_number(right(0)))
                    || is_greek_not(left, c, right(0), right(1))
                    || c.is_ascii_alphabetic() && is_unit(0)
            }
            Self::Replaced(a, b) => {
                antonyms.is_negation(a) && !is_half(left, a)
                    || denies(b)
                    || antonyms.are_opposite(a, b)
                    || antonyms.exclude_each_other(a, b)
                    || a.is_ascii_digit() && b.is_ascii_digit()
                    || is_numeric_punctuation(a)
                    || is_letter(Some(&a)) && is_letter(Some(&b)) && (is_short || is_number(left))
            }
            Self::Transposed(a, b) => {
                let is_word = is_long && antonyms.is_in_plain_word(None, a, Some(&b));
                let counts = |c: char| antonyms.is_negation(c) && !is_word || c.is_ascii_digit();
                antonyms.are_opposite(a, b) || counts(a) || counts(b)
            }
        }
    }
}

/// Whether a character that sounds like another means its opposite: 卖 for 买, or 不 for 部.
pub(super) fn are_opposite_homophones(antonyms: &Antonyms, expected: char, typed: char) -> bool {
    expected != typed
        && (antonyms.is_negation(expected)
            || antonyms.is_negation(typed)
            || antonyms.are_opposite(expected, typed))
}

/// How many Latin letters in a row stand at a place, on both its sides.
fn letters_around(text: &[char], at: usize) -> usize {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, &[]));
    let letters_before = before.iter().rev().take_while(|c| c.is_ascii_alphabetic()).count();
    letters_before + after.iter().take_while(|c| c.is_ascii_alphabetic()).count()
}

/// What is left of punctuation stands between two digits.
fn is_numeric_punctuation(c: char) -> bool {
    matches!(c, '.' | ':' | '/')
}

/// The only letter that makes the opposite of a word by itself: asynchronous, asymmetric.
fn is_greek_not(left: Option<&char>, c: char, next: Option<&char>, second: Option<&char>) -> bool {
    c == 'a'
        && left.is_none_or(|left| !left.is_ascii_alphabetic())
        && (next, second) == (Some(&'s'), Some(&'y'))
}
