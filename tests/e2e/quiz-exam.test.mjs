// @ts-check
// Guards exams: what stands on the paper counts, only its reader or the clock hands it in, and then
// nothing but an overruled verdict changes the result.

import assert from "node:assert/strict";
import { deckFile, openDeck } from "./harness/deck-file.mjs";
import { KINDS, events, give, itemOn, known, logOf, startExam } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {keyof typeof KINDS} Kind */

const SEEDED = { host: '<study-widget seed="7" lang="zh-CN"></study-widget>' };
const ADDRESSED = { host: '<study-widget seed="7" lang="zh-CN" address="hash"></study-widget>' };
const CHOICES = /** @type {Kind[]} */ (["key-from-explanation", "explanation-from-key"]);
const examined = /** @type {Kind[]} */ (Object.keys(KINDS)).filter((it) => it !== "flashcard");

const thorns = await deckFile("tests/fixtures/quiz-ui");

/** @param {Page} page */
async function handIn(page) {
  await page.getByRole("button", { name: "交卷" }).click();
  await result(page).waitFor();
}

/** @param {Page} page */
function result(page) {
  return page.getByRole("heading", { name: /\d 题答对 \d 题/ });
}

/**
 * What is on the sheet, as its reader has it before the button is pressed.
 *
 * @param {Page} page
 * @param {Kind} kind
 */
async function enter(page, kind) {
  const item = itemOn(page);
  const asked = await known(page, item, 7);
  const { accept = [], options = [], pairs = [] } = asked;
  if (kind === "choose-all") {
    for (const [i, { correct }] of options.entries()) {
      if (correct) await item.getByRole("checkbox").nth(i).check();
    }
  } else if (options.length > 0) {
    // By the arrows, which only look around: a click would be the answer.
    const radios = item.getByRole("radio");
    const right = options.findIndex(({ correct }) => correct);
    await radios.nth((right + 1) % options.length).focus();
    await page.keyboard.press("ArrowUp");
    if (!(await radios.nth(right).isChecked())) await page.keyboard.press("ArrowDown");
    assert.ok(await radios.nth(right).isChecked());
  } else if (pairs.length > 0) {
    for (const select of await item.locator("select").all()) {
      const right = await select.evaluate(
        (it) => it.closest("label")?.querySelector("span")?.textContent,
      );
      await select.selectOption({ label: pairs.find((pair) => pair.right === right)?.left ?? "" });
    }
  } else await item.getByRole("textbox").fill(accept.join("\n"));
}

for (const kind of examined) {
  scenario(`${kind}: what stands there unsent counts at hand-in`, SEEDED, async ({ page }) => {
    await startExam(page, [kind]);
    await page.getByText("还有 5 题没答").waitFor();
    await enter(page, kind);
    await page.getByText("还有 4 题没答").waitFor();
    const came = await events(page);
    await handIn(page);
    await page.getByRole("heading", { name: "5 题答对 1 题" }).waitFor();
    await page.getByText("有 4 题没答").waitFor();
    const answers = (await came()).filter(({ type }) => type === "study-answer");
    assert.deepEqual(
      answers.map(({ detail }) => detail.verdict),
      ["right"],
    );
    const { detail } = (await came()).at(-1) ?? {};
    assert.deepEqual([detail.phase, detail.answered, detail.right], ["finished", 1, 1]);
  });
}

scenario("what is left unsent on the way counts, too", SEEDED, async ({ page }) => {
  await startExam(page, ["cloze", "choose-all"]);
  for (let at = 1; at <= 5; at += 1) {
    const asked = await known(page, itemOn(page), 7);
    await enter(page, /** @type {Kind} */ (asked.type));
    if (at < 5) await page.getByRole("button", { name: "跳过" }).click();
  }
  await handIn(page);
  await page.getByRole("heading", { name: "5 题答对 5 题" }).waitFor();
  await page.getByText("全对").waitFor();
});

scenario("what was taken back does not count", SEEDED, async ({ page }) => {
  await startExam(page, ["cloze"]);
  await enter(page, "cloze");
  await itemOn(page).getByRole("button", { name: "作答" }).click();
  await page.getByText("2 / 5").waitFor();
  await page.getByRole("button", { name: "上一题" }).click();
  await itemOn(page).getByRole("textbox").fill("");
  await page.getByText("还有 5 题没答").waitFor();
  await handIn(page);
  await page.getByText("有 5 题没答").waitFor();
});

