// @ts-check
// Guards neighbours: several widgets on one page share the module and nothing else.

import assert from "node:assert/strict";
import { findAndOpen, takeQuiz } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";

const HOST = {
  host: {
    body: '<study-widget id="one" address="hash"></study-widget><study-widget id="two" address="hash"></study-widget>',
    // Once more under another URL, as when two parts of a page bring the widget.
    head: '<script type="module" src="../a/b/study-widget.js?again"></script>',
  },
};

scenario("they search and practise apart from each other", HOST, async ({ page }) => {
  const [one, two] = [page.locator("#one"), page.locator("#two")];
  await one.getByRole("combobox").fill("模型压缩");
  await two.getByRole("combobox").fill("知识蒸馏");
  await two.getByRole("tab", { name: "Practise" }).click();
  await two.getByRole("button", { name: "Start" }).click();
  await two.getByRole("group").waitFor();
  assert.equal(await one.getByRole("combobox").inputValue(), "模型压缩");
  assert.ok((await one.getByRole("option").count()) > 0);
});

scenario("the module is fetched and compiled once", HOST, async ({ page, seen }) => {
  await page.getByRole("combobox").nth(1).waitFor();
  assert.equal(seen.requests.filter((url) => url.endsWith(".wasm")).length, 1);
});

scenario("the first one has the address, the other keeps its place", HOST, async ({ page }) => {
  const [one, two] = [page.locator("#one"), page.locator("#two")];
  await two.getByRole("combobox").fill("知识蒸馏");
  await two.getByRole("option").first().click();
  await two.getByRole("article").waitFor();
  assert.equal(await page.evaluate(() => location.hash), "");

  await one.getByRole("combobox").fill("模型压缩");
  await one.getByRole("option").first().click();
  assert.match(await page.evaluate(() => location.hash), /^#\/entry\//);
  await page.goBack();
  await one.getByRole("option").first().waitFor();
  assert.equal(await two.getByRole("article").isVisible(), true);
});

scenario("when it goes, the next one has it", HOST, async ({ page }) => {
  const two = page.locator("#two");
  const link = two.locator("a[data-to]").first();
  await link.waitFor({ state: "attached" });
  assert.equal(await link.getAttribute("href"), null);
  await page.locator("#one").evaluate((it) => it.parentElement?.append(it));
  assert.equal(await link.getAttribute("href"), null, "a moved one keeps it");
  await page.locator("#one").evaluate((it) => it.remove());
  assert.match((await link.getAttribute("href")) ?? "", /^#\/entry\//);
  await two.getByRole("combobox").fill("知识蒸馏");
  await two.getByRole("option").first().click();
  assert.match(await page.evaluate(() => location.hash), /^#\/entry\//);
});

scenario("events tell which one they come from", HOST, async ({ page }) => {
  const two = page.locator("#two");
  await two.getByRole("combobox").fill("知识蒸馏");
  const [id] = await Promise.all([
    page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener("study-open", ({ target }) =>
            resolve(/** @type {Element} */ (target).id),
          );
        }),
    ),
    two.getByRole("option").first().click(),
  ]);
  assert.equal(id, "two");
});

/**
 * Opens a host page that loads the script under these names, and counts what comes of it.
 *
 * @param {import("playwright-core").Page} page
 * @param {string[]} queries behind the script's name
 */
async function load(page, queries) {
  const scripts = queries.map(
    (it) => `<script type="module" src="../a/b/study-widget.js${it}"></script>`,
  );
  const body = `<!doctype html><title>Host</title><link rel="icon" href="data:,">${scripts.join("")}
    <study-widget lang="zh-CN"></study-widget>`;
  await page.route(page.url(), (route) => route.fulfill({ contentType: "text/html", body }));
  await page.addInitScript(() => {
    const counts = { evaluated: 0, defined: 0 };
    Object.assign(globalThis, { counts });
    const { define, get } = customElements;
    customElements.define = function (...all) {
      counts.defined += 1;
      return define.apply(this, all);
    };
    customElements.get = function (name) {
      counts.evaluated += 1; // each evaluation asks once
      return get.call(this, name);
    };
  });
  await page.reload();
  await findAndOpen(page, "知识蒸馏");
  await takeQuiz(page);
  return page.evaluate(() => /** @type {any} */ (globalThis).counts);
}

scenario("a script under a query is evaluated once", { host: "" }, async ({ page, seen, url }) => {
  seen.requests.length = 0;
  assert.deepEqual(await load(page, ["?v=2"]), { evaluated: 1, defined: 1 });
  const asked = seen.requests.filter((it) => it.startsWith(`${url}study-widget.js`));
  assert.deepEqual(asked, [`${url}study-widget.js?v=2`]);
  assert.equal(new Set(seen.requests).size, seen.requests.length, "and nothing comes twice");
});

scenario(
  "a script under two names defines the element once",
  { host: "" },
  async ({ page, seen }) => {
    seen.requests.length = 0;
    assert.deepEqual(await load(page, ["?v=1", "?v=2"]), { evaluated: 2, defined: 1 });
    assert.equal(new Set(seen.requests).size, seen.requests.length, "nothing comes twice");
  },
);
