//! The wall to JavaScript: takes, calls, converts. Nothing is decided here.
//!
//! Every error is an `Error` with a `code`; what is thrown for what stands in `types.d.ts`.

mod errors;
mod fields;
#[cfg(feature = "quiz")]
mod handed_out;
#[cfg(feature = "quiz")]
mod lists;
#[cfg(feature = "quiz")]
mod log;
#[cfg(feature = "quiz")]
mod quiz;
mod values;

use wasm_bindgen::prelude::*;

use self::errors::{bad_deck, error, unknown_document};
use self::fields::Fields;
use self::values::{count, named, parse, query_in};
use crate::facade;
use crate::search::SearchOptions;
use crate::view;

/// As fast as the standard library's (measured: searches, the item bank, opening) at a third of the
/// bytes; memory stays as small.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "export type * from \"./types.js\";";

/// Says in the console why the module stopped; a trap alone says nothing. As every call, it has a
/// restart happen that was asked for.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// Has the next call start the module anew, for after a trap: what the memory holds then is not to be
/// trusted, and neither is a deck that was open. Touches no memory itself.
#[wasm_bindgen(js_name = restartAtNextCall)]
pub fn restart_at_next_call() {
    wasm_bindgen::handler::schedule_reinit();
}

/// An open deck.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Deck {
    deck: facade::Deck,
    #[cfg(feature = "quiz")]
    handed_out: handed_out::HandedOut,
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
            handed_out: handed_out::HandedOut::default(),
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
        parse(&view::texts(&self.deck.suggest(&query_in(&text)?, limit)))
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
