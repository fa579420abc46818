// @ts-check
// Guards what a fresh clone gives. A copy of the project in another folder is built with nothing in
// common but what was downloaded, and crates of others that an earlier copy has compiled: the bytes of
// dist/ are those of this folder, where builds are incremental. Then the same copy is built around
// another deck.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { filesIn } from "../../tools/fingerprint.mjs";
import { dist, root, targetFolder } from "../../tools/paths.mjs";
import { copyProject } from "./harness/project-copy.mjs";

/** Compiling everything, on two slow cores. */
const LIMIT_MS = 20 * 60_000;

const SMALL_DECK = join(root, "tests/e2e/fixtures/small-deck");

/** A blank in the name, because build scripts so often forget to expect one. */
const CLONE = join(targetFolder(), "fresh clone/project");

/** Kept for the next time: what cargo compiles again is what lies in the copy, whose files are new. */
const TARGET = join(targetFolder(), "fresh clone/target");

before(async () => {
  await rm(CLONE, { recursive: true, force: true });
  await mkdir(CLONE, { recursive: true });
  await copyProject(CLONE);
});

test("another folder gives the same bytes", { timeout: LIMIT_MS }, async () => {
  build({});
  assert.deepEqual(await contents(join(CLONE, "dist")), await contents(dist));
});

test("STUDY_DECK builds around another deck", { timeout: LIMIT_MS }, async () => {
  // Relative to where the command is typed, which is not the project's folder.
  build({ STUDY_DECK: relative(tmpdir(), SMALL_DECK) });
  const deck = await bundledDeck(join(CLONE, "dist/pkg"));
  assert.equal(deck.info().title, "小题库");
});

/** @param {Record<string, string>} environment */
function build(environment) {
  const env = { ...process.env, ...environment, CARGO_TARGET_DIR: TARGET };
  const options = { cwd: tmpdir(), env };
  execFileSync(join(CLONE, "build.sh"), [], { ...options, stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * Each file's name and what tells its content from another; the content itself would flood the
 * report of a failure.
 *
 * @param {string} folder
 */
async function contents(folder) {
  const files = await filesIn(folder);
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      const hash = createHash("sha256").update(bytes).digest("hex");
      return `${relative(folder, file)}: ${bytes.length} bytes, sha256 ${hash}`;
    }),
  );
}

/** @param {string} folder of the module and its glue */
async function bundledDeck(folder) {
  const { initSync, Deck } = await import(pathToFileURL(join(folder, "study_widget.js")).href);
  initSync({ module: await readFile(join(folder, "study_widget_bg.wasm")) });
  return Deck.bundled();
}
