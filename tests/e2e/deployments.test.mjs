// @ts-check
// Guards deployments: whatever a browser, a proxy or a service worker still holds of an older one, a
// page runs files of one build, or says that a file is missing. Two builds of the same sources are
// made, each with its name in every file that runs or is worn.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, test } from "node:test";
import { filesIn } from "../../tools/fingerprint.mjs";
import { dist } from "../../tools/paths.mjs";
import { listen, staticServer } from "../../tools/static-files.mjs";
import { browser } from "./harness/browser.mjs";
import { copyProject, shareMade } from "./harness/project-copy.mjs";
import { findAndOpen, offlineReady, takeQuiz } from "./harness/reader.mjs";
import { serve } from "./harness/server.mjs";
import { onStage } from "./harness/stage.mjs";
import { until } from "./harness/until.mjs";
import { watch } from "./harness/watch.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Found by their names, whoever asks: pages name the first two, the rest is public. */
const NAMED = [
  "index.html",
  "study-widget.js",
  "sw.js", // an update is looked for where the old one came from
  "study-widget.html",
  "pkg/study_widget.js",
  "pkg/study_widget.d.ts",
  "pkg/study_widget_bg.wasm",
  "pkg/study_widget_bg.wasm.d.ts",
  "pkg/types.d.ts",
];

const SCRIPTS = [
  "study-widget.js",
  "element/views.js",
  "page/page.js",
  "pkg/study_search.js",
  "pkg/study_widget.js",
];
const STYLES = ["element/style.css", "element/views.css"];
const MODULES = ["pkg/study_search_bg.wasm", "pkg/study_widget_bg.wasm"];

const HOST = `<!doctype html><title>Host</title><link rel="icon" href="data:,">
<script type="module" src="study-widget.js"></script>
<study-widget lang="zh-CN"><p>Readable all the same</p></study-widget>`;

const MISSING = [/status of 404/, /failed request: /];

let folder = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "study-deployments-"));
  for (const name of ["old", "new"]) await build(name);
});
after(() => rm(folder, { recursive: true, force: true }));

/** @param {string} name of the build */
async function build(name) {
  const copy = join(folder, name);
  for (const part of ["www", "tools", "package.json"]) await copyProject(copy, part);
  await shareMade(copy);
  const www = join(copy, "www");
  for (const script of SCRIPTS) {
    await appendFile(join(www, script), `\n(globalThis.ran ??= []).push("${name} ${script}");\n`);
  }
  for (const style of STYLES) {
    await appendFile(join(www, style), `\n:host { --${style.replace(/\W/g, "-")}: ${name}; }\n`);
  }
  // A section that means nothing: its id, its length, the length of its name, the name.
  const section = Buffer.from([0, name.length + 1, name.length, ...Buffer.from(name)]);
  for (const module of MODULES) await appendFile(join(www, module), section);
  const script = 'await (await import("./tools/dist.mjs")).assemble()';
  execFileSync("node", ["--input-type=module", "-e", script], { cwd: copy });
}

/**
 * Serves `site` while `steps` run.
 *
 * @param {string[]} builds that lie in the site, a later one over those before it
 * @param {(site: { url: string, deploy: (...builds: string[]) => Promise<void> }) => Promise<void>} steps
 */
