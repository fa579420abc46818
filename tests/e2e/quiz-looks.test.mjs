// @ts-check
// Guards what a quiz looks like where not all is as on its author's desk: on touch screens, in forced
// colours, in pages that are written from right to left.

import assert from "node:assert/strict";
import { deckFile, openDeck } from "./harness/deck-file.mjs";
import { answer, give, itemOn, known, startExam, startQuiz } from "./harness/examinee.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */

const HOST = {
  body: '<study-widget seed="7" lang="zh-CN"></study-widget>',
  head: '<meta name="viewport" content="width=device-width">',
};
const SEEDED = { host: HOST };
const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
const RIGHT_TO_LEFT = {
  host: { ...HOST, head: "<script>document.documentElement.dir = 'rtl'</script>" },
};

const thorns = await deckFile("tests/fixtures/quiz-ui");

for (const [where, context] of Object.entries({ "a desk": {}, "a phone": PHONE })) {
  scenario(
    `on ${where} options have the letters that buttons name`,
    { host: HOST, context },
    async ({ page }) => {
      const item = await startQuiz(page, ["key-from-explanation"]);
      const { options = [] } = await answer(page, true);
      const rows = item.locator("[part=option]");
      for (const [i, { correct, text }] of options.entries()) {
        const letter = "ABCD"[i] ?? "";
        const label = rows.nth(i).locator("label");
        assert.ok((await label.innerText()).startsWith(`${letter} ${text}`));
        assert.equal(await item.getByRole("radio", { name: `${letter} ${text}` }).count(), 1);
        if (correct) continue;
        await rows
          .nth(i)
          .getByRole("button", { name: `${letter} 为什么不对？` })
          .waitFor();
      }
    },
  );
}

scenario(
  "digits of ratings, which only keys need, are hidden from touch",
  {
    host: HOST,
    context: PHONE,
  },
  async ({ page }) => {
    const item = await startQuiz(page, ["flashcard"]);
    await item.getByRole("button", { name: "看答案" }).click();
    assert.equal(await item.getByRole("button", { name: "良好" }).innerText(), "良好");
  },
);

scenario("letters answer with CapsLock on", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["key-from-explanation"]);
  await page.keyboard.press("B");
  assert.ok(await item.getByRole("radio").nth(1).isChecked());
  await item.getByRole("button", { name: "下一题" }).waitFor();
});

scenario("a wrong row of a matching says what it should be", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["matching"]);
  const { pairs = [] } = await answer(page, false);
  for (const row of await item.locator("[part=option]").all()) {
    const text = await row.locator("label > span").first().innerText();
    const right = pairs.find((pair) => pair.right === text)?.left;
    const note = row.locator(".badge");
    assert.equal(await note.innerText(), `应为：${right}`);
    const sign = await note.evaluate((it) => getComputedStyle(it, "::before").content);
    assert.equal(sign, "none");
  }
});

scenario("so does a row that was left open", SEEDED, async ({ page }) => {
  const item = await startQuiz(page, ["matching"]);
  const { pairs = [] } = await known(page, item, 7);
  await item.locator("select").last().selectOption({ index: 1 });
  await item.getByRole("button", { name: "作答" }).click();
  const notes = await item.locator(".badge").allInnerTexts();
  assert.equal(notes.length, pairs.length);
  assert.ok(notes.every((note) => note === "正确答案" || note.startsWith("应为：")));
});

/**
 * The colours of a picture, and how many pixels each has.
 *
 * @param {Page} page
 * @param {Locator} what
 */
async function colours(page, what) {
  const picture = (await what.screenshot()).toString("base64");
  const entries = await page.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const colour = data.slice(i, i + 3).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 4 / data.length);
    }
    return [...counts];
  }, picture);
  return entries.toSorted((a, b) => b[1] - a[1]);
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  scenario(
    `in forced colours, ${colorScheme}, the bar shows how far one is`,
    { host: HOST, context: { forcedColors: "active", colorScheme } },
    async ({ page }) => {
      await startExam(page, ["true-false"]);
      const filled = [];
      for (let at = 1; at <= 5; at += 2) {
        await page.getByText(`${at} / 5`).waitFor();
        const [[first = "", most = 0] = [], [, second = 0] = []] = await colours(
          page,
          page.getByRole("progressbar"),
        );
        filled.push({ first, most, second });
        if (at < 5) for (let i = 0; i < 2; i += 1) await give(page);
      }
      const [start, middle, end] = filled;
      assert.ok(start && middle && end);
      assert.ok(start.second > 0.1 && middle.second > 0.2, JSON.stringify(filled));
      assert.notEqual(start.first, end.first, "what is most of it at first is least at the end");
    },
  );
}

scenario(
  "in a page from right to left, code and signs of the deck keep their order",
  RIGHT_TO_LEFT,
  async ({ page }) => {
    await openDeck(page, thorns);
    await startExam(page, ["key-from-explanation", "choose-all", "cloze", "matching"]);
    await page.getByRole("button", { name: "交卷" }).click();
    await page.getByRole("heading", { name: /5 题答对/ }).waitFor();
    await page.getByText("为什么不对").first().click();
    // Where the last sign of a text stands: after the letters on a line from left to right.
    const turned = await page.locator("[part=quiz] [lang='zh-CN']").evaluateAll((nodes) =>
      nodes.flatMap((node) => {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
        return texts.flatMap((text) => {
          const sentence = text.data.trimEnd();
          if (!/[\p{sc=Han}][。？：）]$/u.test(sentence) || !node.checkVisibility()) return [];
          const place = (/** @type {number} */ at) => {
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return range.getBoundingClientRect();
          };
          const sign = place(sentence.length - 1);
          const before = place(sentence.length - 2);
          const isTurned = sign.top === before.top && sign.left < before.left;
          return isTurned ? [sentence] : [];
        });
      }),
    );
    assert.deepEqual(turned, []);
  },
);

scenario("long keys and answers fit 320 px", { host: HOST, context: PHONE }, async ({ page }) => {
  await openDeck(page, thorns);
  await startExam(page);
  for (let at = 1; at <= 3; at += 1) {
    await page.getByText(`${at} / 5`).waitFor();
    await give(page);
  }
  await page.getByRole("button", { name: "交卷" }).click();
  await itemOn(page).first().waitFor();
  const wide = await page.locator("[part=quiz] *").evaluateAll((nodes) =>
    nodes
      .filter((node) => node.checkVisibility() && !node.closest("pre, .table"))
      .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
      .map((node) => node.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(wide, []);
});
