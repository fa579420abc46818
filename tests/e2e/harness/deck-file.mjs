// @ts-check
// A folder of notes as the bytes of a .deck file.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../tools/paths.mjs";

/** @param {string} folder below the project's */
export async function deckFile(folder) {
  const place = await mkdtemp(join(tmpdir(), "study-deck-"));
  try {
    const file = join(place, "own.deck");
    const tool = ["run", "--quiet", "--locked", "--package", "study-compile", "--"];
    execFileSync("cargo", [...tool, folder, file], { cwd: root, stdio: "ignore" });
    return await readFile(file);
  } finally {
    await rm(place, { recursive: true });
  }
}

/** Four entries in mixed scripts. */
export const MIXED = "tests/fixtures/element/mixed";
