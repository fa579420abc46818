// @ts-check
import { codeOf } from "./notice.js";

/**
 * @param {HTMLElement} host
 * @param {`study-${string}`} type
 * @param {object} detail
 */
export function send(host, type, detail) {
  host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

/**
 * Tells the page what its reader is told in words.
 *
 * @param {HTMLElement} host
 * @param {unknown} error
 */
export function complain(host, error) {
  const message = error instanceof Error ? error.message : String(error);
  send(host, "study-error", { code: codeOf(error), message });
}
