//! Slips, which are mended.

use std::fmt;

use thiserror::Error;

use super::location::Location;

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
