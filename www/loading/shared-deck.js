// @ts-check
// Decks that widgets of this page have open: a deck never changes, so widgets share it, and after a
// trap of the module it opens itself again.
import { fetchDeck, loadSearchModule, loadFullModule } from "./loader.js";
import { codeOf } from "../shared/errors.js";

/**
 * @typedef {import("../shared/types.d.ts").FullDeck} FullDeck
 * @typedef {import("./loader.js").SearchModule} Module the one that searches, or the whole
 * @typedef {{ shared: SharedDeck, close: () => void }} DeckHandle
 */

/** Those that are in use or on their way, by their URL. @type {Map<string, SharedDeck>} */
const cache = new Map();

/** URLs of those that could not be opened when they were last asked for. @type {Set<string>} */
const failed = new Set();

/** How often each module has trapped. @type {Map<Module, number>} */
const trapCounts = new Map();

/** Those that have to be started anew. @type {Set<Module>} */
const trapped = new Set();

/**
 * @param {string} url absolute, or "" for the deck inside the module
 * @param {SharedDeck} [last] the deck that was used before, to go on with if it is the one
 * @returns {DeckHandle} to be closed, whatever becomes of it
 */
export function openDeck(url, last) {
  const shared = cache.get(url) ?? (last?.url === url ? last : new SharedDeck(url));
  cache.set(url, shared);
  shared.users += 1;
  let open = true;
  return {
    shared,
    close() {
      if (open) shared.users -= 1;
      open = false;
      if (shared.users === 0) shared.dispose();
    },
  };
}

/**
 * A deck that is there whenever it is called: it opens itself, and opens itself again when it was
 * given back meanwhile, or when the module has lost it.
 */
export class SharedDeck {
  /** How many use it. */
  users = 0;

  /** Whether it has the quiz as well. */
  hasQuiz = false;

  /** Stands for the deck of the module that is open at the moment. */
  deck = /** @type {FullDeck} */ (
    new Proxy(Object({}), {
      get:
        (_, name) =>
        (/** @type {any[]} */ ...args) =>
          this.#call(name, args),
    })
  );

  /** @type {Module | undefined} */
  #module;
  /** @type {Uint8Array | null} */
  #bytes = null;
  /** @type {any} */
  #opened = null;
  /** How often the module had trapped when this was opened. */
  #trapCount = 0;

  /** @param {string} url */
  constructor(url) {
    this.url = url;
    /** Fails if there is no such deck. */
    this.ready = this.#start();
  }

  async #start() {
    try {
      const bytes = this.url ? fetchDeck(this.url, failed.delete(this.url)) : null;
      bytes?.catch(() => {}); // awaited below, after the module
      const module = await loadSearchModule();
      this.#bytes = await bytes;
      this.#module ??= module;
      if (this.users > 0) this.#call("info", []);
    } catch (error) {
      this.#evict(); // the next one to ask tries again
      failed.add(this.url);
      throw error;
    }
  }

  /** Has the quiz from now on, made of the very bytes that are searched. */
  async loadQuiz() {
    const module = await loadFullModule();
    if (this.#module !== module) this.#free();
    this.#module = module;
    this.hasQuiz = true;
  }

  /** Gives back what nobody uses now. */
  dispose() {
    this.#evict();
    this.#free();
  }

  #evict() {
    if (cache.get(this.url) === this) cache.delete(this.url);
  }

  #free() {
    // After a trap nothing can be freed, and nothing needs to be.
    try {
      if (this.#trapCount === trapCountOf(this.#module)) this.#opened?.free();
    } catch {
      // It has trapped for somebody else.
    }
    this.#opened = null;
  }

  #open() {
    const module = /** @type {Module} */ (this.#module);
    if (trapped.delete(module)) {
      module.restartAtNextCall();
      module.start(); // now, since arguments are written to the memory before a call is
    }
    const count = trapCountOf(module);
    if (!this.#opened || this.#trapCount !== count) {
      this.#trapCount = count;
      this.#opened = this.#bytes ? module.Deck.fromBytes(this.#bytes) : module.Deck.bundled();
    }
    return this.#opened;
  }

  /**
   * What the module says itself has a code. Anything else that comes out of it, a trap, is its end:
   * it is started anew and asked once more.
   *
   * @param {string | symbol} name
   * @param {any[]} args
   * @param {boolean} [last]
   * @returns {any}
   */
  #call(name, args, last = false) {
    try {
      return this.#open()[name](...args);
    } catch (error) {
      // No deck that was given back is called here: a freed one went with its module.
      if (!["unexpected", "freed-deck"].includes(codeOf(error))) throw error;
      const module = /** @type {Module} */ (this.#module);
      trapCounts.set(module, trapCountOf(module) + 1);
      trapped.add(module);
      if (!last) return this.#call(name, args, true);
      throw Object.assign(Object(error), { code: "module-stopped" });
    }
  }
}

/** @param {Module | undefined} module */
function trapCountOf(module) {
  return (module && trapCounts.get(module)) ?? 0;
}
