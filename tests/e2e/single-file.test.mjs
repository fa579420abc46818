// @ts-check
// Guards the single file: study-widget.html alone in a folder, opened from disk, is the whole
// widget, and asks for nothing but itself.

import assert from "node:assert/strict";
import { fromDisk } from "./harness/from-disk.mjs";
import { takeQuiz, findAndOpen } from "./harness/reader.mjs";

const OPTIONS = { copy: "study-widget.html", open: "study-widget.html" };

fromDisk("search works from disk", OPTIONS, async ({ page, seen }) => {
  await findAndOpen(page, "知识蒸馏");
  assert.equal(
    await page.title(),
    "AI 大模型创业面试题",
    "the deck's title, as on the served page",
  );
  assert.deepEqual(seen.requests, [page.url().replace(/#.*/, "")], "the file itself and no more");
});

fromDisk("a quiz works from disk", OPTIONS, async ({ page, seen }) => {
  await takeQuiz(page);
  assert.deepEqual(seen.requests, [page.url().replace(/#.*/, "")], "the file itself and no more");
});
