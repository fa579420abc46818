//! Values of JavaScript, as the core takes them and as it gives them.

use js_sys::{JSON, TypeError};
use wasm_bindgen::prelude::*;

use super::errors::{coded, error};

/// The id of something; what is no string is the id of nothing, and so is one of endless length,
/// which an error would only repeat.
pub(super) fn named(id: &JsValue, code: &str) -> Result<String, JsValue> {
    let id = id.as_string().filter(|id| id.len() < LONGEST_ID);
    id.ok_or_else(|| error(code, &"an id is a string, and not endless"))
}

/// In bytes: far more than a path and a heading have.
const LONGEST_ID: usize = 1 << 14;

/// What is looked for.
pub(super) fn query_in(text: &JsValue) -> Result<String, JsValue> {
    let wrong = || coded(&TypeError::new("what is looked for is a string"), "bad-query");
    text.as_string().ok_or_else(wrong)
}

/// A number from a page as a count: not below 0, and 0 for what is no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts of floats saturate, which is what is wanted"
)]
pub(super) fn count(number: f64) -> usize {
    number as usize
}

/// The value that a text of JSON tells of.
pub(super) fn parse(json: &str) -> Result<JsValue, JsValue> {
    JSON::parse(json)
}
