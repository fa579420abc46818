// @ts-check
// Rust → www/pkg by cargo, wasm-bindgen and wasm-opt, unless nothing that the result depends on has
// changed.
//
// Two modules from the same sources: the whole, and what a first visit searches with.

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { output, run } from "../command.mjs";
import { fingerprint } from "../fingerprint.mjs";
import { pkg, root, targetFolder } from "../paths.mjs";
import { bindgen } from "./bindgen.mjs";
import { mendGlue, numberImports } from "./glue.mjs";
import { rustFlags } from "./rustflags.mjs";
import { optimise, wasmOptVersion } from "./wasm-opt.mjs";

/**
 * @typedef {object} Module
 * @property {string} name
 * @property {string[]} cargoFlags
 * @property {number} runs of wasm-opt; the second over the whole module takes off what follows from
 *   the first
 */

/** @type {Module[]} */
const MODULES = [
  { name: "study_widget", cargoFlags: [], runs: 2 },
  { name: "study_search", cargoFlags: ["--no-default-features"], runs: 1 },
];

const TARGET = "wasm32-unknown-unknown";
const STAMP = join(pkg, ".made-from");

/** Everything in the project that the modules are made from. */
const SOURCES = [
  ...["Cargo.toml", "Cargo.lock", "build.rs", "src", "crates"],
  ...["tools/wasm", "tools/bindgen"],
];

/** Brings www/pkg up to date. */
export async function buildModules() {
  const made = await fingerprint(
    [...SOURCES.map((source) => join(root, source)), deckFolder()],
    [output("rustc", "--version"), await wasmOptVersion()],
  );
  if ((await readFile(STAMP, "utf8").catch(() => "")) === made) return;

  // Nothing of another build survives, and what a failed one leaves does not pass for finished.
  await rm(pkg, { recursive: true, force: true });
  await mkdir(pkg, { recursive: true });
  await makeAll();
  await copyFile(join(root, "src/types.d.ts"), join(pkg, "types.d.ts"));
  await writeFile(STAMP, made);
}

/** The deck to be compiled in: an absolute path in STUDY_DECK, or the project's own. */
function deckFolder() {
  return process.env["STUDY_DECK"] ?? join(root, "decks");
}

/**
 * They are compiled one after the other: cargo uses all cores but at the end of each, and there, what
 * else is to be done gets them.
 */
async function makeAll() {
  // Unpacks the sources, so that the folders to be renamed in panic messages exist on a first build.
  await run("cargo", ["fetch", "--locked", "--quiet"]);
  const writer = bindgen();
  let before = Promise.resolve("");
  const made = MODULES.map(async (module) => {
    const compiled = before.then(() => compile(module));
    before = compiled;
    await finish(module, await compiled, await writer);
  });
  await Promise.all(made);
}

/**
 * @param {Module} module
 * @returns {Promise<string>} what rustc made, out of the way of the next
 */
async function compile({ name, cargoFlags }) {
  const words = ["--lib", "--release", "--target", TARGET, "--locked", ...cargoFlags];
  await run("cargo", ["build", ...words], await rustFlags());
  const folder = join(targetFolder(), TARGET, "release");
  const compiled = join(folder, `${name}.compiled.wasm`);
  await copyFile(join(folder, "study_widget.wasm"), compiled);
  return compiled;
}

/**
 * @param {Module} module
 * @param {string} compiled
 * @param {Awaited<ReturnType<typeof bindgen>>} write
 */
async function finish({ name, runs }, compiled, write) {
  await write(compiled, pkg, name);
  for (let i = 0; i < runs; i += 1) await optimise(join(pkg, `${name}_bg.wasm`));
  await numberImports(name);
  await mendGlue(name);
}
