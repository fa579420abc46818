//! The part of the wall that is about the quiz.

use std::cell::Cell;

use js_sys::{Array, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::{Deck, Fields, count, error, parse, unknown_document};
use crate::deck::UnknownId;
use crate::quiz::{Answer, Item, ItemOptions, ItemType, Session, grade_text};
use crate::view::{self, VerdictView};

/// What a deck remembers of the items that were last handed out.
#[derive(Debug, Default)]
pub(super) struct HandedOut {
    /// What a choice without a seed counts in.
    seed: Cell<f64>,
}

#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "JavaScript hands its values over")]
impl Deck {
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
        let session = Session {
            items: options.items(seed)?,
            limit: options.limit()?,
            document: options.text("document")?,
        };
        let items = self.deck.session(&session).map_err(unknown_document)?;
        self.hand_out(&items, seed)
    }

    /// Grades an answer to an item.
    ///
    /// # Errors
    /// `unknown-item`; `bad-response` for an answer that this kind of item cannot take.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').Verdict")]
    pub fn grade(
        &self,
        #[wasm_bindgen(js_name = itemId)] item_id: &str,
        #[wasm_bindgen(unchecked_param_type = "import('./types.js').Response")] response: JsValue,
    ) -> Result<JsValue, JsValue> {
        let response = Fields { object: &response, code: "bad-response" };
        let seed = response.number("seed")?.unwrap_or(self.handed_out.seed.get());
        let item = self.deck.item(item_id, seed_bits(seed));
        let item = item.ok_or_else(|| error("unknown-item", &UnknownId(item_id.to_owned())))?;
        let answer = match (response.number("choice")?, response.number("rating")?) {
            (Some(choice), _) => Answer::Choice(count(choice)),
            (_, Some(rating)) => Answer::Rating(count(rating).try_into().unwrap_or(u8::MAX)),
            _ => return Err(error("bad-response", &"an answer has a `choice` or a `rating`")),
        };
        let verdict = item.grade(answer).map_err(|reason| error("bad-response", &reason))?;
        to_js(&VerdictView::from(&verdict))
    }

    /// Grades a typed answer: one term, or a list in any order.
    ///
    /// # Errors
    /// `bad-response` when `expected` is neither a string nor a list of strings.
    #[wasm_bindgen(js_name = gradeText, unchecked_return_type = "import('./types.js').Verdict")]
    pub fn grade_text(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | string[]")] expected: JsValue,
        text: &str,
    ) -> Result<JsValue, JsValue> {
        let expected = match expected.as_string() {
            Some(term) => vec![term],
            None => texts(&expected).ok_or_else(|| {
                error("bad-response", &"what is expected is a text or a list of texts")
            })?,
        };
        to_js(&VerdictView::from(&grade_text(&self.deck, &expected, text)))
    }

    fn hand_out(&self, items: &[Item], seed: f64) -> Result<JsValue, JsValue> {
        self.handed_out.seed.set(seed);
        let items = parse(&view::items(&self.deck, items))?;
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
        let types =
            names.map(|names| names.iter().filter_map(|name| ItemType::from_name(name)).collect());
        Ok(ItemOptions { seed: seed_bits(seed), types })
    }
}

fn texts(list: &JsValue) -> Option<Vec<String>> {
    if Array::is_array(list) {
        Array::from(list).iter().map(|text| text.as_string()).collect()
    } else {
        None
    }
}

/// Equal numbers are equal seeds, fractions included.
fn seed_bits(seed: f64) -> u64 {
    if seed == 0.0 { 0 } else { seed.to_bits() }
}
