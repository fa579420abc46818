// @ts-check
// Guards addresses: a link to an entry opens it, and the browser's buttons lead where one was.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

/** @param {import("playwright-core").Page} page */
function hash(page) {
  return page.evaluate(() => decodeURIComponent(location.hash));
}

scenario("a deep link opens its entry", { path: "#/entry/trends/14" }, async ({ page }) => {
  await page.getByRole("article", { name: "如何处理大模型训练中的标签噪音问题？" }).waitFor();
});

scenario("a link to a search searches", { path: "#/search?q=知识蒸馏" }, async ({ page }) => {
  await page.getByRole("option").first().waitFor();
  assert.equal(await page.getByRole("combobox").inputValue(), "知识蒸馏");
});

scenario("back and forward lead where the reader was", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("模型压缩");
  await page.getByRole("option").nth(2).click();
  await page.getByRole("article").waitFor();
  const opened = await hash(page);
  assert.match(opened, /^#\/entry\/\w+\/\d+$/);
  await page.getByRole("tab", { name: "练习" }).click();
  assert.equal(await hash(page), "#/quiz");

  await page.goBack();
  await page.getByRole("article").waitFor();
  assert.equal(await hash(page), opened);
  await page.goBack();
  await page.getByRole("option", { selected: true }).waitFor();
  assert.equal(await hash(page), "#/search?q=模型压缩");
  assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩");
  await page.goForward();
  await page.getByRole("article").waitFor();
  assert.equal(await hash(page), opened);
});

scenario("typing adds no steps to the history", {}, async ({ page }) => {
  const steps = await page.evaluate(() => history.length);
  await page.getByRole("combobox").pressSequentially("模型 训练 数据", { delay: 20 });
  await page.waitForFunction(() => location.hash.startsWith("#/search"));
  assert.equal(await page.evaluate(() => history.length), steps);
});

scenario(
  "addresses that are the page's own are left to it",
  { host: '<study-widget view="quiz"></study-widget><p id="below">Below</p>' },
  async ({ page }) => {
    await page.getByRole("button", { name: "Start" }).waitFor();
    await page.evaluate(() => (location.hash = "#below"));
    await page.waitForTimeout(50);
    assert.equal(await page.getByRole("button", { name: "Start" }).isVisible(), true);
  },
);

scenario(
  "a widget that may not use the address does not",
  { host: '<study-widget address="none"></study-widget>' },
  async ({ page }) => {
    await page.getByRole("combobox").fill("模型");
    await page.getByRole("option").first().click();
    await page.getByRole("article").waitFor();
    assert.equal(await hash(page), "");
    const back = page.getByRole("link", { name: "Back to results" });
    await back.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("option").first().waitFor();
  },
);
