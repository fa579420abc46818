// @ts-check
// The bench in a page of a real browser.

import { chromium } from "playwright-core";
import { listen, staticServer } from "../static-files.mjs";
import { mounts } from "./site.mjs";

/** @typedef {import("./run.mjs").Plan} Plan */

/** Where build.sh found it; without build.sh, where Debian puts it. */
const EXECUTABLE = process.env["STUDY_CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox", // also run as root, where the sandbox refuses to start
  "--disable-gpu",
  "--no-first-run",
  // The browser's own errands would be measured with the rest.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page that is isolated has a clock of 5 µs; any other one of 100 µs, longer than many a search. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/**
 * @param {Plan} plan
 * @param {(line: string) => void} progress
 */
export async function runInChromium(plan, progress) {
  const server = staticServer(mounts.map((mount) => ({ ...mount, headers: ISOLATED })));
  const port = await listen(server, 0);
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  try {
    const page = await browser.newPage();
    page.on("console", (message) => progress(message.text()));
    await page.goto(`http://127.0.0.1:${port}/bench/page.html`);
    return { version: browser.version(), ...(await page.evaluate(inPage, plan)) };
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * Runs in the page: nothing around it is there.
 *
 * @param {Plan} plan
 * @returns {ReturnType<typeof import("./run.mjs").run>}
 */
async function inPage(plan) {
  if (!crossOriginIsolated) throw new Error("the page is not isolated: its clock is too coarse");
  const bench = "/bench/run.mjs";
  /** @type {typeof import("./run.mjs")} */
  const { run } = await import(bench);
  return run(plan, {
    module: (path) => import(path),
    file: async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer()),
    progress: (line) => console.log(line),
  });
}
