// @ts-check
// Guards what build.sh tells people: where it serves, what to do when a port is taken, a tool is
// missing or a command is mistyped.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../tools/paths.mjs";
import { listen } from "../../tools/static-files.mjs";
import { copyProject, shareMade } from "./harness/project-copy.mjs";
import { until } from "./harness/until.mjs";

const BUILD = join(root, "build.sh");
/** A build in which nothing changed comes first; it takes seconds. */
const START_MS = 60_000;

/** Where `serve` may make dist/ anew, which the project's own is not to be while others test it. */
let copy = "";

before(async () => {
  copy = await mkdtemp(join(tmpdir(), "study-copy-"));
  await copyProject(copy);
  await shareMade(copy);
});
after(() => rm(copy, { recursive: true }));

test("serve prints an address that answers with the page and the module", async () => {
  const child = spawn(join(copy, "build.sh"), ["serve", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  try {
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (printed += text));
    const find = () => /http:\/\/\S+/.exec(printed)?.[0];
    const address = await until(find, "an address", START_MS);
    const page = await fetch(address);
    assert.match(await page.text(), /<study-widget/);
    const module = await fetch(new URL("pkg/study_widget_bg.wasm", address));
    assert.equal(module.headers.get("content-type"), "application/wasm");
  } finally {
    child.kill();
    await gone;
  }
});

test("serve refuses a port that is taken, and says so", async () => {
  const other = createServer();
  const port = await listen(other, 0);
  const words = ["serve", String(port)];
  const { status, stderr } = spawnSync(join(copy, "build.sh"), words, { encoding: "utf8" });
  other.close();
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`Port ${port} is taken`));
});

test("a mistyped command prints the ones there are", () => {
  const { status, stderr } = spawnSync(BUILD, ["tset"], { encoding: "utf8" });
  assert.equal(status, 2);
  for (const command of ["serve [port]", "test", "lint", "bench"]) {
    assert.ok(stderr.includes(`./build.sh ${command}`), command);
  }
});

test("a missing tool is named with its purpose and the way to get it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "study-path-"));
  // All that the script itself needs, and no Rust.
  for (const tool of ["bash", "dirname"]) await symlink(`/usr/bin/${tool}`, join(folder, tool));
  const { status, stderr } = spawnSync(BUILD, [], { encoding: "utf8", env: { PATH: folder } });
  await rm(folder, { recursive: true });
  assert.equal(status, 1);
  assert.match(stderr, /Rust is missing/);
  assert.match(stderr, /needed for: /);
  assert.match(stderr, /to install: /);
});

test("a deck folder that is not there is named", () => {
  const env = { ...process.env, STUDY_DECK: "no/such/folder" };
  const { status, stderr } = spawnSync(BUILD, [], { encoding: "utf8", env });
  assert.equal(status, 1);
  assert.match(stderr, /STUDY_DECK=no\/such\/folder/);
});
