// @ts-check
// What a page that searches with a library has to fetch besides it: the index, and the documents
// that hits are shown from.

/** @typedef {import("../../entries.mjs").Entry} Entry */
/** @typedef {{ key: number, id: string, title: string, answer: string, rest: string }} Document */

/**
 * A library, set up for Chinese as well as it lets itself be.
 *
 * @typedef {object} Peer
 * @property {string} name
 * @property {(entries: Entry[]) => string | Promise<string>} store done once, by whoever builds the page
 * @property {(stored: string) => (query: string) => Document[]} open best first, ten at most
 */

/** Hits shown at once. */
export const LIMIT = 10;

/** The fields of a document in the order of their weight, and the weight. */
export const WEIGHTS = { title: 3, answer: 1.5, rest: 1 };
export const FIELDS = Object.keys(WEIGHTS);

/**
 * Keys are positions: shorter in an index than ids.
 *
 * @param {Entry[]} entries
 * @returns {Document[]}
 */
export function documentsOf(entries) {
  return entries.map(({ id, title, answer, rest }, key) => ({ key, id, title, answer, rest }));
}

/** @param {Document[]} documents @param {unknown} [index] */
export function pack(documents, index) {
  return JSON.stringify({ documents, index });
}

/** @param {string} stored @returns {{ documents: Document[], index: any }} */
export function unpack(stored) {
  return JSON.parse(stored);
}
