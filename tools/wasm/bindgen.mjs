// @ts-check
// wasm-bindgen, which writes the JavaScript side of a module: one on the PATH if it is of the version
// in Cargo.lock, else the small one in tools/bindgen, compiled when it is first needed.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { output, run } from "../command.mjs";
import { root, targetFolder } from "../paths.mjs";

const CRATE = "tools/bindgen/Cargo.toml";

/**
 * Finds it, or compiles it.
 *
 * @returns {Promise<(module: string, folder: string, name: string) => Promise<void>>} writes `name.js`,
 *   `name_bg.wasm` and their types
 */
export async function bindgen() {
  if (installedVersion() === `wasm-bindgen ${await lockedVersion()}`) {
    return (module, folder, name) =>
      run("wasm-bindgen", [module, "--target", "web", "--out-dir", folder, "--out-name", name]);
  }
  // Beside the module's own, so that neither of the two builds waits for the other.
  const target = join(targetFolder(), "bindgen");
  await run("cargo", [
    ...["build", "--quiet", "--locked", "--manifest-path", CRATE],
    ...["--target-dir", target],
  ]);
  return (module, folder, name) => run(join(target, "debug/bindgen"), [module, folder, name]);
}

function installedVersion() {
  try {
    return output("wasm-bindgen", "--version");
  } catch {
    return undefined; // none on the PATH, or one for another machine
  }
}

async function lockedVersion() {
  const lock = await readFile(join(root, "Cargo.lock"), "utf8");
  return /^name = "wasm-bindgen"\nversion = "(.+)"$/m.exec(lock)?.[1];
}
