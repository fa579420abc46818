// @ts-check
import Fuse from "fuse.js";
import { documentsOf, LIMIT, pack, unpack, WEIGHTS } from "./shared/stored.mjs";

const keys = Object.entries(WEIGHTS).map(([name, weight]) => ({ name, weight }));
// Where in a text a word stands and how long the text is say little about these notes.
const options = { keys, ignoreLocation: true, ignoreFieldNorm: true };

/** @type {import("./shared/stored.mjs").Peer} */
export default {
  name: "Fuse",
  store(entries) {
    const documents = documentsOf(entries);
    return pack(documents, Fuse.createIndex(keys, documents));
  },
  open(stored) {
    const { documents, index } = unpack(stored);
    const search = new Fuse(documents, options, Fuse.parseIndex(index));
    return (query) =>
      search
        .search(query, { limit: LIMIT })
        .map((/** @type {{ item: import("./shared/stored.mjs").Document }} */ { item }) => item);
  },
};
