//! The words around the lines of a typed list.

/// What a language knows of lists; beside signs and digits, which mean the same in all of them.
#[derive(Debug)]
pub(crate) struct ListWords {
    /// Characters that numbers are written with: 三.
    pub(crate) numerals: &'static str,
    /// Characters that count as letters do, each by itself: 甲.
    pub(crate) letters: &'static str,
    /// What makes an ordinal of the numeral behind it: 第.
    pub(crate) ordinal_prefixes: &'static str,
    /// What is counted by an ordinal: 第一点.
    pub(crate) counters: &'static str,
    /// Behind digits and a blank, what makes them an amount and no number of a line: 3 亿.
    pub(crate) units: &'static str,
    /// What leads from an ordinal or a word of order to the line: 第一是, 最后是.
    pub(crate) copula: &'static str,
    /// The same from a numeral: 一来.
    pub(crate) numeral_verbs: &'static str,
    /// Words, parted by blanks, that only tell the order, whatever stands behind them.
    pub(crate) connectives: &'static str,
    /// Lists of words, parted by blanks, that open a line where a comma or colon follows.
    pub(crate) openers: &'static [&'static str],
    /// Words, parted by blanks, that stand before a noun in Latin letters.
    pub(crate) articles: &'static str,
    /// Characters that join two terms.
    pub(crate) conjunctions: &'static str,
    /// Lists of what says behind a line that there is more.
    pub(crate) tails: &'static [&'static [&'static str]],
    /// One of these that may say of what there is more: 等方法.
    pub(crate) naming_tail: Option<char>,
}

/// The words of a list that are parted by blanks.
pub(crate) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(' ').filter(|word| !word.is_empty())
}
