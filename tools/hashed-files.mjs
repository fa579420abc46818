// @ts-check
// Names that carry their content's hash. A file is only ever asked for by the content that its
// asker was built with, so two deployments never mix, whatever a cache holds of either.

import { createHash } from "node:crypto";
import { posix } from "node:path";

/** @typedef {Map<string, string | Uint8Array>} Files name below dist/ → content */

/** The files of a build that have such names, by which others know them under their own. */
export class HashedFiles {
  /** Names below dist/ → content. @type {Files} */
  files = new Map();

  /** Names below www/ → names below dist/. @type {Map<string, string>} */
  #names = new Map();

  /**
   * @param {string} name below www/
   * @param {string | Uint8Array} content
   */
  add(name, content) {
    const hash = createHash("sha256").update(content).digest("base64url").slice(0, 8);
    const { dir, name: stem, ext } = posix.parse(name);
    const hashed = posix.join(distFolder(dir), `${stem}-${hash}${ext}`);
    this.#names.set(name, hashed);
    this.files.set(hashed, content);
  }

  /**
   * A script that names files by `new URL("…", import.meta.url)`, which is how browsers, and bundlers
   * too, find what lies beside a script.
   *
   * @param {string} code
   * @param {string} folder of the script, below www/
   */
  inScript(code, folder) {
    const named = /(new URL\(\s*["'])([^"']+)(["'],\s*import\.meta\.url)/g;
    return code.replace(named, (_, before, name, after) => {
      const hashed = this.#names.get(posix.join(folder, name));
      if (hashed === undefined) throw new Error(`a script names ${name}, which is not there yet`);
      return before + posix.relative(distFolder(folder), hashed) + after;
    });
  }

  /**
   * A page or a manifest; what else it names by `href` or `src` keeps its name.
   *
   * @param {string} text
   */
  inText(text) {
    const named = /((?:href|src)"?[=:] ?")([^"]+)/g;
    return text.replace(named, (_, before, name) => before + (this.#names.get(name) ?? name));
  }
}

/**
 * The folders of www/ are for those who read it: only that of the module is public.
 *
 * @param {string} folder below www/
 */
function distFolder(folder) {
  return folder === "pkg" ? folder : "";
}
