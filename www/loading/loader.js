// @ts-check
// The only file that knows where files are. In the single-file build another one stands in its
// place, with the same functions and everything inside it. The build gives the files that are named
// here names with their contents' hashes: what this script loads is what it was built with, or is
// missing.
import { memoize } from "./memoize.js";

/**
 * The module exists twice, made of the same sources: the part that searches is all that a first
 * visit needs, the whole one has the quiz as well.
 *
 * @typedef {typeof import("../pkg/study_search.js")} SearchModule
 * @typedef {typeof import("../pkg/study_widget.js")} FullModule
 */

/**
 * An error that the interface has a sentence for.
 *
 * @param {string} code
 * @param {string} message
 * @param {unknown} [cause]
 */
function failure(code, message, cause) {
  return Object.assign(new Error(message, { cause }), { code });
}

/**
 * What a first visit searches with, compiled once for all widgets of the page. Fails with an Error
 * whose `code` is `missing-file`, `bad-module` or `wasm-blocked`.
 *
 * @type {() => Promise<SearchModule>}
 */
export const loadSearchModule = memoize((failed) =>
  startModule(
    new URL("../pkg/study_search.js", import.meta.url),
    new URL("../pkg/study_search_bg.wasm", import.meta.url),
    failed,
  ),
);

/**
 * What the quiz needs; everything else as above.
 *
 * @type {() => Promise<FullModule>}
 */
export const loadFullModule = memoize((failed) =>
  startModule(
    new URL("../pkg/study_widget.js", import.meta.url),
    new URL("../pkg/study_widget_bg.wasm", import.meta.url),
    failed,
  ),
);

/**
 * The text of the style sheet of every widget.
 *
 * @param {number} failed attempts before this one
 * @throws an Error whose `code` is `missing-file`
 */
export function fetchStyles(failed) {
  return fetchSheet(new URL("../element/style.css", import.meta.url), failed);
}

/**
 * The views behind the first click, and the text of their style sheet.
 *
 * @param {number} failed attempts before this one
 * @returns {Promise<[import("./views.d.ts").Views, string]>}
 * @throws an Error whose `code` is `missing-file`
 */
export function fetchViews(failed) {
  return Promise.all([
    importScript(new URL("../element/views.js", import.meta.url), failed),
    fetchSheet(new URL("../element/views.css", import.meta.url), failed),
  ]);
}

/**
 * @param {string} url absolute
 * @param {boolean} anew not from a cache, which may hold what failed
 * @throws an Error whose `code` is `missing-file`
 */
export async function fetchDeck(url, anew) {
  const response = await fetchFile(url, anew ? "reload" : "default");
  return new Uint8Array(await response.arrayBuffer().catch(missing(url)));
}

/**
 * @param {URL} script the glue
 * @param {URL} module
 * @param {number} failed
 * @returns {Promise<FullModule>}
 */
async function startModule(script, module, failed) {
  const wasm = fetchFile(retryUrl(module, failed)); // in parallel with the glue
  wasm.catch(() => {}); // awaited below; until then its failure must not count as unhandled
  const glue = await importScript(script, failed);
  await glue.default({ module_or_path: await compilable(await wasm) }).catch(throwStartError);
  return glue;
}

/**
 * @param {URL} url
 * @param {number} failed
 */
function importScript(url, failed) {
  const { href } = retryUrl(url, failed);
  return import(href).catch(missing(href));
}

/**
 * @param {URL} url
 * @param {number} failed
 */
async function fetchSheet(url, failed) {
  const response = await fetchFile(retryUrl(url, failed));
  // Some hosts answer with a page where there is no file; it would count as an empty style sheet.
  if (typeOf(response)?.startsWith("text/html")) missing(url)("a page in its place");
  return response.text().catch(missing(url));
}

/**
 * The URL under which to try again: a browser may remember a failed import for as long as the page
 * lives (whatwg/html#6768), and any cache on the way what it got instead of the file.
 *
 * @param {URL} url
 * @param {number} failed attempts before this one
 */
function retryUrl(url, failed) {
  if (failed) url.search = `again=${failed}`;
  return url;
}

/**
 * Browsers compile while they download, but only if the host names the type rightly, and no more.
 *
 * @param {Response} response
 */
function compilable(response) {
  return typeOf(response) === "application/wasm" ? response : response.arrayBuffer();
}

/** @param {Response} response */
function typeOf({ headers }) {
  return headers.get("Content-Type");
}

/**
 * @param {unknown} cause
 * @returns {never}
 */
function throwStartError(cause) {
  const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  try {
    new WebAssembly.Module(EMPTY);
  } catch {
    throw failure("wasm-blocked", String(cause), cause);
  }
  throw failure("bad-module", String(cause), cause);
}

/**
 * @param {URL | string} url
 * @param {RequestCache} [cache]
 */
async function fetchFile(url, cache) {
  const response = await fetch(url, { cache }).catch(missing(url));
  if (!response.ok) missing(url)(response.status);
  return response;
}

/**
 * @param {URL | string} url
 * @returns {(cause: unknown) => never}
 */
function missing(url) {
  return (cause) => {
    throw failure("missing-file", `${url} (${cause})`, cause);
  };
}
