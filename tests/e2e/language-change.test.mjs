// @ts-check
// Guards a language that changes under a reader's hands: the words change where they stand, and
// nothing else does. Not an answer, not the focus, not a text that is being typed.

import assert from "node:assert/strict";
import { KINDS, answer, give, itemOn, openSetup, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const HOST = { host: '<study-widget lang="zh-CN" seed="7"></study-widget>' };

/**
 * @param {Page} page
 * @param {string} lang
 * @param {string} [selector]
 */
async function speak(page, lang, selector = "study-widget") {
  await page.locator(selector).evaluate((it, value) => it.setAttribute("lang", value), lang);
  const name = /^zh/.test(lang) ? "查找" : "Search";
  await page.getByRole("tab", { name, exact: true }).waitFor();
}

/** Interface text in Chinese, and what only a screen reader gets. @param {Page} page */
function chineseLeft(page) {
  return page.locator("study-widget").evaluate((widget) => {
    const root = /** @type {ShadowRoot} */ (widget.shadowRoot);
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const language = node.parentElement?.closest("[lang]")?.getAttribute("lang");
      if (/\p{sc=Han}/u.test(node.nodeValue ?? "") && language !== "zh-CN")
        found.push(node.nodeValue);
    }
    for (const element of root.querySelectorAll("[aria-label], [placeholder]")) {
      for (const name of ["aria-label", "placeholder"]) {
        const value = element.getAttribute(name) ?? "";
        if (/\p{sc=Han}/u.test(value)) found.push(value);
      }
    }
    return found;
  });
}

scenario("a query, its hits, the chosen one, focus and selection stay", HOST, async ({ page }) => {
  const field = page.getByRole("combobox");
  await field.fill("知识蒸馏");
  await page.keyboard.press("ArrowDown");
  await field.evaluate((it) => /** @type {HTMLInputElement} */ (it).setSelectionRange(1, 3));
  await page.locator("study-widget").evaluate((widget) => {
    const root = /** @type {ShadowRoot} */ (widget.shadowRoot);
    Object.assign(globalThis, {
      before: root.activeElement,
      hit: root.querySelector("[role=option]"),
    });
  });
  await speak(page, "en");
  assert.deepEqual(
    await page.locator("study-widget").evaluate((widget) => {
      const root = /** @type {ShadowRoot} */ (widget.shadowRoot);
      const field = /** @type {HTMLInputElement} */ (root.activeElement);
      const { before, hit } = /** @type {any} */ (globalThis);
      return [
        field === before,
        hit.isConnected && hit.getAttribute("aria-selected"),
        field.value,
        field.selectionStart,
        field.selectionEnd,
        field.placeholder,
        root.querySelector(".frame")?.getAttribute("lang"),
      ];
    }),
    [true, "true", "知识蒸馏", 1, 3, "Type keywords or pinyin", "en"],
  );
  assert.deepEqual(await chineseLeft(page), []);
  await speak(page, "zh-TW");
  assert.equal(await field.getAttribute("placeholder"), "输入关键词或拼音");
  assert.equal(await field.inputValue(), "知识蒸馏");
});

for (const [where, host, selector] of [
  [
    "an ancestor",
    '<div id="around" lang="zh"><p><study-widget></study-widget></p></div>',
    "#around",
  ],
  ["the page", "<study-widget></study-widget>", "html"],
]) {
  scenario(`the language of ${where} counts`, { host: host ?? "" }, async ({ page }) => {
    await page.getByRole("combobox").waitFor();
    await speak(page, "zh-CN", selector);
    await page.getByRole("combobox").fill("知识蒸馏");
    await speak(page, "en", selector);
    assert.equal(await page.getByRole("combobox").inputValue(), "知识蒸馏");
    assert.deepEqual(await chineseLeft(page), []);
  });
}

