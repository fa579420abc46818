// @ts-check
// Guards addresses: a link to an entry opens it, the browser's buttons lead where one was, and what
// the page itself puts behind the `#` is left to the page.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
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

/** A page with anchors, a router and a history of its own. */
const OTHERS = ["#", "#below", "#top", "#/foo", "#/quiz/7", "#/search?page=2", "#/entry/", "#100%"];

const PAGE = `<nav>${OTHERS.map((it) => `<a href="${it}">to ${it}.</a>`).join(" ")}</nav>
<study-widget lang="zh-CN" address="hash"></study-widget><p id="below">Below</p>`;

/** @param {Page} page @param {string} name */
async function click(page, name) {
  await page
    .locator("nav a")
    .filter({ hasText: `to ${name}.` })
    .click();
  await page.waitForTimeout(50); // for what would happen
}

/** @param {Page} page */
async function back(page) {
  await page.goBack();
  await page.waitForTimeout(50);
}

scenario(
  "the page's own links leave a quiz and a query alone",
  { host: PAGE },
  async ({ page }) => {
    await page.getByRole("combobox").fill("模型压缩");
    await page.waitForFunction(() => location.hash.startsWith("#/search"));
    for (const name of OTHERS) {
      await click(page, name);
      assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩", name);
      assert.ok((await page.getByRole("option").count()) > 0, name);
    }
    await page.getByRole("tab", { name: "练习" }).click();
    await page.getByRole("button", { name: "开始练习" }).click();
    const stem = await page.getByRole("group").getByRole("heading").innerText();
    for (const name of OTHERS) {
      await click(page, name);
      assert.equal(await page.getByRole("group").getByRole("heading").innerText(), stem, name);
    }
    for (const name of OTHERS) {
      await back(page);
      assert.equal(await page.getByRole("group").getByRole("heading").innerText(), stem, name);
    }
    assert.equal(await hash(page), "#/quiz");
    for (const name of ["the query", ...OTHERS]) {
      await back(page);
      assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩", name);
    }
    assert.equal(await hash(page), "#/search?q=模型压缩");
  },
);

scenario(
  "back leads to where one was, also at an address of the page",
  { host: PAGE },
  async ({ page }) => {
    await click(page, "#below");
    await page.getByRole("combobox").fill("模型压缩");
    await page.waitForFunction(() => location.hash.startsWith("#/search"));
    await page.getByRole("tab", { name: "练习" }).click();
    await page.getByRole("button", { name: "开始练习" }).waitFor();
    await click(page, "#");
    await page.getByRole("tab", { name: "进度" }).click();
    await page.getByRole("heading", { name: "还没有练习过" }).waitFor();
    await back(page);
    await page.getByRole("button", { name: "开始练习" }).waitFor();
    await back(page);
    await back(page);
    await page.getByRole("combobox").waitFor();
    assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩");
    await back(page);
    assert.equal(await hash(page), "#below", "no address of the page was written over");
    await page.goForward();
    await page.goForward();
    await page.getByRole("button", { name: "开始练习" }).waitFor();
  },
);

for (const [engine, script] of /** @type {const} */ ([
  ["with the Navigation API", ""],
  ["without", "delete window.navigation"],
])) {
  scenario(`back leads to the start, ${engine}`, { host: "" }, async ({ page }) => {
    await page.addInitScript(script);
    await page.goto(page.url());
    assert.equal(await page.evaluate(() => "navigation" in window), script === "");
    await page.evaluate((html) => (document.body.innerHTML = html), PAGE);
    await page.getByRole("tab", { name: "练习" }).click();
    await page.getByRole("button", { name: "开始练习" }).waitFor();
    await click(page, "#below");
    await back(page);
    await back(page);
    assert.equal(await hash(page), "");
    await page.getByRole("combobox").waitFor();
    await page.goForward();
    await page.getByRole("button", { name: "开始练习" }).waitFor();
  });

  scenario(`and to a start that is the quiz, ${engine}`, { host: "" }, async ({ page }) => {
    await page.addInitScript(script);
    await page.goto(page.url());
    const html = PAGE.replace("<study-widget", '<study-widget view="quiz"');
    await page.evaluate((it) => (document.body.innerHTML = it), html);
    const start = page.getByRole("button", { name: "开始练习" });
    await start.waitFor();
    await click(page, "#below");
    await back(page);
    await start.waitFor();
    await page.getByRole("tab", { name: "进度" }).click();
    await page.getByRole("heading", { name: "还没有练习过" }).waitFor();
    await back(page);
    await start.waitFor();
  });
}

