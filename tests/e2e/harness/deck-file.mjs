// @ts-check
// Decks of the fixtures, as a page of somebody else would bring its own.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../tools/paths.mjs";

/**
 * Compiles a folder.
 *
 * @param {string} folder below the project
 */
export async function deckFile(folder) {
  const temporary = await mkdtemp(join(tmpdir(), "study-deck-"));
  try {
    const file = join(temporary, "own.deck");
    const tool = ["run", "--quiet", "--locked", "--package", "study-compile", "--"];
    execFileSync("cargo", [...tool, folder, file], { cwd: root, stdio: "ignore" });
    return await readFile(file);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

/**
 * Has the widget of the page open a deck, and waits until it has.
 *
 * @param {import("playwright-core").Page} page
 * @param {Buffer} body
 */
export async function openDeck(page, body) {
  await page.route("**/own.deck", (route) => route.fulfill({ body }));
  await page.locator("study-widget").evaluate(
    (it) =>
      new Promise((resolve) => {
        Object.assign(globalThis, { openDeck: "own.deck" }); // for who asks the module about it
        it.addEventListener("study-ready", resolve);
        it.setAttribute("deck", "own.deck");
      }),
  );
}

/** Four entries in mixed scripts. */
export const MIXED = "tests/fixtures/element/mixed";
