// @ts-check
// The measuring itself, the same in Node and in a page: neither's modules are imported here.

/** @typedef {import("./engines/shared/stored.mjs").Peer} Peer */
/** @typedef {(query: string) => { id: string }[]} Search */
/** Opens a deck; what has to be fetched for it lies ready. @typedef {() => { search: Search, close: () => void }} Open */

/**
 * What Node and a page do each in its own way. Paths are those of the bench's site.
 *
 * @typedef {object} Host
 * @property {(path: string) => Promise<any>} module
 * @property {(path: string) => Promise<Uint8Array>} file
 * @property {(line: string) => void} progress
 */

/**
 * @typedef {object} Plan
 * @property {string[]} peers file names in `engines/`, without ending
 * @property {number[]} sizes entries of the decks; the first is the project's own deck
 * @property {string[]} queries whose answers by the first deck are wanted
 * @property {string[]} prefixes what stands in the search field, key by key, in a drawn order
 */

/**
 * Milliseconds.
 *
 * @typedef {object} Speed
 * @property {number} opening median
 * @property {number} p50
 * @property {number} p99
 * @property {number} prefixes how many were searched; fewer than there are where that takes too long
 */

/** @typedef {Record<string, { speeds: Record<number, Speed>, answers: string[][] }>} Measured */

/** What the widget's row is called. */
export const WIDGET = "study-widget";

/** Time for the searches of one engine in one deck; the fast ones do rounds, the slow ones a sample. */
const SEARCH_MS = 6_000;
/** Enough for a median that a busy machine does not move. */
const ROUNDS = 5;
/** The fewest prefixes that a percentile is read off, however long that takes. */
const SAMPLE = 30;
/** Until the engine of the language has optimised what it will. */
const WARM_UP_MS = 1_000;
/** Openings, and the time after which there are no more. */
const OPENINGS = 7;
const OPENING_MS = 1_500;

/**
 * Runs every engine over every deck.
 *
 * @param {Plan} plan
 * @param {Host} host
 */
export async function run(plan, host) {
  /** @type {Measured} */
  const measured = {};
  const widget = await widgetOpener(plan, host);
  measured[WIDGET] = await measure(WIDGET, widget, plan, host);
  for (const name of plan.peers) {
    const peer = await peerOpener(name, host);
    measured[name] = await measure(name, peer, plan, host);
  }
  return { measured, memory: await memory(plan, host) };
}

/**
 * The widget's module, through its public calls; the first deck is the one compiled into it.
 *
 * @param {Plan} plan
 * @param {Host} host
 * @returns {Promise<(size: number) => Promise<Open>>}
 */
async function widgetOpener({ sizes }, host) {
  const { Deck } = await freshModule("bench", host);
  const open = (/** @type {() => import("./entries.mjs").Deck} */ make) => () => {
    const deck = make();
    return {
      search: (/** @type {string} */ query) => deck.search(query, { limit: 10 }).hits,
      close: () => deck.free(),
    };
  };
  return async (size) => {
    if (size === sizes[0]) return open(() => Deck.bundled());
    const bytes = await host.file(deckPath(size));
    return open(() => Deck.fromBytes(bytes));
  };
}

/**
 * @param {string} name
 * @param {Host} host
 * @returns {Promise<(size: number) => Promise<Open>>}
 */
async function peerOpener(name, host) {
  /** @type {{ default: Peer }} */
  const { default: peer } = await host.module(`/engines/${name}.js`);
  const utf8 = new TextDecoder();
  return async (size) => {
    const bytes = await host.file(`/data/${size}/${name}.json`);
    return () => ({ search: peer.open(utf8.decode(bytes)), close: () => {} });
  };
}

/**
 * @param {string} name
 * @param {(size: number) => Promise<Open>} opener
 * @param {Plan} plan
 * @param {Host} host
 */
