// @ts-check
// Guards small and odd rooms: nothing is cut off at 320 px, with text spaced out by the reader, or
// in a column of a page that shares its width.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

const PHONE = { context: { viewport: { width: 320, height: 640 } } };

const ADDRESSES = [
  "",
  "#/search?q=模型压缩",
  "#/entry/challenges/1",
  "#/entry/challenges/22",
  "#/entry/trends/14",
  "#/quiz",
  "#/progress",
];

/** What reaches beyond the right edge of the page, one line each. @param {Page} page */
function overflow(page) {
  return page.evaluate(() => {
    const root = document.querySelector("study-widget")?.shadowRoot;
    const nodes = [...(root?.querySelectorAll("*") ?? [])];
    const out = nodes.filter(
      (node) =>
        node.checkVisibility() &&
        node.getBoundingClientRect().right > innerWidth + 1 &&
        !node.closest("pre, .table"),
    );
    const page = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls"] : [];
    return [...page, ...out.map((node) => node.outerHTML.slice(0, 120))];
  });
}

for (const address of ADDRESSES) {
  scenario(`nothing is cut off at 320 px: ${address || "start"}`, PHONE, async ({ page }) => {
    await page.evaluate((hash) => (location.hash = hash), address);
    await page.getByRole("tabpanel").waitFor();
    assert.deepEqual(await overflow(page), []);
  });
}

scenario("nor with the spacing that a reader may set", PHONE, async ({ page }) => {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
    );
    document.querySelector("study-widget")?.shadowRoot?.adoptedStyleSheets.push(sheet);
    location.hash = "#/entry/challenges/1";
  });
  await page.getByRole("article").waitFor();
  assert.deepEqual(await overflow(page), []);
});

scenario(
  "it takes its share of a row of columns",
  {
    host: {
      body: "<div class=row><p>A column of the page</p><study-widget></study-widget></div>",
      head: "<style>.row { display: flex; gap: 1rem } .row > * { flex: 1; min-width: 0 }</style>",
    },
  },
  async ({ page }) => {
    await page.getByRole("tablist").waitFor();
    const width = await page.locator("study-widget").evaluate((it) => it.clientWidth);
    assert.ok(width > 400, `${width} px`);
  },
);
