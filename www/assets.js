// @ts-check
// The only file that knows where files are. In the single-file build another one stands in its
// place, with the same functions and everything inside it.
import { once } from "./once.js";

/**
 * The module exists twice, made of the same sources: the part that searches is all that a first
 * visit needs, the whole one has the quiz as well.
 *
 * @typedef {typeof import("./pkg/study_search.js")} SearchModule
 * @typedef {typeof import("./pkg/study_widget.js")} WholeModule
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

/** How often a module could not be had. */
let failures = 0;

/**
 * What a first visit searches with, compiled once for all widgets of the page. Fails with an Error
 * whose `code` is `missing-file`, `bad-module` or `wasm-blocked`.
 *
 * @type {() => Promise<SearchModule>}
 */
export const loadSearch = once(() => startModule("pkg/study_search"));

/**
 * What the quiz needs; everything else as above.
 *
 * @type {() => Promise<WholeModule>}
 */
export const loadWhole = once(() => startModule("pkg/study_widget"));

/**
 * @param {string} name of a style sheet of the widget
 * @throws an Error whose `code` is `missing-file`
 */
export async function fetchStyles(name) {
  return (await fetchFile(near(name))).text();
}

/**
 * @param {string} url absolute
 * @throws an Error whose `code` is `missing-file`
 */
export async function fetchDeck(url) {
  return new Uint8Array(await (await fetchFile(url)).arrayBuffer());
}

/** @param {string} path of the module, without what its files' names end with */
async function startModule(path) {
  try {
    const wasm = fetchFile(near(`${path}_bg.wasm`)); // in parallel with the glue
    wasm.catch(() => {}); // awaited below; until then its failure must not count as unhandled
    const glue = await importGlue(path);
    await glue.default({ module_or_path: await compilable(await wasm) }).catch(refuse);
    return glue;
  } catch (error) {
    failures += 1;
    throw error;
  }
}

/**
 * @param {string} path
 * @returns {Promise<WholeModule>}
 */
async function importGlue(path) {
  // A browser may remember a failed import for as long as the page lives (whatwg/html#6768).
  const url = near(`${path}.js${failures ? `?again=${failures}` : ""}`);
  try {
    return await import(url);
  } catch (cause) {
    throw failure("missing-file", url, cause);
  }
}

/**
 * Browsers compile while they download, but only if the host names the type rightly.
 *
 * @param {Response} response
 */
function compilable(response) {
  const type = response.headers.get("Content-Type") ?? "";
  return type.startsWith("application/wasm") ? response : response.arrayBuffer();
}

/**
 * @param {unknown} cause
 * @returns {never}
 */
function refuse(cause) {
  const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  try {
    new WebAssembly.Module(EMPTY);
  } catch {
    throw failure("wasm-blocked", String(cause), cause);
  }
  throw failure("bad-module", String(cause), cause);
}

/** @param {string} url */
async function fetchFile(url) {
  const response = await fetch(url).catch((cause) => {
    throw failure("missing-file", url, cause);
  });
  if (!response.ok) throw failure("missing-file", `${url} (${response.status})`);
  return response;
}

/** @param {string} path beside this file, wherever the page is */
function near(path) {
  return new URL(path, import.meta.url).href;
}
