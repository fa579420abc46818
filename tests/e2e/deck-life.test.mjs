// @ts-check
// Guards decks that come, go and change under a reader's hands: what is on the screen always answers,
// and what comes late or fails late never takes the place of something newer.

import assert from "node:assert/strict";
import { deckFile, MIXED } from "./harness/deck-file.mjs";
import { answer, itemOn, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const HOST = { host: '<study-widget lang="zh-CN" seed="7"></study-widget>' };
const mixed = deckFile(MIXED);

/** What events have come since. @param {Page} page */
async function heard(page) {
  await page.evaluate(() => {
    const log = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { heard: log });
    for (const type of ["study-ready", "study-error", "study-open"]) {
      document.addEventListener(type, (event) => {
        const { title, code, id } = /** @type {CustomEvent} */ (event).detail;
        log.push(`${type} ${title ?? code ?? id}`);
      });
    }
  });
  return () => page.evaluate(() => /** @type {{ heard?: any }} */ (globalThis).heard);
}

/**
 * A deck that comes when it is let go.
 *
 * @param {Page} page
 * @param {string} name
 * @param {object} [how]
 * @param {number} [how.status]
 */
async function slow(page, name, { status = 200 } = {}) {
  let go = () => {};
  const gone = new Promise((resolve) => (go = () => resolve(undefined)));
  let asked = 0;
  await page.route(`**/${name}`, async (route) => {
    asked += 1;
    await gone;
    await route.fulfill(status === 200 ? { body: await mixed } : { status });
  });
  return { go, asked: () => until(() => asked, `a request for ${name}`), count: () => asked };
}

/**
 * @param {Page} page
 * @param {string | null} url
 */
async function setDeck(page, url) {
  await page.locator("study-widget").evaluate((it, deck) => {
    /** @type {any} */ (it).deck = deck;
  }, url);
}

/** Until the widget shows the deck in mixed scripts. @param {Page} page */
async function mixedShown(page) {
  await page.getByText("💛 为什么叫黄心？").first().waitFor();
}

const REFUSED = [/status of 404/, /failed request: /];

scenario(
  "typing goes on in the old deck while a slow one is on its way, and what was typed is kept",
  HOST,
  async ({ page }) => {
    const field = page.getByRole("combobox");
    await field.fill("知识蒸馏");
    const deck = await slow(page, "slow.deck");
    await setDeck(page, "slow.deck");
    await deck.asked();
    await field.fill("");
    await field.pressSequentially("训练");
    await page.getByRole("option").first().waitFor();
    deck.go();
    await page.getByRole("option", { name: /ＬｏＲＡ 是什么/ }).waitFor();
    assert.equal(await field.inputValue(), "训练");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("article", { name: /ＬｏＲＡ/ }).waitFor();
  },
);

scenario(
  "an entry that the new deck lacks is left, without a complaint",
  HOST,
  async ({ page }) => {
    await page.getByRole("combobox").fill("知识蒸馏");
    await page.getByRole("option").first().click();
    await page.getByRole("article").waitFor();
    const events = await heard(page);
    const deck = await slow(page, "slow.deck");
    await setDeck(page, "slow.deck");
    await deck.asked();
    assert.equal(await page.getByRole("article").isVisible(), true);
    deck.go();
    await until(async () => (await events()).length, "the new deck");
    assert.equal(await page.getByRole("article").count(), 0);
    assert.equal(await page.getByRole("combobox").inputValue(), "知识蒸馏");
    assert.deepEqual(await events(), ["study-ready 杂题 💛"]);
  },
);

scenario("a quiz goes on until the new deck is there", HOST, async ({ page }) => {
  await startQuiz(page, ["key-from-explanation"]);
  const deck = await slow(page, "slow.deck");
  await setDeck(page, "slow.deck");
  await deck.asked();
  await answer(page, true);
  await page.getByRole("button", { name: "下一题" }).click();
  await answer(page, false);
  deck.go();
  await page.getByRole("button", { name: "开始练习" }).waitFor();
  await page.getByRole("button", { name: "开始练习" }).click();
  await itemOn(page).waitFor();
  assert.equal((await page.getByRole("alert").allInnerTexts()).join(""), "");
});

