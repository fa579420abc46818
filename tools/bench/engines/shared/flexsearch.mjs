// @ts-check
import { Document } from "flexsearch";
import { documentsOf, FIELDS, LIMIT, pack, unpack } from "./stored.mjs";

/**
 * @param {string} name
 * @param {object} encoding how text becomes terms, for every field
 * @returns {import("./stored.mjs").Peer}
 */
export function flexSearch(name, encoding) {
  const index = FIELDS.map((field) => ({ field, tokenize: "forward", ...encoding }));
  const empty = () => new Document({ document: { id: "key", index } });
  return {
    name,
    async store(entries) {
      const search = empty();
      const documents = documentsOf(entries);
      for (const document of documents) search.add(document);
      /** @type {Record<string, string>} */
      const parts = {};
      await search.export((/** @type {string} */ part, /** @type {string} */ content) => {
        parts[part] = content;
      });
      return pack(documents, parts);
    },
    open(stored) {
      const { documents, index: parts } = unpack(stored);
      const search = empty();
      for (const part of Object.keys(parts)) search.import(part, parts[part]);
      return (query) => {
        const hits = found(search, query, false);
        // All terms of a query have to be there, else some: few hits beat none.
        return (hits.length > 0 ? hits : found(search, query, true)).flatMap(
          (it) => documents[it] ?? [],
        );
      };
    },
  };
}

/**
 * Positions, those with hits in the title first: it ranks within a field only.
 *
 * @param {any} search
 * @param {string} query
 * @param {boolean} suggest
 * @returns {number[]}
 */
function found(search, query, suggest) {
  /** @type {{ result: number[] }[]} */
  const fields = search.search(query, { limit: LIMIT, suggest });
  return [...new Set(fields.flatMap(({ result }) => result))].slice(0, LIMIT);
}
