//! Mistakes, which stop a deck from being made.

use std::fmt;

use thiserror::Error;

use super::location::Location;

/// A mistake that stops the deck from being made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{at}: {kind}")]
pub struct DeckError {
    /// Where.
    pub at: Location,
    /// What, and what to do.
    pub kind: DeckErrorKind,
}

/// Every mistake of a deck, up to 10,000.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckErrors(pub Vec<DeckError>);

impl fmt::Display for DeckErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.0 {
            writeln!(f, "{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for DeckErrors {}

/// What can be wrong with a deck.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant is documented by the sentence it prints")]
pub enum DeckErrorKind {
    #[error("cannot be read ({reason}); check that the file is there and may be read")]
    Unreadable { reason: String },
    #[error("is not UTF-8 from this byte on; save the file as UTF-8")]
    NotUtf8,
    #[error("an invisible character (U+{code:04X}) stands here; {}", advice(*code))]
    UnreadableCharacter { code: u32 },
    #[error("the file is empty; write a title and at least one entry, or take it off the list")]
    EmptyFile,
    #[error(
        "front matter is no part of a document; delete it (a deck's title and language stand in deck.toml)"
    )]
    FrontMatter,
    #[error("is not valid TOML: {message}")]
    BadToml { message: String },
    #[error("unknown key `{key}`; {rule}")]
    UnknownKey { key: String, rule: &'static str },
    #[error("`{key}` is missing; add {example}")]
    MissingKey { key: &'static str, example: &'static str },
    #[error("`{key}` has to be {wanted}, such as {example}")]
    BadValue { key: &'static str, wanted: &'static str, example: &'static str },
    #[error(
        "`{id}` cannot name a document; use the file's name without `.md`, of letters, digits, `-` and `_`"
    )]
    BadDocumentId { id: String },
    #[error("document `{id}` is listed twice; remove one of the two")]
    DocumentListedTwice { id: String },
    #[error(
        "document `{id}` is listed, but there is no file `{id}.md`; add the file or take it off the list"
    )]
    DocumentMissing { id: String },
    #[error("term `{term}` was listed before, in line {first_line}; join the two")]
    TermListedTwice { term: String, first_line: usize },
    #[error("`{alias}` is the term itself to a reader; leave it out")]
    AliasIsTerm { alias: String },
    #[error("the document has no title; begin it with a heading such as `### 标题`")]
    MissingTitle,
    #[error("the document has no entry; write headings such as `#### 1. 问题？` below its title")]
    NoEntries,
    #[error(
        "heading “{heading}” has no number; write `#### 7. {heading}`, or use more `#` for a heading within an entry"
    )]
    UnnumberedHeading { heading: String },
    #[error(
        "heading “{heading}” stands between entries; a document has one title: use more `#`, or split the document"
    )]
    HeadingBetweenEntries { heading: String },
    #[error(
        "heading “{heading}” has a number, but not the `{marks}` of the entries; write `{marks}` before it, or take the number away"
    )]
    UnevenHeading { heading: String, marks: String },
    #[error(
        "number {number} was used before, in line {first_line}; give this entry another number"
    )]
    NumberUsedTwice { number: String, first_line: usize },
    #[error("`{number}` is too large for an entry's number; stay below 4294967296")]
    NumberTooLarge { number: String },
    #[error("entry {slug} has no title; write the question behind the number")]
    EmptyTitle { slug: String },
    #[error("entry {slug} has no `**题目：**` section; add one below the heading")]
    MissingQuestion { slug: String },
    #[error("the question of entry {slug} is empty; write it behind `**题目：**`")]
    EmptyQuestion { slug: String },
    #[error("entry {slug} has no `**答案：**` section; add one below the question")]
    MissingAnswer { slug: String },
    #[error("the answer of entry {slug} is empty; write it below `**答案：**`")]
    EmptyAnswer { slug: String },
    #[error(
        "lists, quotations or emphasis are nested more than {limit} levels deep; write it flatter"
    )]
    TooDeep { limit: usize },
    #[error(
        "the deck has more text, or more in its titles, than the {limit} bytes that a widget opens; make two decks of it"
    )]
    TooLarge { limit: usize },
    #[error(
        "an entry, or what a document says around its entries, has more text than the {limit} bytes that a widget opens; split it"
    )]
    EntryTooLarge { limit: usize },
    #[error("further mistakes are not listed; mend those that are")]
    More,
}

impl DeckErrorKind {
    pub(crate) fn unreadable_character(c: char) -> Self {
        Self::UnreadableCharacter { code: c.into() }
    }
}

/// What to do about an invisible character.
fn advice(code: u32) -> &'static str {
    match code {
        0x09..=0x0d | 0x85 | 0x2028 | 0x2029 => {
            "write a blank or begin a new line as the text needs it"
        }
        0xfeff => "a byte order mark belongs to the beginning of a file; delete it",
        _ => "delete it, or write what was meant",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_do_about_a_character_depends_on_what_it_would_do() {
        for code in 0..0x1_0000 {
            let wanted = match code {
                0x09 | 0x0a | 0x0b | 0x0c | 0x0d | 0x85 | 0x2028 | 0x2029 => "write a blank",
                0xfeff => "a byte order mark",
                _ => "delete it, or write",
            };
            assert!(advice(code).starts_with(wanted), "U+{code:04X}");
        }
    }
}