scenario(
  "of decks asked for quickly the last one counts, whatever comes first",
  HOST,
  async (it) => {
    const { page } = it;
    await page.getByRole("combobox").waitFor();
    const events = await heard(page);
    const first = await slow(page, "first.deck");
    const second = await slow(page, "second.deck");
    await setDeck(page, "first.deck");
    await first.asked();
    await setDeck(page, "second.deck");
    await second.asked();
    second.go();
    await mixedShown(page);
    first.go();
    await page.waitForTimeout(300);
    assert.deepEqual(await events(), ["study-ready 杂题 💛"]);
  },
);

scenario(
  "a failure that comes late says nothing about the deck that came since",
  { ...HOST, expected: REFUSED },
  async ({ page }) => {
    await page.getByRole("combobox").waitFor();
    const events = await heard(page);
    const bad = await slow(page, "bad.deck", { status: 404 });
    const good = await slow(page, "good.deck");
    await setDeck(page, "bad.deck");
    await bad.asked();
    await setDeck(page, "good.deck");
    await good.asked();
    good.go();
    await mixedShown(page);
    bad.go();
    await page.waitForTimeout(300);
    assert.equal((await page.getByRole("alert").allInnerTexts()).join(""), "");
    assert.deepEqual(await events(), ["study-ready 杂题 💛"]);
    await page.getByRole("combobox").fill("编码");
    await page.getByRole("option").first().waitFor();
  },
);

scenario(
  "a sentence about a failure that has to be fetched does not come over a newer widget",
  HOST,
  async ({ page }) => {
    await page.getByRole("combobox").waitFor();
    let go = () => {};
    const gone = new Promise((resolve) => (go = () => resolve(undefined)));
    await page.route("**/views-*.js", async (route) => {
      await gone;
      await route.fallback();
    });
    await page.route("**/none.deck", (route) => route.fulfill({ body: "none" }));
    const events = await heard(page);
    await setDeck(page, "none.deck");
    await until(async () => (await events()).length, "the failure");
    await setDeck(page, null);
    await until(async () => (await events()).length > 1, "the deck of the module");
    go();
    await page.waitForTimeout(300);
    assert.deepEqual(
      (await events()).map((/** @type {string} */ it) => it.split(" ", 1)[0]),
      ["study-error", "study-ready"],
    );
    assert.equal((await page.getByRole("alert").allInnerTexts()).join(""), "");
    await page.getByRole("combobox").fill("知识蒸馏");
    await page.getByRole("option").first().waitFor();
  },
);

scenario(
  "a removed element that comes back answers at once and offline",
  HOST,
  async ({ page }) => {
    await page.route("**/own.deck", async (route) => route.fulfill({ body: await mixed }));
    await setDeck(page, "own.deck");
    await mixedShown(page);
    await page.route("**/own.deck", (route) => route.abort());
    const events = await heard(page);
    const found = await page.locator("study-widget").evaluate(async (widget) => {
      widget.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.body.append(widget);
      const field = /** @type {HTMLInputElement} */ (widget.shadowRoot?.querySelector("input"));
      field.value = "编码";
      field.dispatchEvent(new InputEvent("input", { data: "编码" }));
      return widget.shadowRoot?.querySelectorAll("[role=option]").length;
    });
    assert.ok(found);
    await until(async () => (await events()).length, "it to be ready");
    assert.deepEqual(await events(), ["study-ready 杂题 💛"]);
    assert.equal(await page.getByRole("combobox").inputValue(), "编码");
  },
);

scenario(
  "an element removed while its deck is on its way takes it up again",
  HOST,
  async ({ page }) => {
    const deck = await slow(page, "slow.deck");
    await page.getByRole("combobox").waitFor();
    const events = await heard(page);
    await setDeck(page, "slow.deck");
    await deck.asked();
    await page.evaluate(async () => {
      const widget = /** @type {HTMLElement} */ (document.querySelector("study-widget"));
      widget.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.body.append(widget);
    });
    deck.go();
    await mixedShown(page);
    await page.getByRole("combobox").fill("编码");
    await page.getByRole("option").first().waitFor();
    assert.deepEqual(await events(), ["study-ready 杂题 💛"]);
  },
);

