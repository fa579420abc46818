// @ts-check
// What wasm-bindgen writes, made smaller and better mannered.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pkg } from "../paths.mjs";

/**
 * wasm-bindgen ends the name of each import with 16 hexadecimal digits, on both sides, and nothing
 * can compress those. Numbers in names of the same length tell them apart as well, and no offset
 * moves.
 *
 * @param {string} module
 */
export async function numberImports(module) {
  const files = [`${module}.js`, `${module}_bg.wasm`].map((name) => join(pkg, name));
  const texts = await Promise.all(files.map((file) => readFile(file, "latin1")));
  const names = [...new Set(texts[0]?.match(/\b__wbg_\w+_[0-9a-f]{16}\b/g))];
  /** @param {string} name */
  const numbered = (name) =>
    "__wbg_" + String(names.indexOf(name)).padStart(name.length - "__wbg_".length, "0");
  for (const [i, file] of files.entries()) {
    const text = names.reduce((it, name) => it.replaceAll(name, numbered(name)), texts[i] ?? "");
    await writeFile(file, text, "latin1");
  }
}

/**
 * What wasm-bindgen does by itself with what JavaScript hands it, and what is done instead. In the
 * module it would cost a first visit 450 bytes.
 */
const MENDED = /** @type {const} */ ([
  // It says "null pointer passed to rust" and the like of a deck that was freed.
  [
    "throw new Error(getStringFromWasm0(arg0, arg1));",
    'throw Object.assign(new Error("this deck was freed"), { code: "freed-deck" });',
  ],
  // It copies a text however long that is, which may be more than the memory can hold. Nothing that
  // anybody looks for or answers is so long that its beginning would not do.
  ["=== 'string' ? obj : undefined", "=== 'string' ? obj.slice(0, 1e6) : undefined"],
  // It copies as many bytes as anything says that it is long. No bytes at all are no deck; not
  // `instanceof`, since another window has another Uint8Array.
  ["passArray8ToWasm0(bytes,", "passArray8ToWasm0(bytes?.BYTES_PER_ELEMENT === 1 ? bytes : [],"],
]);

/** @param {string} module */
export async function mendGlue(module) {
  const file = join(pkg, `${module}.js`);
  let text = await readFile(file, "utf8");
  for (const [theirs, ours] of MENDED) {
    const parts = text.split(theirs);
    if (parts.length !== 2) throw new Error(`wasm-bindgen no longer writes ${theirs}`);
    text = parts.join(ours);
  }
  await writeFile(file, text);
}