for (const open of [2, 5]) {
  scenario(`item ${open}, the last open one, hands nothing in`, SEEDED, async ({ page }) => {
    await startExam(page);
    const came = await events(page);
    for (let at = 1; at <= 5; at += 1) {
      await page.getByText(`${at} / 5`).waitFor();
      if (at === open && at < 5) await page.getByRole("button", { name: "跳过" }).click();
      else await give(page);
    }
    await page.getByText(`${open} / 5`).waitFor();
    if (open < 5) await give(page);
    await page.getByText("都答完了，可以交卷").waitFor();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("Enter");
    assert.equal(await result(page).count(), 0);
    assert.deepEqual(await came(), []);
    await handIn(page);
  });
}

scenario("keys that are held down answer one item, and hand nothing in", SEEDED, async (it) => {
  const { page } = it;
  await startExam(page, CHOICES);
  for (let i = 0; i < 10; i += 1) await page.keyboard.down("b");
  await page.keyboard.up("b");
  assert.ok(await page.getByText("2 / 5").isVisible());
  for (let i = 0; i < 30; i += 1) await page.keyboard.press(i % 2 ? "Enter" : "b");
  await page.getByText("都答完了，可以交卷").waitFor();
  assert.equal(await result(page).count(), 0);
});

for (const part of ["radio", "label"]) {
  scenario(`a double click on a ${part} answers one item`, SEEDED, async ({ page }) => {
    await startExam(page, CHOICES);
    for (let at = 1; at <= 3; at += 1) {
      await page.getByText(`${at} / 5`).waitFor();
      const option = itemOn(page).locator("[part=option]").nth(1);
      const what = part === "radio" ? option.getByRole("radio") : option.locator("label");
      const { x = 0, y = 0, height = 0 } = (await what.boundingBox()) ?? {};
      await page.mouse.dblclick(x + height / 2, y + height / 2);
    }
    await page.getByText("4 / 5").waitFor();
    await page.getByText("还有 2 题没答").waitFor();
    assert.equal(await itemOn(page).getByRole("radio", { checked: true }).count(), 0);
  });
}

scenario("what was not answered is no mistake, and has no sign of one", SEEDED, async (it) => {
  const { page } = it;
  await startExam(page, examined);
  await handIn(page);
  const items = await itemOn(page).evaluateAll((nodes) =>
    nodes.map((node) => {
      const { textContent: said = "", className } = node.querySelector("[role=status]") ?? {};
      const signs = [...node.querySelectorAll(".verdict, .badge")].map(
        (it) => getComputedStyle(it, "::before").content,
      );
      const isMatching = node.querySelector("select") !== null;
      return { said, className, signs, isMatching };
    }),
  );
  assert.equal(items.length, 5);
  for (const { said, className, signs, isMatching } of items) {
    assert.ok(!/wrong/.test(className ?? "") && !signs.some((it) => it.includes("✗")), said ?? "");
    assert.match(said ?? "", isMatching ? /^没有作答$/ : /^没有作答。正确答案：./);
  }
});

/**
 * A text that changes with all that can be seen of a result.
 *
 * @param {Page} page
 */
function seen(page) {
  return page.locator("[part=quiz]").evaluate((it) => {
    const fields = [...it.querySelectorAll("input, select, textarea")];
    const values = fields.map((field) => {
      const { checked, value } = /** @type {HTMLInputElement} */ (field);
      return `${checked} ${value}`;
    });
    const shown = /** @type {HTMLElement} */ (it).innerText;
    return [shown, ...values].join("\n");
  });
}

scenario("after it nothing hides or changes the result", ADDRESSED, async ({ page }) => {
  await openDeck(page, thorns);
  await startExam(page, examined);
  await page.getByRole("button", { name: "跳过" }).click();
  await give(page);
  for (let at = 3; at <= 5; at += 1) {
    const { type } = await known(page, itemOn(page), 7);
    await enter(page, /** @type {Kind} */ (type));
    if (at < 5) await page.getByRole("button", { name: "跳过" }).click();
  }
  const came = await events(page);
  await handIn(page);
  const before = await seen(page);
  const told = (await came()).length;
  const quiz = page.locator("[part=quiz]");
  for (const field of await quiz.locator("input, textarea, select").all()) {
    await field.evaluate((it) => it.focus());
    for (const key of ["Enter", "ArrowDown", "ArrowRight", "b", "2", "Control+Enter", " "]) {
      await page.keyboard.press(key);
    }
    await field.click({ force: true });
  }
  for (const option of await quiz.locator("[part=option] label").all()) {
    await option.click({ force: true });
  }
  // As an engine does that takes Enter in a read-only field for "give it".
  await quiz.locator("form").evaluateAll((forms) => {
    for (const form of /** @type {HTMLFormElement[]} */ (forms)) form.requestSubmit();
  });
  await page.goBack();
  await page.goForward();
  await page.getByRole("tab", { name: "查找" }).click();
  await page.getByRole("tab", { name: "练习" }).click();
  assert.equal(await seen(page), before);
  assert.equal((await came()).length, told);
});

