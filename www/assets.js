// @ts-check
// The only file that knows where files are. In the single-file build another one stands in its
// place, with the same three functions and everything inside it.

/** @typedef {typeof import("./pkg/study_widget.js")} Module */

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

/** @type {Promise<Module> | undefined} */
let module;

/** How often the module could not be had. */
let failures = 0;

/**
 * The module, compiled once for all widgets of the page. After a failure the next call tries again.
 *
 * @throws an Error whose `code` is `missing-file`, `bad-module` or `wasm-blocked`
 */
export function loadModule() {
  module ??= startModule().catch((error) => {
    module = undefined;
    failures += 1;
    throw error;
  });
  return module;
}

/** @type {Promise<CSSStyleSheet> | undefined} */
let styles;

/** The styles of every widget's shadow root, as one shared sheet. */
export function loadStyles() {
  styles ??= readStyles().catch((error) => {
    styles = undefined;
    throw error;
  });
  return styles;
}

/**
 * @param {string} url absolute
 * @throws an Error whose `code` is `missing-file`
 */
export async function fetchDeck(url) {
  return new Uint8Array(await (await fetchFile(url)).arrayBuffer());
}

async function startModule() {
  const wasm = fetchFile(near("pkg/study_widget_bg.wasm")); // in parallel with the glue
  wasm.catch(() => {}); // awaited below; until then its failure must not count as unhandled
  const glue = await importGlue();
  await glue.default({ module_or_path: await compilable(await wasm) }).catch(refuse);
  return glue;
}

/** @returns {Promise<Module>} */
async function importGlue() {
  // A browser may remember a failed import for as long as the page lives (whatwg/html#6768).
  const url = near(`pkg/study_widget.js${failures ? `?again=${failures}` : ""}`);
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

async function readStyles() {
  const response = await fetchFile(near("style.css"));
  return new CSSStyleSheet().replace(await response.text());
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
