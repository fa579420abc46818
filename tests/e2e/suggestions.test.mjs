// @ts-check
// Guards suggestions: terms of the deck that what is typed may become, one tap or key away, and
// never in the way of typing.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
function suggestions(page) {
  return page.getByRole("group", { name: "建议" }).getByRole("button");
}

scenario("one tap makes a term of what is typed", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("模型");
  const terms = await suggestions(page).allTextContents();
  assert.ok(terms.length > 0 && terms.length <= 5, `${terms}`);
  assert.ok(!terms.includes("模型"), "what stands there is no suggestion");

  const [term = ""] = terms;
  await suggestions(page).first().click();
  assert.equal(await page.getByRole("combobox").inputValue(), term);
  const marked = await page.getByRole("option").first().locator("mark").allTextContents();
  assert.ok(marked.join("").includes(term), `${term} is what was searched: ${marked}`);
  assert.ok(!(await suggestions(page).allTextContents()).includes(term));
});

scenario("by keys: Tab leads there, Enter takes one, typing goes on", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("模型");
  const first = suggestions(page).first();
  const term = (await first.textContent()) ?? "";
  for (let steps = 0; steps < 4; steps += 1) {
    if (await first.evaluate((it) => it.matches(":focus"))) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  const field = page.getByRole("combobox");
  assert.equal(await field.inputValue(), term);
  await page.keyboard.type("💛");
  assert.equal(await field.inputValue(), `${term}💛`, "the caret is at the end of the field");
});

scenario("they are no hits: arrows and Enter pass them by", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("模型");
  assert.ok((await suggestions(page).count()) > 0);
  assert.equal(await page.getByRole("listbox").getByRole("button").count(), 0);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.getByRole("combobox").getAttribute("aria-activedescendant"), "hit-0");
});

scenario("a text that no term begins with has none", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("量子猫💛");
  assert.equal(await page.getByRole("group", { name: "建议" }).count(), 0);
});

for (const width of [320, 1280]) {
  scenario(
    `the hits keep their place while one types, ${width} px wide`,
    { context: { viewport: { width, height: 720 } } },
    async ({ page }) => {
      await page.getByRole("combobox").click();
      const tops = [];
      const counts = new Set();
      for (const letter of "模型压缩") {
        await page.keyboard.type(letter);
        counts.add(await suggestions(page).count());
        tops.push(await page.getByRole("listbox").evaluate((it) => it.getBoundingClientRect().top));
      }
      assert.ok(counts.size > 1, "with more suggestions and with fewer");
      assert.equal(new Set(tops).size, 1, `${tops}`);
    },
  );
}

scenario("an input method leaves them as they are", {}, async ({ page, context }) => {
  await page.getByRole("combobox").fill("模型");
  const before = await suggestions(page).allTextContents();
  await page.getByRole("group", { name: "建议" }).evaluate((group) => {
    const seen = /** @type {any} */ (globalThis);
    seen.redrawn = 0;
    new MutationObserver(() => (seen.redrawn += 1)).observe(group, {
      attributes: true,
      childList: true,
    });
  });
  const keyboard = await context.newCDPSession(page);
  for (const text of ["y", "ya", "ya s", "ya suo", "压缩"]) {
    const end = text.length;
    await keyboard.send("Input.imeSetComposition", {
      text,
      selectionStart: end,
      selectionEnd: end,
    });
  }
  assert.deepEqual(await suggestions(page).allTextContents(), before);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).redrawn), 0);
  await keyboard.send("Input.insertText", { text: "压缩" });
  assert.equal(await page.getByRole("combobox").inputValue(), "模型压缩");
  assert.ok((await page.getByRole("option").count()) > 0);
});

scenario("how many there are is announced with the hits", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("模型");
  const count = await suggestions(page).count();
  const status = page.getByRole("status");
  await until(async () => await status.textContent(), "an announcement");
  assert.match((await status.textContent()) ?? "", new RegExp(`\\d+ 条结果${count} 条建议$`));
});
