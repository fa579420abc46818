// @ts-check
// Guards printed items: what stands on paper can be answered, and their key be read, without the
// screen.

import assert from "node:assert/strict";
import { deckFile, openDeck } from "./harness/deck-file.mjs";
import { KINDS, openSetup } from "./harness/examinee.mjs";
import { makeDeck, showDeck } from "./harness/made-deck.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {keyof typeof KINDS} Kind */

const SEEDED = { host: '<study-widget seed="7" lang="zh-CN"></study-widget>' };

const HOST_EN = '<study-widget seed="7" lang="en"></study-widget>';

const thorns = await deckFile("tests/fixtures/quiz-ui");

/**
 * What would be printed of some kinds: the items, and their keys, one string each.
 *
 * @param {Page} page
 * @param {Kind[]} kinds
 * @returns {Promise<{ items: string[], keys: string[] }>}
 */
async function print(page, kinds) {
  await openSetup(page);
  for (const [kind, name] of Object.entries(KINDS)) {
    const wanted = kinds.includes(/** @type {Kind} */ (kind));
    await page.getByRole("checkbox", { name, exact: true }).setChecked(wanted);
  }
  return printed(page, "打印试卷");
}

/**
 * What is printed by a button.
 *
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<{ items: string[], keys: string[] }>}
 */
async function printed(page, name) {
  // The dialogue itself is the browser's; what would be printed is the frame.
  await page.evaluate(() => {
    const { append } = document.body;
    document.body.append = function (...nodes) {
      append.apply(this, nodes);
      const frame = nodes.find((node) => node instanceof HTMLIFrameElement);
      const view = frame?.contentWindow;
      if (view) view.print = () => Object.assign(globalThis, { printed: frame });
    };
  });
  await page.getByRole("button", { name }).click();
  await page.waitForFunction(() => "printed" in globalThis);
  return page.evaluate(() => {
    const { contentDocument } = /** @type {any} */ (globalThis).printed;
    const texts = (/** @type {string} */ query) =>
      [...contentDocument.querySelectorAll(query)].map((node) => node.innerText);
    return { items: texts("body > ol > li"), keys: texts(".key li") };
  });
}

scenario("the key of a matching says which letter belongs to which number", SEEDED, async (it) => {
  const { page } = it;
  await openDeck(page, thorns);
  const { items, keys } = await print(page, ["matching"]);
  assert.ok(items.length >= 2);
  const deck = /** @type {any} */ (
    await page.evaluate(async () => {
      const { default: init, Deck } = await import(
        new URL("../a/b/pkg/study_widget.js", location.href).href
      );
      await init();
      const own = /** @type {any} */ (document.querySelector("study-widget")).deck;
      const deck = Deck.fromBytes(new Uint8Array(await (await fetch(own)).arrayBuffer()));
      return deck.items({ seed: 7, types: ["matching"] });
    })
  );
  for (const [i, item] of items.entries()) {
    const { pairs } = deck.find((/** @type {any} */ it) => item.includes(it.stem));
    for (const { left, right } of pairs) {
      const lines = item.split("\n");
      const number = lines.find((line) => line.endsWith(`. ${right}`))?.match(/(\d+)\. /)?.[1];
      const letter = item.at(item.indexOf(`. ${left}`) - 1);
      assert.ok(number && letter, `${left} and ${right} stand in ${item}`);
      assert.ok(keys[i]?.includes(`${number} ${letter}. ${left}`), keys[i]);
    }
  }
});

scenario("sources are told by document, number and title, not by ids", SEEDED, async ({ page }) => {
  await openDeck(page, thorns);
  const { keys } = await print(page, ["key-from-explanation", "true-false", "flashcard"]);
  assert.ok(keys.length > 3);
  for (const key of keys) {
    assert.match(key, /带刺的题库 · 第 \d 题 · .+[？]/);
    assert.doesNotMatch(key, /thorns/);
  }
});

scenario(
  "a paper says which question an item comes from, as the screen does",
  SEEDED,
  async (it) => {
    const { page } = it;
    const { items } = await print(page, ["cloze", "true-false"]);
    const titles = await page.evaluate(async () => {
      const { default: init, Deck } = await import(
        new URL("../a/b/pkg/study_widget.js", location.href).href
      );
      await init();
      return Deck.bundled()
        .entries()
        .map((/** @type {any} */ entry) => entry.title);
    });
    for (const item of items) {
      assert.ok(
        titles.some((/** @type {string} */ title) => item.split("\n").includes(title)),
        item,
      );
    }
  },
);

scenario("what a key lists is parted as in its language", { host: HOST_EN }, async (stage) => {
  const { page, url } = stage;
  const points = ["Lease", "Quorum", "Fencing token"].map((key, i) => `- **${key}：** holds ${i}.`);
  const notes = `### T\n\n#### 1. What is safe?\n\n**题目：** What?\n\n**答案：**\n\n${points.join("\n")}\n`;
  await showDeck(page, url, await makeDeck({ notes }, "en"));
  await page.getByRole("tab", { name: "Practise" }).click();
  await page.locator("summary", { hasText: "kinds" }).click();
  for (const box of await page.getByRole("checkbox", { name: /^(?!Key points)/ }).all()) {
    await box.uncheck();
  }
  const { keys } = await printed(page, "Print a paper");
  assert.match(keys.join(), /^Lease; Quorum; Fencing token\n/);
});

scenario("the answer of a card is printed line by line", SEEDED, async ({ page }) => {
  await openDeck(page, thorns);
  const { keys } = await print(page, ["flashcard"]);
  const key = keys.find((it) => it.includes("早停"));
  assert.ok((key?.split("\n").length ?? 0) >= 5, key);
});
