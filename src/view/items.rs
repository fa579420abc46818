//! Items and verdicts.

use serde::Serialize;

use super::deck::ids;
use super::json::{Json, json};
use crate::deck::DeckReader;
use crate::quiz::{Choice, DiffOp, Item, ItemType, LineVerdict, Outcome, Reason, Verdict};

/// What may be said of a statement: that it holds, and that it does not. Part of the contract,
/// whatever the language of the deck or of the page.
const STATEMENT_OPTIONS: [&str; 2] = ["正确", "错误"];
/// Between the key points of a question, and where there are more than are named.
const LIST_SEPARATOR: &str = "、";
const LIST_MORE: &str = "……";

/// `Item[]` of `types.d.ts`, but for `seed`: JSON cannot tell every number, so the wall sets it.
///
/// # Examples
/// ```
/// use study_widget::{Deck, view};
///
/// let deck = Deck::bundled("").unwrap();
/// let json = view::items(deck.reader(), &deck.session(&Default::default(), &[]).unwrap());
/// assert!(json.starts_with(r#"[{"id":""#));
/// ```
#[must_use]
pub fn items(deck: &DeckReader, items: &[Item]) -> String {
    json(|json| json.list(items, |json, one| item(json, deck, one)))
}

fn item(json: &mut Json, deck: &DeckReader, item: &Item) {
    json.object(|json| {
        json.key("id").text(&item.id.written());
        json.key("type").text(item.kind.name());
        ids(json.key("entries"), deck, &item.entries);
        json.key("stem").text(&item.stem);
        if !item.key.is_empty() {
            json.key("key").text(&item.key);
        }
        json.key("feedback").object(|json| {
            json.key("entry").text(&deck.id(item.feedback.entry));
            json.key("text").text(&item.feedback.text);
        });
        json.key("seed").number(0);
        if !item.options.is_empty() {
            json.key("reasons").list(&item.options, |json, option| {
                json.text(&option.reason.as_ref().map_or_else(String::new, reason));
            });
            json.key("options").list(option_texts(item).zip(&item.options), |json, (text, it)| {
                choice(json, deck, text, it);
            });
        }
        if !item.accept.is_empty() {
            json.key("accept").list(&item.accept, |json, term| json.text(term));
        }
        if !item.pairs.is_empty() {
            json.key("pairs").list(&item.pairs, |json, pair| {
                json.object(|json| {
                    json.key("left").text(&pair.left);
                    json.key("right").text(&pair.right);
                });
            });
        }
    });
}

/// What the options of an item are called.
fn option_texts(item: &Item) -> impl Iterator<Item = &str> {
    let of_statement =
        STATEMENT_OPTIONS.into_iter().take_while(|_| item.kind == ItemType::TrueFalse);
    of_statement.chain(item.options.iter().map(|option| option.text.as_str()))
}

/// What is so, in the deck's own words; which of them, `types.d.ts` says.
fn reason(reason: &Reason) -> String {
    let texts: Vec<&str> = reason.texts().map(String::as_str).collect();
    let more = matches!(reason, Reason::KeyPoints { has_more: true, .. }).then_some(LIST_MORE);
    texts.into_iter().chain(more).collect::<Vec<_>>().join(LIST_SEPARATOR)
}

fn choice(json: &mut Json, deck: &DeckReader, text: &str, option: &Choice) {
    json.object(|json| {
        json.key("text").text(text);
        json.key("correct").truth(option.correct);
        json.key("from").object(|json| {
            json.key("entry").text(&deck.id(option.entry));
            json.key("key").text(&option.key);
        });
    });
}

/// `Verdict` of `types.d.ts`.
#[derive(Debug, Serialize)]
pub struct VerdictView<'a> {
    verdict: &'static str,
    score: f64,
    expected: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<Vec<DiffView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missed: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<LineView<'a>>>,
}

#[derive(Debug, Serialize)]
struct LineView<'a> {
    text: &'a str,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<Vec<DiffView<'a>>>,
}

#[derive(Debug, Serialize)]
struct DiffView<'a> {
    op: &'static str,
    text: &'a str,
}

impl<'a> VerdictView<'a> {
    /// - `item`: what was answered, if it was an item.
    ///
    /// # Examples
    /// ```
    /// let deck = study_widget::Deck::bundled("").unwrap();
    /// let verdict = deck.grade_text(&["数据加密".to_owned()], "數據加密");
    /// let view = study_widget::view::VerdictView::new(&verdict, None);
    /// assert!(format!("{view:?}").contains("right"));
    /// ```
    #[must_use]
    pub fn new(verdict: &'a Verdict, item: Option<&'a Item>) -> Self {
        let statement = item.filter(|item| item.kind == ItemType::TrueFalse);
        let holds_true = |item: &Item| item.options.first().is_some_and(|option| option.correct);
        let [holds, does_not] = STATEMENT_OPTIONS;
        let expected = match statement {
            Some(item) if holds_true(item) => vec![holds],
            Some(_) => vec![does_not],
            None => verdict.expected.iter().map(String::as_str).collect(),
        };
        Self {
            verdict: verdict.outcome.name(),
            score: verdict.score,
            expected,
            diff: verdict.diff.as_deref().map(diff),
            matched: verdict.matched.as_deref(),
            missed: verdict.missed.as_deref(),
            lines: verdict.lines.as_ref().map(|lines| lines.iter().map(LineView::from).collect()),
        }
    }
}

impl<'a> From<&'a LineVerdict> for LineView<'a> {
    fn from(line: &'a LineVerdict) -> Self {
        Self {
            text: &line.text,
            verdict: line.outcome.name(),
            term: line.term.as_deref(),
            diff: line.diff.as_deref().map(diff),
        }
    }
}

impl Outcome {
    const ALL: [Self; 4] = [Self::Right, Self::Close, Self::Partial, Self::Wrong];

    /// The name by which pages know it.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(study_widget::Outcome::Close.name(), "close");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Close => "close",
            Self::Partial => "partial",
            Self::Wrong => "wrong",
        }
    }

    /// The outcome with this name.
    ///
    /// # Examples
    /// ```
    /// use study_widget::Outcome;
    ///
    /// assert_eq!(Outcome::from_name("partial"), Some(Outcome::Partial));
    /// assert_eq!(Outcome::from_name("部分"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

fn diff(ops: &[DiffOp]) -> Vec<DiffView<'_>> {
    ops.iter().map(DiffView::from).collect()
}

impl<'a> From<&'a DiffOp> for DiffView<'a> {
    fn from(op: &'a DiffOp) -> Self {
        let (op, text) = match op {
            DiffOp::Same(text) => ("same", text),
            DiffOp::Missing(text) => ("missing", text),
            DiffOp::Extra(text) => ("extra", text),
        };
        Self { op, text }
    }
}
