// @ts-check
// Guards the life of an element on somebody's page: before the tag is known, moved, removed, put
// back, cloned, and with attributes that make no sense.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

const HOST = { host: '<study-widget lang="zh-CN"><p>Fallback</p></study-widget>' };

scenario("properties set before the tag is known count", { host: "" }, async ({ page, url }) => {
  // A frame of its own knows no tag yet.
  const read = await page.evaluate(async (script) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const inner = /** @type {Document} */ (frame.contentDocument);
    const widget = /** @type {any} */ (inner.createElement("study-widget"));
    Object.assign(widget, { view: "progress", limit: 3, document: "trends", lang: "zh" });
    inner.body.append(widget);
    const ready = new Promise((resolve) => inner.addEventListener("study-ready", resolve));
    inner.head.append(
      Object.assign(inner.createElement("script"), { type: "module", src: script }),
    );
    await ready;
    const { view, limit, document: chosen } = widget;
    const attributes = widget.getAttributeNames().toSorted();
    const tab = widget.shadowRoot.querySelector("[aria-selected=true]").textContent;
    return { view, limit, chosen, attributes, tab };
  }, `${url}study-widget.js`);
  assert.deepEqual(read, {
    view: "progress",
    limit: 3,
    chosen: "trends",
    attributes: ["document", "lang", "limit", "view"],
    tab: "进度",
  });
});

scenario("a moved element keeps everything", HOST, async ({ page }) => {
  await page.getByRole("combobox").fill("模型压缩");
  await page.evaluate(() => {
    const box = document.createElement("div");
    document.body.append(box);
    box.append(/** @type {Node} */ (document.querySelector("study-widget")));
  });
  assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩");
  await page.getByRole("option").first().click();
  await page.getByRole("article").waitFor();
});

scenario("a removed element works when it is put back", HOST, async ({ page }) => {
  await page.getByRole("combobox").fill("模型压缩");
  await page.evaluate(async () => {
    const widget = /** @type {HTMLElement} */ (document.querySelector("study-widget"));
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const ready = new Promise((resolve) => document.addEventListener("study-ready", resolve));
    document.body.append(widget);
    await ready;
  });
  assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩");
  await page.getByRole("combobox").fill("知识蒸馏");
  await page.getByRole("option").first().click();
  await page.getByRole("article").waitFor();
});

scenario("a clone has the attributes and begins anew", HOST, async ({ page }) => {
  await page.getByRole("combobox").fill("模型压缩");
  await page.evaluate(async () => {
    const widget = /** @type {HTMLElement} */ (document.querySelector("study-widget"));
    const ready = new Promise((resolve) => document.addEventListener("study-ready", resolve));
    document.body.append(widget.cloneNode(true));
    await ready;
  });
  const fields = page.getByRole("combobox");
  assert.equal(await fields.count(), 2);
  assert.equal(await fields.last().inputValue(), "");
  await fields.last().fill("知识蒸馏");
  assert.equal(await fields.first().inputValue(), "模型压缩");
});

scenario("attributes that make no sense count as absent", HOST, async ({ page }) => {
  await page.getByRole("tablist").waitFor();
  const read = await page.locator("study-widget").evaluate((node) => {
    const widget = /** @type {any} */ (node);
    const values = { view: "nowhere", limit: "-3", seed: "4.5", theme: "pink", storage: "cloud" };
    for (const [name, value] of Object.entries(values)) widget[name] = value;
    const { view, limit, seed, theme, storage } = widget;
    for (const name of Object.keys(values)) widget[name] = undefined;
    return [view, limit, seed, theme, storage, widget.getAttributeNames()];
  });
  assert.deepEqual(read, ["search", 10, null, "auto", "local", ["lang"]]);
});

scenario("attributes steer a running widget", HOST, async ({ page }) => {
  await page.getByRole("combobox").fill("模型");
  const widget = page.locator("study-widget");
  await widget.evaluate((it) => it.setAttribute("limit", "4"));
  assert.equal(await page.getByRole("option").count(), 4);
  await widget.evaluate((it) => it.setAttribute("lang", "en"));
  await page.getByRole("tab", { name: "Search" }).waitFor();
  assert.equal(await page.getByRole("combobox").inputValue(), "模型");
  await widget.evaluate((it) => it.setAttribute("view", "progress"));
  await page.getByRole("heading", { name: "Nothing practised yet" }).waitFor();
});
