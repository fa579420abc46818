// @ts-check
// Guards what a fresh clone gives. A copy of the project in another folder, with nothing but the
// tools' own caches in common, is built from nothing: the bytes of dist/ are those of this folder,
// where builds are incremental. Then the same copy is built around another deck.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { filesIn } from "../../tools/fingerprint.mjs";
import { dist, root } from "../../tools/paths.mjs";

/** Compiling everything, on two slow cores. */
const LIMIT_MS = 20 * 60_000;

const SMALL_DECK = join(root, "tests/e2e/fixtures/small-deck");

let clone = "";

before(async () => {
  // A blank in the name, because build scripts so often forget to expect one.
  clone = await mkdtemp(join(tmpdir(), "study clone "));
});
after(() => rm(clone, { recursive: true, force: true }));

test("another folder gives the same bytes", { timeout: LIMIT_MS }, async () => {
  for (const file of versioned()) await copyOf(file);
  build({});
  assert.deepEqual(await contents(join(clone, "dist")), await contents(dist));
});

test("STUDY_DECK builds around another deck", { timeout: LIMIT_MS }, async () => {
  // Relative to where the command is typed, which is not the project's folder.
  build({ STUDY_DECK: relative(tmpdir(), SMALL_DECK) });
  const deck = await bundledDeck(join(clone, "dist/pkg"));
  assert.equal(deck.info().title, "小题库");
});

/** The files that a commit of the present state would hold. */
function versioned() {
  const words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  return execFileSync("git", words, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
}

/** @param {string} file */
async function copyOf(file) {
  if (!(await stat(join(root, file)).catch(() => undefined))) return; // deleted, not yet committed
  await mkdir(dirname(join(clone, file)), { recursive: true });
  await cp(join(root, file), join(clone, file));
}

/** @param {Record<string, string>} environment */
function build(environment) {
  const env = { ...process.env, ...environment };
  // Where the caller has set one target folder for all, the two builds would share it.
  delete env["CARGO_TARGET_DIR"];
  const options = { cwd: tmpdir(), env };
  execFileSync(join(clone, "build.sh"), [], { ...options, stdio: ["ignore", "pipe", "pipe"] });
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
