// @ts-check
// Guards what is fetched at the first click: the reader sees no gap, is told when it does not come,
// and needs nothing more after it.

import assert from "node:assert/strict";
import { findAndOpen, takeQuiz } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const HOST = { host: '<study-widget lang="zh-CN" address="hash"></study-widget>' };
const VIEWS = /\/views-[\w-]+\.js/;

/** Keeps the views from arriving; the result lets them through. @param {Page} page */
async function hold(page) {
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(VIEWS, async (route) => {
    await released;
    await route.fallback();
  });
  return release;
}

scenario("until the entry is here, the hits stay", HOST, async ({ page }) => {
  const release = await hold(page);
  await page.getByRole("combobox").fill("知识蒸馏");
  const hit = page.getByRole("option").first();
  await hit.click();
  await page.locator("[aria-busy=true]").waitFor();
  assert.equal(await hit.isVisible(), true);
  release();
  await page.getByRole("article").waitFor();
  assert.equal(await hit.isVisible(), false);
  assert.equal(await page.locator("[aria-busy=true]").count(), 0);
});

scenario("who goes on meanwhile is not called back", HOST, async ({ page, seen }) => {
  const release = await hold(page);
  await page.getByRole("combobox").fill("知识蒸馏");
  await page.getByRole("option").first().click();
  await page.goBack();
  await page.getByRole("combobox").fill("模型压缩");
  release();
  await until(() => seen.requests.some((url) => VIEWS.test(url)), "a request for the views");
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("article").count(), 0);
  assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩");
});

for (const [file, what] of /** @type {const} */ ([
  [VIEWS, "script"],
  ["**/views-*.css*", "styles"],
])) {
  scenario(
    `without its ${what} an entry is said to be missing, and a retry opens it`,
    { ...HOST, expected: [/status of 404/, /failed request: /] },
    async ({ page }) => {
      let broken = true;
      await page.route(file, (route) =>
        broken ? route.fulfill({ status: 404 }) : route.fallback(),
      );
      await page.getByRole("combobox").fill("知识蒸馏");
      await page.getByRole("option").first().click();
      await page.getByRole("alert").filter({ hasText: "没有取到" }).waitFor();
      broken = false;
      await page.getByRole("button", { name: "重试" }).click();
      await page.getByRole("article").waitFor();
      assert.equal(await page.getByRole("alert").count(), 0);
    },
  );
}

scenario("after it only the quiz needs the server", HOST, async ({ page, server }) => {
  await page.getByRole("combobox").fill("知识蒸馏");
  await page.getByRole("option").first().click();
  await page.getByRole("article").waitFor();
  await server.stop();
  await page.getByRole("tab", { name: "进度" }).click();
  await page.getByRole("heading", { name: "还没有练习过" }).waitFor();
});

scenario("once the quiz is open, nothing needs the server", HOST, async ({ page, server }) => {
  await page.getByRole("tab", { name: "练习" }).click();
  await page.getByRole("button", { name: "开始练习" }).waitFor();
  await server.stop();
  await takeQuiz(page);
  await page.getByRole("tab", { name: "进度" }).click();
  await page.getByRole("heading", { name: /答了 10 次/ }).waitFor();
  await page.getByRole("tab", { name: "查找" }).click();
  await findAndOpen(page, "知识蒸馏");
});

scenario("a pointer above a hit has the views fetched", HOST, async ({ page, seen }) => {
  await page.getByRole("combobox").fill("知识蒸馏");
  assert.equal(
    seen.requests.some((url) => VIEWS.test(url)),
    false,
    "not before",
  );
  await page.getByRole("option").first().hover();
  await until(() => seen.requests.some((url) => VIEWS.test(url)), "a request for the views");
});
