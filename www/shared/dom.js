// @ts-check
/** @typedef {Node | string | null | undefined | false} Child those that are no node and no text are left out */

/**
 * Builds an element. Text becomes text nodes and nothing is ever parsed as HTML, so that a deck
 * cannot smuggle markup into the page.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes] a function is a listener; `true` is an empty attribute;
 *   `false`, `null` and `undefined` are left out
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  if (node instanceof HTMLButtonElement) node.type = "button"; // it would submit the form around it
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  setChildren(node, ...children);
  return node;
}

/**
 * Puts children into a node, in place of those that it had. One after the other: a call takes some
 * ten thousand arguments, and a paragraph may have more runs.
 *
 * @param {Element} node
 * @param {...(Child | Child[])} children
 */
export function setChildren(node, ...children) {
  node.replaceChildren();
  for (const child of children.flat()) if (child !== false && child != null) node.append(child);
}

/**
 * `text` with its marked ranges in `<mark>`.
 *
 * @param {string} text
 * @param {import("../pkg/types.d.ts").Mark[]} marks ascending, in UTF-16 units of `text`
 * @returns {(Node | string)[]}
 */
export function highlight(text, marks) {
  const pieces = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push(text.slice(at, start), h("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)];
}
