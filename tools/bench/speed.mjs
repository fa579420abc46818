// @ts-check
// `./build.sh bench`: the size table, and the speed of the module against its budgets.
//
// Node and Chromium share the engine that runs the module, so this is what a page sees, without the
// noise of one. Figures depend on the machine; compare them only with figures from the same one.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pkg } from "../paths.mjs";
import { measure, table } from "../sizes.mjs";
import { reportBanks } from "./bank.mjs";
import { reportCompiler } from "./compiler.mjs";

/** Milliseconds that one keystroke's search over 150 entries may take at its slowest percent. */
const SEARCH_BUDGET_MS = 0.5;
const SEARCH_AIM_MS = 0.1;

/** Rounds before measuring, until the engine has optimised what it will. */
const WARM_UP_ROUNDS = 3;
const ROUNDS = 20;
const OPENINGS = 50;
const BANKS = 10;
/** How far into a title people type before they see it; the longest queries cost most. */
const TYPED_LENGTH = 12;

const { initSync, Deck } = await import(pathToFileURL(join(pkg, "study_widget.js")).href);
initSync({ module: await readFile(join(pkg, "study_widget_bg.wasm")) });

console.log(table(await measure()));
console.log("");
report("opening the bundled deck", openings(), {});
report("a keystroke's search", searches(), { budget: SEARCH_BUDGET_MS, aim: SEARCH_AIM_MS });
report("the whole item bank, made and handed over", banks(), {});
await reportCompiler();
await reportBanks(Deck);

/** @returns {number[]} milliseconds, one for each opening */
function openings() {
  return Array.from({ length: OPENINGS }, () => timed(() => Deck.bundled().free()));
}

/** @returns {number[]} milliseconds, one for each deck that nothing was asked of before */
function banks() {
  return Array.from({ length: BANKS }, () => {
    const deck = Deck.bundled();
    const time = timed(() => deck.items());
    deck.free();
    return time;
  });
}

/** @returns {number[]} milliseconds, one for each keystroke */
function searches() {
  const deck = Deck.bundled();
  const queries = keystrokes(deck);
  const round = () => queries.map((query) => timed(() => deck.search(query)));
  for (let i = 0; i < WARM_UP_ROUNDS; i += 1) round();
  const times = Array.from({ length: ROUNDS }, round).flat();
  deck.free();
  return times;
}

/**
 * What stands in the search field after each key, when every title is typed from its start.
 *
 * @param {{ entries(): { title: string }[] }} deck
 */
function keystrokes(deck) {
  return deck.entries().flatMap(({ title }) => {
    const characters = Array.from(title).slice(0, TYPED_LENGTH);
    return characters.map((_, end) => characters.slice(0, end + 1).join(""));
  });
}

/** @param {() => void} action */
function timed(action) {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/**
 * @param {string} what
 * @param {number[]} times
 * @param {{ budget?: number, aim?: number }} limits of the 99th percentile
 */
function report(what, times, { budget, aim }) {
  const sorted = times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  const limits = budget === undefined ? "" : `; p99 may be ${budget} ms, aim ${aim} ms`;
  const verdict = budget !== undefined && at(0.99) > budget ? " — ABOVE" : "";
  const figures = `p50 ${at(0.5).toFixed(3)} ms, p99 ${at(0.99).toFixed(3)} ms`;
  console.log(`${what}: ${figures} (${times.length} runs${limits})${verdict}`);
}
