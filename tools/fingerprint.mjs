// @ts-check
// One hash over files and words, to tell whether anything that a result depends on has changed.

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/**
 * The hash of every file in `inputs` and of the `words` beside them.
 *
 * Contents count, times do not: a checkout touches files that it does not change.
 *
 * @param {string[]} inputs files and folders; one that does not exist counts as empty
 * @param {string[]} words versions, flags
 * @returns {Promise<string>}
 */
export async function fingerprint(inputs, words) {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of await filesIn(input)) {
      hash
        .update(`${relative(input, file)}\0`)
        .update(await readFile(file))
        .update("\0");
    }
    hash.update("\0");
  }
  return hash.update(words.join("\0")).digest("hex");
}

/**
 * The files at or below a path, in an order that does not depend on the file system.
 *
 * @param {string} path
 * @returns {Promise<string[]>}
 */
export async function filesIn(path) {
  const found = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "ENOTDIR") return path;
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  if (typeof found === "string") return [found];
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
