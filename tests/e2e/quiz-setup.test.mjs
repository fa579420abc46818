// @ts-check
// Guards the choice of what to practise: documents, kinds, number, what was searched for, exams and
// papers to print.

import assert from "node:assert/strict";
import { answer, give, itemOn, openSetup } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

const SEEDED = { host: '<study-widget seed="7" lang="zh-CN"></study-widget>' };

/**
 * Starts a round.
 *
 * @param {Page} page
 * @returns {Promise<any>} what the event says of it
 */
async function begin(page) {
  const [detail] = await Promise.all([
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const told = (/** @type {Event} */ event) =>
            resolve(/** @type {CustomEvent} */ (event).detail);
          document.addEventListener("study-session", told, { once: true });
        }),
    ),
    page.getByRole("button", { name: "开始练习" }).click(),
  ]);
  return detail;
}

scenario("a chosen document is the only one asked about", SEEDED, async ({ page }) => {
  await page.getByRole("tab", { name: "练习" }).click();
  await page.getByRole("radio", { name: /未来挑战/ }).click();
  const { phase, document: chosen, itemIds, seed } = await begin(page);
  assert.deepEqual([phase, chosen, itemIds.length, seed], ["started", "challenges", 10, 7]);
});

scenario("number and kinds are as chosen", SEEDED, async ({ page }) => {
  await openSetup(page);
  await page.getByRole("radio", { name: "20 题", exact: true }).check();
  for (const name of ["判断", "配对", "多选", "看解释选要点", "看要点选解释", "看要点选题目"]) {
    await page.getByRole("checkbox", { name, exact: true }).uncheck();
  }
  const { itemIds } = await begin(page);
  assert.equal(itemIds.length, 20);
  assert.ok(itemIds.every((/** @type {string} */ id) => /^(cloze|list|flash|inter)/.test(id)));
});

scenario("no kinds at all are answered by a sentence", SEEDED, async ({ page }) => {
  await openSetup(page);
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  await page.getByRole("button", { name: "开始练习" }).click();
  await page.getByRole("alert").filter({ hasText: "多选几种题型" }).waitFor();
});

scenario("what was searched for can be practised by itself", SEEDED, async ({ page }) => {
  await page.getByRole("combobox").fill("知识产权");
  await page.getByRole("option").first().waitFor();
  await page.getByRole("tab", { name: "练习" }).click();
  await page.getByRole("checkbox", { name: /只练“知识产权”的查找结果/ }).check();
  const { itemIds } = await begin(page);
  const found = await page.evaluate(async () => {
    const { default: init, Deck } = await import(
      new URL("../a/b/pkg/study_widget.js", location.href).href
    );
    await init();
    const deck = Deck.bundled();
    const { hits } = deck.search("知识产权", { limit: 200 });
    deck.free();
    return hits.flatMap((/** @type {any} */ hit) => [hit.id, ...hit.duplicates]);
  });
  const groups = itemIds.map((/** @type {string} */ id) => id.split("/").slice(1, 3).join("/"));
  assert.ok(groups.length > 0 && groups.every((/** @type {string} */ id) => found.includes(id)));

  await page.getByRole("tab", { name: "查找" }).click();
  await page.getByRole("combobox").fill("");
  await page.getByRole("tab", { name: "练习" }).click();
  await itemOn(page).waitFor(); // a round that has begun goes on
});

scenario("another query leaves all that was chosen as it is", SEEDED, async ({ page }) => {
  const search = async (/** @type {string} */ query) => {
    await page.getByRole("tab", { name: "查找" }).click();
    await page.getByRole("combobox").fill(query);
    await page.getByRole("tab", { name: "练习" }).click();
  };
  await openSetup(page);
  await page.getByRole("radio", { name: "20 题", exact: true }).check();
  await page.getByRole("checkbox", { name: "判断", exact: true }).uncheck();
  await page.getByRole("checkbox", { name: /考试/ }).check();
  await page.getByRole("radio", { name: "限时 20 分钟" }).check();
  const chosen = () =>
    page
      .locator("[part=quiz] input")
      .evaluateAll((all) =>
        all.map((it) => `${/** @type {any} */ (it).value} ${/** @type {any} */ (it).checked}`),
      );
  const before = await chosen();
  const found = page.getByRole("checkbox", { name: /只练/ });
  assert.equal(await found.count(), 0);
  await search("知识产权");
  assert.deepEqual(await chosen(), before);
  assert.ok(await page.getByRole("radio", { name: "20 题", exact: true }).isVisible());
  await found.check();
  await search("模型压缩");
  const named = page.getByRole("checkbox", { name: /只练“模型压缩”的查找结果/ });
  assert.ok(await named.isChecked());
  await page.getByRole("radio", { name: /未来挑战/ }).check();
  const count = /（(\d+) 条）/.exec((await named.locator("xpath=..").innerText()) ?? "")?.[1];
  const here = await page.evaluate(async () => {
    const { default: init, Deck } = await import(
      new URL("../a/b/pkg/study_widget.js", location.href).href
    );
    await init();
    return Deck.bundled().search("模型压缩", { document: "challenges" }).total;
  });
  assert.equal(Number(count), here, "as many as there are in the chosen document");
  await search("");
  assert.equal(await found.count(), 0);
  const { itemIds } = await begin(page);
  assert.equal(itemIds.length, 20, "nothing is searched for any more");
});

