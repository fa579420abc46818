// @ts-check
import { h } from "./dom.js";

/**
 * A sentence in place of what could not be shown, and a way on.
 *
 * @param {import("./language/strings.js").Strings} strings
 * @param {string} message
 * @param {() => void} retry
 */
export function renderNotice(strings, message, retry) {
  return h(
    "div",
    { class: "notice", part: "notice", role: "alert", lang: strings.lang, dir: "ltr" },
    h("p", {}, message),
    h("button", { part: "button", click: retry }, strings.retry),
  );
}
