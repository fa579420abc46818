// @ts-check
// Guards what tools can find: axe reports nothing in any view, light, dark or in forced colours, and
// every target is large enough for a finger.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { KINDS, give, openSetup, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

const AXE = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** WCAG 2.2, 2.5.8. */
const TARGET_PX = 24;

const kinds = /** @type {(keyof typeof KINDS)[]} */ (Object.keys(KINDS));

/** @type {Record<string, (page: Page) => Promise<unknown>>} */
const STATES = {
  contents: async () => {},
  hits: async (page) => {
    await page.getByRole("combobox").fill("模型压缩");
    await page.keyboard.press("ArrowDown");
  },
  suggestions: (page) => page.getByRole("combobox").fill("模型"),
  correction: (page) => page.getByRole("combobox").fill("guonihe"),
  "no hits": (page) => page.getByRole("combobox").fill("量子猫"),
  "choice of documents": async (page) => {
    await page.locator("[part=filter]").click();
    await page.getByRole("radio").first().waitFor();
  },
  entry: async (page) => {
    await page.evaluate(() => (location.hash = "#/entry/challenges/1"));
    await page.getByRole("article").waitFor();
  },
  quiz: async (page) => {
    await page.getByRole("tab", { name: "练习" }).click();
    await page.getByRole("button", { name: "开始练习" }).waitFor();
  },
  "quiz with all its choices": openSetup,
  ...Object.fromEntries(kinds.map((kind) => [`${kind}, asked`, (page) => startQuiz(page, [kind])])),
  ...Object.fromEntries(kinds.map((kind) => [`${kind}, answered`, (page) => miss(page, kind)])),
  "revealed card": async (page) => {
    await startQuiz(page, ["flashcard"]);
    await page.getByRole("button", { name: "看答案" }).click();
  },
  score: async (page) => {
    await miss(page, "true-false");
    await page.getByRole("button", { name: "结束" }).click();
  },
  "exam paper": async (page) => {
    await openSetup(page);
    await page.getByRole("checkbox", { name: /考试/ }).check();
    await page.getByRole("radio", { name: "5 题", exact: true }).check();
    await startQuiz(page, ["cloze", "matching", "true-false"], false);
    await give(page);
    await page.getByRole("button", { name: "交卷" }).click();
    await page.getByRole("heading", { name: /5 题答对/ }).waitFor();
  },
  progress: async (page) => {
    await miss(page, "true-false");
    await page.getByRole("tab", { name: "进度" }).click();
    await page.getByRole("heading", { name: "答了 1 次" }).waitFor();
  },
};

/**
 * Answers an item of a kind, most likely wrongly, so that all there is to say is said.
 *
 * @param {Page} page
 * @param {keyof typeof KINDS} kind
 */
async function miss(page, kind) {
  await startQuiz(page, [kind]);
  await give(page);
  await page.getByRole("button", { name: "下一题" }).waitFor();
}

/** What axe finds, one line each. @param {Page} page */
function findings(page) {
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (globalThis);
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap((/** @type {any} */ rule) =>
      rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.html}`),
    );
  });
}

/** Controls that are too small, one line each; links inside sentences may be. @param {Page} page */
function smallTargets(page) {
  const CONTROLS =
    "button, input, select, textarea, summary, label, [role=tab], [role=option], li > a, nav a";
  return page.locator(CONTROLS).evaluateAll(
    (nodes, least) =>
      nodes
        .filter((node) => node.checkVisibility() && !node.closest("label input"))
        .filter((node) => !(node instanceof HTMLInputElement && node.labels?.length))
        .filter((node) => {
          const { width, height } = node.getBoundingClientRect();
          return width > 0 && Math.min(width, height) < least;
        })
        .map((node) => `${node.outerHTML} ${node.getBoundingClientRect().height}`),
    TARGET_PX,
  );
}

const LOOKS = /** @type {const} */ ({
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "light", forcedColors: "active" },
});

for (const [state, reach] of Object.entries(STATES)) {
  scenario(
    `axe finds nothing: ${state}, light, dark and in forced colours`,
    {},
    async ({ page }) => {
      await page.getByRole("tablist").waitFor();
      await reach(page);
      // Through the protocol, because the page's own policy forbids a script element.
      await page.evaluate(AXE);
      for (const [look, media] of Object.entries(LOOKS)) {
        await page.emulateMedia(media);
        assert.deepEqual(await findings(page), [], look);
        assert.deepEqual(await smallTargets(page), [], look);
      }
    },
  );
}
