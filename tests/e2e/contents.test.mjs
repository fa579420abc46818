// @ts-check
// Guards the first thing a reader sees: the table of contents, with every entry as a link.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

scenario("an empty field shows every entry of every document", {}, async ({ page }) => {
  const documents = page.locator("[part=contents] details");
  await documents.first().waitFor();
  assert.equal(await documents.count(), 5);
  assert.equal(await page.locator("[part=contents] a").count(), 150);
  for (const title of await documents.locator("summary").allTextContents()) {
    assert.match(title, /AI ?大模型创业/);
  }
});

scenario("a document tells what it says around its entries", {}, async ({ page }) => {
  await page.getByRole("heading", { name: /——相关面试题及解析/ }).click();
  await page.getByText("在当前AI大模型创业的热潮中").waitFor();
});

scenario("an entry opens from there, and back leads to its link", {}, async ({ page }) => {
  const link = page.getByRole("link", { name: "如何优化大模型推理速度？" });
  await link.click();
  await page.getByRole("article", { name: "如何优化大模型推理速度？" }).waitFor();
  await page.getByRole("link", { name: "返回目录" }).click();
  assert.ok(await link.evaluate((node) => node.matches(":focus")));
});

scenario("typing hides it and clearing brings it back", {}, async ({ page }) => {
  const contents = page.locator("[part=contents]");
  await page.getByRole("combobox").fill("模型");
  assert.equal(await contents.isVisible(), false);
  await page.getByRole("button", { name: "清除" }).click();
  assert.equal(await contents.isVisible(), true);
});
