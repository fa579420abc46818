// @ts-check
// The blocks of a document as nodes.
import { h } from "../shared/dom.js";
import { renderProse, renderRuns } from "./prose.js";

/**
 * @typedef {import("./prose.js").Block} Block
 * @typedef {import("./prose.js").Other} Other
 * @typedef {import("./prose.js").Run} Run
 * @typedef {import("../shared/language/view-strings.js").ViewStrings} ViewStrings
 */

/** Fenced prose, not code: it wraps, and has no name worth showing. */
const PROSE = new Set(["", "plaintext", "text", "txt"]);

/**
 * @param {Block[]} blocks
 * @param {ViewStrings} strings
 * @param {number} [top] level of the highest heading that fits below what stands above the blocks
 * @returns {HTMLElement[]}
 */
export function renderBlocks(blocks, strings, top = 4) {
  return renderProse(blocks, top, (block) => renderBlock(block, strings));
}

/**
 * @param {Other} block
 * @param {ViewStrings} strings
 * @returns {HTMLElement}
 */
function renderBlock(block, strings) {
  switch (block.kind) {
    case "list":
      return renderList(block, strings);
    case "code":
      return renderCode(block, strings);
    case "quote":
      return h("blockquote", {}, renderBlocks(block.blocks, strings));
    case "table":
      return renderTable(block, strings);
    case "rule":
      return h("hr");
  }
}

/**
 * @param {Extract<Block, { kind: "list" }>} block
 * @param {ViewStrings} strings
 */
function renderList({ ordered, items }, strings) {
  const rows = items.map(({ number, blocks }) =>
    h("li", { value: number }, renderBlocks(blocks, strings)),
  );
  return h(ordered ? "ol" : "ul", {}, rows);
}

/**
 * @param {Extract<Block, { kind: "code" }>} block
 * @param {ViewStrings} strings
 */
function renderCode({ language, runs }, strings) {
  const prose = PROSE.has(language.toLowerCase());
  const name = strings.code(prose ? "" : language);
  const pieces = runs.map((run) =>
    run.class === "plain" ? run.text : h("span", { class: run.class }, run.text),
  );
  const code = h("code", { translate: "no" }, pieces);
  return h(
    "div",
    { class: prose ? "code wraps" : "code", part: "code" },
    h("div", { class: "bar" }, !prose && h("span", {}, language), copyButton(code, strings)),
    // Focusable, because a box that scrolls must scroll by keyboard too.
    h("pre", { tabindex: 0, role: "region", "aria-label": name }, code),
  );
}

/**
 * @param {HTMLElement} code
 * @param {ViewStrings} strings
 */
function copyButton(code, strings) {
  if (!navigator.clipboard) return null; // pages without https have none
  /** @param {Event & { currentTarget: HTMLButtonElement }} event */
  const copy = async ({ currentTarget: button }) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = strings.copied;
    } catch {
      button.textContent = strings.notCopied; // refused by a frame's policy, or by the reader
    }
    setTimeout(() => (button.textContent = strings.copy), 2000);
  };
  return h(
    "button",
    { type: "button", class: "quiet", "aria-live": "polite", click: copy },
    strings.copy,
  );
}

/**
 * @param {Extract<Block, { kind: "table" }>} block
 * @param {ViewStrings} strings
 */
function renderTable({ align, head, rows }, strings) {
  /** @type {(tag: "th" | "td", cells: Run[][]) => HTMLElement} */
  const row = (tag, cells) =>
    h(
      "tr",
      {},
      cells.map((runs, i) => h(tag, { class: align[i] }, renderRuns(runs))),
    );
  return h(
    "div",
    { class: "table", tabindex: 0, role: "region", "aria-label": strings.table },
    h(
      "table",
      {},
      h("thead", {}, head.length > 0 && row("th", head)),
      h(
        "tbody",
        {},
        rows.map((cells) => row("td", cells)),
      ),
    ),
  );
}
