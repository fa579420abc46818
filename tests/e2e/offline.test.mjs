// @ts-check
// Guards the promise "after one visit it works without its server": the server's process is really
// ended, then the page is reloaded, searched and practised on.

import assert from "node:assert/strict";
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
