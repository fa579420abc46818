// @ts-check
// Styles, and the views behind the first click: what is fetched beside the element's own script,
// once for all widgets of the page.
import { fetchStyles, fetchViews } from "./assets.js";
import { complain } from "./events.js";
import { codeOf, drawNotice } from "./notice.js";
import { once } from "./once.js";

/**
 * @typedef {import("./strings.js").Strings} Strings
 * @typedef {import("./study.js").Study} Study
 * @typedef {typeof import("./views.js")} Views
 */

/** The styles of every widget's shadow root. */
export const loadStyles = once(async (failed) =>
  new CSSStyleSheet().replace(await fetchStyles(failed)),
);

/** Worn by every widget from the start, and filled when the views come. */
export const viewStyles = new CSSStyleSheet();

/** The views behind the first click. Fails with an Error whose `code` is `missing-file`. */
export const loadViews = once(async (failed) => {
  const [views, styles] = await fetchViews(failed);
  await viewStyles.replace(styles);
  return views;
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
    room.replaceChildren(...(await draw(await loadViews())));
  } catch (error) {
    const sentence = await sentenceFor(codeOf(error), study.text);
    room.replaceChildren(drawNotice(study.text, sentence, retry));
    complain(study.host, error);
  }
}

/**
 * What is said about an error. The rarer sentences are fetched, but for the one about what cannot
 * be fetched.
 *
 * @param {string} code
 * @param {Strings} text
 * @returns {Promise<string>}
 */
export async function sentenceFor(code, text) {
  if (code === "missing-file") return text.missing;
  const views = await loadViews().catch(() => null);
  /** @type {Record<string, string> | undefined} */
  const sentences = views?.viewStringsFor(text.lang).errors;
  return sentences?.[code] ?? text.failed;
}
