// @ts-check
// Guards what dist/ gives away and what it may do: no path of the machine that built it, and
// nothing that turns text into code (`eval`, `new Function`), which strict pages forbid.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { relative } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { filesIn } from "../../tools/fingerprint.mjs";
import { dist, root } from "../../tools/paths.mjs";

const PATHS = [
  root,
  homedir(),
  process.env["CARGO_HOME"],
  "/.cargo/",
  "/.rustup/",
  "/registry/src/",
];

/** Every file as text, and what is packed inside the single file. */
async function contents() {
  const files = await filesIn(dist);
  const texts = await Promise.all(
    files.map(async (file) => {
      // One character a byte, so that text inside the module is found as well.
      const text = (await readFile(file)).toString("latin1");
      return [relative(dist, file), text + unpacked(text)];
    }),
  );
  return /** @type {[string, string][]} */ (texts);
}

/**
 * The modules that stand in a text as base64 of gzip.
 *
 * @param {string} text
 */
function unpacked(text) {
  const packed = text.match(/H4sI[\w+/]+=*/g) ?? [];
  return packed.map((it) => gunzipSync(Buffer.from(it, "base64")).toString("latin1")).join("");
}

test("the single file's module is looked into", async () => {
  const page = (await contents()).find(([name]) => name === "study-widget.html")?.[1] ?? "";
  assert.ok(page.includes("\0asm"));
});

test("no file holds a path of the build machine", async () => {
  for (const [name, text] of await contents()) {
    // A home folder of "/" or "/root" alone would be found in any text.
    const found = PATHS.filter((path) => path && path.length > 2 && text.includes(path));
    assert.deepEqual(found, [], name);
  }
});

test("no script turns text into code", async () => {
  for (const [name, text] of await contents()) {
    if (!/\.(js|html)$/.test(name)) continue;
    assert.doesNotMatch(text, /\beval\s*\(|\bnew\s+Function\b/, name);
  }
});
