// @ts-check
// www/*.js and www/*.css → what a page loads.
//
// Rollup arranges, esbuild and terser make small. Each script is whole in itself: a lazy view that
// took shared code from the entry's file would evaluate it anew where a page loads that file under
// another name, as `study-widget.js?v=2`; and shared code in a third file would be one more request
// for every first visit to wait for. So what views and entry share, a few small functions, is in
// both files. Nothing with a state may be.

import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { transform } from "esbuild";
import { rollup } from "@rollup/wasm-node";
import { minify } from "terser";
import { www } from "./paths.mjs";

/** @typedef {Map<string, string | Uint8Array>} Files name below dist/ → content */
/** @typedef {import("./hashed-files.mjs").HashedFiles} HashedFiles */

/** Modules with a state that a page has once: no other script may hold a copy. */
const ENTRY_ONLY = ["assets.js", "decks.js", "later.js"];

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
    plugins: [{ name: "hashed names", transform: (code) => hashed.inScript(code) }],
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

/** The style sheets by their names in www/. */
export async function styles() {
  /** @type {Files} */
  const files = new Map();
  for (const name of (await readdir(www)).filter((it) => it.endsWith(".css")).sort()) {
    files.set(name, await smallStyle(await readFile(join(www, name), "utf8")));
  }
  return files;
}

/**
 * The glue of a module. Left alone it fetches the very module that it was made with.
 *
 * @param {string} name below www/
 * @param {HashedFiles} hashed
 * @param {string[]} [pure] functions whose calls are left out
 */
export async function glue(name, hashed, pure) {
  const code = await readFile(join(www, name), "utf8");
  return smallScript(hashed.inScript(code, dirname(name)), pure);
}

/**
 * @param {string} code a module
 * @param {string[]} [pure]
 */
async function smallScript(code, pure = []) {
  const small = await transform(code, { ...SMALL, pure, format: "esm", loader: "js" });
  // Terser's names compress better: 2 bytes in a hundred less. It cannot lower syntax, though.
  return (await minify(small.code, { module: true, ecma: 2022 })).code ?? "";
}

/** @param {string} code */
export async function smallStyle(code) {
  return (await transform(code, { ...SMALL, loader: "css" })).code;
}
