// @ts-check
// Guards the form of each kind of item: it can be answered by keys alone, is named by its stem, and
// says what was right.

import assert from "node:assert/strict";
import { KINDS, answer, itemOn, known, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const SEEDED = { host: '<study-widget seed="7" lang="zh-CN"></study-widget>' };
const kinds = /** @type {(keyof typeof KINDS)[]} */ (Object.keys(KINDS));

for (const kind of kinds) {
  scenario(`${kind}: right and wrong answers are told apart`, SEEDED, async ({ page }) => {
    const item = await startQuiz(page, [kind]);
    for (const rightly of [true, false]) {
      const asked = await answer(page, rightly);
      assert.equal(asked.type, kind);
      await page.getByRole("group", { name: asked.stem.replace("\n", " ") }).waitFor();
      const verdict = await item.getByRole("status").innerText();
      const words = kind === "flashcard" ? ["良好", "重来"] : ["答对了", "答错了"];
      assert.ok(verdict.includes(words[rightly ? 0 : 1] ?? ""), `${asked.id}: ${verdict}`);
      await item.getByRole("button", { name: "下一题" }).click();
    }
  });
}

/**
 * @param {Page} page
 * @param {string} name of a button
 */
async function tabTo(page, name) {
  const reached = () =>
    page.evaluate(() => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      return node?.textContent ?? "";
    });
  for (let i = 0; i < 30 && (await reached()) !== name; i += 1) await page.keyboard.press("Tab");
  assert.equal(await reached(), name);
}

for (const kind of kinds) {
  scenario(`${kind}: keys alone lead through an item`, SEEDED, async ({ page }) => {
    const item = await startQuiz(page, [kind]);
    await item.waitFor();
    const { accept = [], pairs = [], type } = await known(page, item, 7);
    if (type === "flashcard") {
      await tabTo(page, "看答案");
      await page.keyboard.press("Enter");
      await page.keyboard.press("3");
    } else if (type === "choose-all") {
      await page.keyboard.press("a");
      await page.keyboard.press("2");
      assert.equal(await item.getByRole("checkbox", { checked: true }).count(), 2);
      await tabTo(page, "作答");
      await page.keyboard.press("Enter");
    } else if (pairs.length > 0) {
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowDown");
      await tabTo(page, "作答");
      await page.keyboard.press("Enter");
    } else if (accept.length > 0) {
      if (type === "interview") await page.keyboard.press("Tab"); // past the clock's switch
      await page.keyboard.press("Tab");
      await page.keyboard.type(accept.join("\n"));
      await page.keyboard.press(type === "cloze" ? "Enter" : "Control+Enter");
    } else await page.keyboard.press("b");
    await until(async () => (await item.getByRole("status").textContent())?.trim(), "a verdict");
    await page.keyboard.press("Enter");
    await page.getByText("2 / 10").waitFor();
  });
}

scenario("a typed list tells what was found, missed and mistyped", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["list-recall"]);
  const { accept = [] } = await known(page, item, 7);
  const [first = "", second = ""] = accept;
  const slip = `${second.slice(0, -1)}💛`;
  await item.getByRole("textbox").fill(`${first}\n${slip}\n天马行空`);
  await item.getByRole("button", { name: "作答" }).click();
  assert.match(await item.getByRole("status").innerText(), /答对一部分：/);
  assert.equal(await item.getByText("答到了", { exact: true }).count(), 2);
  assert.equal(await item.getByText("没答到", { exact: true }).count(), accept.length - 2);
  assert.deepEqual(await item.locator(".diff del").allInnerTexts(), ["💛"]);
  assert.deepEqual(await item.locator(".diff ins").allInnerTexts(), [second.slice(-1)]);
  await item.getByText("天马行空").last().waitFor();
});

scenario("an input method's Enter never submits", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["cloze"]);
  const field = item.getByRole("textbox");
  await field.focus();
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", {
    text: "shuju",
    selectionStart: 5,
    selectionEnd: 5,
  });
  await client.send("Input.dispatchKeyEvent", {
    type: "keyDown",
    key: "Enter",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  });
  assert.equal(await item.getByRole("status").innerText(), "");
  await client.send("Input.insertText", { text: "数据" });
  assert.equal(await field.inputValue(), "数据");
  // The committing key of Safari and Fcitx comes after the end of the composition.
  await field.evaluate((it) => {
    it.dispatchEvent(new CompositionEvent("compositionend", { data: "数据" }));
    const key = { key: "Enter", bubbles: true, cancelable: true, composed: true };
    const event = new KeyboardEvent("keydown", key);
    it.dispatchEvent(event);
    if (!event.defaultPrevented) throw new Error("the form would be submitted");
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await page.keyboard.press("Enter");
  await until(async () => (await item.getByRole("status").textContent())?.trim(), "a verdict");
});

scenario("pinyin and homophones are right, and shown in characters", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["list-recall"]);
  const { accept = [] } = await known(page, item, 7);
  assert.ok(accept.includes("数据分区"), accept.join());
  await item.getByRole("textbox").fill("ShuJu fenqu、数据复治");
  await item.getByRole("button", { name: "作答" }).click();
  assert.match(await item.getByRole("status").innerText(), /4 个要点答到 2 个/);
  await item.getByText("数据复制").first().waitFor();
});

scenario(
  "the interview's clock can be switched off and cuts nothing off",
  SEEDED,
  async ({ page }) => {
    await page.clock.install();
    const item = await startQuiz(page, ["interview"]);
    await item.getByText("剩余 3:00").waitFor();
    await page.clock.runFor(61_000);
    await item.getByText("剩余 1:59").waitFor();
    await page.clock.runFor(120_000);
    await item.getByText("时间到了").waitFor();
    assert.ok(await item.getByRole("textbox").isEditable());
    await item.getByRole("button", { name: "跳过" }).click();
    await item.getByRole("button", { name: "关闭计时" }).click();
    assert.equal(await item.getByRole("timer").count(), 0);
    await answer(page, true);
    await itemOn(page).getByRole("region", { name: "答案" }).waitFor();
  },
);
