// @ts-check
// How rustc is told to compile the module, apart from the profile in Cargo.toml.

import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { output } from "../command.mjs";
import { root } from "../paths.mjs";

/**
 * A function is copied into its callers only if it is small. LLVM's own number is 225, and costs
 * 2,400 bytes of a first visit more, for 6 % of a search.
 */
const INLINING = "-Cllvm-args=-inline-threshold=50";

/**
 * The environment of cargo. Its flags reach the module only, not the build script or the macros,
 * where a target is named. This form, not RUSTFLAGS, because a folder's name may hold a blank.
 */
export async function rustFlags() {
  return { CARGO_ENCODED_RUSTFLAGS: [...(await remapping()), INLINING].join("\x1f") };
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
