// @ts-check
// Guards typing Chinese: keys that belong to the input method are the input method's. The first
// scenario drives Chromium's real composition; the others replay orders of events that were
// recorded in other browsers.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").CDPSession} Keyboard */

/** The key code of "the input method has it". */
const PROCESSED = 229;

/**
 * A key that the input method takes.
 *
 * @param {Keyboard} keyboard
 * @param {string} key
 */
async function taken(keyboard, key) {
  await keyboard.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key,
    windowsVirtualKeyCode: PROCESSED,
  });
}

/**
 * @param {Keyboard} keyboard
 * @param {string} text
 */
async function compose(keyboard, text) {
  const end = text.length;
  await keyboard.send("Input.imeSetComposition", { text, selectionStart: end, selectionEnd: end });
}

/** Counts what must not happen, from now on. @param {Page} page */
async function countSearches(page) {
  await page.evaluate(() => {
    const root = document.querySelector("study-widget")?.shadowRoot;
    const list = root?.querySelector("[role=listbox]");
    const seen = /** @type {any} */ (globalThis);
    seen.searches = 0;
    if (list) new MutationObserver(() => (seen.searches += 1)).observe(list, { childList: true });
  });
  return () =>
    page.evaluate(() => /** @type {number} */ (/** @type {any} */ (globalThis).searches));
}

scenario("a composition is searched once, when it is committed", {}, async ({ page, context }) => {
  const field = page.getByRole("combobox");
  await field.click();
  const searches = await countSearches(page);
  const keyboard = await context.newCDPSession(page);
  for (const text of ["z", "zh", "zhi", "zhi s", "zhi shi", "知识"]) {
    await taken(keyboard, "Process");
    await compose(keyboard, text);
  }
  for (const key of ["ArrowDown", "1", "Escape", "Enter"]) await taken(keyboard, key);
  assert.equal(await searches(), 0, "nothing is searched before the commit");
  assert.equal(await field.inputValue(), "知识", "nothing is cleared either");
  assert.equal(await page.getByRole("article").count(), 0, "and nothing opened");

  await keyboard.send("Input.insertText", { text: "知识蒸馏" });
  await page.keyboard.up("Enter");
  assert.equal(await field.inputValue(), "知识蒸馏");
  assert.equal(await searches(), 1);
  assert.ok((await page.getByRole("option").count()) > 0);
  assert.equal(await page.getByRole("option", { selected: true }).count(), 0);
  assert.equal(await page.getByRole("article").count(), 0, "Enter was the input method's");

  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
  await page.getByRole("article").waitFor();
});

/**
 * Dispatches events at the search field in the given order, at once on a busy machine, too.
 *
 * @param {Page} page
 * @param {{ type: string, key?: string, keyCode?: number, value?: string, composing?: boolean }[]} events
 */
async function replay(page, events) {
  await page.getByRole("combobox").evaluate((field, recorded) => {
    const input = /** @type {HTMLInputElement} */ (field);
    for (const { type, key = "", keyCode = 0, value, composing = false } of recorded) {
      if (value !== undefined) input.value = value;
      const common = { bubbles: true, cancelable: true, composed: true };
      if (type.startsWith("key")) {
        const init = { ...common, key, keyCode, isComposing: composing };
        input.dispatchEvent(new KeyboardEvent(type, init));
      } else if (type === "input") {
        const init = { ...common, data: value ?? null, isComposing: composing };
        input.dispatchEvent(new InputEvent(type, init));
      } else {
        input.dispatchEvent(new CompositionEvent(type, { ...common, data: value ?? "" }));
      }
    }
  }, events);
}

scenario("Safari's Enter, sent after the composition, opens nothing", {}, async ({ page }) => {
  await page.getByRole("combobox").click();
  await replay(page, [
    { type: "compositionstart" },
    { type: "input", value: "zhi shi", composing: true },
    { type: "input", value: "知识", composing: true },
    { type: "compositionend", value: "知识" },
    { type: "keydown", key: "Enter", keyCode: 13 },
    { type: "keyup", key: "Enter", keyCode: 13 },
  ]);
  assert.ok((await page.getByRole("option").count()) > 0, "the commit was searched");
  assert.equal(await page.getByRole("article").count(), 0);
});

scenario("arrows and Escape just after a composition are its own", {}, async ({ page }) => {
  await page.getByRole("combobox").click();
  for (const key of ["ArrowDown", "ArrowUp", "Escape"]) {
    await replay(page, [
      { type: "compositionstart" },
      { type: "compositionend", value: "模型" },
      { type: "keydown", key },
    ]);
    assert.equal(await page.getByRole("combobox").inputValue(), "模型", key);
    assert.equal(await page.getByRole("option", { selected: true }).count(), 0, key);
  }
});

scenario("a first key with code 229 selects nothing", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("模型");
  await replay(page, [{ type: "keydown", key: "ArrowDown", keyCode: PROCESSED }]);
  assert.equal(await page.getByRole("option", { selected: true }).count(), 0);
});

scenario("the field is not written to while composing", {}, async ({ page }) => {
  await page.getByRole("combobox").click();
  await replay(page, [
    { type: "compositionstart" },
    { type: "input", value: "zhi", composing: true },
  ]);
  await page.evaluate(() => (location.hash = "#/search?q=other"));
  await page.waitForTimeout(50);
  assert.equal(await page.getByRole("combobox").inputValue(), "zhi");
});

const ANDROID = {
  context: {
    userAgent:
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36",
  },
};

scenario("Android composes Latin too, and that is searched live", ANDROID, async ({ page }) => {
  await page.getByRole("combobox").click();
  await replay(page, [
    { type: "compositionstart" },
    { type: "input", value: "Transformer", composing: true },
  ]);
  assert.ok((await page.getByRole("option").count()) > 0);
});

scenario("once candidates are chosen there, it waits as well", ANDROID, async ({ page }) => {
  await page.getByRole("combobox").click();
  await replay(page, [
    { type: "compositionstart" },
    { type: "input", value: "模", composing: true },
  ]);
  assert.equal(await page.getByRole("option").count(), 0);
  await replay(page, [{ type: "compositionend", value: "模型" }]);
  assert.ok((await page.getByRole("option").count()) > 0);
});

for (const [claim, move] of /** @type {const} */ ([
  ["moved", (/** @type {Element} */ it) => it.parentNode?.append(it)],
  ["removed and put back", (/** @type {Element} */ it) => (it.remove(), document.body.append(it))],
])) {
  scenario(`a field ${claim} while composing can be typed in`, {}, async ({ page, context }) => {
    const field = page.getByRole("combobox");
    await field.click();
    await compose(await context.newCDPSession(page), "xun");
    await page.locator("study-widget").evaluate(move);
    await field.fill("模型压缩");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("article").waitFor();
  });
}
