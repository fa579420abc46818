// @ts-check
// Decks that widgets of this page have open. A deck never changes, so widgets share it.
import { fetchDeck, loadModule } from "./assets.js";

/** @typedef {import("./pkg/study_widget.js").Deck} Deck */

/** @type {Map<string, { deck: Promise<Deck>, users: number }>} */
const decks = new Map();

/**
 * @param {string} url absolute; "" is the deck inside the module
 * @returns {Promise<Deck>} to be given back with `closeDeck`, unless opening failed
 */
export function openDeck(url) {
  const known = decks.get(url) ?? { deck: readDeck(url), users: 0 };
  known.users += 1;
  decks.set(url, known);
  known.deck.catch(() => decks.delete(url)); // the next one to ask tries again
  return known.deck;
}

/** @param {string} url */
export function closeDeck(url) {
  const known = decks.get(url);
  if (!known || --known.users > 0) return;
  decks.delete(url);
  // After a fatal error inside the module nothing can be freed, and nothing needs to be.
  known.deck.then((deck) => deck.free()).catch(() => {});
}

/** @param {string} url */
async function readDeck(url) {
  const bytes = url ? fetchDeck(url) : null;
  bytes?.catch(() => {}); // awaited below, after the module
  const { Deck } = await loadModule();
  return bytes ? Deck.fromBytes(await bytes) : Deck.bundled();
}
