// @ts-check
// www/ → dist/: everything a user deploys.

import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ENTRY, glue, ownGlue, script, styles } from "./bundle.mjs";
import { HashedFiles } from "./hashed-files.mjs";
import { icons } from "./icons.mjs";
import { dist, www } from "./paths.mjs";
import { serviceWorker } from "./service-worker.mjs";
import { singlePage } from "./single-file/page.mjs";
import { singleScript } from "./single-file/script.mjs";

/** @typedef {import("./hashed-files.mjs").Files} Files */

/** The one that a first visit searches with, and the whole. */
const MODULES = ["pkg/study_search", "pkg/study_widget"];

/** What pages and programs without the element name, and editors: the same once more. */
const PUBLIC = [
  "study_widget_bg.wasm",
  "study_widget_bg.wasm.d.ts",
  "study_widget.d.ts",
  "types.d.ts",
];

/** Makes dist/ anew. */
export async function assemble() {
  const hashed = new HashedFiles();
  await addAll(hashed);
  /** @type {Files} */
  const files = new Map(hashed.files);
  files.set(ENTRY, await script(ENTRY, hashed));
  files.set("index.html", hashed.inText(await text("index.html")));
  files.set("sw.js", await serviceWorker(files, hashed));
  files.set("study-widget.html", await singlePage(await singleScript()));
  files.set("pkg/study_widget.js", await glue("pkg/study_widget.js", hashed));
  for (const name of PUBLIC) files.set(`pkg/${name}`, await readFile(join(www, "pkg", name)));
  await replaceDist(files);
}

/**
 * What is named comes before what names it, whose hash depends on the name.
 *
 * @param {HashedFiles} hashed
 */
async function addAll(hashed) {
  for (const [name, content] of [...(await styles()), ...(await icons())]) {
    hashed.add(name, content);
  }
  hashed.add("icon.svg", await text("icon.svg"));
  hashed.add("manifest.webmanifest", hashed.inText(await text("manifest.webmanifest")));
  for (const module of MODULES) {
    hashed.add(`${module}_bg.wasm`, await readFile(join(www, `${module}_bg.wasm`)));
    hashed.add(`${module}.js`, await ownGlue(`${module}.js`));
  }
  for (const name of ["element/views.js", "page/page.js"])
    hashed.add(name, await script(name, hashed));
}

/** @param {string} name below www/ */
function text(name) {
  return readFile(join(www, name), "utf8");
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
