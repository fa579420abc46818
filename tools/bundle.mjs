// @ts-check
// The scripts and style sheets of www/ → what a page loads.
//
// Rollup arranges, esbuild and terser make small. Each script is whole in itself: a lazy view that
// took shared code from the entry's file would evaluate it anew where a page loads that file under
// another name, as `study-widget.js?v=2`; and shared code in a third file would be one more request
// for every first visit to wait for. So what views and entry share, a few small functions, is in
// both files. Nothing with a state may be.

import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { transform } from "esbuild";
import { rollup } from "@rollup/wasm-node";
import { minify } from "terser";
import { www } from "./paths.mjs";

/** @typedef {import("./hashed-files.mjs").Files} Files */
/** @typedef {import("./hashed-files.mjs").HashedFiles} HashedFiles */

/** Modules with a state that a page has once: no other script may hold a copy. */
const ENTRY_ONLY = ["loader.js", "shared-deck.js", "lazy-load.js"];

/** The script that pages name. */
export const ENTRY = "study-widget.js";

/**
 * The browsers that have all the rest that the widget needs: constructable style sheets, `:has()`
 * and the WebAssembly features rustc emits; 2023 and later.
 */
const TARGET = ["chrome115", "firefox115", "safari16.4"];

/** How esbuild makes things small. */
export const SMALL = /** @type {const} */ ({
  minify: true,
  target: TARGET,
  // Chinese as it is, not as `\u` and digits: modules are UTF-8 by definition, pages by their head.
  charset: "utf8",
  legalComments: "none",
});

/**
 * A script with all that it imports.
 *
 * @param {string} name below www/
 * @param {HashedFiles} hashed those that it loads later are there already
 */
export async function script(name, hashed) {
  const bundle = await rollup({
    input: join(www, name),
    plugins: [
      { name: "hashed names", transform: (code, file) => hashed.inScript(code, folderOf(file)) },
    ],
    onLog: (_level, log) => {
      throw new Error(`rollup: ${log.message}`);
    },
  });
  const { output } = await bundle.generate({ format: "es", generatedCode: "es2015" });
  await bundle.close();
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error(`rollup made more than one file of ${name}`);
  if (name !== ENTRY) Object.keys(chunk.modules).forEach(refuseState);
  return smallScript(chunk.code);
}

/** @param {string} file of a module in another script than the entry */
function refuseState(file) {
  const name = basename(file);
  if (ENTRY_ONLY.includes(name)) throw new Error(`${name} would be on a page twice`);
}

/** @param {string} file in www/ */
function folderOf(file) {
  return dirname(relative(www, file)).replaceAll("\\", "/");
}

const STYLES = ["element/style.css", "element/views.css", "page/page.css"];

/** The style sheets by their names below www/. */
export async function styles() {
  /** @type {Files} */
  const files = new Map();
  for (const name of STYLES) {
    files.set(name, await smallStyle(await readFile(join(www, name), "utf8")));
  }
  return files;
}

/**
 * The glue of a module under its public name. Left alone it fetches the very module that it was made
 * with.
 *
 * @param {string} name below www/
 * @param {HashedFiles} hashed
 */
export async function glue(name, hashed) {
  const code = await readFile(join(www, name), "utf8");
  return smallScript(hashed.inScript(code, dirname(name)));
}

/**
 * What wasm-bindgen writes, and what is left of it for the element, which always starts a module with
 * `{ module_or_path }`: bytes, or a response that has the right type.
 */
const NEEDED = /** @type {const} */ ([
  [
    /^async function __wbg_init_once\(.*?^}$/ms,
    `async function __wbg_init_once({ module_or_path: source }) {
      const start = source instanceof Response ? "instantiateStreaming" : "instantiate";
      const { instance, module } = await WebAssembly[start](source, __wbg_get_imports());
      return __wbg_finalize_init(instance, module);
    }`,
  ],
  ["export { initSync, __wbg_init as default }", "export { __wbg_init as default }"],
  // What every browser has that the module runs in.
  [/^if \(!\('encodeInto'.*?^}$/ms, ""],
]);

/**
 * The glue of a module as the element uses it.
 *
 * @param {string} name below www/
 */
export async function ownGlue(name) {
  let code = await readFile(join(www, name), "utf8");
  for (const [theirs, ours] of NEEDED) {
    const before = code;
    code = code.replace(theirs, ours);
    if (code === before) throw new Error(`wasm-bindgen no longer writes ${theirs}`);
  }
  return smallScript(code);
}

/** @param {string} code a module */
async function smallScript(code) {
  const small = await transform(code, { ...SMALL, format: "esm", loader: "js" });
  // Terser's names compress better: 2 bytes in a hundred less. It cannot lower syntax, though.
  // And statements compress better than sequences of expressions.
  const compress = { passes: 2, sequences: false };
  return (await minify(small.code, { module: true, ecma: 2022, compress })).code ?? "";
}

/** @param {string} code */
export async function smallStyle(code) {
  return (await transform(code, { ...SMALL, loader: "css" })).code;
}
