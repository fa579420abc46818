// @ts-check
// A fresh profile with one page open, watched from before its first request to the end of the
// test, which is the check that nothing went wrong on the way: no test can forget it.

import { browser } from "./browser.mjs";
import { assertQuiet, watch } from "./watch.mjs";

/** For a machine that does other things as well. */
const STEP_LIMIT_MS = 30_000;

/**
 * @typedef {object} Stage
 * @property {import("playwright-core").Page} page
 * @property {import("playwright-core").BrowserContext} context
 * @property {import("./watch.mjs").Watch} seen what happened so far
 */
/**
 * @typedef {object} Setting
 * @property {string} address of the page
 * @property {string[]} own beginnings of the URLs that may be asked for
 * @property {RegExp[]} [expected] trouble that the steps cause on purpose; each must come
 * @property {import("playwright-core").BrowserContextOptions} [context] viewport, colours, locale
 */

/**
 * Opens the page, plays `steps` and asserts a quiet end.
 *
 * @param {Setting} setting
 * @param {(stage: Stage) => Promise<void>} steps
 */
export async function onStage({ address, own, expected = [], context: options }, steps) {
  const context = await (await browser()).newContext(options);
  try {
    const seen = await watch(context);
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_LIMIT_MS);
    await page.goto(address);
    await steps({ page, context, seen });
    assertQuiet(seen, { own, expected });
  } finally {
    await context.close();
  }
}
