// @ts-check
// The project in another folder, for tests that build: nothing else may look at what they make.

import { execFileSync } from "node:child_process";
import { cp, mkdir, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { nodeModules, root } from "../../../tools/paths.mjs";

/**
 * Copies what a commit of the present state would hold.
 *
 * @param {string} folder
 * @param {string} [part] a folder of the project; all of it where absent
 */
export async function copyProject(folder, part = ".") {
  for (const file of versioned(part)) {
    if (!(await stat(join(root, file)).catch(() => undefined))) continue; // deleted, not committed
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file));
  }
}

/**
 * Gives a copy what the project has installed and compiled, so that only dist/ is left to be made.
 *
 * @param {string} folder
 */
export async function shareMade(folder) {
  await symlink(nodeModules, join(folder, "node_modules"));
  await cp(join(root, "www/pkg"), join(folder, "www/pkg"), { recursive: true });
}

/** @param {string} part */
function versioned(part) {
  const words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", part];
  return execFileSync("git", words, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
}
