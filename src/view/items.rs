//! Items and verdicts.

use serde::Serialize;

use crate::deck::Deck;
use crate::quiz::{Choice, DiffOp, Feedback, Item, ItemType, Outcome, Verdict};

/// `Item` of `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
pub struct ItemView {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: ItemType,
    pub entries: Vec<String>,
    pub stem: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionView>,
    pub feedback: FeedbackView,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    pub seed: f64,
}

/// `Option` of `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
pub struct OptionView {
    pub text: String,
    pub correct: bool,
    pub from: FromView,
}

/// Where an option belongs.
#[derive(Clone, Debug, Serialize)]
pub struct FromView {
    pub entry: String,
    pub key: String,
}

/// What to show after an answer.
#[derive(Clone, Debug, Serialize)]
pub struct FeedbackView {
    pub entry: String,
    pub text: String,
}

/// `Verdict` of `types.d.ts`.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictView {
    pub verdict: &'static str,
    pub score: f64,
    pub expected: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diff: Option<Vec<DiffView>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched: Option<Vec<String>>,
}

/// A piece of a `diff`.
#[derive(Clone, Debug, Serialize)]
pub struct DiffView {
    pub op: &'static str,
    pub text: String,
}

impl ItemView {
    /// `seed` is the one that the item was made with.
    #[must_use]
    pub fn new(deck: &Deck, item: Item, seed: f64) -> Self {
        let Item { id, kind, entries, stem, options, feedback: Feedback { entry, text } } = item;
        Self {
            id,
            kind,
            entries: entries.into_iter().map(|entry| deck.id(entry)).collect(),
            stem,
            reasons: options.iter().map(|option| option.reason.clone()).collect(),
            options: options.into_iter().map(|option| OptionView::new(deck, option)).collect(),
            feedback: FeedbackView { entry: deck.id(entry), text },
            seed,
        }
    }
}

impl OptionView {
    fn new(deck: &Deck, option: Choice) -> Self {
        let from = FromView { entry: deck.id(option.entry), key: option.key };
        Self { text: option.text, correct: option.correct, from }
    }
}

impl From<Verdict> for VerdictView {
    fn from(verdict: Verdict) -> Self {
        Self {
            verdict: match verdict.outcome {
                Outcome::Right => "right",
                Outcome::Close => "close",
                Outcome::Partial => "partial",
                Outcome::Wrong => "wrong",
            },
            score: verdict.score,
            expected: verdict.expected,
            diff: verdict.diff.map(|ops| ops.into_iter().map(DiffView::from).collect()),
            matched: verdict.matched,
        }
    }
}

impl From<DiffOp> for DiffView {
    fn from(op: DiffOp) -> Self {
        let (op, text) = match op {
            DiffOp::Same(text) => ("same", text),
            DiffOp::Missing(text) => ("missing", text),
            DiffOp::Extra(text) => ("extra", text),
        };
        Self { op, text }
    }
}
