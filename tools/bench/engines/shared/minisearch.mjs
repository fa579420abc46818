// @ts-check
import MiniSearch from "minisearch";
import { documentsOf, FIELDS, LIMIT, pack, unpack, WEIGHTS } from "./stored.mjs";

/** @typedef {import("./stored.mjs").Document} Document */

/** Finished or not, and with a slip: what its documentation shows for searching as one types. */
export const AS_TYPED = { boost: WEIGHTS, prefix: true, fuzzy: 0.2 };

/**
 * @param {string} name
 * @param {(text: string) => string[]} tokenize
 * @param {(search: (query: string) => Document[], documents: Document[]) => (query: string) => Document[]} [extend]
 *   what else is done for a query
 * @returns {import("./stored.mjs").Peer}
 */
export function miniSearch(name, tokenize, extend = (search) => search) {
  const options = { fields: FIELDS, idField: "key", tokenize, searchOptions: AS_TYPED };
  return {
    name,
    store(entries) {
      const index = new MiniSearch(options);
      const documents = documentsOf(entries);
      index.addAll(documents);
      return pack(documents, index);
    },
    open(stored) {
      const { documents, index } = unpack(stored);
      const search = MiniSearch.loadJS(index, options);
      return extend((query) => shown(search.search(query), documents), documents);
    },
  };
}

/**
 * @param {{ id: number }[]} results
 * @param {Document[]} documents
 */
export function shown(results, documents) {
  return results.slice(0, LIMIT).flatMap(({ id }) => documents[id] ?? []);
}
