// @ts-check
// `./build.sh bench search`: quality and speed of search beside the libraries that people would
// pick otherwise: the same queries, in one process, in Node and in Chromium.

import { readFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { runInChromium } from "./chromium.mjs";
import { plainEntries } from "./entries.mjs";
import { readQueries } from "./queries.mjs";
import { seeded } from "./random.mjs";
import { LEGEND, memoryVerdict, quality, qualityTable, speedTable, verdicts } from "./report.mjs";
import { run, WIDGET } from "./run.mjs";
import { bundlePeers, deckOf, fileAt, store } from "./site.mjs";

/** Entries of the decks; the first is the one that is compiled into the module. */
const SIZES = [150, 1_500, 15_000];
const SEED = 1;

const { Deck, initSync } = await nodeModule("/pkg/study_search.js");
initSync({ module: await readFile(fileAt("/pkg/study_search_bg.wasm")) });

const load = loadavg()[0] ?? NaN;
const peers = await bundlePeers();
const entries = plainEntries(Deck.bundled());
const groups = new Map(entries.map(({ id, group }) => [id, group]));
const queries = await readQueries(entries);
for (const size of SIZES) await prepare(size);

const plan = {
  peers: [...peers.keys()],
  sizes: SIZES,
  queries: queries.map(({ query }) => query),
  prefixes: seeded(SEED).shuffled(queries.flatMap(({ query }) => prefixesOf(query))),
};
const inNode = await run(plan, { module: nodeModule, file: nodeFile, progress: progress("Node") });
const inChromium = await runInChromium(plan, progress("Chromium"));
await print();

/**
 * Decks and indexes of one size.
 *
 * @param {number} size
 */
async function prepare(size) {
  const isBundled = size === SIZES[0];
  const deck = isBundled ? Deck.bundled() : Deck.fromBytes(await deckOf(size));
  const own = plainEntries(deck);
  deck.free();
  for (const [name, peer] of peers) {
    progress("indexing")(`${name}, ${size} entries`);
    await store(name, peer, size, own);
  }
}

async function print() {
  const places = [
    { place: "Node", ...inNode },
    { place: "Chromium", ...inChromium },
  ];
  const bytes = new Map(await Promise.all([WIDGET, ...peers.keys()].map(bytesOf)));
  const scores = places.map(({ measured }) => scoresOf(measured));
  const rows = [WIDGET, ...peers.keys()].flatMap((name) =>
    places.map(({ place, measured }, at) => ({
      engine: label(name),
      place,
      quality: scores[at]?.get(label(name))?.all ?? NaN,
      speeds: measured[name]?.speeds ?? {},
      bytes: bytes.get(name) ?? NaN,
    })),
  );
  console.log(
    [
      `${queries.length} queries, ${plan.prefixes.length} prefixes.`,
      LEGEND,
      "",
      speedTable(rows, SIZES, plan.prefixes.length),
      "",
      "nDCG@10 by kind of query; of the kind none, the share answered with nothing:",
      "",
      qualityTable(scores[0] ?? new Map()),
      "",
      ...verdicts(rows, SIZES),
      ...places.map(({ place, memory }) => memoryVerdict(place, memory)),
      "",
      `Node ${process.versions.node}, Chromium ${inChromium.version}, ${cpus().length} cores, ` +
        `load before: ${load.toFixed(1)}.`,
    ].join("\n"),
  );
}

/** @param {import("./run.mjs").Measured} measured */
function scoresOf(measured) {
  const groupOf = (/** @type {string} */ id) => groups.get(id) ?? id;
  return new Map(
    Object.entries(measured).map(([name, { answers }]) => [
      label(name),
      quality(queries, answers, groupOf),
    ]),
  );
}

/** @param {string} name */
function label(name) {
  return peers.get(name)?.name ?? name;
}

/**
 * What has to be fetched to search the smallest deck.
 *
 * @param {string} name
 * @returns {Promise<[string, number]>}
 */
async function bytesOf(name) {
  const own = ["/pkg/study_search.js", "/pkg/study_search_bg.wasm"]; // with the deck in it
  const paths = name === WIDGET ? own : [`/engines/${name}.js`, `/data/${SIZES[0]}/${name}.json`];
  const contents = await Promise.all(paths.map((path) => readFile(fileAt(path))));
  // Node's brotli is of quality 11 unless told otherwise.
  return [name, contents.reduce((sum, content) => sum + brotliCompressSync(content).length, 0)];
}

/** What stands in the search field after each key. @param {string} query */
function prefixesOf(query) {
  const characters = Array.from(query);
  return characters.map((_, end) => characters.slice(0, end + 1).join(""));
}

/** @param {string} path a query behind it makes another module of the same file */
function nodeModule(path) {
  const [file = "", query] = path.split("?");
  const { href } = pathToFileURL(fileAt(file));
  return import(query === undefined ? href : `${href}?${query}`);
}

/** @param {string} path */
async function nodeFile(path) {
  return new Uint8Array(await readFile(fileAt(path)));
}

/** @param {string} where */
function progress(where) {
  return (/** @type {string} */ line) => console.error(`bench search: ${where}: ${line}`);
}
