// @ts-check
import UFuzzy from "@leeoniya/ufuzzy";
import { documentsOf, FIELDS, LIMIT, pack, unpack } from "./shared/stored.mjs";

/** Its documentation's settings for scripts beyond Latin, and one slip a term. */
const options = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: "\\p{Ll}\\p{Lu}",
  intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
};
/**
 * Terms in any order, ranked only where there is one: ranking every order of several is slower and
 * of less quality here.
 */
const OUT_OF_ORDER = 1;
/** Rank however many match: beyond this number it gives them as they stand. */
const RANKED = Infinity;

/** @type {import("./shared/stored.mjs").Peer} */
export default {
  name: "uFuzzy",
  store: (entries) => pack(documentsOf(entries)), // it has no index
  open(stored) {
    const { documents } = unpack(stored);
    const texts = documents.map((document) =>
      FIELDS.map((field) => Reflect.get(document, field)).join("\n"),
    );
    const search = new UFuzzy(options);
    return (query) => {
      const [matches, info, order] = search.search(texts, query, OUT_OF_ORDER, RANKED);
      // Without an order there are no matches, or several terms.
      /** @type {number[]} */
      const best = order?.map((/** @type {number} */ at) => info.idx[at]) ?? matches ?? [];
      return best.slice(0, LIMIT).flatMap((it) => documents[it] ?? []);
    };
  },
};
