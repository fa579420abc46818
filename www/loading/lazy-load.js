// @ts-check
// Styles, and the views behind the first click: what is fetched beside the element's own script,
// once for all widgets of the page.
import { setChildren } from "../shared/dom.js";
import { codeOf, reportError } from "../shared/errors.js";
import { stringsFor } from "../shared/language/strings.js";
import { renderNotice } from "../shared/notice.js";
import { fetchStyles, fetchViews } from "./loader.js";
import { memoize } from "./memoize.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("./views.d.ts").Views} Views
 */

const fetchStyle = memoize(fetchStyles);

let resolveViews = (/** @type {[Views, string]} */ _fetched) => {};

/** The views and the text of their styles, when they come. @type {Promise<[Views, string]>} */
export const viewsLoaded = new Promise((resolve) => (resolveViews = resolve));

/** Documents cannot share what was constructed. @type {WeakMap<Document, CSSStyleSheet[]>} */
const sheetsOf = new WeakMap();

/**
 * The style sheets of every widget in this document: those of the element, and those of the views,
 * which are filled in when these come.
 *
 * @param {Document} document
 */
export async function loadStyles(document) {
  const text = await fetchStyle();
  const { defaultView } = document;
  if (!defaultView) return []; // shown nowhere
  const known = sheetsOf.get(document);
  if (known) return known;
  const { CSSStyleSheet: Sheet } = /** @type {Window & typeof globalThis} */ (defaultView);
  const [own, views] = [new Sheet(), new Sheet()];
  own.replaceSync(text);
  viewsLoaded.then(([, viewStyles]) => views.replaceSync(viewStyles));
  sheetsOf.set(document, [own, views]);
  return [own, views];
}

/** The views behind the first click. Fails with an Error whose `code` is `missing-file`. */
export const loadViews = memoize(async (failed) => {
  const fetched = await fetchViews(failed);
  resolveViews(fetched);
  return fetched[0];
});

/** Has them fetched because they may soon be needed; whoever needs them hears of a failure. */
export function preloadViews() {
  loadViews().catch(() => {});
}

/**
 * Fills a container with what needs the views. Until they are here it stays as it is.
 *
 * @param {HTMLElement} container
 * @param {Context} context
 * @param {(views: Views) => Node[] | Promise<Node[]>} render
 * @param {() => void} [retry] what a reader can do when the views do not come
 */
export async function lazyRender(
  container,
  context,
  render,
  retry = () => lazyRender(container, context, render),
) {
  try {
    setChildren(container, await render(await loadViews()));
  } catch (error) {
    const message = await messageFor(codeOf(error), context.localizer);
    container.replaceChildren(renderNotice(context.strings, message, retry));
    if (!context.replaced) reportError(context.host, error);
  }
}

/**
 * What a reader is told about an error. The rarer sentences are fetched, but for the one about what
 * cannot be fetched.
 *
 * @param {string} code
 * @param {import("../shared/language/localizer.js").Localizer} localizer
 * @returns {Promise<string>}
 */
export async function messageFor(code, localizer) {
  const strings = localizer.strings(stringsFor);
  if (code === "missing-file") return strings.missing;
  const views = await loadViews().catch(() => null);
  /** @type {Record<string, string>} */
  const messages = views ? localizer.strings(views.viewStringsFor).errors : {};
  return messages[code] ?? strings.failed;
}
