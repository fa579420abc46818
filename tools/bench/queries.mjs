// @ts-check
// Labelled queries: a file of them, one JSON object a line.
//
// A query has either graded labels (`relevant`), or the words it is about (`terms`), from which the
// labels are read off the deck: 3 where all of them stand in the title, 2 in a key point, 1 anywhere.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** @typedef {import("./entries.mjs").Entry} Entry */
/** @typedef {{ type: string, query: string, relevant: Map<string, number> }} Query */

const OWN = fileURLToPath(new URL("queries.jsonl", import.meta.url));
/** Queries about nothing in the deck are of this type. */
export const NONE = "none";

/**
 * The queries of the file named by `QUERIES`, or the project's own.
 *
 * @param {Entry[]} entries
 * @returns {Promise<Query[]>}
 */
export async function readQueries(entries) {
  const lines = (await readFile(process.env["QUERIES"] ?? OWN, "utf8")).split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => labelled(JSON.parse(line), entries));
}

/**
 * @param {{ type: string, query: string, relevant?: Record<string, number>, terms?: string[] }} row
 * @param {Entry[]} entries
 * @throws for a query that is about nothing in the deck and does not say so, or the other way round
 */
function labelled({ type, query, relevant, terms = [] }, entries) {
  const labels = relevant === undefined ? grades(terms, entries) : Object.entries(relevant);
  if ((labels.length === 0) !== (type === NONE)) {
    throw new Error(
      `${labels.length} entries are relevant to "${query}", which is of type ${type}`,
    );
  }
  return { type, query, relevant: new Map(labels) };
}

/**
 * @param {string[]} terms
 * @param {Entry[]} entries
 * @returns {[id: string, grade: number][]}
 */
function grades(terms, entries) {
  if (terms.length === 0) return [];
  return entries.flatMap((entry) => {
    const grade = Math.min(...terms.map((term) => gradeOf(term.toLowerCase(), entry)));
    return grade > 0 ? [[entry.id, grade]] : [];
  });
}

/** @param {string} term in small letters @param {Entry} entry */
function gradeOf(term, { title, keys, answer, rest }) {
  const has = (/** @type {string} */ text) => text.toLowerCase().includes(term);
  if (has(title)) return 3;
  if (keys.some(has)) return 2;
  return has(answer) || has(rest) ? 1 : 0;
}
