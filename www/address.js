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
 * `#/entry/trends/14`, `#/search?q=…`, `#/quiz`, `#/progress`; "" is the start.
 *
 * @param {string} hash
 * @returns {Place | null} `null` when the address is not ours, such as `#contact`
 */
export function parse(hash) {
  if (hash === "" || hash === "#") return HOME;
  const [path = "", query] = hash.split("?", 2);
  const [, name, ...rest] = path.split("/");
  if (!hash.startsWith("#/")) return null;
  if (name === "quiz" || name === "progress") return { ...HOME, view: name };
  if (name === "entry") return { ...HOME, entry: decode(rest.join("/")) };
  if (name === "search") return { ...HOME, query: new URLSearchParams(query).get("q") ?? "" };
  return null;
}

/** @param {Place} place */
export function format({ view, entry, query }) {
  if (view !== "search") return `#/${view}`;
  if (entry) return `#/entry/${encodeURI(entry)}`;
  return query ? `#/search?q=${encodeURIComponent(query)}` : "";
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
 * The address can name one place only, so the widget that was connected first has it.
 *
 * @type {Address | null}
 */
let owner = null;

/** One widget's hold on the address of the page. */
export class Address {
  #follow;

  /** @param {(place: Place) => void} follow called when the reader goes back, forward or to a link */
  constructor(follow) {
    this.#follow = follow;
  }

  get owned() {
    return owner === this;
  }

  claim() {
    if (owner) return;
    owner = this;
    addEventListener("hashchange", this.#read);
  }

  release() {
    if (!this.owned) return;
    owner = null;
    removeEventListener("hashchange", this.#read);
  }

  /** The place that the address names now; the start if it is none of ours. */
  get place() {
    return (this.owned && parse(location.hash)) || HOME;
  }

  /**
   * @param {Place} place
   * @param {"pushState" | "replaceState"} how whether the back button shall lead here
   */
  write(place, how) {
    const url = new URL(location.href);
    url.hash = format(place);
    if (!this.owned || url.href === location.href) return;
    try {
      // Routers of the page keep their own notes in the state: leave them as they are.
      history[how](history.state, "", url);
    } catch {
      // Sandboxed frames and too many writes at once (Safari) refuse: the widget goes on without.
    }
  }

  #read = () => {
    const place = parse(location.hash);
    if (place) this.#follow(place);
  };
}
