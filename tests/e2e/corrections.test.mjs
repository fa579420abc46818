// @ts-check
// Guards corrections: what was typed by ear or with a slip finds what was meant, and the reader is
// told what that is.

import assert from "node:assert/strict";
import { announcements, typeQuickly } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";
import { until } from "./harness/until.mjs";

for (const [typed, why] of /** @type {const} */ ([
  ["guonihe", "pinyin"],
  ["过你和", "other characters of the same sound"],
])) {
  scenario(`${typed} is understood as 过拟合: ${why}`, {}, async ({ page }) => {
    await page.getByRole("combobox").fill(typed);
    await page.getByText("已显示“过拟合”的结果").first().waitFor();
    const marked = await page.getByRole("option").first().locator("mark").allTextContents();
    assert.ok(marked.includes("过拟合"), `${marked}`);
    assert.equal(await page.getByRole("combobox").inputValue(), typed, "the text stays as it is");
  });
}

scenario("it is announced with the count, once typing has paused", {}, async ({ page }) => {
  const announced = await announcements(page);
  await typeQuickly(page, "guonihe");
  await until(() => announced.length > 0, "an announcement");
  assert.equal(announced.length, 1, "one for the whole word");
  assert.match(announced[0] ?? "", /^已显示“过拟合”的结果\d+ 条结果/);
});

scenario("what was meant as typed is not explained", {}, async ({ page }) => {
  const line = page.locator("[part=correction]");
  await page.getByRole("combobox").fill("guonihe");
  await line.filter({ hasText: "过拟合" }).waitFor();
  await page.getByRole("combobox").fill("过拟合");
  assert.ok((await page.getByRole("option").count()) > 0);
  assert.equal(await line.textContent(), "");
});

scenario(
  "an English page says it in English, the term is marked as Chinese",
  { host: "<study-widget></study-widget>" },
  async ({ page }) => {
    await page.getByRole("combobox").fill("guonihe");
    const line = page.locator("[part=correction]");
    await line.filter({ hasText: "Showing results for “过拟合”" }).waitFor();
    assert.equal(await line.getByText("过拟合", { exact: true }).getAttribute("lang"), "zh-CN");
  },
);
