// @ts-check
// The part of the address behind `#`, and which widget of the page may use it.
import { HOME, formatHash, parseHash } from "../shared/route.js";

/** @typedef {import("../shared/types.d.ts").Route} Route */

/**
 * The widgets that may use the address, in the order in which they were connected. It can name one
 * route only, so the first of them has it.
 *
 * @type {HashHistory[]}
 */
const claims = [];

/** One widget's hold on the address of the page. */
export class HashHistory {
  #current;
  #onNavigate;
  #onOwnerChange;

  /** The step of the history that the reader is at. */
  #step = "";

  /**
   * Where the reader was at the steps that were left, for those whose address does not tell it.
   *
   * @type {Map<string, Route>}
   */
  #routes = new Map();

  /**
   * @param {() => Route | undefined} current where the reader is
   * @param {(route: Route) => void} onNavigate called when the reader goes back, forward or to a link
   * @param {() => void} onOwnerChange called when routes have got an address, or have none any more
   */
  constructor(current, onNavigate, onOwnerChange) {
    this.#current = current;
    this.#onNavigate = onNavigate;
    this.#onOwnerChange = onOwnerChange;
  }

  get #isOwner() {
    return claims[0] === this;
  }

  claim() {
    if (claims.includes(this)) return;
    claims.push(this);
    this.#step = thisStep();
    addEventListener("hashchange", this.#read);
    this.#onOwnerChange();
  }

  release() {
    const index = claims.indexOf(this);
    if (index < 0) return;
    claims.splice(index, 1);
    removeEventListener("hashchange", this.#read);
    this.#onOwnerChange();
    const [first] = claims;
    if (first) first.#onOwnerChange();
  }

  /** The route that the address names now; the start if it is none of ours. */
  get route() {
    return (this.#isOwner && parseHash(location.hash)) || HOME;
  }

  /**
   * What a link has as its `href`; `undefined` where routes have no address.
   *
   * @param {string} hash
   */
  hrefOf(hash) {
    if (!this.#isOwner) return undefined;
    // A page's `<base href>` counts also for links of a hash alone.
    const isBased = document.querySelector("base[href]");
    return isBased ? location.href.split("#", 1) + hash : hash;
  }

  /**
   * @param {Route} route
   * @param {"pushState" | "replaceState"} method whether the back button shall lead here
   */
  write(route, method) {
    const { hash, href } = location;
    const url = new URL(href);
    url.hash = formatHash(route);
    if (!this.#isOwner || url.href === href) return;
    this.#remember();
    // What the page has written is not ours to write over.
    const isOthers = href.includes("#") && !parseHash(hash);
    try {
      // Routers of the page keep their own notes in the state: leave them as they are.
      history[isOthers ? "pushState" : method](history.state, "", url);
    } catch {
      // Sandboxed frames and too many writes at once (Safari) refuse: the widget goes on without.
    }
    this.#step = thisStep();
  }

  /** @param {HashChangeEvent} event */
  #read = ({ oldURL }) => {
    if (!this.#isOwner) return;
    const current = this.#remember();
    this.#step = thisStep();
    const route =
      parseHash(location.hash) ??
      this.#routes.get(this.#step) ??
      // Before ours there was the start, also when the page was loaded anew since.
      (!location.href.includes("#") && parseHash(new URL(oldURL).hash) ? HOME : current);
    // Where the reader is already, nothing is rendered anew.
    if (route && (!current || formatHash(route) !== formatHash(current))) this.#onNavigate(route);
  };

  /** Keeps where the reader is, for when the back button leads to this step. */
  #remember() {
    const current = this.#current();
    if (current && this.#step) this.#routes.set(this.#step, current);
    return current;
  }
}

/**
 * What tells this step of the history from the others. Without the Navigation API (Firefox before
 * 147, Safari before 26.2) that is known of those without any `#` alone: no link leads there, only
 * the way back.
 */
function thisStep() {
  const { href } = location;
  return globalThis.navigation?.currentEntry?.key ?? (href.includes("#") ? "" : href);
}