scenario(
  "the language outside the shadow roots that it is in counts",
  { host: "" },
  async ({ page }) => {
    await page.evaluate(() => {
      const outer = document.createElement("div");
      outer.id = "outer";
      outer.lang = "zh";
      const inner = document.createElement("div");
      outer.attachShadow({ mode: "open" }).append(inner);
      inner.attachShadow({ mode: "open" }).append(document.createElement("study-widget"));
      document.body.append(outer);
    });
    await page.getByRole("tab", { name: "查找" }).waitFor();
    await speak(page, "en", "#outer");
    await page.locator("#outer").evaluate((it) => it.removeAttribute("lang"));
    await page.locator("html").evaluate((it) => it.setAttribute("lang", "zh"));
    await page.getByRole("tab", { name: "查找" }).waitFor();
  },
);

scenario(
  "an element that is moved speaks the language of its new place",
  { host: '<p id="en" lang="en"></p><p id="zh" lang="zh"><study-widget></study-widget></p>' },
  async ({ page }) => {
    await page.getByRole("combobox").fill("知识蒸馏");
    await page.evaluate(() => {
      const widget = /** @type {Node} */ (document.querySelector("study-widget"));
      document.querySelector("#en")?.append(widget);
    });
    await page.getByRole("tab", { name: "Search" }).waitFor();
    assert.equal(await page.getByRole("combobox").inputValue(), "知识蒸馏");
  },
);

scenario("a composition goes on", HOST, async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  const field = page.getByRole("combobox");
  await field.click();
  await session.send("Input.imeSetComposition", {
    text: "zhi shi",
    selectionStart: 7,
    selectionEnd: 7,
  });
  await speak(page, "en");
  await session.send("Input.imeSetComposition", {
    text: "知识",
    selectionStart: 2,
    selectionEnd: 2,
  });
  assert.equal(await field.inputValue(), "知识");
  await session.send("Input.insertText", { text: "知识" });
  await page.getByRole("option").first().waitFor();
  assert.equal(await field.inputValue(), "知识");
  assert.equal(await field.getAttribute("aria-label"), "Search the questions");
});

scenario(
  "an item answered, one half answered, and the score say it in the new language",
  HOST,
  async ({ page }) => {
    await startQuiz(page, ["choose-all"]);
    await answer(page, true);
    await speak(page, "en");
    await itemOn(page).getByRole("status").filter({ hasText: "Right" }).waitFor();
    assert.deepEqual(await chineseLeft(page), []);
    await page.getByRole("button", { name: "Next question" }).click();
    const boxes = itemOn(page).getByRole("checkbox");
    await boxes.nth(1).check();
    await speak(page, "zh");
    assert.equal(await boxes.nth(1).isChecked(), true);
    await itemOn(page).getByRole("button", { name: "作答" }).click();
    await itemOn(page).getByRole("status").filter({ hasText: /答/ }).waitFor();
    await speak(page, "en");
    assert.match(
      (await itemOn(page).getByRole("status").textContent()) ?? "",
      /^(Right|Wrong|Partly right|Close)/,
    );
    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByText("of 2 right").waitFor();
    await speak(page, "zh");
    await page.getByText(/^2 题答对/).waitFor();
  },
);

scenario(
  "what was drawn before and comes back, or was said before, changes too",
  HOST,
  async ({ page }) => {
    await page.getByRole("tab", { name: "练习" }).click();
    await page.getByText("题数、题型、考试").click();
    await page.getByRole("checkbox", { name: "考试" }).check();
    await page.getByRole("radio", { name: "限时 10 分钟" }).check();
    await startQuiz(page, ["choose-all"], false);
    await itemOn(page).getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "跳过" }).click();
    await speak(page, "en");
    await page.getByRole("timer").filter({ hasText: "left" }).waitFor();
    await page.getByRole("button", { name: "Previous question" }).click();
    assert.equal(await itemOn(page).getByRole("checkbox").first().isChecked(), true);
    await itemOn(page).getByRole("button", { name: "Answer", exact: true }).waitFor();
    await until(async () => (await chineseLeft(page)).length === 0, "no Chinese");
  },
);

/** Words of the deck may stand in an English sentence. @param {Page} page */
async function sentencesLeft(page) {
  return (await chineseLeft(page)).filter((text) => !/^\s*[A-Z]/.test(text ?? ""));
}

