// @ts-check
// Guards the size table against lying: what a browser fetches before the first query is answered
// is exactly what the budget of a first visit counts.

import assert from "node:assert/strict";
import { isFirstVisit } from "../../tools/sizes.mjs";
import { scenario } from "./harness/scenario.mjs";

/** What the browser fetches on its own for the tab and the service worker. */
const BROWSERS_OWN = /^(sw\.js|manifest-.*|icon-.*)$/;

// Without a service worker, whose copies of the files come from the server as well.
const OPTIONS = {
  context: { serviceWorkers: /** @type {const} */ ("block") },
  expected: [/Service Worker registration blocked by Playwright/],
};

scenario("the first visit fetches what the budget counts", OPTIONS, async ({ page, url, seen }) => {
  await page.getByRole("combobox").fill("模型");
  await page.getByRole("listbox").getByRole("option").first().waitFor();

  const names = seen.requests.map((request) => request.slice(url.length) || "index.html");
  const fetched = names.filter((name) => !BROWSERS_OWN.test(name));
  const uncounted = fetched.filter((name) => !isFirstVisit(name));
  assert.deepEqual(uncounted, [], "nothing is fetched that the budget leaves out");
  assert.equal(new Set(fetched).size, fetched.length, "nothing is fetched twice");
});
