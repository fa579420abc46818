//! Items and verdicts.

use super::deck::ids;
use super::value::Value;
use crate::deck::Deck;
use crate::quiz::{Choice, DiffOp, Item, Outcome, Verdict};

/// `Item` of `types.d.ts`; `seed` is the one that the item was made with.
#[must_use]
pub fn item(deck: &Deck, item: Item, seed: f64) -> Value {
    let feedback =
        [("entry", deck.id(item.feedback.entry).into()), ("text", item.feedback.text.into())];
    let mut fields = vec![
        ("id", item.id.into()),
        ("type", item.kind.name().into()),
        ("entries", ids(deck, &item.entries)),
        ("stem", item.stem.into()),
        ("feedback", Value::object(feedback)),
        ("seed", seed.into()),
    ];
    if !item.options.is_empty() {
        let reasons = item.options.iter().map(|option| option.reason.as_str());
        fields.push(("reasons", Value::list(reasons)));
        let options = item.options.into_iter().map(|option| choice(deck, option));
        fields.push(("options", Value::list(options)));
    }
    Value::Object(fields)
}

fn choice(deck: &Deck, option: Choice) -> Value {
    let from = [("entry", deck.id(option.entry).into()), ("key", option.key.into())];
    Value::object([
        ("text", option.text.into()),
        ("correct", option.correct.into()),
        ("from", Value::object(from)),
    ])
}

/// `Verdict` of `types.d.ts`.
#[must_use]
pub fn verdict(verdict: Verdict) -> Value {
    let outcome = match verdict.outcome {
        Outcome::Right => "right",
        Outcome::Close => "close",
        Outcome::Partial => "partial",
        Outcome::Wrong => "wrong",
    };
    let mut fields = vec![
        ("verdict", outcome.into()),
        ("score", verdict.score.into()),
        ("expected", Value::list(verdict.expected)),
    ];
    fields.extend(verdict.diff.map(|ops| ("diff", Value::list(ops))));
    fields.extend(verdict.matched.map(|terms| ("matched", Value::list(terms))));
    Value::Object(fields)
}

impl From<DiffOp> for Value {
    fn from(op: DiffOp) -> Self {
        let (op, text) = match op {
            DiffOp::Same(text) => ("same", text),
            DiffOp::Missing(text) => ("missing", text),
            DiffOp::Extra(text) => ("extra", text),
        };
        Self::object([("op", op.into()), ("text", text.into())])
    }
}