async function withSite(builds, steps) {
  const site = await mkdtemp(join(folder, "site-"));
  const deploy = async (/** @type {string[]} */ ...names) => {
    await rm(site, { recursive: true });
    for (const it of names) await cp(join(folder, it, "dist"), site, { recursive: true });
  };
  await deploy(...builds);
  const server = staticServer([{ path: "/", folder: site }]);
  try {
    await steps({ url: `http://127.0.0.1:${await listen(server, 0)}/`, deploy });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/**
 * Opens a page of somebody else, with files of a build that something on the way has kept.
 *
 * @param {string} url of the site
 * @param {{ build: string, file: string }} kept
 * @param {RegExp[]} expected
 * @param {(page: Page) => Promise<void>} steps
 */
function visit(url, { build, file }, expected, steps) {
  return onStage({ address: "about:blank", own: [url], expected }, async ({ page }) => {
    await page.route(`${url}host.html`, (it) =>
      it.fulfill({ contentType: "text/html", body: HOST }),
    );
    const path = join(folder, build, "dist", file);
    await page.route(url + file, (it) => it.fulfill({ path }));
    await page.goto(`${url}${file === "index.html" ? file : "host.html"}`);
    await steps(page);
  });
}

/**
 * What has run and is worn on a page, each with the name of its build.
 *
 * @param {Page} page
 */
async function inUse(page) {
  const { ran, worn } = await page.evaluate((styles) => {
    const widget = /** @type {Element} */ (document.querySelector("study-widget"));
    const style = getComputedStyle(widget);
    const worn = styles.map((it) => style.getPropertyValue(`--${it.replace(/\W/g, "-")}`));
    return { ran: /** @type {any} */ (globalThis).ran, worn };
  }, STYLES);
  return [...ran, ...worn.map((it, i) => it && `${it} ${STYLES[i]}`)].filter(Boolean).sort();
}

const OF_THE_ELEMENT = [...SCRIPTS.filter((it) => it !== "page/page.js"), ...STYLES];

/** @param {string} build @param {string[]} names */
function all(build, names) {
  return names.map((it) => `${build} ${it}`).sort();
}

test("every file but those that are found by name has its content's hash in it", async () => {
  const names = (await filesIn(dist)).map((file) => relative(dist, file).replaceAll("\\", "/"));
  for (const name of names.filter((it) => !NAMED.includes(it))) {
    const content = await readFile(join(dist, name));
    const hash = createHash("sha256").update(content).digest("base64url").slice(0, 8);
    assert.match(name, new RegExp(`-${hash}\\.[a-z]+$`));
  }
  assert.deepEqual(
    NAMED.filter((it) => !names.includes(it)),
    [],
    "the names that are public are there",
  );
});

test("an old script beside the files of both takes its own", async () => {
  await withSite(["old", "new"], ({ url }) =>
    visit(url, { build: "old", file: "study-widget.js" }, [], async (page) => {
      await findAndOpen(page, "知识蒸馏");
      await takeQuiz(page);
      assert.deepEqual(await inUse(page), all("old", OF_THE_ELEMENT));
    }),
  );
});

test("of two versions on a page the first defines the element, with files of its own", async () => {
  const versions = ["old", "new"];
  const server = await serve(
    versions.map((it) => ({ path: `/${it}/`, folder: join(folder, it, "dist") })),
  );
  const scripts = versions.map(
    (it) => `<script type="module" src="${it}/study-widget.js"></script>`,
  );
  const body = HOST.replace(/<script.*<\/script>/, scripts.join(""));
  try {
    await onStage({ address: "about:blank", own: [server.origin] }, async ({ page }) => {
      const address = `${server.origin}/host.html`;
      await page.route(address, (it) => it.fulfill({ contentType: "text/html", body }));
      await page.goto(address);
      await findAndOpen(page, "知识蒸馏");
      await takeQuiz(page);
      const ran = ["new study-widget.js", ...all("old", OF_THE_ELEMENT)].sort();
      assert.deepEqual(await inUse(page), ran, "both have run, one is in use");
    });
  } finally {
    await server.stop();
  }
});

test("an old script whose files have gone says so, and takes no new ones", async () => {
  await withSite(["new"], ({ url }) =>
    visit(url, { build: "old", file: "study-widget.js" }, MISSING, async (page) => {
      await page.getByRole("alert").filter({ hasText: "没有取到" }).waitFor();
      assert.equal(await page.getByText("Readable all the same").isVisible(), true);
      await page.getByRole("button", { name: "重试" }).click();
      await page.getByRole("alert").filter({ hasText: "没有取到" }).waitFor();
      assert.deepEqual(await inUse(page), ["old study-widget.js"]);
    }),
  );
});

test("a new script beside an old page is new throughout", async () => {
  await withSite(["new"], ({ url }) =>
    visit(url, { build: "old", file: "index.html" }, MISSING, async (page) => {
      await findAndOpen(page, "知识蒸馏");
      await takeQuiz(page);
      assert.deepEqual(await inUse(page), all("new", OF_THE_ELEMENT));
    }),
  );
});

test("a deployment during a visit is said where a file is missing, and mixes nothing", async () => {
  await withSite(["old"], ({ url, deploy }) =>
    visit(url, { build: "old", file: "study-widget.js" }, MISSING, async (page) => {
      await page.getByRole("combobox").fill("知识蒸馏");
      await page.getByRole("option").first().waitFor();
      await deploy("new");
      await page.getByRole("tab", { name: "练习" }).click();
      await page.getByRole("alert").filter({ hasText: "没有取到" }).waitFor();
      await page.getByRole("tab", { name: "查找" }).click();
      await page.getByRole("combobox").fill("模型压缩");
      await page.getByRole("option").first().waitFor();
      const used = await inUse(page);
      assert.deepEqual(
        used.filter((it) => !it.startsWith("old ")),
        [],
      );
    }),
  );
});

test("a page kept for the time without a network stays old until it is closed", async () => {
  await withSite(["old"], async ({ url, deploy }) => {
    const context = await (await browser()).newContext();
    try {
      const seen = await watch(context);
      const old = await context.newPage();
      await old.goto(url);
      await offlineReady(old);
      await deploy("new");
      await old.reload();
      await takeQuiz(old);
      assert.deepEqual(await inUse(old), all("old", [...OF_THE_ELEMENT, "page/page.js"]));
      const waits = async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null;
      await until(() => old.evaluate(waits), "the new version is here");
      await takeQuiz(await reopened(old));
      const [page] = context.pages();
      assert.ok(page);
      assert.deepEqual(await inUse(page), all("new", [...OF_THE_ELEMENT, "page/page.js"]));
      assert.deepEqual(seen.trouble, []);
    } finally {
      await context.close();
    }
  });
});

/** @param {Page} page the only one of its context */
async function reopened(page) {
  const address = page.url().replace(/#.*/, "");
  const context = page.context();
  const blank = await context.newPage();
  await page.close();
  // The new version takes over when no page has the old one any more.
  await until(async () => {
    await blank.goto(address);
    const isNew = await blank.evaluate(
      async () => !(await navigator.serviceWorker.getRegistration())?.waiting,
    );
    if (!isNew) await blank.goto("about:blank");
    return isNew;
  }, "the new version takes over");
  return blank;
}