scenario("why an option is wrong is told, and nothing is sent by it", SEEDED, async ({ page }) => {
  await startExam(page, CHOICES);
  await handIn(page);
  const before = page.url();
  const asking = page.getByRole("button", { name: /为什么不对/ });
  for (let left = await asking.count(); left > 0; left -= 1) {
    await asking.first().click();
    await until(async () => (await asking.count()) === left - 1, "an explanation in its place");
  }
  assert.ok((await page.locator(".reason:visible").count()) >= 10);
  assert.ok(await result(page).isVisible());
  assert.equal(page.url(), before);
});

scenario("every button in a form but its own is none that sends it", SEEDED, async ({ page }) => {
  await startExam(page);
  await handIn(page);
  const types = await page
    .locator("[part=quiz] button")
    .evaluateAll((all) =>
      all.map((it) => `${it.getAttribute("type")} ${/** @type {any} */ (it).textContent}`),
    );
  const sending = types.filter((it) => !it.startsWith("button "));
  assert.ok(
    sending.every((it) => it === "submit 作答"),
    sending.join(),
  );
});

for (const answers of [0, 1]) {
  scenario(`time that is up hands in, with ${answers} answers`, SEEDED, async ({ page }) => {
    await page.clock.install();
    await startExam(page, ["cloze"], 10);
    await page.getByText("剩余 10:00").waitFor();
    if (answers) await enter(page, "cloze");
    const came = await events(page);
    await page.clock.runFor(601_000);
    const alert = page.getByRole("alert").filter({ hasText: "时间到了" });
    await alert.waitFor();
    await page.getByRole("heading", { name: `5 题答对 ${answers} 题` }).waitFor();
    const sessions = (await came()).filter(({ type }) => type === "study-session");
    assert.deepEqual(
      sessions.map(({ detail: { phase, answered, right } }) => [phase, answered, right]),
      [["finished", answers, answers]],
    );
    await page.clock.runFor(601_000);
    assert.equal((await came()).filter(({ type }) => type === "study-session").length, 1);
    await page.getByRole("button", { name: "换个范围" }).click();
    await page.getByRole("button", { name: "开始练习" }).waitFor();
    assert.equal(await alert.count(), 0, "the sentence goes with what it was about");
  });
}

scenario("the sentence about the time is said by a region that was there", SEEDED, async (it) => {
  const { page } = it;
  await page.clock.install();
  await startExam(page, ["cloze"], 10);
  await page.getByRole("alert").evaluate((node) => Object.assign(globalThis, { region: node }));
  await page.clock.runFor(601_000);
  await result(page).waitFor();
  const said = await page.evaluate(() => {
    const { region } = /** @type {any} */ (globalThis);
    return region.isConnected && region.textContent;
  });
  assert.match(said, /时间到了/);
});

for (const [where, way] of /** @type {const} */ ([
  ["another view", async () => {}],
  [
    "an entry",
    async (/** @type {Page} */ page) => {
      await page.getByRole("option").first().click();
      await page.getByRole("article").waitFor();
    },
  ],
])) {
  scenario(`its time is up for who is at ${where}, too`, SEEDED, async ({ page }) => {
    await page.clock.install();
    await startExam(page, ["cloze"], 10);
    await page.getByRole("tab", { name: "查找" }).click();
    await page.getByRole("combobox").fill("模型");
    await way(page);
    await page.clock.runFor(601_000);
    await page.getByRole("alert").filter({ hasText: "时间到了" }).waitFor();
    await result(page).waitFor();
    assert.ok(await result(page).evaluate((it) => it.matches(":focus")));
  });
}

