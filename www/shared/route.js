// @ts-check
// Routes as they stand behind the `#` of an address.

/** @typedef {import("./types.d.ts").Route} Route */

/** @type {Route} */
export const HOME = { view: "search", entry: "", query: "" };

/**
 * `#/entry/trends/14`, `#/search?q=…`, `#/search`, `#/quiz`, `#/progress`, and nothing else: all other
 * addresses are the page's, the empty one too, which `<a href="#">` leads to.
 *
 * @param {string} hash
 * @returns {Route | null} `null` when the address is not ours, such as `#contact`
 */
export function parseHash(hash) {
  const ours = /^#\/(?:(quiz|progress)|entry\/(.+)|search(\?q=.*)?)$/.exec(hash);
  if (!ours) return null;
  const [, view = "search", entry = "", query] = ours;
  return {
    view: /** @type {Route["view"]} */ (view),
    entry: decode(entry),
    query: new URLSearchParams(query).get("q") ?? "",
  };
}

/** @param {Route} route */
export function formatHash({ view, entry, query }) {
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
