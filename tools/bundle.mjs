// @ts-check
// www/*.js and www/*.css → what a page loads.
//
// Rollup arranges, esbuild and terser make small. Rollup, because it lets a lazy view import what it
// shares with the entry from the entry itself; esbuild's splitting would move the shared code to a
// third file, and every first visit would wait for one more request.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { rollup } from "@rollup/wasm-node";
import { minify } from "terser";
import { pkg, www } from "./paths.mjs";

/** @typedef {Map<string, string | Uint8Array>} Files name below dist/ → content */

/** The scripts that pages name; the rest is imported by them. */
const ENTRIES = ["study-widget", "page"];

/** What wasm-pack makes; pages and programs name these, so they stay unbundled. */
const PACKAGE = [
  "study_search.js",
  "study_search_bg.wasm",
  "study_widget.js",
  "study_widget.d.ts",
  "study_widget_bg.wasm",
  "study_widget_bg.wasm.d.ts",
  "types.d.ts",
];

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

/** The scripts: entries under their own names, lazy views under names with a hash. */
export async function scripts() {
  const bundle = await rollup({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(www, `${name}.js`)])),
    // The entry gains exports with short names for its lazy views; its own keep theirs.
    preserveEntrySignatures: "allow-extension",
    onLog: (_level, log) => {
      throw new Error(`rollup: ${log.message}`);
    },
  });
  const { output } = await bundle.generate({
    format: "es",
    entryFileNames: "[name].js",
    // The hash changes with the content, so a page never runs a view of another version. All lie
    // side by side: a URL relative to `import.meta.url` means the same before and after.
    chunkFileNames: "[name]-[hash].js",
    generatedCode: "es2015",
  });
  await bundle.close();
  /** @type {Files} */
  const files = new Map();
  for (const chunk of output) {
    if (chunk.type !== "chunk") throw new Error(`rollup made ${chunk.fileName}: not a script`);
    files.set(chunk.fileName, await smallScript(chunk.code));
  }
  return files;
}

/** The style sheets, each under its own name. */
export async function styles() {
  /** @type {Files} */
  const files = new Map();
  for (const name of (await readdir(www)).filter((it) => it.endsWith(".css")).sort()) {
    files.set(name, await smallStyle(await readFile(join(www, name), "utf8")));
  }
  return files;
}

/** The module, its glue and their types. */
export async function wasmPackage() {
  /** @type {Files} */
  const files = new Map();
  for (const name of PACKAGE) {
    const content = await readFile(join(pkg, name));
    const isScript = name.endsWith(".js");
    files.set(`pkg/${name}`, isScript ? await smallScript(content.toString()) : content);
  }
  return files;
}

/** @param {string} code a module */
async function smallScript(code) {
  const small = await transform(code, { ...SMALL, format: "esm", loader: "js" });
  // Terser's names compress better: 2 bytes in a hundred less. It cannot lower syntax, though.
  return (await minify(small.code, { module: true, ecma: 2022 })).code ?? "";
}

/** @param {string} code */
export async function smallStyle(code) {
  return (await transform(code, { ...SMALL, loader: "css" })).code;
}
