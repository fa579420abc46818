//! Errors as a page sees them: each has a `code`.

use js_sys::{Error, Reflect};
use study_model::BlobError;
use wasm_bindgen::prelude::*;

use crate::deck::UnknownId;

pub(super) fn bad_deck(reason: BlobError) -> JsValue {
    let code = if matches!(reason, BlobError::Newer { .. }) { "newer-deck" } else { "bad-deck" };
    error(code, &reason)
}

#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
pub(super) fn unknown_document(unknown: UnknownId) -> JsValue {
    error("unknown-document", &unknown)
}

/// An `Error` with a `code`.
pub(super) fn error(code: &str, message: &impl ToString) -> JsValue {
    coded(&Error::new(&message.to_string()), code)
}

pub(super) fn coded(error: &Error, code: &str) -> JsValue {
    // Setting a property of a new, extensible object cannot fail.
    let _ = Reflect::set(error, &"code".into(), &code.into());
    error.into()
}
