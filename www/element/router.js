// @ts-check
// The part of the address behind `#`, and which widget of the page may use it.

/**
 * Where a reader is. `entry` is "" when none is open; `query` is what stands in the search field.
 *
 * @typedef {{ view: "search" | "quiz" | "progress", entry: string, query: string }} Place
 */

/** @type {Place} */
export const HOME = { view: "search", entry: "", query: "" };

/**
 * `#/entry/trends/14`, `#/search?q=…`, `#/search`, `#/quiz`, `#/progress`, and nothing else: all other
 * addresses are the page's, the empty one too, which `<a href="#">` leads to.
 *
 * @param {string} hash
 * @returns {Place | null} `null` when the address is not ours, such as `#contact`
 */
export function parse(hash) {
  const ours = /^#\/(?:(quiz|progress)|entry\/(.+)|search(\?q=.*)?)$/.exec(hash);
  if (!ours) return null;
  const [, view = "search", entry = "", query] = ours;
  return {
    view: /** @type {Place["view"]} */ (view),
    entry: decode(entry),
    query: new URLSearchParams(query).get("q") ?? "",
  };
}

/** @param {Place} place */
export function format({ view, entry, query }) {
  if (view !== "search") return `#/${view}`;
  if (entry) return `#/entry/${encodeURI(entry)}`;
  // Half a character, which a field may hold for a moment, cannot be encoded.
  return query
    ? `#/search?q=${encodeURIComponent(query.replace(/[\ud800-\udfff]/gu, "\ufffd"))}`
    : "#/search";
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURI(text);
  } catch {
    return text; // a lone `%`, typed by hand: no entry has that name, and the reader is told so
  }
}

/**
 * The widgets that may use the address, in the order in which they were connected. It can name one
 * place only, so the first of them has it.
 *
 * @type {Address[]}
 */
const sharers = [];

/** One widget's hold on the address of the page. */
export class Address {
  #at;
  #follow;
  #changed;

  /** The step of the history that the reader is at. */
  #step = "";

  /**
   * Where the reader was at the steps that were left, for those whose address does not tell it.
   *
   * @type {Map<string, Place>}
   */
  #places = new Map();

  /**
   * @param {() => Place | undefined} at where the reader is
   * @param {(place: Place) => void} follow called when the reader goes back, forward or to a link
   * @param {() => void} changed called when places have got an address, or have none any more
   */
  constructor(at, follow, changed) {
    this.#at = at;
    this.#follow = follow;
    this.#changed = changed;
  }

  get owned() {
    return sharers[0] === this;
  }

  claim() {
    if (sharers.includes(this)) return;
    sharers.push(this);
    this.#step = thisStep();
    addEventListener("hashchange", this.#read);
    this.#changed();
  }

  release() {
    const index = sharers.indexOf(this);
    if (index < 0) return;
    sharers.splice(index, 1);
    removeEventListener("hashchange", this.#read);
    this.#changed();
    const [first] = sharers;
    if (first) first.#changed();
  }

  /** The place that the address names now; the start if it is none of ours. */
  get place() {
    return (this.owned && parse(location.hash)) || HOME;
  }

  /**
   * What a link to a place has as its `href`; `undefined` where places have no address.
   *
   * @param {string} hash
   */
  hrefOf(hash) {
    if (!this.owned) return undefined;
    // A page's `<base href>` counts also for links of a hash alone.
    const isBased = document.querySelector("base[href]");
    return isBased ? location.href.split("#", 1) + hash : hash;
  }

  /**
   * @param {Place} place
   * @param {"pushState" | "replaceState"} how whether the back button shall lead here
   */
  write(place, how) {
    const { hash, href } = location;
    const url = new URL(href);
    url.hash = format(place);
    if (!this.owned || url.href === href) return;
    this.#remember();
    // What the page has written is not ours to write over.
    const isOthers = href.includes("#") && !parse(hash);
    try {
      // Routers of the page keep their own notes in the state: leave them as they are.
      history[isOthers ? "pushState" : how](history.state, "", url);
    } catch {
      // Sandboxed frames and too many writes at once (Safari) refuse: the widget goes on without.
    }
    this.#step = thisStep();
  }

  /** @param {HashChangeEvent} event */
  #read = ({ oldURL }) => {
    if (!this.owned) return;
    const at = this.#remember();
    this.#step = thisStep();
    const place =
      parse(location.hash) ??
      this.#places.get(this.#step) ??
      // Before ours there was the start, also when the page was loaded anew since.
      (!location.href.includes("#") && parse(new URL(oldURL).hash) ? HOME : at);
    // Where the reader is already, nothing is drawn anew.
    if (place && (!at || format(place) !== format(at))) this.#follow(place);
  };

  /** Keeps where the reader is, for when the back button leads to this step. */
  #remember() {
    const at = this.#at();
    if (at && this.#step) this.#places.set(this.#step, at);
    return at;
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
