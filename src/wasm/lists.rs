//! Arrays of JavaScript.

use js_sys::Array;
use wasm_bindgen::prelude::*;

/// The elements of an array.
pub(super) fn elements(list: &JsValue) -> Option<Vec<JsValue>> {
    Array::is_array(list).then(|| Array::from(list).to_vec())
}

pub(super) fn texts(list: &JsValue) -> Option<Vec<String>> {
    elements(list)?.iter().map(JsValue::as_string).collect()
}
