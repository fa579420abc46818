// @ts-check
// Guards relative URLs: the built page works where a server puts it, and so do its lazily loaded
// parts, its manifest and its icons.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";
import { takeQuiz, findAndOpen } from "./harness/reader.mjs";

scenario("every view works below a sub-path", {}, async ({ page }) => {
  await findAndOpen(page, "知识蒸馏");
  await takeQuiz(page);
});

scenario("the manifest and its icons lie below it too", {}, async ({ page, url }) => {
  const manifest = await page.locator("link[rel=manifest]").getAttribute("href");
  const address = new URL(manifest ?? "", url);
  const { icons, scope, start_url } = await (await fetch(address)).json();
  for (const path of [scope, start_url]) assert.equal(new URL(path, address).href, url);
  for (const { src } of icons) {
    const icon = await fetch(new URL(src, address));
    assert.ok(icon.ok && icon.url.startsWith(url), src);
  }
});