for (const kind of /** @type {(keyof typeof KINDS)[]} */ (Object.keys(KINDS))) {
  scenario(`${kind}: all of it changes, asked, helped and answered`, HOST, async ({ page }) => {
    const item = await startQuiz(page, [kind]);
    for (const lang of ["en", "zh"]) {
      await speak(page, lang);
      if (lang === "en") assert.deepEqual(await sentencesLeft(page), []);
    }
    const hint = item.getByRole("button", { name: "提示" });
    if (await hint.isVisible()) await hint.click();
    await speak(page, "en");
    assert.deepEqual(await sentencesLeft(page), []);
    await speak(page, "zh");
    // A pair that a hint has put together is an answer.
    if (kind === "matching") await item.getByRole("button", { name: "作答" }).click();
    else await give(page);
    await item.getByRole("button", { name: "下一题" }).waitFor();
    await speak(page, "en");
    assert.deepEqual(await sentencesLeft(page), []);
  });
}

scenario("the setup, what it says, and the progress change wholly", HOST, async ({ page }) => {
  await page.getByRole("combobox").fill("模型压缩");
  await openSetup(page);
  await page.getByRole("checkbox", { name: /考试/ }).check();
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  await page.getByRole("button", { name: "开始练习" }).click();
  await page.getByRole("alert").filter({ hasText: "多选几种题型" }).waitFor();
  await speak(page, "en");
  assert.deepEqual(await sentencesLeft(page), []);
  await speak(page, "zh");
  await startQuiz(page, ["true-false"], false);
  await itemOn(page).getByRole("button", { name: "标记" }).click();
  await give(page);
  await page.getByRole("tab", { name: "进度" }).click();
  await page.getByRole("heading", { name: "标记的题" }).waitFor();
  await speak(page, "en");
  assert.deepEqual(await sentencesLeft(page), []);
});

