// @ts-check
import { h } from "./dom.js";
import { stringsFor } from "./language/strings.js";
import { HOME, formatHash } from "./route.js";

/**
 * @typedef {import("./types.d.ts").FullDeck} FullDeck
 * @typedef {import("./types.d.ts").Route} Route
 * @typedef {import("../pkg/types.d.ts").EntryHead} EntryHead
 * @typedef {import("../pkg/types.d.ts").LogRecord} LogRecord
 */

/**
 * What a context is made of.
 *
 * @typedef {object} Parts
 * @property {import("./types.d.ts").Host} host
 * @property {import("./types.d.ts").SearchDeck} deck
 * @property {import("./language/localizer.js").Localizer} localizer
 * @property {import("../element/router.js").Router} router
 * @property {() => Promise<void>} loadQuiz has the quiz in the deck as well
 * @property {(error: unknown) => void} onError shows what went wrong
 */

/** What every view is given: an open deck, the element around it, and ways to speak to both. */
export class Context {
  /** In deck order. @type {Map<string, EntryHead>} */
  entries;

  /** The review log, only ever appended to. @type {LogRecord[]} */
  log = [];

  /** Whether another deck has taken the place of this one: then it has nothing to say any more. */
  replaced = false;

  #onError;

  /** @param {Parts} parts */
  constructor({ host, deck, localizer, router, loadQuiz, onError }) {
    this.host = host;
    this.deck = deck;
    this.localizer = localizer;
    this.router = router;
    this.loadQuiz = loadQuiz;
    this.#onError = onError;
    this.strings = localizer.strings(stringsFor);
    this.info = deck.info();
    this.entries = new Map(deck.entries().map((head) => [head.id, head]));
  }

  /** The deck with its quiz; to be had after `loadQuiz`. */
  get fullDeck() {
    return /** @type {FullDeck} */ (this.deck);
  }

  /** Language of the deck, for `lang` on everything that comes out of it. */
  get language() {
    return this.info.language;
  }

  /**
   * A link to a route; the tabs follow it (see `data-to` there).
   *
   * @param {Partial<Route>} route
   * @param {Record<string, any>} attributes
   * @param {...(Node | string | null | false)} children
   */
  link(route, attributes, ...children) {
    const to = formatHash({ ...HOME, ...route });
    // Without an address it is no link to the browser: then these make it one to the reader.
    const how = { role: "link", tabindex: 0 };
    const link = h("a", { "data-to": to, ...how, ...attributes }, ...children);
    this.router.updateHref(link);
    return link;
  }

  /**
   * A link to an entry, by its title.
   *
   * @param {string} id
   */
  entryLink(id) {
    const title = this.entries.get(id)?.title ?? id;
    return this.link({ entry: id }, { lang: this.language }, title);
  }

  /** @param {string} id of a document */
  documentTitle(id) {
    return this.info.documents.find((document) => document.id === id)?.title ?? id;
  }

  /**
   * Runs what may fail inside the module; a failure is shown and sent, not thrown.
   *
   * @template T
   * @param {() => T} action
   * @returns {T | undefined}
   */
  attempt(action) {
    try {
      return action();
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  /** @param {unknown} error to be shown, unless the deck is no longer */
  fail(error) {
    if (!this.replaced) this.#onError(error);
  }
}

/** @param {string} entry an id, such as `trends/14` */
export function slugOf(entry) {
  return entry.slice(entry.lastIndexOf("/") + 1);
}
