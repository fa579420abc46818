// @ts-check
// Guards hints: each says what cannot be seen yet, none gives the answer away, and the last is
// followed by a sentence.

import assert from "node:assert/strict";
import { deckFile, openDeck } from "./harness/deck-file.mjs";
import { KINDS, answer, known, logOf, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {keyof typeof KINDS} Kind */

const SEEDED = { host: '<study-widget seed="7" lang="zh-CN"></study-widget>' };
const NO_MORE = "没有更多提示了。";
const hinted = /** @type {Kind[]} */ (Object.keys(KINDS)).filter((it) => it !== "flashcard");

const thorns = await deckFile("tests/fixtures/quiz-ui");

/** @param {Locator} item */
async function hint(item) {
  await item.getByRole("button", { name: "提示" }).click();
  return item.getByRole("status").innerText();
}

/**
 * All hints, until there are no more.
 *
 * @param {Locator} item
 */
async function hints(item) {
  const said = [];
  for (let help = await hint(item); help !== NO_MORE; help = await hint(item)) {
    said.push(help);
    assert.ok(said.length < 50, "there is an end");
  }
  return said;
}

for (const kind of hinted) {
  scenario(`${kind}: no hint repeats what is there to see`, SEEDED, async ({ page }) => {
    const item = await startQuiz(page, [kind]);
    for (let at = 0; at < 3; at += 1) {
      const asked = await item.innerText();
      const fields = () =>
        item
          .locator("input:disabled, select:disabled")
          .evaluateAll((all) => all.map((it) => /** @type {any} */ (it).value).join());
      let before = await fields();
      for (let help = await hint(item); help !== NO_MORE; help = await hint(item)) {
        const number = /共有 (\d+) 个要点/.exec(help)?.[1];
        assert.ok(!number || !asked.includes(`${number} 个`), help);
        assert.ok(!asked.includes(help), help);
        const after = await fields();
        if (/去掉|配好/.test(help)) assert.notEqual(after, before);
        before = after;
      }
      assert.equal(await hint(item), NO_MORE);
      await item.getByRole("button", { name: "跳过" }).click();
    }
  });
}

for (const kind of /** @type {Kind[]} */ (["cloze", "list-recall", "interview"])) {
  scenario(`${kind}: each hint tells more, and none tells all`, SEEDED, async ({ page }) => {
    const item = await startQuiz(page, [kind]);
    for (let at = 0; at < 5; at += 1) {
      const { accept = [] } = await known(page, item, 7);
      const said = await hints(item);
      assert.equal(new Set(said).size, said.length, said.join());
      const beginnings = said.join().match(/[“：、][^“：、”。]+/g) ?? [];
      const told = beginnings.map((it) => it.slice(1).trim());
      assert.ok(!accept.some((term) => told.includes(term)), said.join());
      await item.getByRole("button", { name: "跳过" }).click();
    }
  });
}

scenario("keys that begin with signs, and short ones, get hints, too", SEEDED, async ({ page }) => {
  await openDeck(page, thorns);
  const item = await startQuiz(page, ["list-recall"]);
  const stems = new Map([
    ["怎样评价一个分类器？", ["F、《混、A、💛 满、Ｒ", "F1、《混淆、A/B、💛 满意、ＲＯ"]],
    ["C 语言里怎样释放内存？", ["f、内", "fr、内存"]],
    ["训练时怎样防止过拟合？", ["L、早、D、数", "L1、早、Dr、数据"]],
  ]);
  for (let at = 0; at < 5; at += 1) {
    const stem = await item.getByRole("heading").innerText();
    const said = await hints(item);
    for (const [i, beginnings] of (stems.get(stem) ?? []).entries()) {
      assert.ok(said[i]?.endsWith(`：${beginnings}。`), `${said[i]}, not ${beginnings}`);
    }
    stems.delete(stem);
    await item.getByRole("button", { name: "跳过" }).click();
    if (await page.getByRole("button", { name: "开始练习" }).isVisible()) break;
  }
  assert.equal(stems.size, 0);
});

scenario("what is written down already is no hint", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["list-recall"]);
  const { accept = [] } = await known(page, item, 7);
  await item.getByRole("textbox").fill(accept.slice(1).join("\n"));
  assert.ok((await hint(item)).endsWith(`：${accept[0]?.[0]}。`));
  await item.getByRole("textbox").fill(accept.join("\n"));
  assert.equal(await hint(item), NO_MORE);
});

scenario("a hint puts no pair together that is right already", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["matching"]);
  const { pairs = [] } = await known(page, item, 7);
  const selects = await item.locator("select").all();
  const right = async (/** @type {Locator} */ select) => {
    const text = await select.evaluate((it) => it.closest("label")?.firstChild?.textContent);
    return pairs.find((pair) => pair.right === text)?.left ?? "";
  };
  const [first, second] = selects;
  assert.ok(first && second);
  await first.selectOption({ label: await right(first) });
  await selects.at(-1)?.selectOption({ label: await right(second) });
  assert.equal(await hint(item), "已配好一对。");
  assert.ok(await first.isEnabled());
  assert.ok(await second.isDisabled());
  assert.equal(await selects.at(-1)?.inputValue(), "", "a key belongs to one row");
});

scenario("a struck option is struck by itself, not its explanation", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["key-from-explanation"]);
  await hint(item);
  const struck = item.locator("[part=option]").filter({ has: page.locator("input:disabled") });
  assert.equal(await struck.count(), 1);
  await answer(page, true);
  const option = item.locator("[part=option]").filter({ has: page.locator(".struck") });
  await option.getByRole("button", { name: /为什么不对/ }).click();
  const looks = (/** @type {Element} */ it) => {
    const lines = [];
    for (let node = /** @type {Element | null} */ (it); node; node = node.parentElement) {
      const { opacity, textDecorationLine } = getComputedStyle(node);
      if (opacity !== "1" || textDecorationLine !== "none") lines.push(node.className);
    }
    return lines;
  };
  assert.deepEqual(await option.locator(".reason").evaluate(looks), []);
  assert.notDeepEqual(await option.locator("label").evaluate(looks), []);
});

scenario("asking for a hint where there is none is no help", SEEDED, async ({ page, seen }) => {
  const item = await startQuiz(page, ["true-false"]);
  assert.equal(await hint(item), NO_MORE);
  await answer(page, true);
  const log = await logOf(page, seen);
  await page.getByRole("button", { name: "结束" }).click();
  await page.getByRole("button", { name: "再来一组" }).click();
  assert.deepEqual(
    (await log()).map(({ hint }) => hint),
    [false],
  );
});
