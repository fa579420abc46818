// @ts-check
// Styles, and the views behind the first click: what is fetched beside the element's own script,
// once for all widgets of the page.
import { fetchStyles, fetchViews } from "./loader.js";
import { fill } from "../shared/dom.js";
import { complain } from "../shared/events.js";
import { codeOf, drawNotice } from "../shared/notice.js";
import { once } from "./memoize.js";
import { stringsFor } from "../shared/language/strings.js";

/**
 * @typedef {import("../shared/context.js").Study} Study
 * @typedef {typeof import("../element/views.js")} Views
 */

const fetchStyle = once(fetchStyles);

let give = (/** @type {[Views, string]} */ _fetched) => {};

/** The views and the text of their styles, when they come. @type {Promise<[Views, string]>} */
export const viewsCome = new Promise((resolve) => (give = resolve));

/** Documents cannot share what was constructed. @type {WeakMap<Document, CSSStyleSheet[]>} */
const sheetsOf = new WeakMap();

/**
 * What the shadow root of every widget in this document wears: its styles, and those of the views,
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
  viewsCome.then(([, later]) => views.replaceSync(later));
  sheetsOf.set(document, [own, views]);
  return [own, views];
}

/** The views behind the first click. Fails with an Error whose `code` is `missing-file`. */
export const loadViews = once(async (failed) => {
  const fetched = await fetchViews(failed);
  give(fetched);
  return fetched[0];
});

/** Has them fetched because they may soon be needed; whoever needs them hears of a failure. */
export function expectViews() {
  loadViews().catch(() => {});
}

/**
 * Fills a room with what needs the views. Until they are here it stays as it is.
 *
 * @param {HTMLElement} room
 * @param {Study} study
 * @param {(views: Views) => Node[] | Promise<Node[]>} draw
 * @param {() => void} [retry] what a reader can do when the views do not come
 */
export async function furnish(room, study, draw, retry = () => furnish(room, study, draw)) {
  try {
    fill(room, await draw(await loadViews()));
  } catch (error) {
    const sentence = await sentenceFor(codeOf(error), study.words);
    room.replaceChildren(drawNotice(study.text, sentence, retry));
    if (!study.retired) complain(study.host, error);
  }
}

/**
 * What is said about an error. The rarer sentences are fetched, but for the one about what cannot
 * be fetched.
 *
 * @param {string} code
 * @param {import("../shared/language/localizer.js").Words} words
 * @returns {Promise<string>}
 */
export async function sentenceFor(code, words) {
  const text = words.from(stringsFor);
  if (code === "missing-file") return text.missing;
  const views = await loadViews().catch(() => null);
  /** @type {Record<string, string>} */
  const sentences = views ? words.from(views.viewStringsFor).errors : {};
  return sentences[code] ?? text.failed;
}
