// @ts-check
import { dispatch } from "./events.js";

/**
 * @param {unknown} error
 * @returns {string} what the interface has a sentence for, or `unexpected`
 */
export function codeOf(error) {
  const { code } = /** @type {{ code?: unknown }} */ (Object(error));
  return typeof code === "string" ? code : "unexpected";
}

/**
 * Tells the page what its reader is told in words.
 *
 * @param {HTMLElement} host
 * @param {unknown} error
 */
export function reportError(host, error) {
  const message = error instanceof Error ? error.message : String(error);
  dispatch(host, "study-error", { code: codeOf(error), message });
}