async function measure(name, opener, { sizes, queries, prefixes }, host) {
  /** @type {Record<number, Speed>} */
  const speeds = {};
  /** @type {string[][]} */
  let answers = [];
  for (const size of sizes) {
    host.progress(`${name}, ${size} entries`);
    const open = await opener(size);
    const opening = median(openings(open));
    const { search, close } = open();
    if (size === sizes[0]) answers = queries.map((query) => search(query).map(({ id }) => id));
    speeds[size] = { opening, ...searches(search, prefixes) };
    close();
  }
  return { speeds, answers };
}

/** @param {Open} open */
function openings(open) {
  const times = [];
  for (const end = performance.now() + OPENING_MS; times.length < OPENINGS;) {
    const start = performance.now();
    const { close } = open();
    times.push(performance.now() - start);
    close();
    if (performance.now() > end) break;
  }
  return times;
}

/**
 * Rounds over all prefixes for a fast engine, part of a round for a slow one.
 *
 * A prefix takes the median of its rounds: what else the machine does hits one of them, what a
 * query costs shows in all.
 *
 * @param {Search} search
 * @param {string[]} prefixes
 */
function searches(search, prefixes) {
  const mean = warmUp(search, prefixes);
  const affordable = Math.max(SAMPLE, Math.floor(SEARCH_MS / mean));
  const sample = prefixes.slice(0, affordable);
  const rounds = Math.min(ROUNDS, Math.max(1, Math.floor(affordable / sample.length)));
  const times = Array.from({ length: rounds }, () => timesOf(search, sample));
  const medians = sample.map((_, at) => median(times.map((round) => round[at] ?? NaN)));
  return { p50: quantile(medians, 0.5), p99: quantile(medians, 0.99), prefixes: sample.length };
}

/**
 * Until the engine of the language has optimised what it will; the mean of what it took.
 *
 * @param {Search} search
 * @param {string[]} prefixes
 */
function warmUp(search, prefixes) {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < WARM_UP_MS) {
    search(prefixes[done % prefixes.length] ?? "");
    done += 1;
  }
  return (performance.now() - start) / done;
}

/**
 * @param {Search} search
 * @param {string[]} queries
 */
function timesOf(search, queries) {
  return queries.map((query) => {
    const start = performance.now();
    search(query);
    return performance.now() - start;
  });
}

/** @param {number[]} times */
function median(times) {
  return quantile(times, 0.5);
}

/**
 * The smallest of the numbers that this share of them does not exceed.
 *
 * @param {number[]} numbers
 * @param {number} share above 0, up to 1
 */
function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

/**
 * By how much the module's memory grows when it opens the largest deck, and when it has answered
 * every query, in sizes of the deck. In a module of its own: memory once taken is not given back.
 *
 * @param {Plan} plan
 * @param {Host} host
 */
async function memory({ sizes, queries }, host) {
  const bytes = await host.file(deckPath(Math.max(...sizes)));
  const { Deck, memory } = await freshModule("memory", host);
  const before = memory.buffer.byteLength;
  const growth = () => (memory.buffer.byteLength - before) / bytes.length;
  const deck = Deck.fromBytes(bytes);
  const opened = growth();
  for (const query of queries) deck.search(query, { limit: 10 });
  return { opened, searched: growth() };
}

/**
 * The module with memory of its own.
 *
 * @param {string} name makes the URL another one, and so the module
 * @param {Host} host
 * @returns {Promise<{ Deck: typeof import("../../www/pkg/study_search.js").Deck, memory: WebAssembly.Memory }>}
 */
async function freshModule(name, host) {
  const { default: init, Deck } = await host.module(`/pkg/study_search.js?${name}`);
  const wasm = await host.file("/pkg/study_search_bg.wasm");
  const { memory } = await init({ module_or_path: wasm });
  return { Deck, memory };
}

/** @param {number} size */
function deckPath(size) {
  return `/data/${size}/notes.deck`;
}