scenario("and takes no focus away from the page", { host: `<input>${SEEDED.host}` }, async (it) => {
  const { page } = it;
  await page.clock.install();
  await startExam(page, ["cloze"], 10);
  await page.getByRole("tab", { name: "查找" }).click();
  await page.locator("body > input").focus();
  await page.clock.runFor(601_000);
  await result(page).waitFor();
  assert.ok(await page.locator("body > input").evaluate((it) => it.matches(":focus")));
});

scenario("a round that ends without an answer ends for the page, too", SEEDED, async ({ page }) => {
  const came = await events(page);
  await page.getByRole("tab", { name: "练习" }).click();
  await page.getByRole("button", { name: "开始练习" }).click();
  await page.getByRole("button", { name: "结束" }).click();
  await page.getByRole("button", { name: "开始练习" }).waitFor();
  const phases = (await came()).map(({ detail: { phase, answered } }) => [phase, answered]);
  assert.deepEqual(phases, [
    ["started", 0],
    ["finished", 0],
  ]);
});

scenario("an overruled verdict counts in the result, and undone no more", SEEDED, async (it) => {
  const { page } = it;
  await startExam(page, ["cloze"]);
  for (let at = 1; at <= 5; at += 1) {
    await page.getByText(`${at} / 5`).waitFor();
    await itemOn(page).getByRole("textbox").fill("答不上来");
    await itemOn(page).getByRole("button", { name: "作答" }).click();
  }
  const came = await events(page);
  await handIn(page);
  await page.getByRole("heading", { name: "5 题答对 0 题" }).waitFor();
  const last = async (/** @type {string} */ wanted) =>
    (await came()).findLast(({ type }) => type === wanted)?.detail;
  const overrule = page.getByRole("button", { name: "其实答对了" });
  await overrule.first().click();
  await page.getByRole("heading", { name: "5 题答对 1 题" }).waitFor();
  const { phase, right, score } = await last("study-session");
  assert.deepEqual([phase, right, score], ["finished", 1, 0.2]);
  assert.equal((await last("study-progress")).right, 1);
  while (await overrule.count()) await overrule.first().click();
  await page.getByRole("heading", { name: "5 题答对 5 题" }).waitFor();
  await page.getByText("全对").waitFor();
  assert.equal(await page.getByRole("button", { name: "错题再练一遍" }).count(), 0);
  await page.getByRole("button", { name: "撤销" }).first().click();
  await page.getByRole("heading", { name: "5 题答对 4 题" }).waitFor();
  assert.equal(await page.getByText("全对").count(), 0);
  assert.equal((await last("study-session")).right, 4);
  await page.getByRole("button", { name: "错题再练一遍" }).click();
  await page.getByText("1 / 1").waitFor();
});

scenario("a clock that is set back takes no time away", SEEDED, async ({ page, seen }) => {
  await page.clock.install({ time: "2026-03-01T10:00:00" });
  await startExam(page, ["cloze"]);
  await itemOn(page).getByRole("textbox").fill("数据");
  await page.clock.runFor(4_000);
  await page.clock.setSystemTime("2026-03-01T09:00:00");
  await handIn(page);
  const log = await logOf(page, seen);
  await page.getByRole("button", { name: "再来一组" }).click();
  assert.deepEqual(
    (await log()).map(({ ms }) => Math.round(ms / 1000)),
    [4],
  );
});

scenario("each item has the time that it was asked for", SEEDED, async ({ page, seen }) => {
  await page.clock.install();
  await startExam(page, ["cloze"]);
  const times = [3_000, 5_000, 7_000, 0, 0];
  for (const [i, time] of times.entries()) {
    await page.getByText(`${i + 1} / 5`).waitFor();
    await page.clock.runFor(time);
    await itemOn(page).getByRole("textbox").fill("数据");
    await itemOn(page).getByRole("button", { name: "作答" }).click();
  }
  for (let i = 0; i < 4; i += 1) await page.getByRole("button", { name: "上一题" }).click();
  await page.clock.runFor(20_000); // a second look at the first one
  await handIn(page);
  await page.clock.runFor(60_000); // at the result
  const log = await logOf(page, seen);
  await page.getByRole("button", { name: "再来一组" }).click();
  const seconds = (await log()).map(({ ms }) => Math.round(ms / 1000));
  assert.deepEqual(seconds, [23, 5, 7, 0, 0]);
});