scenario("a document chosen by mouse or keys keeps the focus", SEEDED, async ({ page }) => {
  await page.getByRole("tab", { name: "练习" }).click();
  const focused = () =>
    page.evaluate(() => {
      const root = document.querySelector("study-widget")?.shadowRoot;
      return /** @type {HTMLInputElement | null} */ (root?.activeElement)?.value;
    });
  await page.getByRole("button", { name: "开始练习" }).waitFor();
  await page.getByText("未来挑战").last().click();
  assert.equal(await focused(), "challenges");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "trends");
  await page.getByRole("tab", { name: "查找" }).click();
  await page.getByRole("tab", { name: "练习" }).click();
  assert.ok(await page.locator("[part=quiz] input[value=trends]").isChecked());
});

scenario("kinds follow the learner: what sits is asked for by heart", SEEDED, async ({ page }) => {
  // One question only, so that every round asks about it.
  await page.locator("study-widget").evaluate((it) => it.setAttribute("document", "challenges"));
  await page.getByRole("combobox").fill("团队和项目进度");
  const stages = [];
  for (let round = 0; round < 5; round += 1) {
    await openSetup(page);
    await page.getByRole("checkbox", { name: /只练/ }).check();
    await page.getByRole("radio", { name: "5 题", exact: true }).check();
    const { itemIds, seed } = await begin(page);
    const at = itemIds.findIndex((/** @type {string} */ id) => id.includes("/challenges/12"));
    for (let i = 0; i < at; i += 1) await page.getByRole("button", { name: "跳过" }).click();
    stages.push(/^(cloze|list|flash|inter)/.exec(itemIds[at])?.[1] ?? "choice");
    await answer(page, true, seed);
    await page.getByRole("button", { name: "结束" }).click();
    await page.getByRole("button", { name: "换个范围" }).click();
    await page.getByText("题数、题型、考试").click();
  }
  assert.deepEqual(stages.slice(0, 2), ["choice", "choice"]);
  assert.ok(!stages.slice(2).includes("choice"), stages.join());
});

scenario("an exam tells nothing before the end, then everything", SEEDED, async ({ page }) => {
  await openSetup(page);
  await page.getByRole("checkbox", { name: /考试/ }).check();
  await page.getByRole("radio", { name: "5 题", exact: true }).check();
  await page.getByRole("radio", { name: "限时 10 分钟" }).check();
  const { exam, itemIds } = await begin(page);
  assert.deepEqual([exam, itemIds.length], [true, 5]);
  await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.answers = [];
    document.addEventListener("study-answer", (event) =>
      seen.answers.push(/** @type {CustomEvent} */ (event).detail),
    );
  });
  const answers = () => page.evaluate(() => /** @type {any} */ (globalThis).answers.length);
  const item = itemOn(page);
  await page.getByText("剩余").waitFor();
  for (let at = 1; at <= 5; at += 1) {
    await page.getByText(`${at} / 5`).waitFor();
    assert.equal(await item.getByRole("button", { name: "提示" }).count(), 0);
    if (at === 2) await page.getByRole("button", { name: "跳过" }).click();
    else await give(page);
  }
  await page.getByText("2 / 5").waitFor(); // the open one comes again before handing in
  await page.getByRole("button", { name: "上一题" }).click();
  await page.getByText("1 / 5").waitFor();
  assert.equal(await page.getByText(/答对|答错/).count(), 0);
  assert.equal(await answers(), 0, "four are answered, and no event has told so");
  await page.getByRole("button", { name: "交卷" }).click();
  await page.getByRole("heading", { name: /5 题答对 \d 题/ }).waitFor();
  const verdicts = await page.getByRole("group").getByRole("status").allInnerTexts();
  assert.equal(verdicts.length, 5);
  assert.match(verdicts[1] ?? "", /没有作答。正确答案：/);
  assert.equal(await answers(), 4);
});

scenario(
  "a paper and its key are printed, with the seed to have it again",
  SEEDED,
  async ({ page }) => {
    await openSetup(page);
    // The dialogue itself is the browser's; what would be printed is the frame.
    await page.evaluate(() => {
      const { append } = document.body;
      document.body.append = function (...nodes) {
        append.apply(this, nodes);
        const frame = nodes.find((node) => node instanceof HTMLIFrameElement);
        const view = frame?.contentWindow;
        if (view) view.print = () => Object.assign(globalThis, { printed: frame });
      };
    });
    await page.getByRole("button", { name: "打印试卷" }).click();
    await page.waitForFunction(() => "printed" in globalThis);
    const [text, styled] = await page.evaluate(() => {
      const { contentDocument } = /** @type {any} */ (globalThis).printed;
      return [contentDocument.body.innerText, contentDocument.adoptedStyleSheets.length];
    });
    assert.match(text, /AI 大模型创业面试题[^]*共 10 题[^]*卷号：7[^]*参考答案/);
    assert.equal(styled, 1);
    assert.equal(await page.locator("study-widget").isVisible(), true);
  },
);
