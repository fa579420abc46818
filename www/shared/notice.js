// @ts-check
import { h } from "./dom.js";

/**
 * @param {unknown} error
 * @returns {string} what the interface has a sentence for, or `unexpected`
 */
export function codeOf(error) {
  const { code } = /** @type {{ code?: unknown }} */ (Object(error));
  return typeof code === "string" ? code : "unexpected";
}

/**
 * A sentence in place of what could not be shown, and a way on.
 *
 * @param {import("./language/strings.js").Strings} text
 * @param {string} sentence
 * @param {() => void} retry
 */
export function drawNotice(text, sentence, retry) {
  return h(
    "div",
    { class: "notice", part: "notice", role: "alert", lang: text.lang, dir: "ltr" },
    h("p", {}, sentence),
    h("button", { part: "button", click: retry }, text.retry),
  );
}
