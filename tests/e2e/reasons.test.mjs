// @ts-check
// Guards why a wrong option is wrong: a sentence in the interface's language, also in another one
// that it changes to, around words of the deck that stay in theirs.

import assert from "node:assert/strict";
import { answer, itemOn, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("../../src/types.js").Item} Item */

const SEEDED = { host: '<study-widget seed="7" lang="zh-CN"></study-widget>' };

/**
 * What is said about a wrong option in Chinese and in English.
 *
 * @type {Partial<Record<Item["type"], (words: { key: string, from: string, reason: string, isTrue: boolean }) => [string, string]>>}
 */
const SENTENCES = {
  "key-from-explanation": ({ from, reason }) => [
    `“${from}”对应的解释是：${reason}`,
    `“${from}” is explained as:${reason}`,
  ],
  "explanation-from-key": ({ reason }) => [
    `这是对“${reason}”的解释。`,
    `This explains “${reason}”.`,
  ],
  "question-from-key": ({ reason }) => [
    `这道题的要点是：${reason}。`,
    `The key points of this question are:${reason}.`,
  ],
  "choose-all": ({ from, reason }) => [
    `“${from}”是“${reason}”的要点。`,
    `“${from}” is a key point of “${reason}”, not of this question.`,
  ],
  "true-false": ({ key, from, reason, isTrue }) =>
    isTrue
      ? [`这正是“${key}”的解释。`, `This is indeed the explanation of “${key}”.`]
      : [
          `这是对“${from}”的解释。“${key}”：${reason}`,
          `This explains “${from}”. “${key}”:${reason}`,
        ],
};

for (const [kind, sentences] of Object.entries(SENTENCES)) {
  scenario(
    `a wrong option of ${kind} is told why, in either language`,
    SEEDED,
    async ({ page }) => {
      await startQuiz(page, [/** @type {keyof typeof SENTENCES} */ (kind)]);
      const { key = "", options = [], reasons = [] } = await answer(page, false);
      const wrong = options.findIndex(({ correct }) => !correct);
      const from = options[wrong]?.from.key ?? "";
      const isTrue = options[0]?.correct ?? false;
      const [zh, en] = sentences({ key, from, reason: reasons[wrong] ?? "", isTrue });
      const said = itemOn(page).locator("[part=option]").nth(wrong).locator(".reason");
      assert.ok((await said.textContent())?.startsWith(zh), `${await said.textContent()}: ${zh}`);
      for (const words of await said.locator("span").all()) {
        assert.equal(await words.getAttribute("lang"), "zh-CN");
      }
      await page.locator("study-widget").evaluate((it) => it.setAttribute("lang", "en"));
      await page.getByRole("tab", { name: "Practise" }).waitFor();
      assert.ok((await said.textContent())?.startsWith(en), `${await said.textContent()}: ${en}`);
    },
  );
}

scenario("true and false are said by the interface", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["true-false"]);
  const { options = [] } = await answer(page, false);
  const right = options[0]?.correct ? 0 : 1;
  const labels = item.locator("[part=option] label");
  const status = item.getByRole("status");
  assert.match((await labels.nth(right).textContent()) ?? "", right ? /错误/ : /正确/);
  assert.match((await status.textContent()) ?? "", right ? /正确答案：错误$/ : /正确答案：正确$/);
  await page.locator("study-widget").evaluate((it) => it.setAttribute("lang", "en"));
  await page.getByRole("tab", { name: "Practise" }).waitFor();
  assert.match((await labels.nth(right).textContent()) ?? "", right ? /False/ : /True/);
  assert.match((await status.textContent()) ?? "", right ? /answer: False$/ : /answer: True$/);
});
