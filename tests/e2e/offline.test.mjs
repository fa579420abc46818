// @ts-check
// Guards the promise "after one visit it works without its server": the server is really ended, then
// the page is reloaded, searched and practised on. And what that costs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { dist } from "../../tools/paths.mjs";
import { listen, staticServer } from "../../tools/static-files.mjs";
import { onStage } from "./harness/stage.mjs";
import { scenario } from "./harness/scenario.mjs";
import { takeQuiz, findAndOpen, offlineReady } from "./harness/reader.mjs";

scenario("after one visit a reload works without a server", {}, async ({ page, server, url }) => {
  await offlineReady(page);
  await server.stop();
  await assert.rejects(fetch(url), "the server is gone");

  await page.reload();
  await findAndOpen(page, "知识蒸馏");
  await takeQuiz(page);
});

scenario("a view first opened without a server works too", {}, async ({ page, server }) => {
  await offlineReady(page);
  await server.stop();
  await takeQuiz(page);
});

scenario("caches of other apps on the origin are left alone", {}, async ({ page, server }) => {
  await offlineReady(page);
  await page.evaluate(async () => {
    for (const name of ["workbox-precache-v2-other", "app"]) {
      await (await caches.open(name)).put("index.html", new Response("someone else's page"));
    }
  });
  await server.stop();
  await page.reload();
  await findAndOpen(page, "知识蒸馏");
  const names = await page.evaluate(() => caches.keys());
  const own = names.filter((name) => name.startsWith("study-widget"));
  assert.equal(own.length, 1, "one cache of our own");
  assert.deepEqual(names.toSorted(), ["app", ...own, "workbox-precache-v2-other"]);
});

/** Bytes after brotli that a page may cost until it works offline, quiz and all. */
const BUDGET = 330_000;

test("nothing is fetched twice until it works offline", async () => {
  const sent = /** @type {string[]} */ ([]);
  const server = staticServer([{ path: "/a/b/", folder: dist }]);
  server.on("request", ({ url = "" }, response) => {
    response.on("finish", () => response.statusCode === 200 && sent.push(url));
  });
  const address = `http://127.0.0.1:${await listen(server, 0)}/a/b/`;
  try {
    await onStage({ address, own: [address] }, async ({ page }) => {
      await offlineReady(page);
      await takeQuiz(page);
    });
  } finally {
    server.close();
  }
  assert.deepEqual(sent.toSorted(), [...new Set(sent)].toSorted());
  let bytes = 0;
  for (const url of sent) {
    const file = join(dist, url.slice("/a/b/".length) || "index.html");
    bytes += brotliCompressSync(await readFile(file)).length;
  }
  assert.ok(bytes <= BUDGET, `${bytes} bytes`);
});
