// @ts-check
// The blocks of a document as nodes.
import { h } from "../shared/dom.js";
import { drawProse, drawRuns } from "./prose.js";

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
 * @param {ViewStrings} text
 * @param {number} [top] level of the highest heading that fits below what stands above the blocks
 * @returns {HTMLElement[]}
 */
export function drawBlocks(blocks, text, top = 4) {
  return drawProse(blocks, top, (block) => drawBlock(block, text));
}

/**
 * @param {Other} block
 * @param {ViewStrings} text
 * @returns {HTMLElement}
 */
function drawBlock(block, text) {
  switch (block.kind) {
    case "list":
      return drawList(block, text);
    case "code":
      return drawCode(block, text);
    case "quote":
      return h("blockquote", {}, drawBlocks(block.blocks, text));
    case "table":
      return drawTable(block, text);
    case "rule":
      return h("hr");
  }
}

/**
 * @param {Extract<Block, { kind: "list" }>} block
 * @param {ViewStrings} text
 */
function drawList({ ordered, items }, text) {
  const rows = items.map(({ number, blocks }) =>
    h("li", { value: number }, drawBlocks(blocks, text)),
  );
  return h(ordered ? "ol" : "ul", {}, rows);
}

/**
 * @param {Extract<Block, { kind: "code" }>} block
 * @param {ViewStrings} text
 */
function drawCode({ language, runs }, text) {
  const prose = PROSE.has(language.toLowerCase());
  const name = text.code(prose ? "" : language);
  const pieces = runs.map((run) =>
    run.class === "plain" ? run.text : h("span", { class: run.class }, run.text),
  );
  const code = h("code", { translate: "no" }, pieces);
  return h(
    "div",
    { class: prose ? "code wraps" : "code", part: "code" },
    h("div", { class: "bar" }, !prose && h("span", {}, language), copyButton(code, text)),
    // Focusable, because a box that scrolls must scroll by keyboard too.
    h("pre", { tabindex: 0, role: "region", "aria-label": name }, code),
  );
}

/**
 * @param {HTMLElement} code
 * @param {ViewStrings} text
 */
function copyButton(code, text) {
  if (!navigator.clipboard) return null; // pages without https have none
  /** @param {Event & { currentTarget: HTMLButtonElement }} event */
  const copy = async ({ currentTarget: button }) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = text.copied;
    } catch {
      button.textContent = text.notCopied; // refused by a frame's policy, or by the reader
    }
    setTimeout(() => (button.textContent = text.copy), 2000);
  };
  return h(
    "button",
    { type: "button", class: "quiet", "aria-live": "polite", click: copy },
    text.copy,
  );
}

/**
 * @param {Extract<Block, { kind: "table" }>} block
 * @param {ViewStrings} text
 */
function drawTable({ align, head, rows }, text) {
  /** @type {(tag: "th" | "td", cells: Run[][]) => HTMLElement} */
  const row = (tag, cells) =>
    h(
      "tr",
      {},
      cells.map((runs, i) => h(tag, { class: align[i] }, drawRuns(runs))),
    );
  return h(
    "div",
    { class: "table", tabindex: 0, role: "region", "aria-label": text.table },
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
