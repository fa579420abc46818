// @ts-check
// www/ → dist/: everything a user deploys.

import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { scripts, styles, wasmPackage } from "./bundle.mjs";
import { icons } from "./icons.mjs";
import { dist, www } from "./paths.mjs";
import { serviceWorker } from "./service-worker.mjs";
import { singlePage } from "./single-file/page.mjs";
import { singleScript } from "./single-file/script.mjs";

/** @typedef {import("./bundle.mjs").Files} Files */

/** Deployed as they are written. */
const AS_THEY_ARE = ["index.html", "manifest.webmanifest", "icon.svg"];

/** Makes dist/ anew. */
export async function assemble() {
  /** @type {Files} */
  const files = new Map();
  const parts = await Promise.all([asTheyAre(), scripts(), styles(), wasmPackage(), icons()]);
  for (const part of parts) for (const [name, content] of part) files.set(name, content);
  files.set("sw.js", await serviceWorker(files));
  files.set("study-widget.html", await singlePage(await singleScript()));
  await replaceDist(files);
}

async function asTheyAre() {
  /** @type {Files} */
  const files = new Map();
  for (const name of AS_THEY_ARE) files.set(name, await readFile(join(www, name)));
  return files;
}

/**
 * Writes beside dist/ and then takes its place: a failed or interrupted build leaves the last good
 * one, and no file of an older build survives.
 *
 * @param {Files} files
 */
async function replaceDist(files) {
  const fresh = `${dist}.${process.pid}`;
  const old = `${fresh}.old`;
  try {
    for (const [name, content] of files) {
      const file = join(fresh, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await rename(dist, old).catch((/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(fresh, dist);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}
