// @ts-check
// What dist/ costs over the wire, part by part, against the budget of a first visit.
// Run by itself it prints the table and fails above the budget.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { dist } from "./paths.mjs";

/** Bytes after brotli that a first visit may cost. */
const BUDGET = 100_000;
/** Bytes we would like it to cost. */
const AIM = 80_000;

/** The parts of a first visit, and the files that belong to each. */
const FIRST_VISIT = Object.entries({
  page: /^(index\.html|page\.js|page\.css)$/,
  element: /^study-widget\.js$/,
  glue: /^pkg\/study_widget\.js$/,
  "wasm, with the deck": /^pkg\/study_widget_bg\.wasm$/,
  styles: /^(?!page\.).*\.css$/,
});

/** What is fetched only when a view is opened. */
const LATER = /^[^/]+-[\w-]{8}\.js$/;
/** What a browser fetches by itself, after the page or to install it. */
const BACKGROUND = /^(sw\.js|manifest\.webmanifest|icon.*)$/;
const SINGLE_FILE = /^study-widget\.html$/;

/** @typedef {{ part: string, raw: number, brotli: number }} Row */

/** The rows of the table, and the sum that the budget is about. */
export async function measure() {
  const files = await readdir(dist, { recursive: true });
  /** @type {(part: string, which: RegExp) => Promise<Row>} */
  const row = async (part, which) => {
    const contents = await Promise.all(
      files
        .map((file) => file.replaceAll("\\", "/"))
        .filter((file) => which.test(file))
        .map((file) => readFile(join(dist, file))),
    );
    return {
      part,
      raw: contents.reduce((sum, it) => sum + it.length, 0),
      brotli: contents.reduce((sum, it) => sum + brotli11(it), 0),
    };
  };
  const firstVisit = await Promise.all(FIRST_VISIT.map(([part, which]) => row(part, which)));
  const others = await Promise.all([
    row("views opened later", LATER),
    row("in the background", BACKGROUND),
    row("study-widget.html (single file)", SINGLE_FILE),
  ]);
  return { firstVisit, total: sumOf(firstVisit), others };
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
 * @param {Row[]} rows
 * @returns {Row}
 */
function sumOf(rows) {
  const sum = (/** @type {"raw" | "brotli"} */ what) => rows.reduce((all, it) => all + it[what], 0);
  return { part: "first visit", raw: sum("raw"), brotli: sum("brotli") };
}

/**
 * The table as text.
 *
 * @param {Awaited<ReturnType<typeof measure>>} measured
 */
export function table({ firstVisit, total, others }) {
  const line = (/** @type {Row} */ { part, raw, brotli }) =>
    `| ${part.padEnd(32)} | ${bytes(raw)} | ${bytes(brotli)} |`;
  return [
    `| ${"part of dist/".padEnd(32)} | ${"bytes".padStart(9)} | ${"brotli 11".padStart(9)} |`,
    `| ${"-".repeat(32)} | ${"-".repeat(8)}: | ${"-".repeat(8)}: |`,
    ...firstVisit.map(line),
    line({ ...total, part: `${total.part}, all of the above` }),
    ...others.map(line),
    "",
    `First visit: ${bytes(total.brotli).trim()} of ${bytes(BUDGET).trim()} bytes allowed, ${bytes(AIM).trim()} aimed at.`,
  ].join("\n");
}

/** @param {number} count */
function bytes(count) {
  return count.toLocaleString("en-US").padStart(9);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const measured = await measure();
  console.log(table(measured));
  if (measured.total.brotli > BUDGET) {
    console.error("Above the budget: look at the table for the part that grew.");
    process.exitCode = 1;
  }
}
