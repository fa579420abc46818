// @ts-check
// Where the reader of one deck is: the only place that knows the query, the open entry and the view.
import { HOME } from "../shared/route.js";

/**
 * @typedef {import("../shared/types.d.ts").Route} Route
 * @typedef {import("../shared/types.d.ts").ViewName} ViewName
 */

export class Router {
  /** What stands in the search field, also while another view is shown: read and written by it. */
  query = "";

  /** Id of the entry that was opened last, to come back to. */
  lastEntry = "";

  /** The view that an open entry was reached from. */
  referrer = /** @type {ViewName} */ ("search");

  #history;
  #onEnter;

  /** Where the reader came to last; its query is the one that the history has. */
  #entered = HOME;

  /** Id of the entry that the search tab was left at; "" for the list. */
  #leftAt = "";

  /**
   * @param {import("./hash-history.js").HashHistory} history
   * @param {(route: Route, focus: boolean) => Promise<void> | void} onEnter shows a route
   */
  constructor(history, onEnter) {
    this.#history = history;
    this.#onEnter = onEnter;
  }

  /** Where the reader is; a query counts as soon as it is typed. */
  get route() {
    return { ...this.#entered, query: this.query };
  }

  /**
   * Leads to a route that the reader asked for; the back button leads back from it.
   *
   * @param {Route} route
   * @param {boolean} [focus] whether the keyboard moves there; not when it is busy elsewhere
   */
  go(route, focus = true) {
    this.#history.write(route, "pushState");
    this.enter(route, focus);
  }

  /**
   * Leads to a route that the history has already.
   *
   * @param {Route} route
   * @param {boolean} focus
   * @returns {Promise<void> | void} when it is shown
   */
  enter(route, focus) {
    if (route.entry) {
      if (!this.#entered.entry) this.referrer = this.#entered.view;
      this.lastEntry = route.entry;
    }
    if (route.view === "search") this.#leftAt = route.entry;
    if (isList(route)) this.query = route.query;
    this.#entered = route;
    return this.#onEnter(route, focus);
  }

  /**
   * Writes into the history what has been typed.
   *
   * @param {boolean} isAnother whether it is another query than the one before, which the back button
   *   then leads to, rather than the same one written out
   * @returns {boolean} whether there was anything to write
   */
  commitQuery(isAnother) {
    const before = this.#entered;
    if (!isList(before) || before.query === this.query) return false;
    this.#history.write(this.route, isAnother && before.query ? "pushState" : "replaceState");
    this.#entered = this.route;
    return true;
  }

  /**
   * Where a tab leads: to what was left there, and from an entry back to the list.
   *
   * @param {ViewName} view
   * @returns {Route}
   */
  routeOf(view) {
    if (view !== "search") return { ...HOME, view };
    const entry = this.#entered.view === view ? "" : this.#leftAt;
    return { ...HOME, entry, query: this.query };
  }

  /**
   * Sets the `href` of a link to its route, or takes it away where routes have no address.
   *
   * @param {HTMLAnchorElement} link with the hash of its route in `data-to`
   */
  updateHref(link) {
    const href = this.#history.hrefOf(link.dataset["to"] ?? "");
    if (href) link.href = href;
    else link.removeAttribute("href");
  }
}

/** @param {Route} route */
function isList({ view, entry }) {
  return view === "search" && !entry;
}
