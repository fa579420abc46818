// @ts-check
// Stands in for www/loading/loader.js in the single file: the same functions, and everything they
// give is inside the file already. A page from disk may fetch nothing, not even its neighbours.

import * as glue from "../../www/pkg/study_widget.js";
import { memoize } from "../../www/loading/memoize.js";
import * as views from "../../www/element/views.js";
import { styles, viewStyles, wasmGzipBase64 } from "study:inlined";

/**
 * The module, compiled once for all widgets of the page. Fails with an Error whose `code` is
 * `bad-module` or `wasm-blocked`.
 */
export const loadFullModule = memoize(startModule);

/** The file holds one module, which searches as well as any. */
export const loadSearchModule = loadFullModule;

/** The text of the style sheet of every widget. */
export async function fetchStyles() {
  return styles;
}

/**
 * The views behind the first click, and the text of their style sheet.
 *
 * @returns {Promise<[typeof views, string]>}
 */
export async function fetchViews() {
  return [views, viewStyles];
}

/**
 * The file's own policy forbids every request, so there is no other deck than the one inside.
 *
 * @param {string} url
 * @returns {Promise<Uint8Array>}
 */
export async function fetchDeck(url) {
  throw failure("missing-file", `${url}: a single file opens only the deck that was built into it`);
}

async function startModule() {
  const wasm = await unpack(wasmGzipBase64).catch((cause) => {
    throw failure("bad-module", String(cause), cause);
  });
  await glue.default({ module_or_path: wasm }).catch((cause) => {
    throw failure("wasm-blocked", String(cause), cause);
  });
  return glue;
}

/**
 * Fails if a byte is another than at the build: gzip ends with a checksum. There is no other check,
 * since `crypto.subtle` is absent on plain http and the page's policy has the hash of this script.
 *
 * @param {string} base64 of gzip
 */
async function unpack(base64) {
  const packed = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/**
 * An error that the interface has a sentence for.
 *
 * @param {string} code
 * @param {string} message
 * @param {unknown} cause
 */
function failure(code, message, cause = undefined) {
  return Object.assign(new Error(message, { cause }), { code });
}
