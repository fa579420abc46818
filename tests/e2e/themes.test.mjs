// @ts-check
// Guards colours: the widget follows its page, obeys `theme`, and takes the author's colours.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Lightness of the widget's background, 0..255. @param {Page} page */
async function paper(page) {
  await page.getByRole("tablist").waitFor();
  const colour = await page
    .locator("study-widget")
    .evaluate((it) => getComputedStyle(it).backgroundColor);
  const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return Math.max(...parts.slice(0, 3));
}

const DARK = /** @type {const} */ ({ colorScheme: "dark" });

scenario("the standalone page follows the system", { context: DARK }, async ({ page }) => {
  assert.ok((await paper(page)) < 64);
});

scenario(
  "on a page that is always light, it is light",
  { host: "<study-widget></study-widget>", context: DARK },
  async ({ page }) => {
    assert.ok((await paper(page)) > 192);
  },
);

for (const [theme, test] of Object.entries({
  light: (/** @type {number} */ it) => it > 192,
  dark: (/** @type {number} */ it) => it < 64,
})) {
  scenario(`theme="${theme}" holds on any page`, {}, async ({ page }) => {
    await page.locator("study-widget").evaluate((it, to) => it.setAttribute("theme", to), theme);
    assert.ok(test(await paper(page)));
  });
}

scenario(
  "the page's author has the last word",
  {
    host: {
      body: "<study-widget></study-widget>",
      head: "<style>study-widget { --study-paper: rgb(1, 2, 3) } study-widget::part(tab) { color: rgb(4, 5, 6) }</style>",
    },
  },
  async ({ page }) => {
    assert.equal(await paper(page), 3);
    const colour = await page
      .getByRole("tab")
      .first()
      .evaluate((it) => getComputedStyle(it).color);
    assert.equal(colour, "rgb(4, 5, 6)");
  },
);
