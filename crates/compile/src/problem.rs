//! Mistakes and slips: where, what, and what to do about it.

use std::fmt;

use thiserror::Error;

/// A place in a file, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Path of the file, as the deck's folder was given.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

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
    NumberUsedTwice { number: u32, first_line: usize },
    #[error("`{number}` is too large for an entry's number; stay below 4294967296")]
    NumberTooLarge { number: String },
    #[error("entry {number} has no title; write the question behind the number")]
    EmptyTitle { number: u32 },
    #[error("entry {number} has no `**题目：**` section; add one below the heading")]
    MissingQuestion { number: u32 },
    #[error("the question of entry {number} is empty; write it behind `**题目：**`")]
    EmptyQuestion { number: u32 },
    #[error("entry {number} has no `**答案：**` section; add one below the question")]
    MissingAnswer { number: u32 },
    #[error("the answer of entry {number} is empty; write it below `**答案：**`")]
    EmptyAnswer { number: u32 },
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

/// A slip that was mended in the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckWarning {
    /// Where.
    pub at: Location,
    /// What, and how it was mended.
    pub kind: DeckWarningKind,
}

impl fmt::Display for DeckWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.kind)
    }
}

/// What was mended, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant is documented by the sentence it prints")]
pub enum DeckWarningKind {
    #[error("`**` opens this paragraph or list item and is never closed; left out")]
    UnclosedStrong,
    #[error("`**` ends this paragraph or list item and closes nothing; left out")]
    UnopenedStrong,
    #[error("`**` has no partner; shown as it is written (put it in backticks, or close it)")]
    LoneStrong,
    #[error(
        "`**` stands where Markdown does not take it for bold; taken for bold, as it was meant"
    )]
    UnrecognisedStrong,
    #[error("a whole sentence of a list is bold; set plain, since emphasis on everything is none")]
    BoldSentence,
    #[error("blanks stand before the first line of text; left out")]
    LeadingBlanks,
    #[error("HTML is shown as it is written; use Markdown, or put it in backticks")]
    Html,
    #[error("the link does not begin with http:, https: or mailto:; shown as text")]
    UnsafeLink,
    #[error("pictures are not fetched; shown as a link")]
    Image,
    #[error("the link's title (“{title}”) is not shown; write it into the text")]
    LinkTitle { title: String },
    #[error(
        "nothing refers to this definition of a link, so it is not shown; write `\\[` if it is text"
    )]
    UnusedDefinition,
    #[error("“{text}” stands behind the language of this code and is not shown; write it above")]
    CodeInfo { text: String },
    #[error(
        "titles and labels are no links, so this address is not shown ({href}); write the link into the text"
    )]
    LinkInLabel { href: String },
    #[error("a footnote within a list or a quotation is shown below it; put it there")]
    FootnoteMoved,
    #[error("this heading has no text; left out")]
    EmptyHeading,
    #[error(
        "some code here has no colours: it has a very long line, or is more than a compiler can colour in seconds"
    )]
    PlainCode,
    #[error("the row has more cells than the table's head; those left over are not shown")]
    ExtraCells,
    #[error(
        "the invisible character U+{code:04X} turns round how the text behind it is shown; left in"
    )]
    TurnedText { code: u32 },
    #[error(
        "`---` right below a line of text makes a heading of it; put a blank line between if it is a rule"
    )]
    DashHeading,
    #[error(
        "`---` right below a line of text would make a heading of it; taken for a rule (put a blank line between)"
    )]
    DashRule,
    #[error("stands before the document's title; shown below it, as its introduction")]
    BeforeTitle,
    #[error(
        "heading “{heading}” outranks the entries and stands between two; kept in the entry above"
    )]
    HeadingKept { heading: String },
    #[error(
        "the entry has its question already; kept as text where it stands (begin a new entry, or write another word)"
    )]
    QuestionKept,
    #[error("the question stands below other text of its entry; shown above it")]
    LateQuestion,
    #[error(
        "opens another answer of the same entry, behind a section of another kind; write another word if it is none"
    )]
    LateAnswer,
    #[error(
        "a label within a line or a list opens nothing; kept as text where it stands (begin a line with it)"
    )]
    LabelKept,
    #[error(
        "what follows this rule is shown as the document's summary, not in the entry; begin it with `**总结：**` if it is one, else take the rule away"
    )]
    RuleOpensSummary,
    #[error(
        "shown as the document's summary, not in the entry; put a rule (`---`) above it if it is one, else write another word"
    )]
    LabelOpensSummary,
    #[error("the file is not listed in deck.toml, so it is not part of the deck")]
    Unlisted,
    #[error(
        "the term stands nowhere in the deck, so nobody will find anything by it; write it as the deck does, or leave it out{}",
        nearest.as_ref().map(|nearest| format!("; the deck has “{nearest}”")).unwrap_or_default()
    )]
    UnmatchedTerm { nearest: Option<String> },
    #[error("further slips are not listed; mend those that are")]
    More,
}

/// Most mistakes that are listed, and most slips: more than anybody reads, and less than fills a
/// machine's memory where every byte of a file is one.
const MOST: usize = 10_000;

/// Everything found so far.
#[derive(Debug, Default)]
pub struct Problems {
    /// Mistakes.
    pub errors: Vec<DeckError>,
    /// Slips.
    pub warnings: Vec<DeckWarning>,
}

impl Problems {
    pub(crate) fn error(&mut self, at: Location, kind: DeckErrorKind) {
        if self.errors.len() <= MOST {
            let kind = if self.errors.len() < MOST { kind } else { DeckErrorKind::More };
            self.errors.push(DeckError { at, kind });
        }
    }

    pub(crate) fn warn(&mut self, at: Location, kind: DeckWarningKind) {
        if self.warnings.len() <= MOST {
            let kind = if self.warnings.len() < MOST { kind } else { DeckWarningKind::More };
            self.warnings.push(DeckWarning { at, kind });
        }
    }

    /// Takes over the problems of one file, sorted by place.
    pub(crate) fn append_in_order(&mut self, mut others: Problems) {
        others.errors.sort_by_key(|error| (error.at.line, error.at.column));
        others.warnings.sort_by_key(|warning| (warning.at.line, warning.at.column));
        others.errors.into_iter().for_each(|error| self.error(error.at, error.kind));
        others.warnings.into_iter().for_each(|warning| self.warn(warning.at, warning.kind));
    }
}
