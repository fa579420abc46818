// @ts-check
// Guards the README: its lines of HTML make a widget, its module example runs, and its tables are
// those of custom-elements.json.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { root } from "../../tools/paths.mjs";
import { findAndOpen } from "./harness/reader.mjs";
import { scenario } from "./harness/scenario.mjs";

// Tables are padded for the eye; here a blank is a blank.
const readme = (await readFile(`${root}/README.md`, "utf8")).replace(/ {2,}/g, " ");

/**
 * The first block of code in a language.
 *
 * @param {string} language
 */
function block(language) {
  const found = new RegExp(`\n\`\`\`${language}\n(.*?)\n\`\`\``, "s").exec(readme);
  assert.ok(found?.[1], `the README has ${language}`);
  return found[1];
}

// The test's own page loads the script, so it is taken out of the lines and compared.
const [script = "", ...element] = block("html").split("\n");

scenario("the lines of HTML make a widget", { host: element.join("\n") }, async ({ page }) => {
  assert.match(script, /^<script type="module" src="study-widget\.js"><\/script>$/);
  await findAndOpen(page, "知识蒸馏");
});

test("the module example runs in Node and prints a title and a question", () => {
  const printed = execFileSync("node", ["--input-type=module", "-e", block("js")], { cwd: root });
  // A stem may have two lines, the first being the title of its question.
  const [title = "", ...stem] = String(printed).trim().split("\n");
  assert.match(title, /\p{Script=Han}/u);
  assert.ok(stem.length === 1 || stem.length === 2, stem.join("\n"));
  for (const line of stem) assert.match(line, /\p{Script=Han}/u);
});

test("every attribute, event, property and part has its row", async () => {
  const manifest = JSON.parse(await readFile(`${root}/custom-elements.json`, "utf8"));
  /** @type {{ declarations?: { tagName?: string }[] }[]} */
  const modules = manifest.modules;
  const element = modules.flatMap((module) => module.declarations ?? []).find((d) => d.tagName);
  for (const kind of ["attributes", "events", "cssProperties", "cssParts"]) {
    /** @type {{ name: string, description: string }[]} */
    const members = Reflect.get(element ?? {}, kind);
    assert.ok(members.length > 0);
    for (const { name, description } of members) {
      const row = `| \`${name}\` | ${description.replaceAll("|", "\\|")}`;
      assert.ok(readme.includes(row), `${kind}: ${name}`);
    }
  }
});
