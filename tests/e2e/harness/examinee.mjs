// @ts-check
// Answers items of any kind, rightly or wrongly, by what a learner sees and the module knows.

import { until } from "./until.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {import("../../../src/types.js").Item} Item */

/** The kinds of items, by the names that the setup has for them. */
export const KINDS = /** @type {const} */ ({
  "key-from-explanation": "看解释选要点",
  "explanation-from-key": "看要点选解释",
  matching: "配对",
  "choose-all": "多选",
  "question-from-key": "看要点选题目",
  "true-false": "判断",
  cloze: "填空",
  "list-recall": "默写要点",
  flashcard: "翻卡片",
  interview: "模拟面试",
});

/**
 * Opens the quiz with nothing but these kinds.
 *
 * @param {Page} page
 * @param {(keyof typeof KINDS)[]} [kinds] all where absent
 * @param {boolean} [open] whether the setup is still to be opened
 * @returns {Promise<Locator>} the item on the screen
 */
export async function startQuiz(page, kinds, open = true) {
  if (open) await openSetup(page);
  for (const [kind, name] of Object.entries(KINDS)) {
    const wanted = !kinds || kinds.includes(/** @type {keyof typeof KINDS} */ (kind));
    await page.getByRole("checkbox", { name, exact: true }).setChecked(wanted);
  }
  await page.getByRole("button", { name: "开始练习" }).click();
  await itemOn(page).waitFor();
  return itemOn(page);
}

/** @param {Page} page */
export async function openSetup(page) {
  await page.getByRole("tab", { name: "练习" }).click();
  await page.getByText("题数、题型、考试").click();
}

/**
 * Starts an exam of five items.
 *
 * @param {Page} page
 * @param {(keyof typeof KINDS)[]} [kinds] all where absent
 * @param {number} [minutes] 10, 20, 30; no limit where absent
 */
export async function startExam(page, kinds, minutes) {
  await openSetup(page);
  await page.getByRole("checkbox", { name: /考试/ }).check();
  await page.getByRole("radio", { name: "5 题", exact: true }).check();
  if (minutes) await page.getByRole("radio", { name: `限时 ${minutes} 分钟` }).check();
  return startQuiz(page, kinds, false);
}

/**
 * The events of the widget from now on, as they come.
 *
 * @param {Page} page
 * @returns {Promise<() => Promise<{ type: string, detail: any }[]>>} those that came so far
 */
export async function events(page) {
  await page.evaluate(() => {
    const came = /** @type {any} */ (globalThis).came ?? [];
    Object.assign(globalThis, { came });
    for (const type of ["study-answer", "study-session", "study-progress"]) {
      document.addEventListener(type, (event) =>
        came.push({ type, detail: /** @type {CustomEvent} */ (event).detail }),
      );
    }
  });
  return () => page.evaluate(() => /** @type {any} */ (globalThis).came);
}

/**
 * The log of answers as the core gets it with the next round: nobody else does.
 *
 * @param {Page} page
 * @param {import("./watch.mjs").Watch} seen
 * @returns {Promise<() => Promise<{ itemId: string, ms: number, hint: boolean }[]>>}
 */
export async function logOf(page, seen) {
  const modules = seen.requests.filter((url) => /\/study_widget[^/]*\.js$/.test(url));
  await page.evaluate(async (modules) => {
    for (const url of modules) {
      const { prototype } = (await import(url)).Deck;
      const { session } = prototype;
      prototype.session = function (/** @type {any} */ options) {
        Object.assign(globalThis, { log: options.log });
        return session.call(this, options);
      };
    }
  }, modules);
  return () => page.evaluate(() => /** @type {any} */ (globalThis).log);
}

/** @param {Page} page */
export function itemOn(page) {
  return page.getByRole("group").filter({ has: page.getByRole("status") });
}

/**
 * What the module says about the item on the screen.
 *
 * @param {Page} page
 * @param {Locator} item
 * @param {number} seed
 * @returns {Promise<Item>}
 */
