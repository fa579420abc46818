// @ts-check
// Guards languages: the interface speaks the page's, the deck keeps its own and is marked as such.

import assert from "node:assert/strict";
import { takeQuiz } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario(
  "`lang` of the element wins",
  { host: '<study-widget lang="zh-Hans"></study-widget>' },
  async ({ page }) => {
    await page.getByRole("tab", { name: "查找" }).waitFor();
  },
);

scenario(
  "else the nearest ancestor's does",
  { host: '<div lang="zh"><study-widget></study-widget></div>' },
  async ({ page }) => {
    await page.getByRole("tab", { name: "查找" }).waitFor();
  },
);

scenario(
  "an English page gets English",
  { host: "<study-widget></study-widget>" },
  async ({ page }) => {
    await page.getByRole("combobox", { name: "Search the questions" }).fill("知识蒸馏");
    await page
      .getByText(/^\d+ results$/)
      .first()
      .waitFor();
    await takeQuiz(page);
  },
);

scenario(
  "the deck's text is marked as Chinese there",
  { host: "<study-widget></study-widget>" },
  async ({ page }) => {
    await page.getByRole("combobox").fill("知识蒸馏");
    await page.getByRole("option").first().click();
    const entry = page.getByRole("article");
    await entry.waitFor();
    for (const node of await entry.locator("[part=title], .prose").all()) {
      assert.equal(
        await node.evaluate((it) => it.closest("[lang]")?.getAttribute("lang")),
        "zh-CN",
      );
    }
  },
);

scenario(
  "no Chinese is left in the English interface",
  { host: '<study-widget address="hash"></study-widget>' },
  async ({ page }) => {
    for (const [hash, shown] of Object.entries({
      "#/search": "[part=contents]",
      "#/search?q=模型": "[role=option]",
      "#/entry/trends/14": "article",
      "#/quiz": ".setup",
      "#/progress": "[part=progress]",
    })) {
      await page.evaluate((it) => (location.hash = it), hash);
      await page.locator(shown).first().waitFor();
      await page.waitForTimeout(600); // for what is said when typing has paused
      const left = await page.locator("study-widget").evaluate((widget) => {
        const root = /** @type {ShadowRoot} */ (widget.shadowRoot);
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const language = node.parentElement?.closest("[lang]")?.getAttribute("lang");
          const { textContent: text = "" } = node;
          if (/\p{sc=Han}/u.test(text ?? "") && language !== "zh-CN") found.push(text);
        }
        return found;
      });
      assert.deepEqual(left, [], hash);
    }
  },
);
