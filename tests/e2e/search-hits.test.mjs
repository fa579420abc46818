// @ts-check
// Guards the search as one types: hits, what matched in them, how many there are, and what is said
// when there are none.

import assert from "node:assert/strict";
import { announcements, typeQuickly } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

scenario("hits follow every letter and name what they are", {}, async ({ page }) => {
  const field = page.getByRole("combobox");
  await field.click();
  await page.keyboard.type("模型");
  const many = await page.getByRole("option").count();
  assert.equal(many, 10, "as many as the limit allows");
  assert.equal(await field.getAttribute("aria-expanded"), "true");

  await page.keyboard.type("压缩");
  const hit = page.getByRole("option").first();
  const title = (await hit.locator("[part=title]").textContent()) ?? "";
  const name = await hit.evaluate((it) => it.textContent);
  assert.ok(title && name.startsWith(title), "the name of a hit begins with its title");
  assert.ok((await hit.locator("mark").allTextContents()).join("").includes("模型压缩"));
});

scenario("the passage that matched stands under its label", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("知识蒸馏");
  const snippet = page.getByRole("option").locator("[part=snippet]").first();
  assert.match((await snippet.textContent()) ?? "", /^(答案|示例|举例|实例|解析).*知识蒸馏/);
  assert.match((await snippet.locator("mark").allTextContents()).join(""), /知识蒸馏/);
});

scenario("the count is announced once typing has paused", {}, async ({ page }) => {
  const announced = await announcements(page);
  await typeQuickly(page, "模型压缩");
  await until(() => announced.length > 0, "an announcement");
  assert.equal(announced.length, 1, "one for the whole word");
  assert.match(announced[0] ?? "", /^\d+ 条结果/);
});

scenario("a query that nothing matches is answered in words", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("量子猫💛");
  await page.getByText("没有找到“量子猫💛”。").first().waitFor();
  assert.equal(await page.getByRole("option").count(), 0);
  assert.equal(await page.getByRole("combobox").getAttribute("aria-expanded"), "false");
});

scenario("more hits come on demand, and the keyboard goes on there", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("模型");
  await page.getByRole("button", { name: "显示更多结果" }).click();
  assert.equal(await page.getByRole("option").count(), 20);
  const chosen = page.getByRole("option", { selected: true });
  assert.equal(await chosen.getAttribute("id"), "hit-10");
});

scenario("the limit of the page holds", { host: '<study-widget limit="3">' }, async ({ page }) => {
  await page.getByRole("combobox").fill("模型");
  assert.equal(await page.getByRole("option").count(), 3);
});
