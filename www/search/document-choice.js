// @ts-check
// The document that a reader chose, for when the page is loaded anew: kept as long as its tab, if
// the widget may keep things at all. An author's own choice stands in an attribute and comes first.

/** @typedef {import("../shared/context.js").Context} Context */

/** @param {Context} context */
function keyOf({ host, info }) {
  return `study-document ${location.pathname} ${host.id} ${info.hash}`;
}

/**
 * @param {Context} context
 * @param {string} document "" for all
 */
export function chooseDocument(context, document) {
  const { host } = context;
  host.document = document;
  if (host.storage !== "local") return;
  try {
    sessionStorage.setItem(keyOf(context), document);
  } catch {
    // Sandboxed frames have none: the choice lasts as long as the page.
  }
}

/** @param {Context} context */
export function restoreDocument(context) {
  const { host } = context;
  if (host.storage !== "local" || host.hasAttribute("document")) return;
  try {
    const document = sessionStorage.getItem(keyOf(context));
    if (document) host.document = document;
  } catch {
    // As above.
  }
}
