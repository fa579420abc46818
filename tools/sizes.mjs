// @ts-check
// What dist/ costs over the wire, part by part, against the budget of a first visit.
// Run by itself it prints the table and fails above the budget.

import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { filesIn } from "./fingerprint.mjs";
import { dist } from "./paths.mjs";

/**
 * Bytes after brotli that a first visit may cost: 100,000, and what mended faults may cost. The next
 * change to search has to win that back.
 */
const BUDGET = 104_000;
/** Bytes we would like it to cost. */
const AIM = 80_000;

/** What everyone fetches who comes to the page for the first time. */
const FIRST_VISIT = new Map([
  ["page", /^(index\.html|page-.{8}\.(js|css))$/],
  ["element", /^study-widget\.js$/],
  ["glue", /^pkg\/study_search-.{8}\.js$/],
  ["wasm that searches, with the deck", /^pkg\/study_search_bg-.{8}\.wasm$/],
  ["styles", /^style-.{8}\.css$/],
]);

/** What is fetched by some, or later, or by no page at all. */
const OTHERS = new Map([
  ["views opened later", /^views-.{8}\.(js|css)$/],
  ["glue and whole wasm, for quizzes", /^pkg\/study_widget(-.{8}\.js|_bg-.{8}\.wasm)$/],
  ["the same under public names", /^pkg\/study_widget(\.js|_bg\.wasm)$/],
  ["fetched by the browser itself", /^(sw\.js|manifest-.{8}\.webmanifest|icon-.*)$/],
  ["types, for editors", /\.d\.ts$/],
  ["study-widget.html (single file)", /^study-widget\.html$/],
]);

/** Of the table's first column. */
const WIDTH = 33;

/** @typedef {{ part: string, raw: number, brotli: number }} Row */

/** The rows of the table, and the sum that the budget is about. */
export async function measure() {
  const files = (await filesIn(dist)).map((file) => ({ file, part: partOf(relative(dist, file)) }));
  /** @param {string} part */
  const row = async (part) => {
    const own = files.filter((it) => it.part === part);
    const contents = await Promise.all(own.map(({ file }) => readFile(file)));
    return { part, raw: sum(contents, ({ length }) => length), brotli: sum(contents, brotli11) };
  };
  const firstVisit = await Promise.all([...FIRST_VISIT.keys()].map(row));
  const others = await Promise.all([...OTHERS.keys()].map(row));
  const total = {
    part: "first visit, all of the above",
    raw: sum(firstVisit, ({ raw }) => raw),
    brotli: sum(firstVisit, ({ brotli }) => brotli),
  };
  return { firstVisit, total, others };
}

/**
 * The part of the table that a file is counted in.
 *
 * @param {string} name below dist/, with either kind of slash
 * @throws for a file in no part: nothing may grow unseen
 */
function partOf(name) {
  const parts = [...FIRST_VISIT, ...OTHERS];
  const found = parts.find(([, which]) => which.test(name.replaceAll("\\", "/")));
  if (found === undefined) throw new Error(`dist/${name} is in no part of the size table`);
  return found[0];
}

/**
 * Whether the budget of a first visit counts this file.
 *
 * @param {string} name below dist/
 */
export function isFirstVisit(name) {
  return FIRST_VISIT.has(partOf(name));
}

/**
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => number} size
 */
function sum(things, size) {
  return things.reduce((all, thing) => all + size(thing), 0);
}

/** @param {Buffer} content */
function brotli11(content) {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  }).length;
}

/**
 * The table as text.
 *
 * @param {Awaited<ReturnType<typeof measure>>} measured
 */
export function table({ firstVisit, total, others }) {
  const line = (/** @type {(string | number)[]} */ [part = "", ...figures]) =>
    `| ${String(part).padEnd(WIDTH)} | ${figures.map((it) => bytes(it).padStart(9)).join(" | ")} |`;
  const row = (/** @type {Row} */ { part, raw, brotli }) => line([part, raw, brotli]);
  return [
    line(["part of dist/", "bytes", "brotli 11"]),
    line(["-".repeat(WIDTH), "--------:", "--------:"]),
    ...[...firstVisit, total, ...others].map(row),
    "",
    `First visit: ${bytes(total.brotli)} bytes; ${bytes(BUDGET)} allowed, ${bytes(AIM)} aimed at.`,
  ].join("\n");
}

/** @param {string | number} count */
function bytes(count) {
  return count.toLocaleString("en-US");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const measured = await measure();
  console.log(table(measured));
  if (measured.total.brotli > BUDGET) {
    console.error("Above the budget: look at the table for the part that grew.");
    process.exitCode = 1;
  }
}
