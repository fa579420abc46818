//! Items and verdicts.

use serde::Serialize;

use super::deck::ids;
use super::json::{Json, json};
use crate::deck::Deck;
use crate::quiz::{Choice, DiffOp, Item, Outcome, Verdict};

/// `Item[]` of `types.d.ts`, but for `seed`: JSON cannot tell every number, so the wall sets it.
#[must_use]
pub fn items(deck: &Deck, items: &[Item]) -> String {
    json(|json| json.list(items, |json, one| item(json, deck, one)))
}

fn item(json: &mut Json, deck: &Deck, item: &Item) {
    json.object(|json| {
        json.key("id").text(&item.id);
        json.key("type").text(item.kind.name());
        ids(json.key("entries"), deck, &item.entries);
        json.key("stem").text(&item.stem);
        json.key("feedback").object(|json| {
            json.key("entry").text(&deck.id(item.feedback.entry));
            json.key("text").text(&item.feedback.text);
        });
        json.key("seed").number(0);
        if !item.options.is_empty() {
            json.key("reasons").list(&item.options, |json, option| json.text(&option.reason));
            json.key("options").list(&item.options, |json, option| choice(json, deck, option));
        }
    });
}

fn choice(json: &mut Json, deck: &Deck, option: &Choice) {
    json.object(|json| {
        json.key("text").text(&option.text);
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
    expected: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<Vec<DiffView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<&'a [String]>,
}

#[derive(Debug, Serialize)]
struct DiffView<'a> {
    op: &'static str,
    text: &'a str,
}

impl<'a> From<&'a Verdict> for VerdictView<'a> {
    fn from(verdict: &'a Verdict) -> Self {
        Self {
            verdict: match verdict.outcome {
                Outcome::Right => "right",
                Outcome::Close => "close",
                Outcome::Partial => "partial",
                Outcome::Wrong => "wrong",
            },
            score: verdict.score,
            expected: &verdict.expected,
            diff: verdict.diff.as_ref().map(|ops| ops.iter().map(DiffView::from).collect()),
            matched: verdict.matched.as_deref(),
        }
    }
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
