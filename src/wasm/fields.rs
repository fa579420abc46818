//! Objects that a page hands over, field by field.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use super::errors::error;
use super::values::count;

/// An object of options. Read field by field: a deserialiser of any shape whatever would weigh
/// more than all that is read with it.
pub(super) struct Fields<'a> {
    pub(super) object: &'a JsValue,
    /// Of the error for a field of the wrong kind.
    pub(super) code: &'static str,
}

impl<'a> Fields<'a> {
    pub(super) fn optional(object: &'a JsValue) -> Result<Self, JsValue> {
        let code = "bad-options";
        let usable = object.is_object() || object.is_undefined() || object.is_null();
        if usable { Ok(Self { object, code }) } else { Err(error(code, &"options are an object")) }
    }

    /// A field, read by `as_kind`; absent where it is not set.
    pub(super) fn get<T>(
        &self,
        name: &str,
        kind: &str,
        as_kind: impl Fn(&JsValue) -> Option<T>,
    ) -> Result<Option<T>, JsValue> {
        // A primitive has no fields: Reflect would throw.
        let value = Reflect::get(self.object, &name.into()).unwrap_or_default();
        if value.is_undefined() || value.is_null() {
            return Ok(None);
        }
        as_kind(&value).map(Some).ok_or_else(|| error(self.code, &format!("`{name}` is {kind}")))
    }

    /// Whether a field is there, though it may be `null`.
    #[cfg(feature = "quiz")]
    pub(super) fn has(&self, name: &str) -> bool {
        Reflect::get(self.object, &name.into()).is_ok_and(|value| !value.is_undefined())
    }

    pub(super) fn number(&self, name: &str) -> Result<Option<f64>, JsValue> {
        self.get(name, "a number", JsValue::as_f64)
    }

    pub(super) fn text(&self, name: &str) -> Result<Option<String>, JsValue> {
        self.get(name, "a text", JsValue::as_string)
    }

    pub(super) fn limit(&self) -> Result<usize, JsValue> {
        Ok(self.number("limit")?.map_or(10, count))
    }
}
