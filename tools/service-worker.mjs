// @ts-check
// www/sw.js → dist/sw.js with the list of files it keeps.

import { createHash } from "node:crypto";
import { join } from "node:path";
import { classicScript } from "./classic-script.mjs";
import { www } from "./paths.mjs";

/** @typedef {import("./bundle.mjs").Files} Files */

/** For editors, and for those who have no server. */
const NOT_KEPT = /\.d\.ts$|^study-widget\.html$/;

/**
 * The worker for exactly these files.
 *
 * @param {Files} files
 */
export function serviceWorker(files) {
  const kept = [...files].filter(([name]) => !NOT_KEPT.test(name));
  const list = kept.map(([url, content]) => ({ url, ...proofOf(content) }));
  return classicScript(join(www, "sw.js"), {
    define: {
      "self.__WB_MANIFEST": JSON.stringify(list),
      "process.env.NODE_ENV": '"production"', // leaves out workbox's log
    },
  });
}

/**
 * What tells this content from any other: `revision` names it in the cache, `integrity` makes the
 * browser refuse anything else, as when a deployment is half done.
 *
 * @param {string | Uint8Array} content
 */
function proofOf(content) {
  const digest = createHash("sha256").update(content).digest("base64");
  return { revision: digest, integrity: `sha256-${digest}` };
}
