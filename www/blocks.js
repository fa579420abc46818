// @ts-check
// The blocks of a document as nodes.
import { h } from "./dom.js";

/**
 * @typedef {import("./pkg/types.d.ts").Block} Block
 * @typedef {import("./pkg/types.d.ts").Run} Run
 * @typedef {import("./strings.js").Strings} Strings
 */

/** Fenced prose, not code: it wraps, and has no name worth showing. */
const PROSE = new Set(["", "plaintext", "text", "txt"]);

/** What a link may begin with; everything else stays text. */
const SAFE = /^(https?|mailto):/i;

/** Full-width marks bring their own space; Markdown needs one more behind `**…：**`. */
const SPACED = /[：，。；、！？]$/;

const LOWEST_HEADING = 6;

/**
 * @param {Block[]} blocks
 * @param {Strings} text
 * @param {number} [top] level of the highest heading that fits below what stands above the blocks
 * @returns {HTMLElement[]}
 */
export function drawBlocks(blocks, text, top = 4) {
  return blocks.map((block) => drawBlock(block, text, top));
}

/**
 * @param {Block} block
 * @param {Strings} text
 * @param {number} top
 * @returns {HTMLElement}
 */
function drawBlock(block, text, top) {
  switch (block.kind) {
    case "paragraph":
      return h("p", {}, ...drawRuns(block.runs));
    case "heading":
      return drawHeading(block, top);
    case "list":
      return drawList(block, text);
    case "code":
      return drawCode(block, text);
    case "quote":
      return h("blockquote", {}, ...drawBlocks(block.blocks, text));
    case "table":
      return drawTable(block, text);
    case "rule":
      return h("hr");
  }
}

/**
 * @param {Run[]} runs
 * @returns {(Node | string)[]}
 */
function drawRuns(runs) {
  let before = "";
  return runs.map((run) => {
    const node = drawRun(run, before);
    before = typeof node === "string" ? node : (node.textContent ?? "");
    return node;
  });
}

/**
 * @param {Run} run
 * @param {string} before the text that it follows
 * @returns {Node | string}
 */
function drawRun(run, before) {
  switch (run.kind) {
    case "text":
      return SPACED.test(before) ? run.text.trimStart() : run.text;
    case "code":
      return h("code", { translate: "no" }, run.text);
    case "strong":
      return h("strong", {}, ...drawRuns(run.runs));
    case "emphasis":
      return h("em", {}, ...drawRuns(run.runs));
    case "link":
      return drawLink(run);
    case "break":
      return h("br");
  }
}

/** @param {Extract<Run, { kind: "link" }>} run */
function drawLink({ href, runs }) {
  if (!SAFE.test(href)) return h("span", {}, ...drawRuns(runs));
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...drawRuns(runs));
}

/**
 * @param {Extract<Block, { kind: "heading" }>} block
 * @param {number} top
 */
function drawHeading({ level, runs }, top) {
  const shown = Math.min(Math.max(level, top), LOWEST_HEADING);
  return h(/** @type {"h3" | "h4" | "h5" | "h6"} */ (`h${shown}`), {}, ...drawRuns(runs));
}

/**
 * @param {Extract<Block, { kind: "list" }>} block
 * @param {Strings} text
 */
function drawList({ ordered, items }, text) {
  const rows = items.map(({ number, blocks }) =>
    h("li", { value: number }, ...drawBlocks(blocks, text)),
  );
  return h(ordered ? "ol" : "ul", {}, ...rows);
}

/**
 * @param {Extract<Block, { kind: "code" }>} block
 * @param {Strings} text
 */
function drawCode({ language, runs }, text) {
  const prose = PROSE.has(language.toLowerCase());
  const name = text.code(prose ? "" : language);
  const pieces = runs.map((run) =>
    run.class === "plain" ? run.text : h("span", { class: run.class }, run.text),
  );
  const code = h("code", { translate: "no" }, ...pieces);
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
 * @param {Strings} text
 */
function copyButton(code, text) {
  if (!navigator.clipboard) return null; // pages without https have none
  /** @param {Event & { currentTarget: HTMLButtonElement }} event */
  const copy = async ({ currentTarget: button }) => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = text.copied;
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
 * @param {Strings} text
 */
function drawTable({ align, head, rows }, text) {
  /** @type {(tag: "th" | "td", cells: Run[][]) => HTMLElement} */
  const row = (tag, cells) =>
    h("tr", {}, ...cells.map((runs, i) => h(tag, { class: align[i] }, ...drawRuns(runs))));
  return h(
    "div",
    { class: "table", tabindex: 0, role: "region", "aria-label": text.table },
    h(
      "table",
      {},
      h("thead", {}, head.length > 0 && row("th", head)),
      h("tbody", {}, ...rows.map((cells) => row("td", cells))),
    ),
  );
}
