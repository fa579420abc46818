// @ts-check
// Guards real traps: the page overwrites the memory of the module that the widget runs, or takes all
// the memory that there is. The module is started anew and nothing that the reader did is lost.

import assert from "node:assert/strict";
import { deckFile, MIXED } from "./harness/deck-file.mjs";
import { answer, itemOn, startQuiz } from "./harness/examinee.mjs";
import { findAndOpen } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */

const mixed = deckFile(MIXED);
const HOST = '<study-widget lang="zh-CN" seed="7"></study-widget>';
/** A panic says in the console what it was; not every trap is one. */
const SAID = /console error: |page error: /;

/**
 * The address of the glue that the widget has imported, as soon as it has: to import it again gives
 * the module that runs.
 *
 * @param {Page} page
 * @param {"search" | "widget"} which
 */
async function glueUrl(page, which) {
  const found = await page.waitForFunction((name) => {
    const urls = performance.getEntriesByType("resource").map((entry) => entry.name);
    return urls.find((url) => new RegExp(`/study_${name}[^/]*\\.js`).test(url));
  }, which);
  return /** @type {string} */ (await found.jsonValue());
}

/**
 * Writes over the whole memory, and proves that what runs is at its end.
 *
 * @param {Page} page
 * @param {"search" | "widget"} which
 */
async function destroy(page, which) {
  const error = await page.evaluate(
    async (url) => {
      const glue = await import(url);
      const exports = await glue.default();
      const deck = glue.Deck.bundled();
      new Uint8Array(exports.memory.buffer).fill(0xff);
      try {
        deck.search("知识蒸馏");
      } catch (trap) {
        return trap instanceof WebAssembly.RuntimeError;
      }
      return false;
    },
    await glueUrl(page, which),
  );
  assert.equal(error, true, "a genuine trap");
}

/** @param {Page} page */
async function errors(page) {
  await page.evaluate(() => {
    const codes = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { codes });
    document.addEventListener("study-error", (event) => {
      codes.push(/** @type {CustomEvent} */ (event).detail.code);
    });
  });
  return () =>
    page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (globalThis)["codes"]));
}

/**
 * Like `scenario`, but lets the module say in the console why it stopped.
 *
 * @param {string} claim
 * @param {string} host
 * @param {(stage: import("./harness/scenario.mjs").Stage) => Promise<void>} steps
 */
function trapped(claim, host, steps) {
  scenario(claim, { host }, async (stage) => {
    await steps(stage);
    stage.seen.trouble = stage.seen.trouble.filter((line) => !SAID.test(line));
  });
}

trapped("a search after a trap finds what it should", HOST, async ({ page }) => {
  await findAndOpen(page, "知识蒸馏");
  await page.getByRole("tab", { name: "查找" }).click();
  const heard = await errors(page);
  for (const query of ["模型压缩", "数据安全"]) {
    await destroy(page, "search");
    await page.getByRole("combobox").fill(query);
    await page.getByRole("option").first().waitFor();
  }
  await findAndOpen(page, "知识蒸馏");
  assert.deepEqual(await heard(), []);
});

trapped(
  "an answer given when the module traps is graded, and the round goes on",
  HOST,
  async (it) => {
    const { page } = it;
    const item = await startQuiz(page, ["cloze"]);
    const heard = await errors(page);
    await item.getByRole("textbox").fill("数据加密");
    await destroy(page, "widget");
    await item.getByRole("button", { name: "作答" }).click();
    await item.getByRole("status").filter({ hasText: /答|差/ }).waitFor();
    assert.equal(await item.getByRole("textbox").inputValue(), "数据加密");
    for (let asked = 1; asked < 10; asked += 1) {
      await page.getByRole("button", { name: "下一题" }).click();
      await answer(page, true);
    }
    await page.getByRole("button", { name: "看成绩" }).click();
    await page.getByText(/^10 题答对 (9|10) 题/).waitFor();
    assert.deepEqual(await heard(), []);
  },
);

trapped(
  "all of an exam is graded though the module traps on handing in",
  HOST,
  async ({ page }) => {
    await page.getByRole("tab", { name: "练习" }).click();
    await page.getByText("题数、题型、考试").click();
    await page.getByRole("checkbox", { name: "考试" }).check();
    await startQuiz(page, ["key-from-explanation"], false);
    for (let asked = 0; asked < 3; asked += 1) {
      await itemOn(page).getByRole("radio").first().click();
    }
    await destroy(page, "widget");
    await page.getByRole("button", { name: "交卷" }).click();
    await page.getByText(/题答对 \d+ 题/).waitFor();
    assert.equal((await page.getByRole("alert").allInnerTexts()).join(""), "");
  },
);

trapped("opening the quiz after a trap in the search works", HOST, async ({ page }) => {
  await page.getByRole("combobox").fill("知识蒸馏");
  await destroy(page, "search");
  await startQuiz(page, ["key-from-explanation"]);
  await answer(page, true);
});

trapped(
  "every deck of the module comes back, with the entry that is open",
  '<study-widget id="one" lang="zh-CN"></study-widget><study-widget id="two" lang="zh-CN"></study-widget>',
  async ({ page }) => {
    await page.route("**/own.deck", async (route) => route.fulfill({ body: await mixed }));
    await page.locator("#two").evaluate((it) => it.setAttribute("deck", "own.deck"));
    const [one, two] = [page.locator("#one"), page.locator("#two")];
    await two.getByText("💛 为什么叫黄心？").waitFor();
    await two.getByRole("combobox").fill("编码");
    await two.getByRole("option").first().click();
    await two.getByRole("article").waitFor();
    await one.getByRole("combobox").fill("知识");
    await destroy(page, "search");
    await one.getByRole("combobox").fill("知识蒸馏");
    await one.getByRole("option").first().waitFor();
    assert.equal(await two.getByRole("article").isVisible(), true);
    await two.getByRole("link", { name: "返回结果" }).click();
    await two.getByRole("combobox").fill("权重");
    await two.getByRole("option", { name: /ＬｏＲＡ/ }).waitFor();
    assert.equal((await page.getByRole("alert").allInnerTexts()).join(""), "");
  },
);

