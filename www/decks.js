// @ts-check
// Decks that widgets of this page have open. A deck never changes, so widgets share it.
import { fetchDeck, loadSearch, loadWhole } from "./assets.js";

/**
 * @typedef {import("./pkg/study_search.js").Deck} SearchDeck what every view but the quiz needs
 * @typedef {import("./pkg/study_widget.js").Deck} WholeDeck
 * @typedef {{ whole: boolean, url: string }} Wanted `whole` with the quiz; `url` is absolute, or ""
 *   for the deck inside the module
 * @typedef {{ deck: Promise<SearchDeck>, bytes: Promise<Uint8Array> | null, users: number }} Known
 */

/** Those of the module that searches, and those of the whole one, by their URL. */
const search = /** @type {Map<string, Known>} */ (new Map());
// A single file has the whole module for both.
const whole = loadSearch === loadWhole ? search : /** @type {Map<string, Known>} */ (new Map());

/**
 * @param {Wanted} wanted
 * @returns {Promise<SearchDeck>} to be given back with `closeDeck`, unless opening failed; a
 *   `WholeDeck` if wanted so
 */
export function openDeck(wanted) {
  const { url } = wanted;
  const decks = decksOf(wanted);
  const known = decks.get(url) ?? readDeck(wanted);
  known.users += 1;
  decks.set(url, known);
  known.deck.catch(() => decks.delete(url)); // the next one to ask tries again
  return known.deck;
}

/** @param {Wanted} wanted */
export function closeDeck(wanted) {
  const decks = decksOf(wanted);
  const known = decks.get(wanted.url);
  if (!known || --known.users > 0) return;
  decks.delete(wanted.url);
  // After a fatal error inside the module nothing can be freed, and nothing needs to be.
  known.deck.then((deck) => deck.free()).catch(() => {});
}

/**
 * @param {Wanted} wanted
 * @returns {Known}
 */
function readDeck(wanted) {
  const { url } = wanted;
  // The very bytes that are searched, if they are here: the quiz is about the same deck then, also
  // when its file has changed or the network has gone.
  const bytes = url ? (search.get(url)?.bytes ?? fetchDeck(url)) : null;
  bytes?.catch(() => {}); // awaited by `start`, after the module
  return { deck: start(wanted.whole ? loadWhole() : loadSearch(), bytes), bytes, users: 0 };
}

/**
 * @param {Promise<{ Deck: typeof import("./pkg/study_search.js").Deck }>} module
 * @param {Promise<Uint8Array> | null} bytes
 */
async function start(module, bytes) {
  const { Deck } = await module;
  return bytes ? Deck.fromBytes(await bytes) : Deck.bundled();
}

/** @param {Wanted} wanted */
function decksOf(wanted) {
  return wanted.whole ? whole : search;
}
