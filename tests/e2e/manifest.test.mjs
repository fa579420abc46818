// @ts-check
// Guards custom-elements.json: it says what the running class and the sources have, no more, no
// less.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../tools/paths.mjs";
import { scenario } from "./harness/scenario.mjs";

const manifest = JSON.parse(await readFile(join(root, "custom-elements.json"), "utf8"));
/** @type {any} */
const element = manifest.modules
  .flatMap((/** @type {any} */ it) => it.declarations ?? [])
  .find((/** @type {any} */ it) => it.tagName === "study-widget");

/** @param {{ name: string }[]} list */
const names = (list) => list.map(({ name }) => name).toSorted();

/** The text of every source whose name ends with `ending`. @param {string} ending */
async function sources(ending) {
  const folder = join(root, "www");
  const files = await readdir(folder, { recursive: true });
  const own = files.filter((file) => file.endsWith(ending) && !file.startsWith("pkg"));
  const texts = await Promise.all(own.map((file) => readFile(join(folder, file), "utf8")));
  return texts.join("\n");
}

scenario("its attributes and members are those of the class", {}, async ({ page }) => {
  await page.getByRole("tablist").waitFor();
  const { attributes, accessors } = await page.evaluate(() => {
    const Widget = /** @type {any} */ (customElements.get("study-widget"));
    const own = [];
    for (let it = Widget.prototype; it !== HTMLElement.prototype; it = Object.getPrototypeOf(it)) {
      own.push(...Object.entries(Object.getOwnPropertyDescriptors(it)));
    }
    return {
      attributes: /** @type {string[]} */ (Widget.observedAttributes),
      accessors: [...new Set(own.filter(([, it]) => it.get && it.set).map(([name]) => name))],
    };
  });
  assert.deepEqual(names(element.attributes), attributes.toSorted());
  // `lang` is every element's.
  assert.deepEqual(names(element.members), [...accessors, "lang"].toSorted());
});

scenario("its defaults are those of the class", {}, async ({ page }) => {
  for (const { name, default: value } of element.attributes) {
    const read = await page.evaluate(
      (property) => /** @type {any} */ (document.createElement("study-widget"))[property],
      name,
    );
    assert.equal(JSON.stringify(read), value, name);
  }
});

test("its events are those that are sent", async () => {
  const sent = (await sources(".js")).matchAll(/dispatch\([^"]*"(study-[a-z]+)"/g);
  const found = new Set([...sent].map(([, name]) => name ?? ""));
  assert.deepEqual(names(element.events), [...found].toSorted());
});

test("its parts are those that are there", async () => {
  const parts = (await sources(".js")).matchAll(/\bpart: "([a-z]+)"/g);
  const found = new Set([...parts].map(([, name]) => name ?? ""));
  assert.deepEqual(names(element.cssParts), [...found].toSorted());
});

test("its custom properties are those of the styles", async () => {
  const found = new Set((await sources(".css")).match(/--study-[a-z-]+/g));
  assert.deepEqual(names(element.cssProperties), [...found].toSorted());
});
