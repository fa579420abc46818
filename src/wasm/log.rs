//! The part of the wall that is about the review log.

use wasm_bindgen::prelude::*;

use super::quiz::{elements, texts, to_js};
use super::{Deck, Fields, error, named, parse};
use crate::memory::{self, Flag, LogRecord, Overrule, Review};
use crate::quiz::Outcome;
use crate::view::{self, ReviewView};

#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "JavaScript hands its values over")]
#[expect(clippy::unused_self, reason = "a page has a deck to call, and no other object")]
impl Deck {
    /// The answers of a log as they count, oldest first.
    ///
    /// # Errors
    /// `bad-log` for what is no list; what is no record in it is passed over. The same below.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').Review[]")]
    pub fn reviews(
        &self,
        #[wasm_bindgen(unchecked_param_type = "import('./types.js').LogRecord[]")] log: JsValue,
    ) -> Result<JsValue, JsValue> {
        let reviews = memory::reviews(&log_of(&log)?);
        to_js(&reviews.iter().map(ReviewView::from).collect::<Vec<_>>())
    }

    /// What a log sums up to.
    ///
    /// # Errors
    /// `bad-log`.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').Progress")]
    pub fn progress(
        &self,
        #[wasm_bindgen(unchecked_param_type = "import('./types.js').LogRecord[]")] log: JsValue,
    ) -> Result<JsValue, JsValue> {
        parse(&view::progress(&memory::progress(&log_of(&log)?)))
    }

    /// The entries that name the questions of flagged items.
    ///
    /// # Errors
    /// `bad-log`.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn flagged(
        &self,
        #[wasm_bindgen(unchecked_param_type = "import('./types.js').LogRecord[]")] log: JsValue,
    ) -> Result<JsValue, JsValue> {
        parse(&view::entry_ids(&memory::flagged(&log_of(&log)?)))
    }

    /// Whether an item is flagged.
    ///
    /// # Errors
    /// `bad-log`; `unknown-item` for an id that is no string.
    #[wasm_bindgen(js_name = isFlagged)]
    pub fn is_flagged(
        &self,
        #[wasm_bindgen(unchecked_param_type = "import('./types.js').LogRecord[]")] log: JsValue,
        #[wasm_bindgen(js_name = itemId, unchecked_param_type = "string")] item_id: JsValue,
    ) -> Result<bool, JsValue> {
        Ok(memory::is_flagged(&log_of(&log)?, &named(&item_id, "unknown-item")?))
    }
}

fn log_of(log: &JsValue) -> Result<Vec<LogRecord>, JsValue> {
    let records = elements(log).ok_or_else(|| error("bad-log", &"a log is a list of records"))?;
    Ok(records.iter().filter_map(|object| record(object, detailed)).collect())
}

/// The records of a log as far as a session wants to know them: fields of JavaScript's objects cost
/// their reading, and logs are long.
pub(super) fn scores(log: &JsValue) -> Option<Vec<LogRecord>> {
    Some(elements(log)?.iter().filter_map(|object| record(object, |_, it| it)).collect())
}

/// A record of whichever kind; whatever else stands in a log is passed over.
fn record(object: &JsValue, complete: impl Fn(&Fields<'_>, Review) -> Review) -> Option<LogRecord> {
    let fields = Fields { object, code: "bad-log" };
    let item = fields.text("itemId").ok()??;
    if let Some(score) = fields.number("score").ok()? {
        return Some(LogRecord::Review(complete(&fields, Review::scored(item, score))));
    }
    if let Some(is_set) = fields.get("flag", "a truth", JsValue::as_bool).ok()? {
        return Some(LogRecord::Flag(Flag { item, is_set }));
    }
    let is_right = match fields.text("overrule").ok()?.as_deref() {
        Some("right") => Some(true),
        Some("wrong") => Some(false),
        None if fields.has("overrule") => None,
        _ => return None,
    };
    Some(LogRecord::Overrule(Overrule { item, is_right }))
}

/// A review with all that is known of it. What has no verdict in words has the one of its score.
fn detailed(fields: &Fields<'_>, review: Review) -> Review {
    let number = |name| fields.number(name).ok().flatten().unwrap_or_default();
    let verdict = fields.text("verdict").ok().flatten();
    Review {
        outcome: verdict.and_then(|it| Outcome::from_name(&it)).unwrap_or(review.outcome),
        entries: fields.get("entries", "a list of texts", texts).ok().flatten().unwrap_or_default(),
        hint: fields.get("hint", "a truth", JsValue::as_bool).ok().flatten().unwrap_or_default(),
        took_ms: number("ms"),
        at_ms: number("at"),
        ..review
    }
}