scenario("a text that is typed into an item stays, with its selection", HOST, async ({ page }) => {
  const item = await startQuiz(page, ["list-recall"]);
  const field = item.getByRole("textbox");
  await field.fill("数据加密\n模型压缩 💛");
  await field.evaluate((it) => /** @type {HTMLTextAreaElement} */ (it).setSelectionRange(2, 6));
  await speak(page, "en");
  assert.equal(await field.inputValue(), "数据加密\n模型压缩 💛");
  assert.deepEqual(
    await field.evaluate((it) => {
      const { selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (it);
      const root = /** @type {ShadowRoot} */ (it.getRootNode());
      return [selectionStart, selectionEnd, root.activeElement === it];
    }),
    [2, 6, true],
  );
  await item.getByRole("button", { name: "Answer", exact: true }).waitFor();
});

scenario("an open entry keeps its place on the screen and the focus", HOST, async ({ page }) => {
  await page.getByRole("combobox").fill("知识蒸馏");
  await page.getByRole("option").first().click();
  const article = page.getByRole("article");
  await article.waitFor();
  const link = article.getByRole("link").last();
  await link.focus();
  await page.evaluate(() => scrollTo(0, 150));
  const text = await article.locator(".prose p").allInnerTexts();
  const at = await page.evaluate(() => scrollY);
  await speak(page, "en");
  assert.equal(await page.evaluate(() => scrollY), at);
  assert.equal(await link.evaluate((it) => it.matches(":focus")), true);
  assert.deepEqual(await article.locator(".prose p").allInnerTexts(), text);
  await page
    .getByText("Related questions")
    .or(page.getByText("Next question", { exact: true }))
    .first()
    .waitFor();
  assert.deepEqual(await chineseLeft(page), []);
});

scenario(
  "a notice changes its language and still retries",
  { ...HOST, expected: [/status of 404/, /failed request: /] },
  async ({ page }) => {
    await page.locator("study-widget").evaluate((it) => it.setAttribute("deck", "none.deck"));
    await page.getByRole("alert").filter({ hasText: "没有取到" }).waitFor();
    await page.locator("study-widget").evaluate((it) => it.setAttribute("lang", "en"));
    await page.getByRole("alert").filter({ hasText: "could not be fetched" }).waitFor();
    assert.equal(await page.getByRole("alert").getAttribute("lang"), "en");
    await page.locator("study-widget").evaluate((it) => it.removeAttribute("deck"));
    await page.getByRole("tab", { name: "Search" }).waitFor();
  },
);

scenario("words of the deck that the interface has too stay", HOST, async ({ page }) => {
  await startQuiz(page, ["true-false"]);
  const options = await itemOn(page).locator("[part=option] [lang]").allInnerTexts();
  await speak(page, "en");
  assert.deepEqual(await itemOn(page).locator("[part=option] [lang]").allInnerTexts(), options);
});

scenario(
  "a first visit in its own language fetches no views for it",
  HOST,
  async ({ page, seen }) => {
    await page.getByRole("combobox").fill("知识蒸馏");
    await page.locator("study-widget").evaluate((it) => it.setAttribute("lang", "zh-TW"));
    await page.waitForTimeout(200);
    assert.deepEqual(
      seen.requests.filter((url) => /\/views-/.test(url)),
      [],
    );
  },
);

scenario(
  "without the views everything stays in one language, and changes when they come",
  { ...HOST, expected: [/failed request: .*ERR_FAILED/, /Failed to load resource/] },
  async ({ page }) => {
    const field = page.getByRole("combobox");
    await field.fill("知识蒸馏");
    await page.route("**/views-*", (route) => route.abort());
    const failed = page.waitForEvent("requestfailed");
    await page.locator("study-widget").evaluate((it) => it.setAttribute("lang", "en"));
    await failed;
    await field.fill("模型压缩");
    await page
      .getByText(/^\d+ 条结果$/)
      .first()
      .waitFor();
    await page.getByRole("tab", { name: "查找" }).waitFor();
    assert.equal(await page.getByText(/results|documents/).count(), 0);
    await page.unroute("**/views-*");
    await page.getByRole("option").first().click();
    await page.getByRole("article").waitFor();
    await page.getByRole("tab", { name: "Search" }).waitFor();
    assert.deepEqual(await chineseLeft(page), []);
  },
);

scenario(
  "an element that goes is forgotten by the page",
  { host: "" },
  async ({ page, context }) => {
    await page.evaluate(async () => {
      for (let i = 0; i < 5; i += 1) {
        const widget = document.createElement("study-widget");
        widget.setAttribute("view", "quiz");
        const ready = new Promise((resolve) => widget.addEventListener("study-ready", resolve));
        document.body.append(widget);
        await ready;
        document.documentElement.lang = i % 2 ? "en" : "zh"; // the observer has heard something
        const name = i % 2 ? "Start" : "开始练习";
        const start = () =>
          [...(widget.shadowRoot?.querySelectorAll("button") ?? [])].find(
            (it) => it.textContent === name,
          );
        while (!start()) await new Promise((resolve) => setTimeout(resolve, 20));
        for (const box of widget.shadowRoot?.querySelectorAll(".picks[role=group] input") ?? []) {
          const input = /** @type {HTMLInputElement} */ (box);
          input.checked = input.value === "interview"; // has a clock
        }
        start()?.click();
        await new Promise((resolve) => setTimeout(resolve, 50));
        widget.remove();
      }
    });
    await page.waitForTimeout(1500);
    const session = await context.newCDPSession(page);
    const left = await until(async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { result } = await session.send("Runtime.evaluate", {
        expression: 'customElements.get("study-widget").prototype',
      });
      const { objects } = await session.send("Runtime.queryObjects", {
        prototypeObjectId: result.objectId ?? "",
      });
      const { result: list } = await session.send("Runtime.getProperties", {
        objectId: objects.objectId ?? "",
        ownProperties: true,
      });
      const count = list.filter(({ name }) => /^\d+$/.test(name)).length;
      return count <= 1 ? String(count) : "";
    }, "the elements to be forgotten");
    assert.ok(Number(left) <= 1);
  },
);
