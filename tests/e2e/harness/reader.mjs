// @ts-check
// What a reader does, step by step, found by roles and names only: the same seam a screen reader
// has. For tests whose claim is not about the views themselves.

import assert from "node:assert/strict";
import { until } from "./until.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Items of one round; a widget that asks more would never reach its score. */
const ROUND = 10;

/**
 * Types `query`, takes the first hit and has its entry open.
 *
 * @param {Page} page
 * @param {string} query
 */
export async function findAndOpen(page, query) {
  await page.getByRole("combobox").and(page.locator("input")).fill(query);
  const hit = page.getByRole("listbox").getByRole("option").first();
  const name = (await hit.textContent()) ?? "";
  await hit.click();
  const article = page.getByRole("article");
  const title = (await article.getByRole("heading").first().textContent()) ?? "";
  assert.ok(name.includes(title), `the hit "${name}" opened "${title}"`);
}

/**
 * Goes to the quiz, answers a whole round with the first answer each time, and reads the score.
 *
 * @param {Page} page
 */
export async function takeQuiz(page) {
  await page.getByRole("tab", { name: /练习|Practise/ }).click();
  await page.getByRole("button", { name: /开始练习|^Start$/ }).click();
  for (let asked = 0; asked < ROUND; asked += 1) {
    const item = page.getByRole("group").filter({ has: page.getByRole("status") });
    await item.waitFor(); // a deck is made ready before its first item
    await answer(page, item);
    await item.getByRole("button", { name: /下一题|看成绩|Next question|See the score/ }).click();
  }
  await page
    .getByText(/10 题答对 \d+ 题|\d+ of 10/)
    .first()
    .waitFor();
}

/**
 * Answers what is asked, whatever it is, and waits for the verdict.
 *
 * @param {Page} page
 * @param {import("playwright-core").Locator} item
 */
async function answer(page, item) {
  const reveal = item.getByRole("button", { name: /看答案|Show the answer/ });
  if (await reveal.isVisible()) await reveal.click();
  const list = item.locator("select");
  if (await list.count()) await list.first().selectOption({ index: 1 });
  else await page.keyboard.press("1");
  const give = item.getByRole("button", { name: /^作答$|^Answer$/ });
  if (await give.isVisible()) await give.click();
  const verdict = item.getByRole("status");
  await until(async () => (await verdict.textContent())?.trim(), "a verdict");
}

/**
 * Waits until the page says that it needs its server no more.
 *
 * @param {Page} page
 */
export async function offlineReady(page) {
  await page.locator("html[data-offline=ready]").waitFor({ state: "attached" });
}

/**
 * What is announced from now on, as it comes.
 *
 * @param {Page} page
 */
export async function announcements(page) {
  const announced = /** @type {string[]} */ ([]);
  await page.exposeFunction("announce", (/** @type {string} */ it) => announced.push(it));
  await page.getByRole("status").evaluate((node) => {
    const { announce } = /** @type {any} */ (globalThis);
    new MutationObserver(() => announce(node.textContent)).observe(node, { childList: true });
  });
  return announced;
}

/**
 * Types letter by letter with a moment between, by timers of the page: these fire in the order of
 * their times however busy the machine is, so that no pause of the page's own comes between letters.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function typeQuickly(page, text) {
  await page.getByRole("combobox").focus();
  await page.evaluate(async (letters) => {
    for (const letter of letters) {
      const moment = new Promise((resolve) => setTimeout(resolve, 20)); // set before the page's own
      document.execCommand("insertText", false, letter);
      await moment;
    }
  }, Array.from(text));
}
