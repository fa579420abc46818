// @ts-check
// Guards small and odd rooms: nothing is cut off at 320 px, with text spaced out by the reader, or
// in a column of a page that shares its width.

import assert from "node:assert/strict";
import { makeDeck, showDeck } from "./harness/made-deck.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

const PHONE = { context: { viewport: { width: 320, height: 640 } } };

const HOST = '<study-widget lang="en"></study-widget>';

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
async function overflow(page) {
  await page.getByRole("tabpanel").waitFor();
  await page.locator("[aria-busy]").waitFor({ state: "detached" });
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
    assert.deepEqual(await overflow(page), []);
  });
}

for (const width of [320, 375]) {
  for (const lang of ["zh-CN", "en"]) {
    scenario(`nor with a document chosen, ${width} px, ${lang}`, PHONE, async ({ page }) => {
      await page.setViewportSize({ width, height: 640 });
      await page.evaluate((lang) => (document.documentElement.lang = lang), lang);
      await page.locator("study-widget").evaluate((it) => it.setAttribute("document", "trends"));
      await page.getByRole("combobox").waitFor();
      assert.deepEqual(await overflow(page), []);
      await page.getByRole("combobox").fill("模型");
      await page.locator("[part=filter]").click();
      await page.getByRole("radio").first().waitFor();
      assert.deepEqual(await overflow(page), []);
      await page.getByRole("combobox").fill("Kubernetes");
      assert.deepEqual(await overflow(page), []);
    });
  }
}

/** Nowhere to break, as wide as a page. */
const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

scenario("nor with long words in every place", { host: HOST }, async ({ page, url }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const entry = (/** @type {number} */ n) =>
    `#### ${n}. ${WORD} ${n}?\n\n**题目：** ${WORD}\n\n**答案：**\n\n- **${WORD}x${n}：** ${WORD}\n\n`;
  const text = `### ${WORD}\n\n${WORD}\n\n${entry(1)}${entry(2)}`;
  await showDeck(page, url, await makeDeck({ [WORD]: text, other: text }, "de"));
  assert.deepEqual(await overflow(page), []);
  await page.locator("study-widget").evaluate((it, id) => it.setAttribute("document", id), WORD);
  await page.getByRole("combobox").fill(WORD.slice(0, 12));
  await page.getByRole("option").first().waitFor();
  await page.locator("[part=filter]").click();
  await page.getByRole("radio").first().waitFor();
  assert.deepEqual(await overflow(page), []);
  await page.getByRole("option").first().click();
  await page.getByRole("article").waitFor();
  assert.deepEqual(await overflow(page), []);
});

for (const address of ADDRESSES) {
  for (const lang of ["zh-CN", "en"]) {
    scenario(`nor with text twice as large: ${address}, ${lang}`, PHONE, async ({ page }) => {
      await page.evaluate(
        ([lang = "", hash = ""]) => {
          document.documentElement.lang = lang;
          document.querySelector("study-widget")?.setAttribute("document", "interview");
          document.documentElement.style.fontSize = "32px";
          location.hash = hash;
        },
        [lang, address],
      );
      assert.deepEqual(await overflow(page), []);
    });
  }
}

scenario("nor an exam and its result with very large text", { host: HOST }, async ({ page }) => {
  await page.getByRole("tab", { name: "Practise" }).click();
  await page.getByText("Number, kinds, exam").click();
  await page.getByRole("checkbox", { name: /Exam/ }).check();
  await page.getByRole("radio", { name: "20 minutes" }).check();
  for (const [width = 0, size] of [
    [320, 36],
    [375, 40],
  ]) {
    await page.setViewportSize({ width, height: 640 });
    await page.evaluate((size) => (document.body.style.fontSize = `${size}px`), size);
    assert.deepEqual(await overflow(page), []);
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByText("1 / 10").waitFor();
    assert.deepEqual(await overflow(page), []);
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("heading", { name: "0 of 10 right" }).waitFor();
    assert.deepEqual(await overflow(page), []);
    await page.getByRole("button", { name: "Other documents" }).click();
  }
});

scenario("nor with the spacing that a reader may set", PHONE, async ({ page }) => {
  await page.getByRole("tablist").waitFor(); // the widget puts on its own styles before
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