scenario(
  "a removed element keeps quiet when its deck fails",
  { ...HOST, expected: REFUSED },
  async (it) => {
    const { page } = it;
    await page.getByRole("combobox").fill("知识蒸馏");
    const bad = await slow(page, "bad.deck", { status: 404 });
    await setDeck(page, "bad.deck");
    await bad.asked();
    const codes = await page.evaluate(async () => {
      const widget = /** @type {HTMLElement} */ (document.querySelector("study-widget"));
      const heard = /** @type {string[]} */ ([]);
      widget.addEventListener("study-error", () => heard.push("error"));
      widget.remove();
      /** @type {any} */ (globalThis).heard = heard;
      /** @type {any} */ (globalThis).widget = widget;
      return heard;
    });
    bad.go();
    await page.waitForTimeout(300);
    assert.deepEqual(codes, []);
    await page.evaluate(() => {
      const { widget } = /** @type {any} */ (globalThis);
      widget.deck = "";
      document.body.append(widget);
    });
    assert.equal(await page.getByRole("combobox").inputValue(), "知识蒸馏");
    await page.getByRole("combobox").fill("模型压缩");
    await page.getByRole("option").first().waitFor();
  },
);

scenario("a deck and back again keeps the round that goes on", HOST, async ({ page }) => {
  await startQuiz(page, ["key-from-explanation"]);
  const stem = await itemOn(page).getByRole("heading").innerText();
  const deck = await slow(page, "slow.deck");
  const events = await heard(page);
  await setDeck(page, "slow.deck");
  await deck.asked();
  await setDeck(page, "");
  deck.go();
  await until(async () => (await events()).length, "it to be ready");
  await page.waitForTimeout(200);
  assert.equal(await itemOn(page).getByRole("heading").innerText(), stem);
  await answer(page, true);
});

scenario("the same URL once more changes nothing", HOST, async ({ page }) => {
  const deck = await slow(page, "own.deck");
  deck.go();
  await setDeck(page, "own.deck");
  await mixedShown(page);
  await page.getByRole("combobox").fill("编码");
  const events = await heard(page);
  await setDeck(page, "own.deck");
  await setDeck(page, "./own.deck");
  await page.waitForTimeout(200);
  assert.deepEqual(await events(), []);
  assert.equal(deck.count(), 1);
  assert.equal(await page.getByRole("combobox").inputValue(), "编码");
});

scenario(
  "the same URL is asked for once more after it failed",
  { ...HOST, expected: REFUSED },
  async ({ page }) => {
    let status = 404;
    await page.route("**/own.deck", async (route) =>
      route.fulfill(status === 404 ? { status } : { body: await mixed }),
    );
    await setDeck(page, "own.deck");
    await page.getByRole("alert").waitFor();
    status = 200;
    await setDeck(page, "own.deck");
    await mixedShown(page);
  },
);

scenario("the quiz and another deck may be on their way at once", HOST, async ({ page }) => {
  await page.getByRole("combobox").fill("训练"); // the setup searches for it
  let go = () => {};
  const gone = new Promise((resolve) => (go = () => resolve(undefined)));
  let asked = false;
  await page.route("**/study_widget*.wasm", async (route) => {
    asked = true;
    await gone;
    await route.fallback();
  });
  const deck = await slow(page, "slow.deck");
  const events = await heard(page);
  await page.getByRole("tab", { name: "练习" }).click();
  await until(() => asked, "a request for the whole module");
  await setDeck(page, "slow.deck");
  await deck.asked();
  deck.go();
  await page.waitForTimeout(300);
  go();
  await page.getByRole("button", { name: "开始练习" }).click();
  await itemOn(page).waitFor();
  assert.match((await events()).join(), /^study-ready 杂题 💛$/);
});

scenario(
  "an old quiz that cannot be had does not complain about a new deck",
  { ...HOST, expected: REFUSED },
  async ({ page }) => {
    await page.getByRole("combobox").waitFor();
    let go = () => {};
    const gone = new Promise((resolve) => (go = () => resolve(undefined)));
    let asked = false;
    await page.route("**/study_widget*.wasm", async (route) => {
      asked = true;
      await gone;
      await route.fulfill({ status: 404 });
    });
    await page.route("**/own.deck", async (route) => route.fulfill({ body: await mixed }));
    await page.getByRole("tab", { name: "练习" }).click();
    await until(() => asked, "a request for the whole module");
    await page.locator("study-widget").evaluate((it) => it.setAttribute("view", "search"));
    const events = await heard(page);
    await setDeck(page, "own.deck");
    await mixedShown(page);
    go();
    await page.waitForTimeout(300);
    assert.deepEqual(await events(), ["study-ready 杂题 💛"]);
    assert.equal((await page.getByRole("alert").allInnerTexts()).join(""), "");
  },
);

