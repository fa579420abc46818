// @ts-check
// Guards the progress view: what was practised in this visit, and nothing invented.

import assert from "node:assert/strict";
import { takeQuiz } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario("before any practice it says so and leads there", {}, async ({ page }) => {
  await page.getByRole("tab", { name: "进度" }).click();
  await page.getByRole("heading", { name: "还没有练习过" }).waitFor();
  await page.getByRole("link", { name: "去练习" }).click();
  await page.getByRole("button", { name: "开始练习" }).waitFor();
});

scenario("after a round it counts what the events counted", {}, async ({ page }) => {
  await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.answers = [];
    document.addEventListener("study-answer", (event) => {
      seen.answers.push(/** @type {CustomEvent} */ (event).detail);
    });
    document.addEventListener("study-progress", (event) => {
      seen.progress = /** @type {CustomEvent} */ (event).detail;
    });
  });
  await takeQuiz(page);
  const { answers, progress } = await page.evaluate(() => {
    const { answers, progress } = /** @type {any} */ (globalThis);
    return { answers, progress };
  });
  const right = answers.filter((/** @type {any} */ it) => it.verdict === "right").length;
  assert.deepEqual([progress.answered, progress.right], [10, right]);

  await page.getByRole("tab", { name: "进度" }).click();
  await page.getByRole("heading", { name: `答了 10 次，答对 ${right} 次` }).waitFor();
  await page.getByText("关闭或刷新页面后不再保留").waitFor();
  const wrong = progress.documents.flatMap((/** @type {any} */ it) => it.wrong);
  assert.equal(await page.locator("[part=progress] li a").count(), wrong.length);
});

scenario("what is not right yet is a link to its entry", {}, async ({ page }) => {
  await takeQuiz(page);
  await page.getByRole("tab", { name: "进度" }).click();
  const link = page.locator("[part=progress] li a").first();
  const title = await link.innerText();
  await link.click();
  await page.getByRole("article", { name: title }).waitFor();
  await page.getByRole("link", { name: "返回进度" }).click();
  await page.getByRole("heading", { name: /答了 10 次/ }).waitFor();
});
