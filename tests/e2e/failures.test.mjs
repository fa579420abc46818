// @ts-check
// Guards bad hosts: whatever does not arrive, the reader gets a sentence, the page gets an event,
// the children stay readable, and a retry works once the cause is gone.

import assert from "node:assert/strict";
import { takeQuiz } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Route} Route */

const BODY = '<study-widget lang="zh-CN"><p>Readable all the same</p></study-widget>';
const HOST = { body: BODY };

/**
 * @param {string} claim
 * @param {object} failure
 * @param {string} failure.file what the host does not serve rightly
 * @param {(route: Route) => Promise<void>} failure.serve how it serves it
 * @param {string} failure.code
 * @param {RegExp} failure.sentence
 * @param {RegExp[]} [failure.expected] what the browser says about it in the console
 */
function fails(claim, { file, serve, code, sentence, expected = [] }) {
  scenario(claim, { host: HOST, expected }, async ({ page }) => {
    await page.getByRole("tablist").waitFor();
    let broken = true;
    await page.route(file, (route) => (broken ? serve(route) : route.fallback()));
    await page.addInitScript(() => {
      document.addEventListener("study-error", (event) => {
        /** @type {any} */ (globalThis).code = /** @type {CustomEvent} */ (event).detail.code;
      });
    });
    await page.reload();
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    assert.equal(await page.getByText("Readable all the same").isVisible(), true);
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).code), code);

    broken = false;
    await page.getByRole("button", { name: "重试" }).click();
    await page.getByRole("combobox").fill("知识蒸馏");
    await page.getByRole("option").first().waitFor();
    assert.equal(await page.getByRole("alert").count(), 0);
  });
}

const NOT_FOUND = [/status of 404/, /failed request: /];
const WASM = "**/study_search_bg-*.wasm*";

fails("a module that is not there", {
  file: WASM,
  serve: (route) => route.fulfill({ status: 404 }),
  code: "missing-file",
  sentence: /没有取到/,
  expected: NOT_FOUND,
});

fails("a page of HTML in place of the module", {
  file: WASM,
  serve: (route) => route.fulfill({ contentType: "text/html", body: "<p>Welcome</p>" }),
  code: "bad-module",
  sentence: /不完整或已损坏/,
});

fails("a module that was cut off", {
  file: WASM,
  serve: async (route) => {
    const body = (await (await route.fetch()).body()).subarray(0, 20_000);
    await route.fulfill({ contentType: "application/wasm", body });
  },
  code: "bad-module",
  sentence: /不完整或已损坏/,
});

fails("glue that is not there", {
  file: "**/pkg/study_search-*.js*",
  serve: (route) => route.fulfill({ status: 404 }),
  code: "missing-file",
  sentence: /没有取到/,
  expected: NOT_FOUND,
});

fails("styles that are not there", {
  file: "**/style-*.css*",
  serve: (route) => route.fulfill({ status: 404 }),
  code: "missing-file",
  sentence: /没有取到/,
  expected: NOT_FOUND,
});

/**
 * Answers the first request with an error, and every other one for the same URL, as an engine does
 * that remembers (Firefox, for imports) and a cache on the way may.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} file
 */
async function failOnceAndRemember(page, file) {
  let failed = "";
  await page.route(file, (route) => {
    failed ||= route.request().url();
    const isFailed = failed === route.request().url();
    return isFailed ? route.fulfill({ status: 404 }) : route.fallback();
  });
}

for (const file of [WASM, "**/study_search-*.js*", "**/style-*.css*"]) {
  scenario(
    `where a failure of ${file} is remembered, a retry works`,
    { host: HOST, expected: NOT_FOUND },
    async ({ page }) => {
      await failOnceAndRemember(page, file);
      await page.reload();
      await page.getByRole("button", { name: "重试" }).click();
      await page.getByRole("combobox").fill("知识蒸馏");
      await page.getByRole("option").first().waitFor();
    },
  );
}

for (const file of [
  "**/study_widget_bg-*.wasm*",
  "**/study_widget-*.js*",
  "**/views-*.js*",
  "**/views-*.css*",
]) {
  scenario(
    `where a failure of ${file} is remembered, a retry of the quiz works`,
    { host: HOST, expected: NOT_FOUND },
    async ({ page }) => {
      await failOnceAndRemember(page, file);
      await page.getByRole("tab", { name: "练习" }).click();
      await page.getByRole("button", { name: "重试" }).click();
      await takeQuiz(page);
    },
  );
}

fails("a page of HTML in place of the styles", {
  file: "**/style-*.css*",
  serve: (route) => route.fulfill({ contentType: "text/html", body: "<p>Welcome</p>" }),
  code: "missing-file",
  sentence: /没有取到/,
});

for (const type of ["application/octet-stream", "application/wasm; charset=utf-8", ""]) {
  scenario(`a module of the type “${type}” works`, { host: HOST }, async ({ page }) => {
    await page.getByRole("tablist").waitFor();
    await page.route(WASM, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "content-type": type };
      await route.fulfill({ response, headers });
    });
    await page.reload();
    await page.getByRole("combobox").fill("知识蒸馏");
    await page.getByRole("option").first().waitFor();
  });
}

scenario(
  "a deck that is none is refused in words",
  { host: '<study-widget lang="zh-CN" deck="index.html"><p>Fallback</p></study-widget>' },
  async ({ page }) => {
    await page.getByText("题库文件已损坏，或者不是题库。").waitFor();
    await page.locator("study-widget").evaluate((it) => it.removeAttribute("deck"));
    await page.getByRole("combobox").waitFor();
  },
);

scenario(
  "a policy without WebAssembly is named",
  {
    host: {
      body: BODY,
      headers: {
        "content-security-policy":
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:",
      },
    },
    expected: [/policy violation: script-src/],
  },
  async ({ page }) => {
    await page.getByText("'wasm-unsafe-eval'").waitFor();
    assert.equal(await page.getByText("Readable all the same").isVisible(), true);
  },
);

scenario(
  "without scripts the children are readable",
  {
    context: { javaScriptEnabled: false },
    expected: [/failed request: .*study_search-.*/], // the page's own hint to fetch it early
  },
  async ({ page }) => {
    await page.getByText("题库载入后会出现在这里。").waitFor();
  },
);