scenario(
  "a widget that failed gives back nothing that another one has",
  { host: '<study-widget id="one" lang="zh-CN"></study-widget>', expected: REFUSED },
  async ({ page }) => {
    await page.getByRole("combobox").waitFor();
    let status = 404;
    await page.route("**/own.deck", async (route) =>
      route.fulfill(status === 404 ? { status } : { body: await mixed }),
    );
    await setDeck(page, "own.deck");
    await page.getByRole("alert").waitFor();
    status = 200;
    await page.evaluate(async () => {
      const two = document.createElement("study-widget");
      two.setAttribute("id", "two");
      two.setAttribute("deck", "own.deck");
      const ready = new Promise((resolve) => two.addEventListener("study-ready", resolve));
      document.body.append(two);
      await ready;
      document.querySelector("#one")?.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await page.locator("#two").getByRole("combobox").fill("编码");
    await page.locator("#two").getByRole("option").first().waitFor();
    assert.equal((await page.getByRole("alert").allInnerTexts()).join(""), "");
  },
);

scenario("of two widgets with one deck either may go", HOST, async ({ page }) => {
  await page.route("**/own.deck", async (route) => route.fulfill({ body: await mixed }));
  await page.evaluate(async () => {
    for (const id of ["one", "two"]) {
      const widget = document.createElement("study-widget");
      widget.setAttribute("id", id);
      widget.setAttribute("deck", "own.deck");
      const ready = new Promise((resolve) => widget.addEventListener("study-ready", resolve));
      document.body.append(widget);
      await ready;
    }
    document.querySelector("#one")?.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await page.locator("#two").getByRole("combobox").fill("编码");
  await page.locator("#two").getByRole("option").first().waitFor();
});

scenario(
  "what is being typed keeps its blanks and its caret in the new deck",
  HOST,
  async ({ page }) => {
    const field = page.getByRole("combobox");
    const deck = await slow(page, "own.deck");
    const events = await heard(page);
    await field.pressSequentially("训练 的 ");
    await setDeck(page, "own.deck");
    await deck.asked();
    deck.go();
    await until(async () => (await events()).length, "the new deck");
    await page.keyboard.type("权重");
    assert.equal(await field.inputValue(), "训练 的 权重");
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await setDeck(page, null);
    await until(async () => (await events()).length > 1, "the deck of the module");
    await page.keyboard.type("和");
    assert.equal(await field.inputValue(), "训练 和 权重");
  },
);

for (const [claim, body] of /** @type {const} */ ([
  ["a new deck", mixed],
  ["a notice about a bad one", "none"],
])) {
  scenario(`${claim} waits for the end of a composition`, HOST, async ({ page, context }) => {
    await page.route("**/own.deck", async (route) => route.fulfill({ body: await body }));
    const field = page.getByRole("combobox");
    await field.click();
    const keyboard = await context.newCDPSession(page);
    const compose = (/** @type {string} */ text) =>
      keyboard.send("Input.imeSetComposition", { text, selectionStart: 3, selectionEnd: 3 });
    await compose("bian");
    const events = await heard(page);
    const composed = await field.evaluateHandle((it) => it);
    await setDeck(page, "own.deck");
    await page.waitForTimeout(300);
    assert.equal(await composed.evaluate((it) => it.isConnected), true);
    assert.deepEqual(await events(), []);
    await compose("bianma");
    await keyboard.send("Input.insertText", { text: "编码" });
    await until(async () => (await events()).length, claim);
    if (body === mixed) assert.equal(await field.inputValue(), "编码");
  });
}

scenario("a bad deck that a cache remembers is fetched anew on a retry", HOST, async ({ page }) => {
  let body = Buffer.from("none");
  const fetched = await page.evaluateHandle(() => /** @type {RequestCache[]} */ ([]));
  await page.evaluate((caches) => {
    const { fetch } = globalThis;
    globalThis.fetch = (resource, options) => {
      if (String(resource).endsWith("own.deck")) caches.push(options?.cache ?? "default");
      return fetch(resource, options);
    };
  }, fetched);
  await page.route("**/own.deck", (route) => route.fulfill({ body }));
  await setDeck(page, "own.deck");
  await page.getByRole("alert").waitFor();
  body = await mixed;
  await page.getByRole("button", { name: "重试" }).click();
  await mixedShown(page);
  assert.deepEqual(await fetched.jsonValue(), ["default", "reload"]);
});
