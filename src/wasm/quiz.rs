//! The part of the wall that is about the quiz.

use js_sys::{Array, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::Deck;
use super::errors::{error, unknown_document};
use super::fields::Fields;
use super::lists::{elements, texts};
use super::log::records;
use super::values::{count, named, parse};
use crate::deck::UnknownId;
use crate::quiz::{Item, ItemId, ItemOptions, ItemType, Response, SessionOptions};
use crate::view::{self, VerdictView};

#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "JavaScript hands its values over")]
impl Deck {
    /// Takes so many steps, and at least one, of what has to be done before there can be items; what
    /// is left of it is done when they are first asked for. Returns how much is done: from 0 to 1,
    /// which is all. A step takes about a millisecond.
    #[must_use]
    pub fn prepare(&self, steps: f64) -> f64 {
        self.deck.prepare(count(steps))
    }

    /// The whole item bank.
    ///
    /// # Errors
    /// `bad-options`.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').Item[]")]
    pub fn items(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "import('./types.js').ItemOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let options = Fields::optional(&options)?;
        let seed = options.number("seed")?.unwrap_or(0.0);
        let items = self.deck.items(&options.items(seed)?);
        self.hand_out(&items, seed)
    }

    /// The items of one sitting.
    ///
    /// # Errors
    /// `bad-options`, `unknown-document`.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').Item[]")]
    pub fn session(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "import('./types.js').SessionOptions")]
        options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let options = Fields::optional(&options)?;
        let seed = options.number("seed")?.unwrap_or(0.0);
        let session = SessionOptions {
            items: options.items(seed)?,
            limit: options.limit()?,
            document: options.text("document")?,
            entries: options.get("entries", "a list of texts", texts)?,
        };
        let log =
            options.get("log", "a list of records", |log| records(log, false))?.unwrap_or_default();
        let items = self.deck.session(&session, &log).map_err(unknown_document)?;
        self.hand_out(&items, seed)
    }

    /// Grades an answer to an item.
    ///
    /// # Errors
    /// `unknown-item`; `bad-response` for an answer that this kind of item cannot take.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').Verdict")]
    pub fn grade(
        &self,
        #[wasm_bindgen(js_name = itemId, unchecked_param_type = "string")] item_id: JsValue,
        #[wasm_bindgen(unchecked_param_type = "import('./types.js').Response")] response: JsValue,
    ) -> Result<JsValue, JsValue> {
        let item_id = named(&item_id, "unknown-item")?;
        let response = Fields { object: &response, code: "bad-response" };
        let seed = response.number("seed")?.unwrap_or(self.handed_out.seed.get());
        let item = ItemId::parse(&item_id).and_then(|id| self.deck.item(&id, seed_bits(seed)));
        let item = item.ok_or_else(|| error("unknown-item", &UnknownId(item_id.clone())))?;
        let response = response.response()?;
        let verdict = self.deck.grade(&item, &response);
        let verdict = verdict.map_err(|reason| error("bad-response", &reason))?;
        to_js(&VerdictView::new(&verdict, Some(&item)))
    }

    /// Grades a typed answer: one term, or a list in any order.
    ///
    /// # Errors
    /// `bad-response` when `expected` is neither a string nor a list of strings, or `text` no
    /// string.
    #[wasm_bindgen(js_name = gradeText, unchecked_return_type = "import('./types.js').Verdict")]
    pub fn grade_text(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | string[]")] expected: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    ) -> Result<JsValue, JsValue> {
        let text = text.as_string();
        let text = text.ok_or_else(|| error("bad-response", &"what was typed is a string"))?;
        let expected = match expected.as_string() {
            Some(term) => vec![term],
            None => texts(&expected).ok_or_else(|| {
                error("bad-response", &"what is expected is a text or a list of texts")
            })?,
        };
        to_js(&VerdictView::new(&self.deck.grade_text(&expected, &text), None))
    }

    fn hand_out(&self, items: &[Item], seed: f64) -> Result<JsValue, JsValue> {
        self.handed_out.seed.set(seed);
        let items = parse(&view::items(self.deck.reader(), items))?;
        for item in Array::from(&items).iter() {
            Reflect::set(&item, &"seed".into(), &seed.into())?;
        }
        Ok(items)
    }
}

/// Plain objects and `null`; serde-wasm-bindgen alone would give `Map` and `undefined`.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

impl Fields<'_> {
    fn items(&self, seed: f64) -> Result<ItemOptions, JsValue> {
        let names = self.get("types", "a list of texts", texts)?;
        let kind = |name: &String| {
            ItemType::from_name(name).ok_or_else(|| {
                let known = ItemType::ALL.map(ItemType::name).join(", ");
                let unknown =
                    format!("`types` has “{name}”, which is no item type; there are {known}");
                error(self.code, &unknown)
            })
        };
        let types = names.map(|names| names.iter().map(kind).collect()).transpose()?;
        Ok(ItemOptions { seed: seed_bits(seed), types })
    }
}

impl Fields<'_> {
    fn response(&self) -> Result<Response, JsValue> {
        let pairs = |list: &JsValue| elements(list)?.iter().map(pair).collect();
        Ok(if let Some(choice) = self.get("choice", "a number from 0", index)? {
            Response::Choice(choice)
        } else if let Some(choices) = self.get("choices", "a list of numbers from 0", indices)? {
            Response::Choices(choices)
        } else if let Some(text) = self.text("text")? {
            Response::Text(text)
        } else if let Some(pairs) = self.get("pairs", "a list of pairs of numbers from 0", pairs)? {
            Response::Pairs(pairs)
        } else if let Some(rating) = self.get("rating", "a number from 1 to 4", index)? {
            Response::Rating(rating.try_into().unwrap_or(u8::MAX))
        } else {
            let kinds = "an answer has a `choice`, `choices`, a `text`, `pairs` or a `rating`";
            return Err(error("bad-response", &kinds));
        })
    }
}

fn indices(list: &JsValue) -> Option<Vec<usize>> {
    elements(list)?.iter().map(index).collect()
}

/// A whole number that is not below 0: taken for 0, `-1` might be right.
fn index(number: &JsValue) -> Option<usize> {
    number.as_f64().filter(|number| number.fract() == 0.0 && *number >= 0.0).map(count)
}

fn pair(sides: &JsValue) -> Option<(usize, usize)> {
    let [left, right] = indices(sides)?.try_into().ok()?;
    Some((left, right))
}

/// Equal numbers are equal seeds, fractions included; and so is what is no number, of which there
/// are many.
fn seed_bits(seed: f64) -> u64 {
    if seed.is_nan() {
        f64::NAN.to_bits()
    } else if seed == 0.0 {
        0
    } else {
        seed.to_bits()
    }
}
