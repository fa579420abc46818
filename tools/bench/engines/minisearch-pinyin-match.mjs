// @ts-check
import PinyinMatch from "pinyin-match";
import { miniSearch } from "./shared/minisearch.mjs";
import { LIMIT } from "./shared/stored.mjs";
import { bigrams } from "./shared/tokens.mjs";

export default miniSearch(
  "MiniSearch, bigrams, pinyin-match",
  bigrams,
  (search, documents) => (query) => {
    const hits = search(query);
    return hits.length > 0 ? hits : spelled(query, documents);
  },
);

/**
 * It keeps no index and reads every text for every query, so only where the index has nothing; in
 * titles first.
 *
 * @param {string} query
 * @param {import("./shared/stored.mjs").Document[]} documents
 */
function spelled(query, documents) {
  const found = new Set();
  for (const field of /** @type {const} */ (["title", "answer"])) {
    for (const document of documents) {
      if (found.size === LIMIT) return [...found];
      if (PinyinMatch.match(document[field], query)) found.add(document);
    }
  }
  return [...found];
}
