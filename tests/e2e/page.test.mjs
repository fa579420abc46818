// @ts-check
// Guards the standalone page: it bears the title of its deck, however late its own script arrives.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

// A service worker would answer in the place of the route below.
const OPTIONS = {
  context: { serviceWorkers: /** @type {const} */ ("block") },
  expected: [/Service Worker registration blocked by Playwright/],
};

scenario("the page bears the title of its deck", OPTIONS, async ({ page }) => {
  await page.route("**/page-*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.fallback();
  });
  await page.reload();
  await page.getByRole("tablist").waitFor();
  await page.getByRole("heading", { level: 1, name: "AI 大模型创业面试题" }).waitFor();
  assert.equal(await page.title(), "AI 大模型创业面试题");
});
