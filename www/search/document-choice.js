// @ts-check
// The document that a reader chose, for when the page is loaded anew: kept as long as its tab, if
// the widget may keep things at all. An author's own choice stands in an attribute and comes first.

/** @typedef {import("../shared/context.js").Study} Study */

/** @param {Study} study */
function keyOf({ host, info }) {
  return `study-document ${location.pathname} ${host.id} ${info.hash}`;
}

/**
 * @param {Study} study
 * @param {string} document "" for all
 */
export function choose(study, document) {
  const { host } = study;
  host.document = document;
  if (host.storage !== "local") return;
  try {
    sessionStorage.setItem(keyOf(study), document);
  } catch {
    // Sandboxed frames have none: the choice lasts as long as the page.
  }
}

/** @param {Study} study */
export function chooseAgain(study) {
  const { host } = study;
  if (host.storage !== "local" || host.hasAttribute("document")) return;
  try {
    const document = sessionStorage.getItem(keyOf(study));
    if (document) host.document = document;
  } catch {
    // As above.
  }
}
