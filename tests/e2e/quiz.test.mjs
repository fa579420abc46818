// @ts-check
// Guards practice: ten items, a verdict with reasons and source after each, a score, and the missed
// ones again. What is right is read from the module itself, not from the page.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

const SEEDED = { host: '<study-widget seed="7" lang="zh-CN"></study-widget>' };

/** @param {Page} page */
async function start(page) {
  await page.getByRole("tab", { name: "练习" }).click();
  await page.getByRole("button", { name: "开始练习" }).click();
  return page.getByRole("group");
}

/**
 * Answers the item on the screen.
 *
 * @param {Page} page
 * @param {boolean} rightly
 * @returns {Promise<boolean>} whether it was one with options
 */
async function answer(page, rightly) {
  const item = page.getByRole("group");
  const reveal = item.getByRole("button", { name: "看答案" });
  if (await reveal.isVisible()) {
    await reveal.click();
    await item.getByRole("button", { name: rightly ? "良好" : "重来" }).click();
    return false;
  }
  const key = await rightKey(page, await item.getByRole("heading").innerText());
  const options = await item.locator("label").allTextContents();
  const at = options.findIndex((text) => text.endsWith(key) === rightly);
  await item.getByRole("radio").nth(at).click();
  return true;
}

/**
 * What the module says about the item with this stem.
 *
 * @param {Page} page
 * @param {string} stem
 */
async function rightKey(page, stem) {
  return page.evaluate(async (wanted) => {
    const { Deck } = await import(new URL("../a/b/pkg/study_widget.js", location.href).href);
    const deck = Deck.bundled();
    /** @type {import("../../src/types.js").Item[]} */
    const items = deck.items({ seed: 7 });
    deck.free();
    const options = items.find((it) => it.options && it.stem === wanted)?.options ?? [];
    return options.find((it) => it.correct)?.text ?? "";
  }, stem);
}

scenario("ten items lead to a score with all of them", SEEDED, async ({ page }) => {
  const item = await start(page);
  const stems = [];
  for (let asked = 1; asked <= 10; asked += 1) {
    await page.getByText(`${asked} / 10`).waitFor();
    stems.push(await item.getByRole("heading").innerText());
    await answer(page, asked % 2 === 0);
    const verdict = await item.getByRole("status").innerText();
    assert.match(verdict, asked % 2 === 0 ? /答对了|良好/ : /答错了|重来/);
    await item.getByRole("button", { name: asked < 10 ? "下一题" : "看成绩" }).click();
  }
  await page.getByRole("heading", { name: "10 题答对 5 题" }).waitFor();
  const rows = page.locator("[part=quiz] ol > li");
  assert.equal(await rows.count(), 10);
  for (const [i, stem] of stems.entries()) {
    assert.ok((await rows.nth(i).innerText()).includes(stem));
  }
  assert.equal(new Set(stems).size, 10, "no item twice");
});

scenario("the missed ones come again, and no others", SEEDED, async ({ page }) => {
  const item = await start(page);
  const missed = [];
  for (let asked = 1; asked <= 10; asked += 1) {
    const rightly = asked !== 3 && asked !== 8;
    if (!rightly) missed.push(await item.getByRole("heading").innerText());
    await answer(page, rightly);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("button", { name: "错题再练一遍" }).click();
  for (const stem of missed) {
    assert.equal(await item.getByRole("heading").innerText(), stem);
    await answer(page, true);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("heading", { name: "2 题答对 2 题" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "错题再练一遍" }).count(), 0);
});

scenario(
  "a wrong choice is told why, what is right, and where it stands",
  SEEDED,
  async ({ page }) => {
    const item = await start(page);
    while (!(await answer(page, false))) await page.keyboard.press("Enter");
    const key = await rightKey(page, await item.getByRole("heading").innerText());
    assert.equal(await item.getByRole("status").innerText(), `答错了。正确答案：${key}`);
    const wrong = item.locator("[part=option]", { hasNotText: "正确答案" });
    for (const text of await wrong.allInnerTexts()) assert.ok(text.split("\n").length > 1, text);
    assert.ok((await item.locator("blockquote").innerText()).includes(key));

    const title = await item.getByRole("link").last().innerText();
    await item.getByRole("link").last().click();
    const article = page.getByRole("article", { name: title });
    assert.ok((await article.innerText()).includes(key));
    await page.getByRole("link", { name: "返回练习" }).click();
    await item.getByRole("button", { name: "下一题" }).click();
    await page.getByText("/ 10").waitFor();
  },
);

scenario("an answer stands: the next one cannot change it", SEEDED, async ({ page }) => {
  const item = await start(page);
  await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.answers = 0;
    document.addEventListener("study-answer", () => (seen.answers += 1));
  });
  await answer(page, true);
  const verdict = await item.getByRole("status").innerText();
  for (const key of ["1", "2", "3", "4"]) await page.keyboard.press(key);
  assert.equal(await item.getByRole("status").innerText(), verdict);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).answers), 1);
});

scenario("equal seeds ask equal questions, no seed asks others", SEEDED, async ({ page }) => {
  const first = () => page.getByRole("group").getByRole("heading").innerText();
  await start(page);
  const stem = await first();
  await page.reload();
  await start(page);
  assert.equal(await first(), stem);

  const seen = new Set([stem]);
  for (let i = 0; i < 3; i += 1) {
    await page.reload();
    await page.locator("study-widget").evaluate((it) => it.removeAttribute("seed"));
    await start(page);
    seen.add(await first());
  }
  assert.ok(seen.size > 1);
});

scenario("a chosen document is the only one asked about", SEEDED, async ({ page }) => {
  await page.getByRole("tab", { name: "练习" }).click();
  await page.getByRole("radio", { name: /未来挑战/ }).click();
  const [detail] = await Promise.all([
    page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener("study-session", (event) =>
            resolve(/** @type {CustomEvent} */ (event).detail),
          );
        }),
    ),
    page.getByRole("button", { name: "开始练习" }).click(),
  ]);
  const { phase, document: chosen, itemIds, seed } = /** @type {any} */ (detail);
  assert.deepEqual([phase, chosen, itemIds.length, seed], ["started", "challenges", 10, 7]);
});
