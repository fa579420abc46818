// @ts-check
// www/sw.js → dist/sw.js with the list of files it keeps.

import { createHash } from "node:crypto";
import { join } from "node:path";
import { classicScript } from "./classic-script.mjs";
import { www } from "./paths.mjs";

/** @typedef {import("./hashed-files.mjs").Files} Files */

/**
 * The worker for exactly these files.
 *
 * @param {Files} files all that the page needs
 * @param {import("./hashed-files.mjs").HashedFiles} hashed those of them that a browser's cache can
 *   be trusted with
 */
export function serviceWorker(files, hashed) {
  const list = [...files].map(([url, content]) => {
    const digest = createHash("sha256").update(content).digest("base64");
    // `revision` names the content where the URL does not; `integrity` makes the browser refuse
    // anything else, as when a deployment is half done.
    const revision = hashed.files.has(url) ? null : digest;
    return { url, revision, integrity: `sha256-${digest}` };
  });
  return classicScript(join(www, "sw.js"), {
    define: {
      "self.__WB_MANIFEST": JSON.stringify(list),
      "process.env.NODE_ENV": '"production"', // leaves out workbox's log
    },
  });
}
