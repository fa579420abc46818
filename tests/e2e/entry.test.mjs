// @ts-check
// Guards the opened entry: every kind of block, the numbers of the document, and the ways on.

import assert from "node:assert/strict";
import { makeDeck, showDeck } from "./harness/made-deck.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * The entry that the page was opened with.
 *
 * @param {Page} page
 */
async function article(page) {
  const node = page.getByRole("article");
  await node.waitFor();
  return node;
}

scenario(
  "sections stand under their labels",
  { path: "#/entry/competition/1" },
  async ({ page }) => {
    const entry = await article(page);
    const headings = await entry.getByRole("heading").allTextContents();
    assert.deepEqual(headings.slice(0, 4), ["如何评估大模型的技术优势？", "题目", "答案", "示例"]);
    assert.equal(await entry.getByText("数据集分析：", { exact: true }).count(), 1);
  },
);

scenario("lists nest as in the document", { path: "#/entry/challenges/2" }, async ({ page }) => {
  const inner = (await article(page)).locator("ul ul > li", { hasText: "数据清洗：" });
  assert.equal(await inner.count(), 1);
});

scenario(
  "numbered points keep their numbers",
  { path: "#/entry/interview/2" },
  async ({ page }) => {
    const rows = (await article(page)).locator("ol > li");
    assert.deepEqual(
      await rows.evaluateAll((nodes) => nodes.map((it) => /** @type {HTMLLIElement} */ (it).value)),
      [1, 2, 3],
    );
  },
);

scenario(
  "code is coloured and scrolls alone",
  { path: "#/entry/challenges/1" },
  async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const code = (await article(page)).getByRole("region", { name: "python 代码" });
    assert.ok((await code.locator("span").count()) > 10);
    const wide = await code.evaluate((it) => [
      it.scrollWidth > it.clientWidth,
      getComputedStyle(it),
    ]);
    assert.equal(wide[0], true);
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      true,
      "the page does not",
    );
  },
);

scenario(
  "a copy of the code is the code",
  {
    path: "#/entry/challenges/1",
    context: { permissions: ["clipboard-read", "clipboard-write"] },
  },
  async ({ page }) => {
    const entry = await article(page);
    const text = await entry.getByRole("region").first().textContent();
    await entry.getByRole("button", { name: "复制" }).first().click();
    await entry.getByRole("button", { name: "已复制" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  },
);

scenario(
  "duplicates and related entries are links",
  { path: "#/entry/trends/11" },
  async ({ page }) => {
    const entry = await article(page);
    for (const label of ["内容相同的题目", "相关题目"]) {
      const section = entry.locator("section", { has: page.getByRole("heading", { name: label }) });
      assert.ok((await section.getByRole("link").count()) > 0, label);
    }
    const section = entry.locator("section", { has: page.getByText("相关题目") });
    const title = await section.getByRole("link").first().innerText();
    await section.getByRole("link").first().click();
    await page.getByRole("article", { name: title }).waitFor();
  },
);

scenario("the next entry is one link away", { path: "#/entry/trends/1" }, async ({ page }) => {
  const ways = (await article(page)).getByRole("navigation", { name: "前后题目" });
  assert.equal(await ways.getByRole("link").count(), 1, "the first has none before it");
  await ways.getByRole("link").click();
  await page.getByRole("article", { name: "如何处理大模型的训练数据问题？" }).waitFor();
  assert.equal(await ways.getByRole("link").count(), 2);
});

scenario(
  "an entry that does not exist is said to be missing",
  { path: "#/entry/trends/99" },
  async ({ page }) => {
    await page.getByText("题库里没有这一题").waitFor();
    await page.getByRole("link", { name: "返回目录" }).click();
    await page.getByRole("combobox").waitFor();
  },
);

for (const [lang, sentence, how] of /** @type {const} */ ([
  ["zh-CN", "浏览器不允许复制", "rejects"],
  ["en", "The browser refused to copy", "throws"],
])) {
  scenario(
    `a clipboard that ${how} says so, ${lang}`,
    { host: `<study-widget lang="${lang}"></study-widget>` },
    async ({ page }) => {
      await page.evaluate((how) => {
        const refuse = () => {
          const error = new DOMException("no", "NotAllowedError");
          if (how === "throws") throw error;
          return Promise.reject(error);
        };
        Object.defineProperty(navigator.clipboard, "writeText", { value: refuse });
      }, how);
      await page
        .locator("[data-entry='challenges/1']")
        .evaluate((it) => /** @type {HTMLElement} */ (it).click());
      const entry = await article(page);
      await entry
        .getByRole("button", { name: /复制|Copy/ })
        .first()
        .click();
      await entry.getByRole("button", { name: sentence }).waitFor();
      await entry
        .getByRole("button", { name: /^(复制|Copy)$/ })
        .first()
        .waitFor();
    },
  );
}

scenario(
  "a paragraph, a list and a table of very many parts are drawn",
  { host: '<study-widget lang="zh-CN"></study-widget>' },
  async ({ page, url }) => {
    const MANY = 100_000;
    page.setDefaultTimeout(120_000); // a busy machine draws long at so much
    const entry = (/** @type {number} */ n, /** @type {string} */ answer) =>
      `#### ${n}. 长的${n}？\n\n**题目：** 长的？\n\n**答案：**\n\n${answer}\n\n`;
    const strong = `**b ${"`a` b ".repeat(MANY).trim()}**`;
    const answers = ["`a` b ".repeat(MANY / 2), "- a\n".repeat(MANY), strong];
    const notes = `### 题\n\n${answers.map((answer, i) => entry(i + 1, answer)).join("")}`;
    await page.getByRole("tablist").waitFor();
    await showDeck(page, url, await makeDeck({ notes }));
    for (const [at, inner] of ["code", "li", "strong code"].entries()) {
      await page.locator("[data-entry]").nth(at).click();
      await (
        await article(page)
      )
        .locator(inner)
        .nth(at === 0 ? MANY / 2 - 1 : MANY - 1)
        .waitFor();
      await page.getByRole("link", { name: "返回目录" }).click();
    }
  },
);
