// @ts-check
// Guards the clocks of the quiz: they count to a time of day, rest while the element is away, and are
// right when it is back.

import assert from "node:assert/strict";
import { itemOn, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

const HOST = { host: '<study-widget lang="zh-CN" seed="7"></study-widget>' };

/** Starts an exam of ten minutes. @param {Page} page */
async function startExam(page) {
  await page.getByRole("tab", { name: "练习" }).click();
  await page.getByText("题数、题型、考试").click();
  await page.getByRole("checkbox", { name: "考试" }).check();
  await page.getByRole("radio", { name: "限时 10 分钟" }).check();
  await startQuiz(page, ["key-from-explanation"], false);
  await itemOn(page).getByRole("radio").first().click();
}

/**
 * The time of day is `minutes` later, and no timer has heard of it: a laptop that slept.
 *
 * @param {Page} page
 * @param {number} minutes
 */
async function sleep(page, minutes) {
  await page.evaluate((later) => {
    const { now } = Date;
    Date.now = () => now() + later;
  }, minutes * 60_000);
}

/** @param {Page} page */
function seconds(page) {
  return page
    .getByRole("timer")
    .textContent()
    .then((text) => {
      const [minutes = 0, rest = 0] = (text?.match(/\d+/g) ?? []).map(Number);
      return minutes * 60 + rest;
    });
}

scenario("a clock counts to a time of day", HOST, async ({ page }) => {
  await startExam(page);
  await sleep(page, 4);
  await page.waitForTimeout(1200);
  const left = await seconds(page);
  assert.ok(left > 350 && left < 360, `${left} seconds`);
  await page.waitForTimeout(3000);
  assert.ok(Math.abs(left - 3 - (await seconds(page))) <= 1);
});

scenario("an exam ends at its time, though the machine slept", HOST, async ({ page }) => {
  await startExam(page);
  await sleep(page, 11);
  await page.getByText(/题答对 \d+ 题/).waitFor();
});

scenario("an element that is put back has the time that is left", HOST, async ({ page }) => {
  await startExam(page);
  await page.evaluate(() => {
    const widget = /** @type {HTMLElement} */ (document.querySelector("study-widget"));
    Object.assign(globalThis, { widget });
    widget.remove();
  });
  await page.waitForTimeout(2500);
  await sleep(page, 1);
  await page.evaluate(() => document.body.append(/** @type {any} */ (globalThis)["widget"]));
  await page.waitForTimeout(1500);
  const left = await seconds(page);
  assert.ok(left > 520 && left < 540, `${left} seconds`);
  await page.waitForTimeout(1200);
  assert.ok((await seconds(page)) < left, "it goes on");
});

scenario(
  "an exam whose time ran out meanwhile ends when it is put back",
  HOST,
  async ({ page }) => {
    await startExam(page);
    await page.evaluate(() => {
      const widget = /** @type {HTMLElement} */ (document.querySelector("study-widget"));
      const phases = /** @type {string[]} */ ([]);
      widget.addEventListener("study-session", (event) => {
        phases.push(/** @type {CustomEvent} */ (event).detail.phase);
      });
      Object.assign(globalThis, { widget, phases });
      widget.remove();
    });
    await sleep(page, 11);
    await page.waitForTimeout(1500);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis)["phases"]), []);
    await page.evaluate(() => document.body.append(/** @type {any} */ (globalThis)["widget"]));
    await page.getByText(/题答对 \d+ 题/).waitFor();
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis)["phases"]), [
      "finished",
    ]);
  },
);

scenario("the clock of an interview is gone with its answer", HOST, async ({ page }) => {
  await startQuiz(page, ["interview"]);
  await itemOn(page).getByRole("textbox").fill("数据加密");
  await itemOn(page).getByRole("button", { name: "作答" }).click();
  assert.equal(await page.getByRole("timer").count(), 0);
});
