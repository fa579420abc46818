// @ts-check
/**
 * @param {HTMLElement} host
 * @param {`study-${string}`} type
 * @param {object} detail
 */
export function dispatch(host, type, detail) {
  host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
