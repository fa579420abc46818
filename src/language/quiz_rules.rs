//! What the quiz has to know of a language.

use super::antonyms::Antonyms;
use super::clause::ClauseChar;
use super::list_words::ListWords;
use super::text_lengths::TextLengths;

/// What grading a typed answer, comparing texts and hiding a term depend on.
pub(crate) trait QuizLanguage {
    /// How many characters say how much.
    fn lengths(&self) -> &'static TextLengths;

    // Grading.

    /// What makes another term of one, or its opposite, by one character.
    fn antonyms(&self) -> &'static Antonyms;

    /// The words by which the lines of a typed list are marked, joined and closed.
    fn list_words(&self) -> &'static ListWords;

    /// Endings of terms that may be left off, or stand for each other, and hardly change what is
    /// named: 训练方法, 训练技术.
    fn optional_suffixes(&self) -> &'static [&'static str];

    /// Words that say that another name of the same thing follows, parted by blanks: 简称, 即.
    fn alias_introducers(&self) -> &'static str;

    /// The words of a term, where all of them in one sentence say it as well as the term does;
    /// empty where its words cannot be told apart.
    ///
    /// - `term`: as it is compared.
    fn split_term(&self, term: &[char]) -> Vec<String>;

    /// Whether a term in running text is denied by what stands before it in its clause, or behind
    /// it. What is ambiguous denies nothing.
    ///
    /// - `before`, `after`: the nearest characters last and first, respectively.
    fn is_negated(&self, before: &[ClauseChar], after: &[ClauseChar]) -> bool;

    // What texts have in common.

    /// The shingles of a text (Broder, 1997), in order: the runs that carry its meaning. Texts with
    /// many in common say the same.
    ///
    /// - `text`: as it is shown.
    /// - `compact`: the same in compact form.
    fn shingles(&self, text: &str, compact: &str, each: &mut dyn FnMut(&str));

    // Gaps of the quiz.

    /// Of how many characters a word may be that stands among others without blanks; 1 where each
    /// character is a word.
    fn longest_unspaced_word(&self) -> usize;

    /// What parts clauses: a gap is told by the clause that it stands in.
    fn clause_ends(&self) -> &'static [char];

    /// Whether a word goes on behind what looks like a term: `任务调度` in `任务调度器`.
    fn continues_word(&self, after: &str) -> bool;

    /// Whether a clause lists members that could as well be others.
    fn is_listing(&self, clause: &str) -> bool;

    /// Whether a term is coupled to another by what stands before or behind it: either could be
    /// missing.
    fn is_coupled(&self, before: &str, after: &str) -> bool;

    /// Whether a term can be asked for by its length and its first letter.
    ///
    /// - `term`: in compact form.
    fn may_be_hidden(&self, term: &str) -> bool;
}
