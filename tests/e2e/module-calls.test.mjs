// @ts-check
// Guards the manners of both modules towards JavaScript: whatever a page hands over, it gets an
// error with words and a code, and the deck goes on.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { dist } from "../../tools/paths.mjs";
import { scenario } from "./harness/scenario.mjs";

/** @param {string[]} urls of the glue and of the module */
async function callBadly([glue = "", module = ""]) {
  const { Deck, ...rest } = await import(glue);
  const { memory } = await rest.default({
    module_or_path: await (await fetch(module)).arrayBuffer(),
  });
  /** @type {string[]} */
  const faults = [];
  const deck = Deck.bundled();
  /** @type {(what: string, wanted: string, call: () => unknown) => void} */
  const refuses = (what, wanted, call) => {
    try {
      call();
      faults.push(`${what} is taken`);
    } catch (error) {
      const { name, code, message } = /** @type {any} */ (error);
      const words = !/null pointer|unreachable|is not a function|undefined \(/.test(message);
      const told = `${name} ${code}`;
      if (told !== wanted || !words) faults.push(`${what}: ${told}: ${message}`);
    }
  };
  const lone = "\ud83d";
  const long = "数".repeat(30_000_000);
  const noTexts = [undefined, null, 42, Number.NaN, 7n, true, {}, [], ["数据"], Symbol("数据")];
  noTexts.push(() => "", new Date(), Object.create(null), new Proxy({}, {}), new String("数据"));
  for (const value of noTexts) {
    const what = Object.prototype.toString.call(value);
    refuses(`search ${what}`, "TypeError bad-query", () => deck.search(value));
    refuses(`suggest ${what}`, "TypeError bad-query", () => deck.suggest(value));
    refuses(`entry ${what}`, "Error unknown-entry", () => deck.entry(value));
    refuses(`document ${what}`, "Error unknown-document", () => deck.document(value));
    refuses(`fromBytes ${what}`, "Error bad-deck", () => Deck.fromBytes(value));
    if (!deck.grade) continue;
    refuses(`grade ${what}`, "Error unknown-item", () => deck.grade(value, { choice: 0 }));
    refuses(`gradeText ${what}`, "Error bad-response", () => deck.gradeText("数据", value));
  }
  for (const id of ["", lone, long, "trends/", "/1", "trends/999", "toString", "__proto__"]) {
    refuses(`entry ${id.slice(0, 9)}`, "Error unknown-entry", () => deck.entry(id));
    refuses(`document ${id.slice(0, 9)}`, "Error unknown-document", () => deck.document(id));
    deck.search(id);
    deck.suggest(id);
  }
  for (const options of [42, "ten", true, 7n, Symbol("x"), { limit: "ten" }, { limit: 7n }]) {
    refuses("search options", "Error bad-options", () => deck.search("数据", options));
  }
  for (const limit of [null, undefined, -1, 0, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
    deck.search("数据", { limit });
    deck.suggest("数", limit);
  }
  for (const limit of ["ten", 7n, {}, true, Symbol("x")]) {
    refuses("a limit", "Error bad-options", () => deck.suggest("数", limit));
  }
  const arrays = [new Uint8Array(), new ArrayBuffer(8), new DataView(new ArrayBuffer(8))];
  for (const bytes of [...arrays, new Float64Array(9), { length: -1 }, { length: 4e9 }, "STUD"]) {
    refuses("fromBytes", "Error bad-deck", () => Deck.fromBytes(bytes));
  }
  if (deck.grade) {
    const [{ id }] = deck.items();
    for (const response of [undefined, null, 42, "0", {}, [], { choice: "0" }, { pairs: [1] }]) {
      refuses("response", "Error bad-response", () => deck.grade(id, response));
    }
    for (const expected of [undefined, null, 42, {}, [1]]) {
      refuses("expected", "Error bad-response", () => deck.gradeText(expected, "数据"));
    }
    for (const options of [42, "ten", { seed: "7" }, { types: "cloze" }, { types: [1] }]) {
      refuses("items", "Error bad-options", () => deck.items(options));
      refuses("session", "Error bad-options", () => deck.session(options));
    }
    refuses("session", "Error unknown-document", () => deck.session({ document: lone }));
  }
  deck.search("数据", { document: long });
  if (memory.buffer.byteLength > 1e8) faults.push("the memory grows with what it is handed");
  if (deck.search("数据").total === 0) faults.push("the deck does not go on");
  if (deck.search(`数${lone}据`).total !== deck.search("数据").total)
    faults.push("half of 💛 counts");
  deck.free();
  refuses("a freed deck", "Error freed-deck", () => deck.search("数据"));
  refuses("a freed deck", "Error freed-deck", () => deck.info());
  refuses("no deck", "Error freed-deck", () => new Deck().entries());
  const next = Deck.bundled();
  const limit = () => next.free();
  next.search("数据", Object.defineProperty({}, "limit", { get: limit }));
  refuses("a deck freed in use", "Error freed-deck", () => next.search("数据"));
  if (Deck.bundled().search("数据").total === 0) faults.push("no deck opens any more");
  return faults;
}

for (const module of /** @type {const} */ (["study_search", "study_widget"])) {
  scenario(`${module} answers with words and a code`, {}, async ({ page, url }) => {
    // As the element names it, and no page does.
    const names = await readdir(join(dist, "pkg"));
    const urls = [`^${module}-.*js$`, `^${module}_bg-.*wasm$`].map(
      (own) => `${url}pkg/${names.find((name) => name.match(own))}`,
    );
    assert.deepEqual(await page.evaluate(callBadly, urls), []);
  });
}
