// @ts-check
// Guards the way back through a visit: the back button leads from query to query, not from letter
// to letter.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** After a longer pause a query counts as another one; see search-view.js. */
const PAUSE_MS = 5_000;

/**
 * Waits until the address has the query.
 *
 * @param {Page} page
 * @param {string} query "" for the start
 */
async function settled(page, query) {
  const wanted = query && `#/search?q=${query}`;
  const hash = () => page.evaluate(() => decodeURIComponent(location.hash));
  await until(async () => (await hash()) === wanted, `the address ${wanted}`);
}

/**
 * @param {Page} page
 * @param {string} query
 */
async function search(page, query) {
  await page.getByRole("combobox").fill(query);
  await settled(page, query);
}

/**
 * Goes back, to a page that shows the query and its hits.
 *
 * @param {Page} page
 * @param {string} query
 */
async function back(page, query) {
  await page.goBack();
  await settled(page, query);
  assert.equal(await page.getByRole("combobox").inputValue(), query);
  assert.ok((await page.getByRole("option").count()) > 0);
}

scenario("a query that is typed on is one step", {}, async ({ page }) => {
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  for (const query of ["模", "模型", "模型压缩"]) await search(page, query);
  assert.equal(await steps(), before);
});

scenario("after a long look, another query is another step", {}, async ({ page }) => {
  await search(page, "知识蒸馏");
  await page.waitForTimeout(PAUSE_MS + 200);
  await search(page, "模型压缩");
  await back(page, "知识蒸馏");
  await page.goForward();
  await settled(page, "模型压缩");
  assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩");
});

scenario("after a cleared field, too", {}, async ({ page }) => {
  await search(page, "知识蒸馏");
  await page.getByRole("button", { name: "清除" }).click();
  await page.keyboard.type("模型压缩");
  await settled(page, "模型压缩");
  await back(page, "知识蒸馏");
});

scenario("and after an entry, from which back leads to its hits", {}, async ({ page }) => {
  await search(page, "知识蒸馏");
  await page.getByRole("option").first().click();
  await page.getByRole("article").waitFor();
  await page.goBack();
  await settled(page, "知识蒸馏");
  await search(page, "模型压缩");
  await back(page, "知识蒸馏");
});

scenario("a suggestion is a step from what was typed", {}, async ({ page }) => {
  await search(page, "模型");
  const suggestion = page.getByRole("group", { name: "建议" }).getByRole("button").first();
  const term = (await suggestion.textContent()) ?? "";
  await suggestion.click();
  await settled(page, term);
  await back(page, "模型");
});

scenario("a hit that is opened at once keeps its query in the way back", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("知识蒸馏");
  await page.keyboard.press("Enter");
  await page.getByRole("article").waitFor();
  await back(page, "知识蒸馏");
});

scenario(
  "a query typed just before another tab is still there afterwards",
  {},
  async ({ page }) => {
    await page.getByRole("combobox").fill("数据增强");
    await page.getByRole("tab", { name: "进度" }).click(); // before the reader has paused
    await page.getByRole("tabpanel", { name: "进度" }).waitFor();
    await page.getByRole("tab", { name: "查找" }).click();
    assert.equal(await page.getByRole("combobox").inputValue(), "数据增强");
    await settled(page, "数据增强");
  },
);
