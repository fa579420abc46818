// @ts-check
// wasm-opt, of the npm package binaryen.

import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../command.mjs";
import { nodeModules } from "../paths.mjs";

/**
 * What counts is the size after compression, and that was measured for each of these. A function
 * that is called once stays apart unless it is tiny (700 bytes), and the pass left out saves bytes
 * only before compression (140). Below address 1,024 there is but the far end of the stack, which
 * rustc puts first (40).
 */
const SMALL = [
  "-O3",
  "--one-caller-inline-max-function-size=20",
  "--skip-pass=memory-packing",
  "--low-memory-unused",
  "--strip-producers",
  "--strip-target-features",
];

/** What rustc's code uses, all of which the browsers have that the element runs in. */
const FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

/**
 * Makes a module smaller and faster, in its place.
 *
 * @param {string} module
 */
export async function optimise(module) {
  const smaller = `${module}.optimised`;
  const tool = join(nodeModules, ".bin/wasm-opt");
  await run(tool, [module, "-o", smaller, ...SMALL, ...FEATURES]);
  await rename(smaller, module);
}

/** @returns {Promise<string>} */
export async function wasmOptVersion() {
  return JSON.parse(await readFile(join(nodeModules, "binaryen/package.json"), "utf8")).version;
}
