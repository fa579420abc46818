// @ts-check
// Rust → www/pkg: runs wasm-pack, unless nothing that its result depends on has changed.
//
// Two modules from the same sources: the whole, and what a first visit searches with.

import { execFileSync } from "node:child_process";
import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { nodeModules, pkg, root } from "./paths.mjs";

const STAMP = join(pkg, ".made-from");

/** Everything in the project that the module is made from. */
const SOURCES = ["Cargo.toml", "Cargo.lock", "build.rs", "src", "crates", "tools/wasm.mjs"];

/** Brings www/pkg up to date. */
export async function buildWasm() {
  const made = await fingerprint(
    [...SOURCES.map((source) => join(root, source)), deckFolder()],
    [output("rustc", "--version"), output("wasm-pack", "--version"), await wasmOptVersion()],
  );
  if ((await readFile(STAMP, "utf8").catch(() => "")) === made) return;

  // First, so that what a failed build leaves does not pass for finished.
  await rm(STAMP, { force: true });
  // Unpacks the sources, so that the folders to be renamed in `remapping` exist on a first build.
  run("cargo", ["fetch", "--locked", "--quiet"], {});
  const environment = await buildEnvironment();
  for (const [name, features] of MODULES) {
    run("wasm-pack", pack(name, features), environment);
    await numberImports(name);
    await mendGlue(name);
  }
  await copyFile(join(root, "src/types.d.ts"), join(pkg, "types.d.ts"));
  await writeFile(STAMP, made);
}

/**
 * wasm-bindgen ends the name of each import with 16 hexadecimal digits, on both sides, and nothing
 * can compress those. Numbers in names of the same length tell them apart as well, and no offset
 * moves.
 *
 * @param {string} module
 */
async function numberImports(module) {
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
async function mendGlue(module) {
  const file = join(pkg, `${module}.js`);
  let text = await readFile(file, "utf8");
  for (const [theirs, ours] of MENDED) {
    const parts = text.split(theirs);
    if (parts.length !== 2) throw new Error(`wasm-bindgen no longer writes ${theirs}`);
    text = parts.join(ours);
  }
  await writeFile(file, text);
}

/** Names, each with the features that it is built with. */
const MODULES = /** @type {const} */ ([
  ["study_widget", []],
  ["study_search", ["--no-default-features"]],
]);

/**
 * @param {string} module
 * @param {readonly string[]} features
 */
function pack(module, features) {
  return [
    "build",
    ...["--release", "--target", "web"],
    ...["--out-dir", "www/pkg", "--out-name", module],
    "--no-pack", // no package.json: this is not published to a registry
    ...["--", "--locked", ...features],
  ];
}

/**
 * A function is copied into its callers only if it is small. LLVM's own number is 225, and costs
 * 2,400 bytes of a first visit more, for 6 % of a search.
 */
const INLINING = "-Cllvm-args=-inline-threshold=50";

/** The deck to be compiled in: an absolute path in STUDY_DECK, or the project's own. */
function deckFolder() {
  return process.env["STUDY_DECK"] ?? join(root, "decks");
}

/** wasm-opt on the PATH, where wasm-pack looks before it tries to download one. */
async function buildEnvironment() {
  return {
    PATH: [join(nodeModules, ".bin"), process.env["PATH"]].join(delimiter),
    // This form, not RUSTFLAGS, because a folder's name may hold a blank. As wasm-pack names a
    // target, the flags reach the module only, not the build script or the macros.
    CARGO_ENCODED_RUSTFLAGS: [...(await remapping()), INLINING].join("\x1f"),
  };
}

/**
 * Flags that keep this machine's folders out of panic messages: the same commit gives the same
 * bytes in any folder, and nobody's home folder is published.
 */
async function remapping() {
  const sources = join(process.env["CARGO_HOME"] ?? join(homedir(), ".cargo"), "registry/src");
  const registries = await readdir(sources).catch(() => []);
  const commit = /^commit-hash: (\w+)$/m.exec(output("rustc", "--version", "--verbose"))?.[1];
  const library = join(output("rustc", "--print", "sysroot"), "lib/rustlib/src/rust");
  return [
    [root, "."],
    ...registries.map((registry) => [join(sources, registry), "/crates"]),
    // What rustc writes itself where the component rust-src is not installed.
    [library, `/rustc/${commit}`],
  ].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}

/** @returns {Promise<string>} */
async function wasmOptVersion() {
  return JSON.parse(await readFile(join(nodeModules, "binaryen/package.json"), "utf8")).version;
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function output(command, ...words) {
  return execFileSync(command, words, { cwd: root, encoding: "utf8" }).trim();
}

/**
 * @param {string} command
 * @param {string[]} words
 * @param {Record<string, string>} environment
 */
function run(command, words, environment) {
  const env = { ...process.env, ...environment };
  execFileSync(command, words, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env });
}
