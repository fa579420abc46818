//! The part of the wall that is about the review log.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::Deck;
use super::errors::error;
use super::fields::Fields;
use super::lists::{elements, texts};
use super::values::{named, parse};
use crate::memory::{self, Flag, LogRecord, Overrule, Review};
use crate::quiz::Outcome;
use crate::view;

#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "JavaScript hands its values over")]
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
        let log = elements(&log).ok_or_else(no_log)?;
        let records = log.iter().filter_map(|object| Some((object, record(object, true)?)));
        let (mut answers, mut folded) = (Vec::new(), Vec::new());
        for (object, record) in records {
            answers.extend(matches!(record, LogRecord::Review(_)).then_some(object));
            folded.push(record);
        }
        // Each a copy of its record, with whatever else a page has noted there.
        let copies = Array::new();
        for (object, review) in answers.into_iter().zip(memory::reviews(&folded)) {
            let copy = Object::assign(&Object::new(), object.unchecked_ref());
            Reflect::set(&copy, &"verdict".into(), &review.outcome.name().into())?;
            Reflect::set(&copy, &"score".into(), &review.score.into())?;
            copies.push(&copy);
        }
        Ok(copies.into())
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
        parse(&view::texts(&memory::flagged(&log_of(&log)?)))
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

fn no_log() -> JsValue {
    error("bad-log", &"a log is a list of records")
}

fn log_of(log: &JsValue) -> Result<Vec<LogRecord>, JsValue> {
    records(log, true).ok_or_else(no_log)
}

/// The records of a log, whatever else stands in it passed over.
///
/// - `in_full`: else no more than a session wants to know of reviews. Each field of JavaScript's
///   objects costs its reading, and logs are long.
pub(super) fn records(log: &JsValue, in_full: bool) -> Option<Vec<LogRecord>> {
    Some(elements(log)?.iter().filter_map(|object| record(object, in_full)).collect())
}

/// A record of whichever kind. What has no verdict in words has the one of its score.
fn record(object: &JsValue, in_full: bool) -> Option<LogRecord> {
    let fields = Fields { object, code: "bad-log" };
    let item = fields.text("itemId").ok()??;
    if let Some(score) = fields.number("score").ok()? {
        let mut review = Review::scored(item, score);
        if in_full {
            let verdict = fields.text("verdict").ok().flatten();
            review.outcome =
                verdict.and_then(|it| Outcome::from_name(&it)).unwrap_or(review.outcome);
            review.entries = fields.get("entries", "", texts).ok().flatten().unwrap_or_default();
        }
        return Some(LogRecord::Review(review));
    }
    if let Some(is_set) = fields.get("flag", "", JsValue::as_bool).ok()? {
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
