// @ts-check
// Guards the single file: study-widget.html alone in a folder, opened from disk or from any server,
// is the whole widget, and asks for nothing but itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dist } from "../../tools/paths.mjs";
import { fromDisk } from "./harness/from-disk.mjs";
import { takeQuiz, findAndOpen } from "./harness/reader.mjs";
import { serve } from "./harness/server.mjs";
import { onStage } from "./harness/stage.mjs";

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

for (const name of ["study-widget.html", "index.html"]) {
  test(`${name} works over plain http`, async () => {
    const server = await serve([{ path: "/", folder: dist }]);
    const origin = server.origin.replace("127.0.0.1", "study.example");
    const address = `${origin}/${name}`;
    try {
      await onStage({ address, own: [`${origin}/`] }, async ({ page, seen }) => {
        const { secure, subtle } = await page.evaluate(() => ({
          secure: isSecureContext,
          subtle: typeof crypto.subtle,
        }));
        assert.deepEqual([secure, subtle], [false, "undefined"], "the control");
        await findAndOpen(page, "知识蒸馏");
        assert.match(page.url(), /#\/entry\//, "the page has opted in to addresses");
        await takeQuiz(page);
        if (name === "study-widget.html") assert.deepEqual(seen.requests, [address]);
      });
    } finally {
      await server.stop();
    }
  });
}

test("a single file that was damaged says so", async () => {
  const server = await serve([{ path: "/", folder: dist }]);
  const address = `${server.origin}/study-widget.html`;
  try {
    await onStage({ address, own: [address] }, async ({ page }) => {
      await page.route(address, async (route) => {
        const html = await (await route.fetch()).text();
        // One letter of the module; and no policy, which would refuse the changed script at once.
        const body = html
          .replace(/(H4sI.{5000})(.)/, (_, before, it) => before + (it === "A" ? "B" : "A"))
          .replace(/<meta http-equiv[^>]*>/, "");
        await route.fulfill({ contentType: "text/html; charset=utf-8", body });
      });
      await page.reload();
      await page.getByRole("alert").filter({ hasText: "不完整或已损坏" }).waitFor();
    });
  } finally {
    await server.stop();
  }
});