trapped("memory that is used up is a trap as any other", HOST, async ({ page }) => {
  await page.getByRole("combobox").fill("知识");
  const full = await page.evaluate(
    async (url) => {
      const { memory } = await (await import(url)).default();
      for (let pages = 16_384; pages >= 1;) {
        try {
          memory.grow(pages);
        } catch {
          pages /= 2;
        }
      }
      return memory.buffer.byteLength;
    },
    await glueUrl(page, "search"),
  );
  assert.ok(full > 2 ** 30);
  // What does not fit any more.
  await page.getByRole("combobox").fill("知识蒸馏".repeat(200_000));
  await page.getByRole("combobox").fill("模型压缩");
  await page.getByRole("option").first().waitFor();
  assert.equal((await page.getByRole("alert").allInnerTexts()).join(""), "");
});

trapped(
  "a call from a stack that is nearly full leaves a module that works",
  HOST,
  async ({ page }) => {
    await page.getByRole("combobox").fill("知识");
    await page.evaluate(
      async (url) => {
        const { Deck } = await import(url);
        const deck = Deck.bundled();
        const dive = () => {
          try {
            dive();
          } catch {
            try {
              deck.search("知识蒸馏的模型压缩");
            } catch {
              // As deep as this it must fail; one frame higher it may not.
            }
          }
        };
        dive();
      },
      await glueUrl(page, "search"),
    );
    await page.getByRole("combobox").fill("模型压缩");
    await page.getByRole("option").first().waitFor();
  },
);

trapped(
  "what traps again is said in words, and a retry goes on where it was",
  HOST,
  async ({ page }) => {
    const item = await startQuiz(page, ["cloze"]);
    const stem = await item.getByRole("heading").innerText();
    const heard = await errors(page);
    await item.getByRole("textbox").fill("数据加密");
    await destroy(page, "widget");
    await page.evaluate(() => {
      const { Instance } = WebAssembly;
      Object.assign(globalThis, { mend: () => Object.assign(WebAssembly, { Instance }) });
      // Whatever is started anew is broken from the start.
      class Broken extends Instance {
        /**
         * @param {WebAssembly.Module} module
         * @param {WebAssembly.Imports} imports
         */
        constructor(module, imports) {
          super(module, imports);
          const { memory } = this.exports;
          new Uint8Array(/** @type {WebAssembly.Memory} */ (memory).buffer).fill(0xff);
        }
      }
      Object.assign(WebAssembly, { Instance: Broken });
    });
    await item.getByRole("button", { name: "作答" }).click();
    await page.getByRole("alert").filter({ hasText: "重新启动后又出了同样的错" }).waitFor();
    assert.deepEqual(await heard(), ["module-stopped"]);
    await page.evaluate(() => /** @type {any} */ (globalThis)["mend"]());
    await page.getByRole("button", { name: "重试" }).click();
    await item.waitFor();
    assert.equal(await item.getByRole("heading").innerText(), stem);
    assert.equal(await item.getByRole("textbox").inputValue(), "数据加密");
    await item.getByRole("button", { name: "作答" }).click();
    await item.getByRole("status").filter({ hasText: /答|差/ }).waitFor();
  },
);

trapped("a query that always traps is not asked again", HOST, async ({ page }) => {
  await page.evaluate(
    async (url) => {
      const { prototype } = (await import(url)).Deck;
      const { search } = prototype;
      prototype.search = function (/** @type {string} */ query, /** @type {any} */ options) {
        if (query === "知识") throw new WebAssembly.RuntimeError("unreachable");
        return search.call(this, query, options);
      };
    },
    await glueUrl(page, "search"),
  );
  await page.getByRole("combobox").fill("知识");
  await page.getByRole("button", { name: "重试" }).click();
  await page.getByRole("combobox").fill("知识蒸馏");
  await page.getByRole("option").first().waitFor();
});

scenario(
  "a trap in the single file is got over as well",
  { path: "study-widget.html" },
  async ({ page, seen }) => {
    await page.addInitScript(() => {
      const { instantiate } = WebAssembly;
      Object.assign(WebAssembly, {
        /** @param {[BufferSource, WebAssembly.Imports]} args */
        async instantiate(...args) {
          const made = await instantiate(...args);
          Object.assign(globalThis, { exports: made.instance.exports });
          return made;
        },
      });
    });
    await page.reload();
    const item = await startQuiz(page, ["cloze"]);
    await item.getByRole("textbox").fill("数据加密");
    const trap = await page.evaluate(() => {
      const { deck_bundled: bundled, memory } = /** @type {any} */ (globalThis)["exports"];
      new Uint8Array(memory.buffer).fill(0xff);
      try {
        bundled();
      } catch (error) {
        return error instanceof WebAssembly.RuntimeError;
      }
      return false;
    });
    assert.equal(trap, true, "a genuine trap");
    await item.getByRole("button", { name: "作答" }).click();
    await item.getByRole("status").filter({ hasText: /答|差/ }).waitFor();
    assert.equal((await page.getByRole("alert").allInnerTexts()).join(""), "");
    seen.trouble = seen.trouble.filter((line) => !SAID.test(line));
  },
);
