// @ts-check
// Guards the choice of a document, in the view and as an attribute.

import assert from "node:assert/strict";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

scenario("a chosen document is the only one searched", {}, async ({ page }) => {
  await page.getByRole("combobox").fill("模型压缩");
  await page.locator("[part=filter]").click();
  const choice = page.getByRole("radio", { name: /未来行业发展趋势/ });
  const label = page.locator("label", { has: choice });
  await until(async () => /\d+ 条结果/.test((await label.textContent()) ?? ""), "a count");
  const count = Number.parseInt(/(\d+) 条结果/.exec((await label.textContent()) ?? "")?.[1] ?? "");
  await choice.click();

  const widget = page.locator("study-widget");
  assert.equal(await widget.getAttribute("document"), "trends");
  assert.equal(await page.getByRole("option").count(), Math.min(count, 10));
  for (const hit of await page.getByRole("option").allTextContents()) {
    assert.match(hit, /未来行业发展趋势/);
  }
});

scenario("what each document has is counted with every letter", {}, async ({ page }) => {
  const field = page.getByRole("combobox");
  await field.fill("模");
  await page.locator("[part=filter]").click();
  const labels = page.locator("label");
  await labels.first().waitFor();
  await field.focus();
  await page.keyboard.press("End");
  const counts = async () => {
    const texts = await labels.allTextContents();
    return texts.map((text) => Number(/(\d+) 条结果$/.exec(text)?.[1]));
  };
  for (const letter of "型压缩") {
    await page.keyboard.type(letter);
    const [all = 0, ...each] = await counts();
    assert.ok(all > 0);
    assert.equal(each.length, 5);
    assert.equal(
      each.reduce((sum, count) => sum + count),
      all,
      `${await field.inputValue()}: ${each}`,
    );
  }
  const before = await counts();
  await page.getByRole("radio", { name: /未来挑战/ }).click();
  await page.locator("[part=filter]").click();
  assert.deepEqual(await counts(), before, "a chosen document does not change them");
});

scenario("hits elsewhere are pointed out", {}, async ({ page }) => {
  await page.locator("study-widget").evaluate((it) => it.setAttribute("document", "resources"));
  await page.getByRole("combobox").fill("Kubernetes");
  await page.getByRole("button", { name: /在全部文档中有 \d+ 条结果/ }).click();
  assert.ok((await page.getByRole("option").count()) > 0);
});

scenario("an unknown document counts as none", {}, async ({ page }) => {
  await page.getByRole("tablist").waitFor(); // before there is a deck, any may be in it
  const read = await page.locator("study-widget").evaluate((it) => {
    it.setAttribute("document", "nowhere");
    return /** @type {any} */ (it).document;
  });
  assert.equal(read, "");
  await page.getByRole("combobox").fill("模型");
  assert.equal(await page.getByRole("option").count(), 10);
});

/** What has the focus inside the widget. @param {import("playwright-core").Page} page */
function focused(page) {
  return page.evaluate(() => {
    const node = document.querySelector("study-widget")?.shadowRoot?.activeElement;
    return node?.getAttribute("part") ?? node?.tagName ?? "nothing";
  });
}

scenario("a choice by mouse keeps the focus and survives a reload", {}, async ({ page }) => {
  const document = () => page.locator("study-widget").evaluate((it) => Reflect.get(it, "document"));
  const choose = async (/** @type {RegExp} */ name) => {
    await page.locator("[part=filter]").click();
    await page.getByRole("radio", { name }).click();
    assert.equal(await focused(page), "filter", "where the choice was opened");
  };
  await choose(/未来行业发展趋势/);
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), "field", "the keys go on from there");
  await page.reload();
  await page.getByRole("combobox").fill("模型");
  assert.equal(await document(), "trends");
  for (const hit of await page.getByRole("option").allTextContents()) {
    assert.match(hit, /未来行业发展趋势/);
  }
  await choose(/全部文档/);
  await page.reload();
  await page.getByRole("combobox").waitFor();
  assert.equal(await document(), "");
});

scenario("so does one made in the quiz", {}, async ({ page }) => {
  await page.getByRole("tab", { name: "练习" }).click();
  await page.getByRole("radio", { name: /未来挑战/ }).click();
  await page.reload();
  await page.getByRole("tablist").waitFor();
  const widget = page.locator("study-widget");
  assert.equal(await widget.evaluate((it) => Reflect.get(it, "document")), "challenges");
});

scenario(
  "nothing is kept where nothing may be, and an author's choice comes first",
  { host: '<study-widget lang="zh" storage="none"></study-widget>' },
  async ({ page }) => {
    const choose = async () => {
      await page.locator("[part=filter]").click();
      await page.getByRole("radio", { name: /未来行业发展趋势/ }).click();
    };
    const document = () =>
      page.locator("study-widget").evaluate((it) => it.getAttribute("document"));
    await choose();
    assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
    await page.reload();
    await page.getByRole("combobox").waitFor();
    assert.equal(await document(), null);
    await page.locator("study-widget").evaluate((it) => it.removeAttribute("storage"));
    await choose();
    await page.locator("study-widget").evaluate((it) => {
      const other = window.document.createElement("study-widget");
      other.setAttribute("document", "resources");
      it.replaceWith(other);
    });
    await page.getByRole("combobox").waitFor();
    assert.equal(await document(), "resources");
  },
);

scenario("the way to hits elsewhere keeps the focus", {}, async ({ page }) => {
  await page.locator("study-widget").evaluate((it) => it.setAttribute("document", "resources"));
  await page.getByRole("combobox").fill("Kubernetes");
  await page.getByRole("button", { name: /在全部文档中有 \d+ 条结果/ }).click();
  assert.equal(await focused(page), "field");
});
