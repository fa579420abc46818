// @ts-check
// Guards practice: ten items, a verdict with reasons and source after each, a score, and the missed
// ones again. What is right is read from the module itself, not from the page.

import assert from "node:assert/strict";
import { answer, itemOn, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";

const SEEDED = { host: '<study-widget seed="7" lang="zh-CN"></study-widget>' };

scenario("ten items lead to a score with all of them", SEEDED, async ({ page }) => {
  const item = await startQuiz(page);
  const stems = [];
  for (let asked = 1; asked <= 10; asked += 1) {
    await page.getByText(`${asked} / 10`).waitFor();
    stems.push((await answer(page, asked % 2 === 0)).stem);
    const verdict = await item.getByRole("status").innerText();
    assert.match(verdict, asked % 2 === 0 ? /答对了/ : /答错了/);
    await item.getByRole("button", { name: asked < 10 ? "下一题" : "看成绩" }).click();
  }
  await page.getByRole("heading", { name: "10 题答对 5 题" }).waitFor();
  const rows = page.locator("[part=quiz] ol > li");
  assert.equal(await rows.count(), 10);
  for (const [i, stem] of stems.entries()) {
    const last = stem.split("\n").at(-1) ?? "";
    assert.ok((await rows.nth(i).innerText()).includes(last));
  }
  assert.equal(new Set(stems).size, 10, "no item twice");
});

scenario("the missed and the skipped ones come again, and no others", SEEDED, async ({ page }) => {
  const item = await startQuiz(page);
  const missed = [];
  for (let asked = 1; asked <= 10; asked += 1) {
    const stem = await item.getByRole("heading").innerText();
    if ([3, 5, 8].includes(asked)) missed.push(stem);
    if (asked === 5) {
      await item.getByRole("button", { name: "跳过" }).click();
      continue;
    }
    await answer(page, asked !== 3 && asked !== 8);
    await page.keyboard.press("Enter");
  }
  await page.getByText("跳过 1 题").waitFor();
  await page.getByRole("button", { name: "错题再练一遍" }).click();
  for (const stem of missed) {
    assert.equal(await item.getByRole("heading").innerText(), stem);
    await answer(page, true);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("heading", { name: "3 题答对 3 题" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "错题再练一遍" }).count(), 0);
});

scenario(
  "a wrong choice is told why, what is right, and where it stands",
  SEEDED,
  async ({ page }) => {
    const item = await startQuiz(page, ["key-from-explanation"]);
    const { key = "", options = [] } = await answer(page, false);
    assert.equal(await item.getByRole("status").innerText(), `答错了。正确答案：${key}`);
    const wrong = options.findIndex((option) => !option.correct);
    const rows = item.locator("[part=option]");
    assert.ok((await rows.nth(wrong).innerText()).includes("对应的解释是"), "said at once");
    for (const [i, option] of options.entries()) {
      if (option.correct || i === wrong) continue;
      await rows
        .nth(i)
        .getByRole("button", { name: `${"ABCD"[i]} 为什么不对？` })
        .click();
      assert.ok((await rows.nth(i).innerText()).includes(`“${option.text}”对应的解释是`));
    }
    assert.ok((await item.locator("blockquote").innerText()).includes(key));

    const title = await item.getByRole("link").last().innerText();
    await item.getByRole("link").last().click();
    const article = page.getByRole("article", { name: title });
    assert.ok((await article.innerText()).includes(key));
    await page.getByRole("link", { name: "返回练习" }).click();
    await item.getByRole("button", { name: "下一题" }).click();
    await page.getByText("/ 10").waitFor();
  },
);

scenario("an answer stands: the next one cannot change it", SEEDED, async ({ page }) => {
  const item = await startQuiz(page);
  await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.answers = 0;
    document.addEventListener("study-answer", () => (seen.answers += 1));
  });
  await answer(page, true);
  const verdict = await item.getByRole("status").innerText();
  for (const key of ["1", "2", "a", "b"]) await page.keyboard.press(key);
  assert.equal(await item.getByRole("status").innerText(), verdict);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).answers), 1);
});

scenario(
  "the reader has the last word, and taking it back leaves no trace in the sums",
  SEEDED,
  async ({ page }) => {
    await page.evaluate(() => {
      const seen = /** @type {any} */ (globalThis);
      seen.sums = [];
      document.addEventListener("study-progress", (event) =>
        seen.sums.push(/** @type {CustomEvent} */ (event).detail),
      );
    });
    const item = await startQuiz(page, ["list-recall"]);
    await answer(page, false);
    const before = await item.getByRole("status").innerText();
    await item.getByRole("button", { name: "其实答对了" }).click();
    assert.equal(await item.getByRole("status").innerText(), "已改记为答对。");
    await item.getByRole("button", { name: "撤销" }).click();
    assert.equal(await item.getByRole("status").innerText(), before);
    const [first, overruled, undone] = await page.evaluate(
      () => /** @type {any} */ (globalThis).sums,
    );
    assert.deepEqual([first.right, overruled.right], [0, 1]);
    assert.deepEqual(undone, first);
    await item.getByRole("button", { name: "其实答对了" }).click();
    await page.getByRole("button", { name: "结束" }).click();
    await page.getByRole("heading", { name: "1 题答对 1 题" }).waitFor();
  },
);

scenario("hints help step by step, and a flag stays", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["explanation-from-key"]);
  const open = () => item.getByRole("radio", { disabled: false }).count();
  const before = await open();
  const hint = item.getByRole("button", { name: "提示" });
  await hint.click();
  assert.equal(await open(), before - 1);
  for (let i = 0; i < 3; i += 1) await hint.click();
  assert.equal(await open(), 2, "two are always left to choose from");
  assert.equal(await item.getByRole("status").innerText(), "没有更多提示了。");

  const flag = item.getByRole("button", { name: "标记" });
  await flag.click();
  assert.equal(await flag.getAttribute("aria-pressed"), "true");
  await answer(page, true);
  assert.equal(
    await item.getByRole("button", { name: "标记" }).getAttribute("aria-pressed"),
    "true",
  );
  await page.getByRole("tab", { name: "进度" }).click();
  await page.getByRole("heading", { name: "标记的题" }).waitFor();
  await page.locator("[part=progress] li a").click();
  await page.getByRole("article").waitFor();
});

scenario("equal seeds ask equal questions, no seed asks others", SEEDED, async ({ page }) => {
  const first = () => itemOn(page).getByRole("heading").innerText();
  await startQuiz(page);
  const stem = await first();
  await page.reload();
  await startQuiz(page);
  assert.equal(await first(), stem);

  const seen = new Set([stem]);
  for (let i = 0; i < 3; i += 1) {
    await page.reload();
    await page.locator("study-widget").evaluate((it) => it.removeAttribute("seed"));
    await startQuiz(page);
    seen.add(await first());
  }
  assert.ok(seen.size > 1);
});
