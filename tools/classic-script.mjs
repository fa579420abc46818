// @ts-check
// Modules → one classic script, for the two places where a module would not do: the service worker
// (Firefox knows no module workers of that kind) and the single file.

import { build } from "esbuild";
import { SMALL } from "./bundle.mjs";
import { root } from "./paths.mjs";

/**
 * The text of the script.
 *
 * @param {string} entry
 * @param {Pick<import("esbuild").BuildOptions, "define" | "logOverride" | "plugins">} options
 */
export async function classicScript(entry, options) {
  const { outputFiles } = await build({
    ...SMALL,
    ...options,
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "iife",
    // Modules are strict; without this the script made of them would not be.
    tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return script.text;
}
