//! The wall to JavaScript: takes, calls, converts. Nothing is decided here.
//!
//! Every error is an `Error` with a `code`; what is thrown for what stands in `types.d.ts`.

use std::cell::Cell;

use js_sys::{Array, Error, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use study_model::BlobError;
use wasm_bindgen::prelude::*;

use crate::deck::{self, UnknownId};
use crate::quiz::{Answer, ItemOptions, ItemType, Session, grade_text};
use crate::search::SearchOptions;
use crate::view::{self, Value};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "export type * from \"./types.js\";";

/// Says in the console why the module stopped; a trap alone says nothing.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// An open deck.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Deck {
    deck: deck::Deck,
    /// The seed of the items that were last handed out: what a choice without one counts in.
    seed: Cell<f64>,
}

#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "JavaScript hands its values over")]
impl Deck {
    /// The deck compiled into the module.
    ///
    /// # Errors
    /// None in a module as it was built.
    pub fn bundled() -> Result<Self, JsValue> {
        Ok(Self::new(deck::Deck::bundled().map_err(bad_deck)?))
    }

    /// A `.deck` file.
    ///
    /// # Errors
    /// `bad-deck`, `newer-deck`.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, JsValue> {
        Ok(Self::new(deck::Deck::open(bytes.into()).map_err(bad_deck)?))
    }

    fn new(deck: deck::Deck) -> Self {
        Self { deck, seed: Cell::new(0.0) }
    }

    /// Title, documents and counts.
    ///
    /// # Errors
    /// None for any deck.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').DeckInfo")]
    pub fn info(&self) -> Result<JsValue, JsValue> {
        to_js(&view::info(&self.deck))
    }

    /// Every entry, in deck order.
    ///
    /// # Errors
    /// None for any deck.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').EntryHead[]")]
    pub fn entries(&self) -> Result<JsValue, JsValue> {
        to_js(&view::entries(&self.deck))
    }

    /// An entry in full.
    ///
    /// # Errors
    /// `unknown-entry`.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').Entry")]
    pub fn entry(&self, id: &str) -> Result<JsValue, JsValue> {
        to_js(&view::entry(&self.deck, id).map_err(|unknown| error("unknown-entry", &unknown))?)
    }

    /// Introduction and summary of a document.
    ///
    /// # Errors
    /// `unknown-document`.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').DocumentText")]
    pub fn document(&self, id: &str) -> Result<JsValue, JsValue> {
        to_js(&view::document(&self.deck, id).map_err(unknown_document)?)
    }

    /// Entries that match, best first.
    ///
    /// # Errors
    /// `bad-options` for options that are no object of the documented shape; never for a query.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').SearchResult")]
    pub fn search(
        &self,
        query: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "import('./types.js').SearchOptions")]
        options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let options = Fields::optional(&options)?;
        let options =
            SearchOptions { limit: options.limit()?, document: options.text("document")? };
        to_js(&view::search_result(&self.deck, self.deck.search(query, &options)))
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
        self.hand_out(items, seed)
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
        self.hand_out(items, seed)
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
        let seed = response.number("seed")?.unwrap_or(self.seed.get());
        let item = self.deck.item(item_id, seed_bits(seed));
        let item = item.ok_or_else(|| error("unknown-item", &UnknownId(item_id.to_owned())))?;
        let answer = match (response.number("choice")?, response.number("rating")?) {
            (Some(choice), _) => Answer::Choice(count(choice)),
            (_, Some(rating)) => Answer::Rating(count(rating).try_into().unwrap_or(u8::MAX)),
            _ => return Err(error("bad-response", &"an answer has a `choice` or a `rating`")),
        };
        let verdict = item.grade(answer).map_err(|reason| error("bad-response", &reason))?;
        to_js(&view::verdict(verdict))
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
        to_js(&view::verdict(grade_text(&self.deck, &expected, text)))
    }

    fn hand_out(&self, items: Vec<crate::Item>, seed: f64) -> Result<JsValue, JsValue> {
        self.seed.set(seed);
        let items = items.into_iter().map(|item| view::item(&self.deck, item, seed));
        to_js(&Value::list(items))
    }
}

/// An object of options. Read field by field: a deserialiser of any shape whatever would weigh
/// more than all that is read with it.
struct Fields<'a> {
    object: &'a JsValue,
    /// Of the error for a field of the wrong kind.
    code: &'static str,
}

impl<'a> Fields<'a> {
    fn optional(object: &'a JsValue) -> Result<Self, JsValue> {
        let code = "bad-options";
        let usable = object.is_object() || object.is_undefined() || object.is_null();
        if usable { Ok(Self { object, code }) } else { Err(error(code, &"options are an object")) }
    }

    /// A field, read by `as_kind`; absent where it is not set.
    fn get<T>(
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

    fn number(&self, name: &str) -> Result<Option<f64>, JsValue> {
        self.get(name, "a number", JsValue::as_f64)
    }

    fn text(&self, name: &str) -> Result<Option<String>, JsValue> {
        self.get(name, "a text", JsValue::as_string)
    }

    fn limit(&self) -> Result<usize, JsValue> {
        Ok(self.number("limit")?.map_or(10, count))
    }

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

/// A number from a page as a count: not below 0, and 0 for what is no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts of floats saturate, which is what is wanted"
)]
fn count(number: f64) -> usize {
    number as usize
}

fn bad_deck(reason: BlobError) -> JsValue {
    let code = if matches!(reason, BlobError::Newer { .. }) { "newer-deck" } else { "bad-deck" };
    error(code, &reason)
}

#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
fn unknown_document(unknown: UnknownId) -> JsValue {
    error("unknown-document", &unknown)
}

/// An `Error` with a `code`.
fn error(code: &str, message: &impl ToString) -> JsValue {
    let error = Error::new(&message.to_string());
    // Setting a property of a new, extensible object cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

/// Plain objects and `null`; serde-wasm-bindgen alone would give `Map` and `undefined`.
fn to_js(value: &Value) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
