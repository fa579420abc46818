// @ts-check
// Guards life without a pointer: from the first key to a scored round, with the focus always where
// the reader's attention is.

import assert from "node:assert/strict";
import { startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
function focused(page) {
  return page.evaluate(() => {
    const node = document.querySelector("study-widget")?.shadowRoot?.activeElement;
    return node ? (node.getAttribute("aria-label") ?? node.textContent ?? "") : "";
  });
}

/** @param {Page} page */
async function activeHit(page) {
  return page.getByRole("combobox").getAttribute("aria-activedescendant");
}

scenario("the whole flow runs by keys alone", {}, async ({ page }) => {
  const { keyboard } = page;
  await page.getByRole("tablist").waitFor();
  await keyboard.press("Tab");
  assert.equal(await focused(page), "查找");
  await keyboard.press("Tab");
  await keyboard.type("模型压缩");
  await keyboard.press("ArrowUp");
  assert.equal(await activeHit(page), "hit-9");
  await keyboard.press("ArrowDown");
  assert.equal(await activeHit(page), "hit-0", "round and round");
  await keyboard.press("ArrowDown");
  assert.equal(await activeHit(page), "hit-1");
  await keyboard.press("ArrowUp");
  assert.equal(await activeHit(page), "hit-0");
  const title = await page
    .getByRole("option", { selected: true })
    .locator("[part=title]")
    .innerText();
  await keyboard.press("Enter");
  await page.getByRole("article", { name: title }).waitFor();
  assert.equal(await focused(page), title, "the title has the focus");

  await keyboard.press("Shift+Tab");
  assert.equal(await focused(page), "返回结果");
  await keyboard.press("Enter");
  assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩", "the query is kept");
  assert.equal(await activeHit(page), "hit-0", "and so is the place in the list");
  await keyboard.press("Escape");
  assert.equal(await page.getByRole("combobox").inputValue(), "");

  await keyboard.press("Shift+Tab");
  await keyboard.press("ArrowRight");
  assert.equal(await focused(page), "练习");
  await page.getByRole("button", { name: "开始练习" }).focus();
  await keyboard.press("Enter");
  for (let asked = 0; asked < 10; asked += 1) {
    const item = page.getByRole("group");
    const stem = await item.getByRole("heading").innerText();
    assert.equal(await focused(page), stem.replace("\n", " "), "the question has the focus");
    if (await item.locator("select").count()) {
      await keyboard.press("Tab");
      await keyboard.press("ArrowDown");
    } else await keyboard.press("1");
    const give = item.getByRole("button", { name: "作答" });
    if (await give.isVisible()) {
      for (let i = 0; i < 9 && (await focused(page)) !== "作答"; i += 1)
        await keyboard.press("Tab");
      await keyboard.press("Enter");
    }
    assert.match(await focused(page), /下一题|看成绩/);
    await keyboard.press("Enter");
  }
  assert.match(await focused(page), /^10 题答对 \d+ 题$/);
});

scenario("without a chosen hit, Enter opens the first", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("知识蒸馏");
  const first = page.getByRole("option").first().locator("[part=title]");
  const title = await first.innerText();
  await page.keyboard.press("Enter");
  await page.getByRole("article", { name: title }).waitFor();
});

for (const chosen of [0, 2]) {
  scenario(`after ${chosen} arrows, Home and End move the caret`, {}, async ({ page }) => {
    const field = page.getByRole("combobox");
    await field.fill("模型");
    for (let i = 0; i < chosen; i += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    await page.keyboard.type("大");
    assert.equal(await field.inputValue(), "大模型");
    for (let i = 0; i < chosen; i += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.type("压缩");
    assert.equal(await field.inputValue(), "大模型压缩");
  });
}

scenario("arrow keys look at options, Enter gives the answer", {}, async ({ page }) => {
  const item = await startQuiz(page, ["key-from-explanation"]);
  await item.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await item.getByRole("status").innerText(), "", "nothing is answered yet");
  await page.keyboard.press("Enter");
  assert.match(await item.getByRole("status").innerText(), /答对了|答错了/);
});

scenario("single keys do nothing outside the question", {}, async ({ page }) => {
  const item = await startQuiz(page, ["true-false"]);
  await page.getByRole("button", { name: "结束" }).focus();
  await page.keyboard.press("1");
  await page.getByRole("tab", { name: "练习" }).focus();
  await page.keyboard.press("1");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.keyboard.press("1");
  assert.equal(await item.getByRole("status").innerText(), "");
});

scenario("keys pressed together are the browser's", {}, async ({ page }) => {
  const field = page.getByRole("combobox");
  const selected = () =>
    field.evaluate((it) => {
      const { value, selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (it);
      return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    });
  await field.fill("模型压缩");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Home");
  assert.equal(await selected(), "模型压缩");
  await page.keyboard.press("Shift+ArrowRight");
  assert.equal(await selected(), "型压缩");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+ArrowDown");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+End");
  assert.equal(await selected(), "模型压缩");
  assert.equal(await activeHit(page), "hit-0", "the list stays where it was");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), "查找");
  await page.keyboard.press("Control+ArrowRight");
  await page.keyboard.press("Shift+End");
  assert.equal(await focused(page), "查找", "tabs are walked by single keys");
});

scenario("CapsLock changes nothing about letters", {}, async ({ page }) => {
  const item = await startQuiz(page, ["key-from-explanation"]);
  // What is typed with CapsLock on, without Shift.
  await item.getByRole("heading").dispatchEvent("keydown", { key: "B", bubbles: true });
  await item
    .getByRole("status")
    .getByText(/答对了|答错了/)
    .waitFor();
});