scenario("back leads to the start after a reload", { host: PAGE }, async ({ page }) => {
  await page.getByRole("tab", { name: "练习" }).click();
  await page.reload();
  await page.getByRole("button", { name: "开始练习" }).waitFor();
  await page.goBack();
  await page.getByRole("combobox").waitFor();
});

scenario(
  "a query that was just typed outlives the page's links",
  { host: PAGE },
  async ({ page }) => {
    const field = page.getByRole("combobox");
    await field.fill("模型压缩");
    await click(page, "#");
    await page.waitForFunction(() => location.hash.startsWith("#/search"));
    for (const step of ["to the link", "to the start"]) {
      await back(page);
      assert.equal(await field.inputValue(), "模型压缩", step);
    }
    assert.equal(await hash(page), "");
  },
);

scenario("the state of the page's router stays", { host: PAGE }, async ({ page }) => {
  await page.getByRole("tablist").waitFor();
  await page.evaluate(() => history.replaceState({ router: 7 }, "", "?page=2"));
  await page.getByRole("combobox").fill("模型");
  await page.getByRole("option").first().click();
  await page.getByRole("article").waitFor();
  assert.deepEqual(await page.evaluate(() => history.state), { router: 7 });
  assert.match(await page.evaluate(() => location.search + location.hash), /^\?page=2#\/entry\//);
});

scenario(
  "links lead to their places below a base",
  { host: { body: PAGE, head: '<base href="/elsewhere/">' } },
  async ({ page }) => {
    await page.locator("study-widget summary").last().click();
    const link = page.locator("study-widget a[data-to]:visible").first();
    const [own, href] = [page.url(), await link.evaluate((it) => /** @type {any} */ (it).href)];
    assert.match(href.replace(own, ""), /^#\/entry\/\w+\/\d+$/);
    await link.click();
    await page.getByRole("article").waitFor();
    assert.equal(page.url(), href);
    await page.goto(href);
    await page.getByRole("article").waitFor();
  },
);

scenario("nor does a base break them that comes later", { host: PAGE }, async ({ page }) => {
  await page.locator("study-widget summary").last().click();
  const link = page.locator("study-widget a[data-to]:visible").first();
  await page.evaluate(() => document.head.append(document.createElement("base")));
  for (const way of /** @type {const} */ (["hover", "focus"])) {
    await page.locator("base").evaluate((it, way) => it.setAttribute("href", `/${way}/`), way);
    await link[way]();
    const href = await link.evaluate((it) => /** @type {any} */ (it).href);
    assert.match(href.replace(page.url(), ""), /^#\/entry\/\w+\/\d+$/, way);
  }
});

scenario(
  "a widget does not use the address unless it may",
  { host: '<study-widget lang="zh-CN"></study-widget>' },
  async ({ page }) => {
    const steps = await page.evaluate(() => history.length);
    await page.getByRole("combobox").fill("模型");
    await page.getByRole("option").first().click();
    await page.getByRole("article").waitFor();
    await page.evaluate(() => (location.hash = "#/quiz"));
    await page.waitForTimeout(50);
    assert.equal(await page.getByRole("article").isVisible(), true);
    assert.equal(await hash(page), "#/quiz");
    assert.equal(await page.evaluate(() => history.length), steps + 1);
    const toResults = page.getByRole("link", { name: "返回结果" });
    assert.equal(await toResults.getAttribute("href"), null);
    await toResults.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("option").first().waitFor();
  },
);

scenario(
  "it may from when the attribute says so, and no longer",
  { host: '<study-widget lang="zh-CN"></study-widget>' },
  async ({ page }) => {
    await page.getByRole("tablist").waitFor();
    const widget = page.locator("study-widget");
    const link = widget.locator("a[data-to]").first();
    assert.equal(await link.getAttribute("href"), null);
    await widget.evaluate((it) => it.setAttribute("address", "hash"));
    assert.match((await link.getAttribute("href")) ?? "", /^#\/entry\//);
    await page.getByRole("tab", { name: "练习" }).click();
    assert.equal(await hash(page), "#/quiz");
    await widget.evaluate((it) => it.removeAttribute("address"));
    assert.equal(await link.getAttribute("href"), null);
    await page.getByRole("tab", { name: "进度" }).click();
    assert.equal(await hash(page), "#/quiz");
    await widget.evaluate((it) => it.setAttribute("address", "hash"));
    await page.getByRole("button", { name: "开始练习" }).waitFor();
  },
);

scenario("half a character in the field breaks no address", { host: PAGE }, async ({ page }) => {
  await page.getByRole("combobox").fill("\ud83d");
  await page.waitForFunction(() => location.hash === "#/search?q=%EF%BF%BD");
});
