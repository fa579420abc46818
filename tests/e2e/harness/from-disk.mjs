// @ts-check
// Scenarios without a server: files of dist/ copied to an empty folder and opened by file://.

import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist } from "../../../tools/paths.mjs";
import { browser } from "./browser.mjs";
import { onStage } from "./stage.mjs";

/**
 * @typedef {object} Options
 * @property {string} copy the file of dist/ that is copied, or "" for the whole folder
 * @property {string} open the copied file to be opened
 * @property {RegExp[]} [expected] trouble that comes with it; each must come
 */

/**
 * Declares a test whose page is open from disk when `steps` begin.
 *
 * @param {string} claim
 * @param {Options} options
 * @param {(stage: import("./stage.mjs").Stage) => Promise<void>} steps
 */
export function fromDisk(claim, { copy, open, expected }, steps) {
  test(claim, async () => {
    const folder = await mkdtemp(join(tmpdir(), "study-disk-"));
    try {
      await cp(join(dist, copy), join(folder, copy), { recursive: true });
      await assertStrictOrigins(folder);
      const address = pathToFileURL(join(folder, open)).href;
      const own = [pathToFileURL(folder).href];
      await onStage({ address, own, expected }, steps);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}

/**
 * The control: a browser that lets a page read its neighbours would prove nothing here.
 *
 * @param {string} folder
 */
async function assertStrictOrigins(folder) {
  await writeFile(join(folder, "control.html"), "<!doctype html><title>control</title>");
  const context = await (await browser()).newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, "control.html")).href);
  const read = page.evaluate(() =>
    fetch("control.html").then(
      () => "read",
      () => "refused",
    ),
  );
  assert.equal(await read, "refused", "a page from disk may not read the file beside it");
  await context.close();
}
