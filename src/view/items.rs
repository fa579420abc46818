//! Items and verdicts.

use serde::Serialize;

use super::deck::ids;
use super::json::{Json, json};
use crate::deck::DeckReader;
use crate::quiz::{Choice, DiffOp, Item, Line, Outcome, Verdict};

/// `Item[]` of `types.d.ts`, but for `seed`: JSON cannot tell every number, so the wall sets it.
#[must_use]
pub fn items(deck: &DeckReader, items: &[Item]) -> String {
    json(|json| json.list(items, |json, one| item(json, deck, one)))
}

fn item(json: &mut Json, deck: &DeckReader, item: &Item) {
    json.object(|json| {
        json.key("id").text(&item.id);
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
            json.key("reasons").list(&item.options, |json, option| json.text(&option.reason));
            json.key("options").list(&item.options, |json, option| choice(json, deck, option));
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

fn choice(json: &mut Json, deck: &DeckReader, option: &Choice) {
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

impl<'a> From<&'a Verdict> for VerdictView<'a> {
    fn from(verdict: &'a Verdict) -> Self {
        Self {
            verdict: name(verdict.outcome),
            score: verdict.score,
            expected: &verdict.expected,
            diff: verdict.diff.as_deref().map(diff),
            matched: verdict.matched.as_deref(),
            missed: verdict.missed.as_deref(),
            lines: verdict.lines.as_ref().map(|lines| lines.iter().map(LineView::from).collect()),
        }
    }
}

impl<'a> From<&'a Line> for LineView<'a> {
    fn from(line: &'a Line) -> Self {
        Self {
            text: &line.text,
            verdict: name(line.outcome),
            term: line.term.as_deref(),
            diff: line.diff.as_deref().map(diff),
        }
    }
}

fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Right => "right",
        Outcome::Close => "close",
        Outcome::Partial => "partial",
        Outcome::Wrong => "wrong",
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
