// @ts-check
/**
 * Builds an element. Text becomes text nodes and nothing is ever parsed as HTML, so that a deck
 * cannot smuggle markup into the page.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes] a function is a listener; `true` is an empty attribute;
 *   `false`, `null` and `undefined` are left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  if (node instanceof HTMLButtonElement) node.type = "button"; // it would submit the form around it
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== false && child != null));
  return node;
}

/**
 * `text` with its marked ranges in `<mark>`.
 *
 * @param {string} text
 * @param {import("./pkg/types.d.ts").Mark[]} marks ascending, in UTF-16 units of `text`
 * @returns {(Node | string)[]}
 */
export function marked(text, marks) {
  const pieces = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push(text.slice(at, start), h("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)];
}
