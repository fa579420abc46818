// @ts-check
// Guards pages that are written from right to left: the widget's languages and code are not, and a
// deck is written as its own language is.

import assert from "node:assert/strict";
import { makeDeck, showDeck } from "./harness/made-deck.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

const HOST = '<div dir="rtl" lang="ar"><study-widget lang="en"></study-widget></div>';

const NOTES = `### 题

#### 1. C++ (كلمة) 的用途？

**题目：** C++ 的用途？

**答案：**

用 \`f(x);\` 调用。

\`\`\`c
f(x); // كلمة (y);
\`\`\`
`;

/** How what the selector finds is written. @param {Page} page @param {string} selector */
function direction(page, selector) {
  const found = page.locator(selector).first();
  return found.evaluate((it) => getComputedStyle(it).direction);
}

scenario("there, the widget and its code keep their order", { host: HOST }, async (stage) => {
  const { page, url } = stage;
  await showDeck(page, url, await makeDeck({ notes: NOTES }));
  const [search, quiz] = await page
    .getByRole("tab")
    .evaluateAll((tabs) => tabs.map((it) => it.getBoundingClientRect().left));
  assert.ok(Number(search) < Number(quiz), "tabs stand from left to right");
  await page.getByRole("combobox").fill("用途");
  await page.getByRole("option").first().click();
  await page.getByRole("article").waitFor();
  for (const selector of ["[part=frame]", "pre", "pre code", "p code", "article h2"]) {
    assert.equal(await direction(page, selector), "ltr", selector);
  }
});

scenario(
  "a deck in Arabic is written as Arabic is, but for code",
  { host: HOST },
  async (stage) => {
    const { page, url } = stage;
    const notes = NOTES.replaceAll("的用途？", " لماذا؟").replace("调用", "ينادي");
    await showDeck(page, url, await makeDeck({ notes }, "ar"));
    assert.equal(await direction(page, ".contents ol"), "rtl");
    await page.locator("[data-entry]").first().click();
    await page.getByRole("article").waitFor();
    for (const selector of ["article h2", "section .prose p"]) {
      assert.equal(await direction(page, selector), "rtl", selector);
    }
    for (const selector of ["[part=frame]", "pre", "p code"]) {
      assert.equal(await direction(page, selector), "ltr", selector);
    }
  },
);