export async function known(page, item, seed) {
  const stem = (await item.getByRole("heading").innerText()).replaceAll(/\s/g, "");
  const controls = {
    radio: await item.getByRole("radio").count(),
    checkbox: await item.getByRole("checkbox").count(),
    pairs: await item.locator("select").count(),
    lines: await item.locator("textarea").count(),
    clock: await item.getByRole("timer", { includeHidden: true }).count(),
  };
  return page.evaluate(
    async ({ stem, controls, seed }) => {
      const { default: init, Deck } = await import(
        new URL("../a/b/pkg/study_widget.js", location.href).href
      );
      await init();
      const own = /** @type {any} */ (globalThis).openDeck;
      const bytes = own && (await (await fetch(own)).arrayBuffer());
      const deck = own ? Deck.fromBytes(new Uint8Array(bytes)) : Deck.bundled();
      /** @type {Item[]} */
      const items = deck.items({ seed });
      deck.free();
      const fits = (/** @type {Item} */ it) =>
        it.stem.replaceAll(/\s/g, "") === stem &&
        (it.type === "choose-all"
          ? controls.checkbox
          : (it.options?.length ?? 0) === controls.radio) &&
        Boolean(it.pairs) === controls.pairs > 0 &&
        (it.type === "list-recall" || it.type === "interview") === controls.lines > 0 &&
        (it.type === "interview") === controls.clock > 0;
      return /** @type {Item} */ (items.find(fits));
    },
    { stem, controls, seed },
  );
}

/**
 * Answers the item on the screen and waits for the verdict.
 *
 * @param {Page} page
 * @param {boolean} rightly
 * @param {number} [seed] of the round
 * @returns {Promise<Item>}
 */
export async function answer(page, rightly, seed = 7) {
  const item = itemOn(page);
  const asked = await known(page, item, seed);
  const { accept = [], options = [], pairs = [], type } = asked;
  const give = () => item.getByRole("button", { name: "作答" }).click();
  if (type === "flashcard") {
    await item.getByRole("button", { name: "看答案" }).click();
    await item.getByRole("button", { name: rightly ? "良好" : "重来" }).click();
  } else if (type === "choose-all") {
    for (const [i, option] of options.entries()) {
      if (option.correct === rightly) await item.getByRole("checkbox").nth(i).check();
    }
    await give();
  } else if (options.length > 0) {
    await item
      .getByRole("radio")
      .nth(options.findIndex((it) => it.correct === rightly))
      .click();
  } else if (pairs.length > 0) {
    for (const select of await item.locator("select").all()) {
      const right = await select.evaluate(
        (it) => it.closest("label")?.querySelector("span")?.textContent,
      );
      const at = pairs.findIndex((pair) => pair.right === right);
      const wanted = pairs[rightly ? at : (at + 1) % pairs.length]?.left ?? "";
      await select.selectOption({ label: wanted });
    }
    await give();
  } else {
    await item.locator("textarea, input").fill(rightly ? accept.join("\n") : "答不上来");
    await give();
  }
  await until(async () => (await item.getByRole("status").textContent())?.trim(), "a verdict");
  return asked;
}

/**
 * Gives some answer to the item on the screen, right or not.
 *
 * @param {Page} page
 */
export async function give(page) {
  const item = itemOn(page);
  const reveal = item.getByRole("button", { name: "看答案" });
  const list = item.locator("select");
  if (await reveal.isVisible()) {
    await reveal.click();
    return item.getByRole("button", { name: "重来" }).click();
  }
  if (await item.getByRole("radio").count()) return item.getByRole("radio").first().click();
  if (await item.getByRole("checkbox").count()) await item.getByRole("checkbox").first().check();
  else if (await list.count()) await list.first().selectOption({ index: 1 });
  else await item.getByRole("textbox").fill("数据加密");
  return item.getByRole("button", { name: "作答" }).click();
}
