// @ts-check
// Guards a move into another document, such as a frame or a window of its own.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

const HOST = { host: '<study-widget lang="zh-CN" seed="7" address="none"></study-widget>' };

for (const way of ["append", "adoptNode"]) {
  scenario(
    `an element moved by ${way} keeps its styles and works there and back`,
    HOST,
    async ({ page }) => {
      await page.getByRole("combobox").fill("知识蒸馏");
      const tab = page.getByRole("tab", { name: "进度" });
      const padding = await tab.evaluate((it) => getComputedStyle(it).padding);
      await page.evaluate((how) => {
        const frame = document.createElement("iframe");
        frame.style.cssText = "width: 800px; height: 600px";
        document.body.append(frame);
        const widget = /** @type {HTMLElement} */ (document.querySelector("study-widget"));
        const inner = /** @type {Document} */ (frame.contentDocument);
        inner.body.append(how === "adoptNode" ? inner.adoptNode(widget) : widget);
      }, way);
      const frame = page.frameLocator("iframe");
      const there = frame.getByRole("tab", { name: "进度" });
      await there.waitFor();
      assert.equal(await there.evaluate((it) => getComputedStyle(it).padding), padding);
      assert.equal(await frame.getByRole("combobox").inputValue(), "知识蒸馏");

      await frame.getByRole("combobox").fill("模型压缩");
      await frame.getByRole("option").first().click();
      const article = frame.getByRole("article");
      await article.waitFor();
      // A key that is no Enter follows no link.
      await article.getByRole("link").last().focus();
      const title = await article.getByRole("heading").first().textContent();
      await page.keyboard.press("a");
      assert.equal(await article.getByRole("heading").first().textContent(), title);
      await frame.getByRole("tab", { name: "练习" }).click();
      await frame.getByRole("button", { name: "开始练习" }).click();
      await frame
        .getByRole("group")
        .filter({ has: frame.getByRole("status") })
        .waitFor();
      // The views' styles came while it was there.
      const sheets = await there.evaluate((it) => {
        const root = /** @type {ShadowRoot} */ (it.getRootNode());
        return root.adoptedStyleSheets.map((sheet) => sheet.cssRules.length > 0);
      });
      assert.deepEqual(sheets, [true, true]);

      await page.evaluate(() => {
        const inner = document.querySelector("iframe")?.contentDocument;
        document.body.append(/** @type {Node} */ (inner?.querySelector("study-widget")));
      });
      assert.equal(await tab.evaluate((it) => getComputedStyle(it).padding), padding);
      await page
        .getByRole("group")
        .filter({ has: page.getByRole("status") })
        .waitFor();
      await page.locator("html").evaluate((it) => it.setAttribute("lang", "zh"));
    },
  );
}

scenario(
  "an element that waits in a document without a window works when it comes",
  { host: "" },
  async ({ page }) => {
    await page.evaluate(() => {
      const nowhere = document.implementation.createHTMLDocument();
      const widget = document.createElement("study-widget");
      widget.lang = "zh";
      nowhere.body.append(widget);
      document.body.append(widget);
    });
    await page.getByRole("combobox").fill("知识蒸馏");
    await page.getByRole("option").first().waitFor();
    const sheets = await page
      .locator("study-widget")
      .evaluate((it) => it.shadowRoot?.adoptedStyleSheets.length);
    assert.equal(sheets, 2);
  },
);
