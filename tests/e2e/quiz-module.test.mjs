// @ts-check
// Guards the two modules: who searches pays for searching only, and who practises gets the rest at
// the first step into the quiz, or is told why not, and loses nothing.

import assert from "node:assert/strict";
import { deckFile } from "./harness/deck-file.mjs";
import { findAndOpen, takeQuiz } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

const HOST = { host: '<study-widget lang="zh-CN"></study-widget>' };
const SEARCH = /\/study_search(_bg)?-[\w-]+\.(js|wasm)/;
const WHOLE = /\/study_widget(_bg)?-[\w-]+\.(js|wasm)/;

/**
 * @param {import("./harness/watch.mjs").Watch} seen
 * @param {RegExp} which
 */
function count(seen, which) {
  return seen.requests.filter((url) => which.test(url)).length;
}

scenario(
  "the quiz's code is fetched when the quiz is opened, and not before",
  HOST,
  async ({ page, seen }) => {
    await findAndOpen(page, "知识蒸馏");
    await page.getByRole("tab", { name: "进度" }).click();
    await page.getByRole("tab", { name: "练习" }).hover();
    await page.getByRole("tab", { name: "查找" }).click();
    assert.deepEqual([count(seen, SEARCH), count(seen, WHOLE)], [2, 0]);

    await takeQuiz(page);
    assert.deepEqual([count(seen, SEARCH), count(seen, WHOLE)], [2, 2]);

    const lookUp = page.getByRole("tab", { name: "查找" });
    await lookUp.click();
    await page.getByRole("article").waitFor();
    await lookUp.click();
    await page.getByRole("combobox").fill("模型压缩");
    await page
      .getByRole("option", { name: /模型压缩/ })
      .first()
      .waitFor();
    assert.deepEqual([count(seen, SEARCH), count(seen, WHOLE)], [2, 2], "nothing comes twice");
  },
);

scenario(
  "a page that begins with the quiz gets there",
  {
    host: '<study-widget lang="zh-CN" view="quiz"></study-widget>',
  },
  async ({ page, seen }) => {
    await takeQuiz(page);
    assert.deepEqual([count(seen, SEARCH), count(seen, WHOLE)], [2, 2]);
  },
);

for (const [what, route, sentence] of /** @type {const} */ ([
  ["not there", { status: 404 }, /没有取到/],
  ["none", { contentType: "application/wasm", body: "<p>Welcome</p>" }, /不完整或已损坏/],
])) {
  const expected = "status" in route ? [/status of 404/, /failed request: /] : [];
  scenario(
    `a whole module that is ${what} is said to be so, search goes on, a retry works`,
    { ...HOST, expected },
    async ({ page }) => {
      let broken = true;
      await page.route("**/study_widget_bg-*.wasm*", (it) =>
        broken ? it.fulfill(route) : it.fallback(),
      );
      await page.getByRole("tab", { name: "练习" }).click();
      await page.getByRole("alert").filter({ hasText: sentence }).waitFor();

      await page.getByRole("tab", { name: "查找" }).click();
      await page.getByRole("combobox").fill("知识蒸馏");
      await page.getByRole("option").first().waitFor();

      await page.getByRole("tab", { name: "练习" }).click();
      broken = false;
      await page.getByRole("button", { name: "重试" }).click();
      await takeQuiz(page);
    },
  );
}

scenario("an element moved while the module is on its way practises", HOST, async ({ page }) => {
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  let asked = false;
  await page.route("**/study_widget_bg-*.wasm*", async (route) => {
    asked = true;
    await released;
    await route.fallback();
  });
  await page.getByRole("tab", { name: "练习" }).click();
  await until(() => asked, "a request for the whole module");
  await page.locator("study-widget").evaluate(async (it) => {
    it.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(it);
  });
  release();
  await takeQuiz(page);
  await page.getByRole("tab", { name: "查找" }).click();
  await findAndOpen(page, "知识蒸馏");
});

scenario("a deck from a file is fetched once, for both", HOST, async ({ page, seen, url }) => {
  const body = await deckFile("decks/ai-startup");
  await page.route("**/own.deck", (route) => route.fulfill({ body }));
  await page.locator("study-widget").evaluate(
    (it, deck) =>
      new Promise((resolve) => {
        it.addEventListener("study-ready", resolve);
        it.setAttribute("deck", deck);
      }),
    `${url}own.deck`,
  );
  await findAndOpen(page, "知识蒸馏");
  await takeQuiz(page);
  assert.equal(count(seen, /own\.deck$/), 1);
});
