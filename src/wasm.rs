//! The wall to JavaScript: takes, calls, converts. Nothing is decided here.
//!
//! Every error is an `Error` with a `code`; what is thrown for what stands in `types.d.ts`.

#[cfg(feature = "quiz")]
mod lists;
#[cfg(feature = "quiz")]
mod log;
#[cfg(feature = "quiz")]
mod quiz;

use js_sys::{Error, JSON, Reflect, TypeError};
use study_model::BlobError;
use wasm_bindgen::prelude::*;

use crate::deck::UnknownId;
use crate::facade;
use crate::search::SearchOptions;
use crate::view;

/// As fast as the standard library's (measured: searches, the item bank, opening) at a third of the
/// bytes; memory stays as small.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "export type * from \"./types.js\";";

/// Says in the console why the module stopped; a trap alone says nothing.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// Has the next call start the module anew, for after a trap: what the memory holds then is not to be
/// trusted, and neither is a deck that was open. Touches no memory itself.
#[wasm_bindgen]
pub fn restart() {
    wasm_bindgen::handler::schedule_reinit();
}

/// An open deck.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Deck {
    deck: facade::Deck,
    #[cfg(feature = "quiz")]
    handed_out: quiz::HandedOut,
}

#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "JavaScript hands its values over")]
impl Deck {
    /// The deck compiled into the module.
    ///
    /// # Errors
    /// None in a module as it was built.
    pub fn bundled() -> Result<Self, JsValue> {
        Ok(Self::new(facade::Deck::bundled(&common_characters()).map_err(bad_deck)?))
    }

    /// A `.deck` file. What is no `Uint8Array` counts as an empty one (see `tools/wasm/glue.mjs`).
    ///
    /// # Errors
    /// `bad-deck`, `newer-deck`.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, JsValue> {
        Ok(Self::new(facade::Deck::open(bytes.into(), &common_characters()).map_err(bad_deck)?))
    }

    fn new(deck: facade::Deck) -> Self {
        Self {
            deck,
            #[cfg(feature = "quiz")]
            handed_out: quiz::HandedOut::default(),
        }
    }

    /// Title, documents and counts.
    ///
    /// # Errors
    /// None for any deck.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').DeckInfo")]
    pub fn info(&self) -> Result<JsValue, JsValue> {
        parse(&view::info(self.deck.reader()))
    }

    /// Every entry, in deck order.
    ///
    /// # Errors
    /// None for any deck.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').EntryHead[]")]
    pub fn entries(&self) -> Result<JsValue, JsValue> {
        parse(&view::entries(self.deck.reader()))
    }

    /// An entry in full.
    ///
    /// # Errors
    /// `unknown-entry`.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').Entry")]
    pub fn entry(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
    ) -> Result<JsValue, JsValue> {
        let id = named(&id, "unknown-entry")?;
        parse(
            &view::entry(self.deck.reader(), &id)
                .map_err(|unknown| error("unknown-entry", &unknown))?,
        )
    }

    /// Introduction and summary of a document.
    ///
    /// # Errors
    /// `unknown-document`.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').DocumentText")]
    pub fn document(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
    ) -> Result<JsValue, JsValue> {
        let id = named(&id, "unknown-document")?;
        parse(&view::document(self.deck.reader(), &id).map_err(unknown_document)?)
    }

    /// Entries that match, best first.
    ///
    /// # Errors
    /// `bad-options` for options that are no object of the documented shape; never for a query
    /// that is a string. Anything else is a `TypeError`, `bad-query`.
    #[wasm_bindgen(unchecked_return_type = "import('./types.js').SearchResult")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] query: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "import('./types.js').SearchOptions")]
        options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let query = query_in(&query)?;
        let options = Fields::optional(&options)?;
        let options =
            SearchOptions { limit: options.limit()?, document: options.text("document")? };
        parse(&view::search_result(self.deck.reader(), &self.deck.search(&query, &options)))
    }

    /// Terms of the deck that a text may be the beginning of.
    ///
    /// # Errors
    /// `bad-options` for a limit that is no number; never for a string. Any other text is a
    /// `TypeError`, `bad-query`.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn suggest(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "number")] limit: JsValue,
    ) -> Result<JsValue, JsValue> {
        let limit = match limit.as_f64() {
            Some(limit) => count(limit),
            None if limit.is_undefined() || limit.is_null() => 5,
            None => return Err(error("bad-options", &"`limit` is a number")),
        };
        parse(&view::suggestions(&self.deck.suggest(&query_in(&text)?, limit)))
    }
}

/// The id of something; what is no string is the id of nothing, and so is one of endless length,
/// which an error would only repeat.
fn named(id: &JsValue, code: &str) -> Result<String, JsValue> {
    let id = id.as_string().filter(|id| id.len() < LONGEST_ID);
    id.ok_or_else(|| error(code, &"an id is a string, and not endless"))
}

/// In bytes: far more than a path and a heading have.
const LONGEST_ID: usize = 1 << 14;

/// What is looked for.
fn query_in(text: &JsValue) -> Result<String, JsValue> {
    let wrong = || coded(&TypeError::new("what is looked for is a string"), "bad-query");
    text.as_string().ok_or_else(wrong)
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

    /// Whether a field is there, though it may be `null`.
    #[cfg(feature = "quiz")]
    fn has(&self, name: &str) -> bool {
        Reflect::get(self.object, &name.into()).is_ok_and(|value| !value.is_undefined())
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
}

/// The characters of level 1 of GB 2312 in their order, which every browser knows.
fn common_characters() -> String {
    let rows = (0xb0..=0xd7_u8).flat_map(|row| (0xa1..=0xfe_u8).map(move |cell| [row, cell]));
    // The last row ends five cells early.
    let bytes: Vec<u8> = rows.take(3755).flatten().collect();
    let decoder = web_sys::TextDecoder::new_with_label("gbk");
    decoder.and_then(|gbk| gbk.decode_with_u8_array(&bytes)).unwrap_or_default()
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
    coded(&Error::new(&message.to_string()), code)
}

fn coded(error: &Error, code: &str) -> JsValue {
    // Setting a property of a new, extensible object cannot fail.
    let _ = Reflect::set(error, &"code".into(), &code.into());
    error.into()
}

/// The value that a text of JSON tells of.
fn parse(json: &str) -> Result<JsValue, JsValue> {
    JSON::parse(json)
}
