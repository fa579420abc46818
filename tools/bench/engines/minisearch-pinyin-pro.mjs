// @ts-check
// Pinyin in the index: each name (title or key point) is also stored as it is read and by initials,
// from each of its characters on. Queries are read the same way, so that homophones match too.
import MiniSearch from "minisearch";
import { pinyin } from "pinyin-pro";
import { AS_TYPED, shown } from "./shared/minisearch.mjs";
import { documentsOf, FIELDS, pack, unpack } from "./shared/stored.mjs";
import { bigrams, isHan, runs } from "./shared/tokens.mjs";

/** Syllables in a term: longer than nearly all that people spell out. */
const SPELLED = 6;
/** Names by their sound weigh as much as by their letters. */
const SOUND_WEIGHTS = { titleSound: 3, keysSound: 2 };
const SOUNDS = Object.keys(SOUND_WEIGHTS);

const options = {
  fields: [...FIELDS, ...SOUNDS],
  idField: "key",
  tokenize: (/** @type {string} */ text, /** @type {string | undefined} */ field) =>
    field !== undefined && SOUNDS.includes(field) ? sounds(text) : bigrams(text),
};

/** @type {import("./shared/stored.mjs").Peer} */
export default {
  name: "MiniSearch, bigrams, pinyin-pro",
  store(entries) {
    const index = new MiniSearch(options);
    const documents = documentsOf(entries);
    index.addAll(
      documents.map((document, key) => ({
        ...document,
        titleSound: document.title,
        keysSound: entries[key]?.keys.join("\n") ?? "",
      })),
    );
    return pack(documents, index);
  },
  open(stored) {
    const { documents, index } = unpack(stored);
    const search = MiniSearch.loadJS(index, options);
    return (query) => shown(search.search(asWrittenOrRead(query)), documents);
  },
};

/** @param {string} query */
function asWrittenOrRead(query) {
  const written = { ...AS_TYPED, queries: [query], fields: FIELDS };
  const read = syllables(query.replace(/\s/gu, "")).join("").toLowerCase();
  // One letter begins half of all names.
  if (!/^[a-z]{2,}$/u.test(read)) return written;
  const whole = (/** @type {string} */ text) => [text];
  const sound = { queries: [read], fields: SOUNDS, boost: SOUND_WEIGHTS, prefix: true };
  return { combineWith: "OR", queries: [written, { ...sound, tokenize: whole }] };
}

/** @param {string} text @returns {string[]} */
function sounds(text) {
  const terms = runs(text)
    .filter(isHan)
    .flatMap((run) => {
      const read = syllables(run);
      const tails = read.map((_, start) => read.slice(start, start + SPELLED));
      return tails.flatMap((tail) => [tail.join(""), tail.map((syllable) => syllable[0]).join("")]);
    });
  return [...new Set(terms)];
}

/** @param {string} text @returns {string[]} */
function syllables(text) {
  return pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive", v: true });
}
