// @ts-check
// A .deck file of notes that a test makes up.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../tools/paths.mjs";

/**
 * @param {Record<string, string>} notes what each document holds, by its id
 * @param {string} [language]
 */
export async function makeDeck(notes, language = "zh-CN") {
  const folder = await mkdtemp(join(tmpdir(), "study-notes-"));
  try {
    const documents = JSON.stringify(Object.keys(notes));
    const manifest = `title = "T"\nlanguage = "${language}"\ndocuments = ${documents}\n`;
    await writeFile(join(folder, "deck.toml"), manifest);
    for (const [id, text] of Object.entries(notes)) await writeFile(join(folder, `${id}.md`), text);
    const file = join(folder, "made.deck");
    const tool = ["run", "--quiet", "--locked", "--package", "study-compile", "--"];
    execFileSync("cargo", [...tool, folder, file], { cwd: root, stdio: "ignore" });
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Shows such a deck on the page.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} url of the widget's folder
 * @param {Buffer} body
 */
export async function showDeck(page, url, body) {
  await page.getByRole("tablist").waitFor();
  await page.route("**/made.deck", (route) => route.fulfill({ body }));
  await page.locator("study-widget").evaluate(
    (it, deck) =>
      new Promise((resolve) => {
        it.addEventListener("study-ready", resolve);
        it.setAttribute("deck", deck);
      }),
    `${url}made.deck`,
  );
}
