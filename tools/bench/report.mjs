// @ts-check
// What was measured, as text.

import { NONE } from "./queries.mjs";
import { WIDGET } from "./run.mjs";
import { ndcg } from "./score.mjs";

/** @typedef {import("./queries.mjs").Query} Query */
/** @typedef {import("./run.mjs").Speed} Speed */

/**
 * @typedef {object} Row one engine in one place
 * @property {string} engine
 * @property {string} place Node or Chromium
 * @property {number} quality
 * @property {Record<number, Speed>} speeds by size of the deck
 * @property {number} bytes
 */

/** Below this quality speed is no merit: finding nothing is fast. */
const USABLE = 0.45;
/** Milliseconds that a keystroke's search may take at its slowest percent, by size of the deck. */
const SEARCH_BUDGET_MS = new Map([
  [150, 0.5],
  [15_000, 5],
]);
/** The same for opening a deck. */
const OPENING_BUDGET_MS = new Map([[15_000, 50]]);
/** Sizes of a deck that opening it may take in memory. */
const MEMORY_BUDGET = 3;

/** What the table of speeds shows. */
export const LEGEND = [
  "Search: p50 / p99 in ms over the prefixes, of each the median of its rounds; in brackets how many",
  "were searched, where all would take too long. Opening: ms for each size. Bytes: library, index",
  "and documents of the smallest deck, after brotli 11.",
].join("\n");

/**
 * Mean nDCG@10 of all queries that are about something, and by type; of the type `none` the share
 * that was answered with nothing.
 *
 * @param {Query[]} queries
 * @param {string[][]} answers ids for each query, best first
 * @param {(id: string) => string} groupOf
 */
export function quality(queries, answers, groupOf) {
  /** @type {Map<string, number[]>} */
  const byType = new Map();
  for (const [index, { type, relevant }] of queries.entries()) {
    const ids = answers[index] ?? [];
    const score = type === NONE ? Number(ids.length === 0) : ndcg(relevant, ids, groupOf);
    byType.set(type, [...(byType.get(type) ?? []), score]);
  }
  const scored = [...byType].filter(([type]) => type !== NONE).flatMap(([, scores]) => scores);
  return { all: mean(scored), types: new Map([...byType].map(([type, it]) => [type, mean(it)])) };
}

/** @param {number[]} numbers */
function mean(numbers) {
  return numbers.reduce((sum, it) => sum + it, 0) / numbers.length;
}

/**
 * @param {Row[]} rows
 * @param {number[]} sizes
 * @param {number} prefixes how many there are; where fewer were searched, the number is shown
 */
export function speedTable(rows, sizes, prefixes) {
  const searched = (/** @type {Speed | undefined} */ speed) => {
    if (speed === undefined) return "";
    const note = speed.prefixes < prefixes ? ` (${speed.prefixes})` : "";
    return `${ms(speed.p50)} / ${ms(speed.p99)}${note}`;
  };
  const head = ["engine", "in", "nDCG@10", ...sizes.map((size) => `${whole(size)} entries`)];
  const cells = rows.map(({ engine, place, quality, speeds, bytes }) => [
    ...[engine, place, quality.toFixed(3)],
    ...sizes.map((size) => searched(speeds[size])),
    sizes.map((size) => ms(speeds[size]?.opening ?? NaN)).join(" / "),
    whole(bytes),
  ]);
  return table([...head, "opening", "bytes"], cells);
}

/**
 * @param {Map<string, ReturnType<typeof quality>>} qualities of each engine
 */
export function qualityTable(qualities) {
  const types = [...([...qualities.values()][0]?.types.keys() ?? [])];
  const cells = [...qualities].map(([engine, { all, types: scores }]) => [
    ...[engine, all.toFixed(2)],
    ...types.map((type) => (scores.get(type) ?? NaN).toFixed(2)),
  ]);
  return table(["engine", "all", ...types], cells);
}

/**
 * How the widget stands to the other engines and to its budgets; what is not as it should be ends
 * in a word in capitals.
 *
 * @param {Row[]} rows
 * @param {number[]} sizes
 */
export function verdicts(rows, sizes) {
  return rows
    .filter(({ engine }) => engine === WIDGET)
    .flatMap((own) => {
      const usable = rows.filter(
        (it) => it.place === own.place && it.engine !== WIDGET && it.quality > USABLE,
      );
      return sizes.map(
        (size) => `${own.place}, ${whole(size)} entries: ${standing(own, usable, size)}`,
      );
    });
}

/**
 * @param {Row} own
 * @param {Row[]} peers
 * @param {number} size
 */
function standing(own, peers, size) {
  const p99 = (/** @type {Row | undefined} */ row) => row?.speeds[size]?.p99 ?? Infinity;
  const [fastest] = [...peers].sort((a, b) => p99(a) - p99(b));
  const rank = p99(own) <= p99(fastest) ? "" : " — NOT FIRST";
  return [
    against("search p99", p99(own), SEARCH_BUDGET_MS.get(size)),
    `next ${fastest?.engine ?? "none"} ${ms(p99(fastest))} ms${rank}`,
    against("opening", own.speeds[size]?.opening ?? NaN, OPENING_BUDGET_MS.get(size)),
  ].join("; ");
}

/**
 * @param {string} what
 * @param {number} figure milliseconds
 * @param {number} [budget]
 */
function against(what, figure, budget) {
  if (budget === undefined) return `${what} ${ms(figure)} ms`;
  return `${what} ${ms(figure)} ms of ${budget}${figure > budget ? " — ABOVE" : ""}`;
}

/**
 * @param {string} place
 * @param {{ opened: number, searched: number }} memory
 */
export function memoryVerdict(place, { opened, searched }) {
  const above = opened > MEMORY_BUDGET ? " — ABOVE" : "";
  return (
    `${place}, memory: opening the largest deck takes ${opened.toFixed(2)} × its size ` +
    `of ${MEMORY_BUDGET}${above}; ${searched.toFixed(2)} × after all queries`
  );
}

/**
 * A table in Markdown, numbers to the right.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const isText = head.map((_, column) => rows.every((row) => /^\p{L}/u.test(row[column] ?? "")));
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((it, column) => (isText[column] ? it.padEnd(widths[column] ?? 0) : it.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    isText[column] ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Three digits say all that such a figure knows. @param {number} milliseconds */
function ms(milliseconds) {
  return milliseconds.toLocaleString("en-US", {
    maximumSignificantDigits: milliseconds < 1 ? 2 : 3,
  });
}

/** @param {number} count */
function whole(count) {
  return count.toLocaleString("en-US");
}
