// @ts-check
// Guards the countdowns of the quiz: they count to a time of day, rest while the element is away, and are
// right when it is back.

import assert from "node:assert/strict";
import { itemOn, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

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

/** The time of day on the page, in seconds. @param {Page} page */
function timeOf(page) {
  return page.evaluate(() => Date.now() / 1000);
}

/**
 * The time of day at which the clock on the screen will be over, in seconds, by what it shows.
 *
 * @param {Page} page
 */
function end(page) {
  return page.getByRole("timer").evaluate((it) => {
    const [minutes = 0, seconds = 0] = (it.textContent?.match(/\d+/g) ?? []).map(Number);
    return Date.now() / 1000 + minutes * 60 + seconds;
  });
}

/** A busy machine may show a second so much later. */
const LATE_S = 3;

/**
 * Waits until the clock shows the time that is left of ten minutes.
 *
 * @param {Page} page
 * @param {number} start
 */
async function right(page, start) {
  const isRight = async () => Math.abs((await end(page)) - start - 600) <= LATE_S;
  await until(isRight, "the time that is left");
}

/** Starts an exam; the time of day when it began. @param {Page} page */
async function startAt(page) {
  const before = await timeOf(page);
  await startExam(page);
  const start = (await end(page)) - 600;
  assert.ok(start > before - 1 && start < (await timeOf(page)) + LATE_S);
  return start;
}

scenario("a clock counts to a time of day", HOST, async ({ page }) => {
  const start = await startAt(page);
  await sleep(page, 4);
  await right(page, start);
  await page.waitForTimeout(3000);
  await right(page, start);
});

scenario("an exam ends at its time, though the machine slept", HOST, async ({ page }) => {
  await startExam(page);
  await sleep(page, 11);
  await page.getByText(/题答对 \d+ 题/).waitFor();
});

scenario("an element that is put back has the time that is left", HOST, async ({ page }) => {
  const start = await startAt(page);
  await page.evaluate(() => {
    const widget = /** @type {HTMLElement} */ (document.querySelector("study-widget"));
    Object.assign(globalThis, { widget });
    widget.remove();
  });
  await page.waitForTimeout(2500);
  await sleep(page, 1);
  await page.evaluate(() => document.body.append(/** @type {any} */ (globalThis)["widget"]));
  await right(page, start);
  const shown = await page.getByRole("timer").textContent();
  await page
    .getByRole("timer")
    .filter({ hasNotText: shown ?? "" })
    .waitFor();
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
