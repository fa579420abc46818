// @ts-check
// Guards what styles may say: sizes follow the text of the page, and engines that do not know texts
// for readers of generated signs (Firefox before 128, Safari before 17.4) show the signs all the same.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { dist, root } from "../../tools/paths.mjs";
import { scenario } from "./harness/scenario.mjs";

/** Without the standalone page's margins, in which text would wrap. */
const HOST = { host: '<study-widget lang="zh-CN"></study-widget>' };

const SHEETS = ["element/style.css", "element/views.css"];

/** What may be as thin on a large page as on a small one: lines, and what makes room for them. */
const LINE =
  /^(border|outline|text-decoration|margin-bottom: -1px|padding: 0 0\.75em 3px|padding-inline-start: calc\(|width: 1px|height: 1px)/;

for (const name of SHEETS) {
  test(`sizes are in em in ${name}`, async () => {
    const text = await readFile(join(root, "www", name), "utf8");
    const rules = text.replaceAll(/\/\*[^]*?\*\//g, "").split(/[;{}]/);
    const fixed = rules
      .map((rule) => rule.trim())
      .filter((rule) => /\d(px|pt|rem|vw|vh)\b/.test(rule) && !LINE.test(rule));
    assert.deepEqual(fixed, []);
  });

  test(`signs with a text beside them have a form without in ${name}`, async () => {
    // What is built may have another name.
    const text = await readFile(join(dist, name), "utf8").catch(() =>
      readFile(join(root, "www", name), "utf8"),
    );
    const signs = [...text.matchAll(/content:\s*("[^"]*")\s*\/\s*""/g)];
    assert.ok(signs.length > 0);
    for (const { index, 1: sign = "" } of signs) {
      const before = text.slice(0, index).replaceAll(/\s/g, "");
      assert.ok(before.endsWith(`content:${sign.replaceAll(/\s/g, "")};`), sign);
    }
  });
}

scenario("a page with text twice as large has a widget twice as large", HOST, async ({ page }) => {
  await page.setViewportSize({ width: 4000, height: 2000 });
  await page.getByRole("tablist").waitFor();
  const heights = async (/** @type {string} */ size) => {
    const widget = page.locator("study-widget");
    await widget.evaluate((it, size) => (it.style.fontSize = size), size);
    return page.evaluate(() => {
      const root = document.querySelector("study-widget")?.shadowRoot;
      const seen = [...(root?.querySelectorAll("button, input, h2, summary") ?? [])];
      return seen.filter((it) => it.checkVisibility()).map((it) => it.clientHeight);
    });
  };
  const small = await heights("12px");
  const large = await heights("24px");
  assert.ok(small.length > 5);
  small.forEach((height, i) => {
    const ratio = (large[i] ?? 0) / height;
    assert.ok(ratio > 1.8 && ratio < 2.2, `${height} becomes ${large[i]}`);
  });
});
