// @ts-check
// Paragraphs and headings as nodes: what stands around the entries of most documents. The other
// blocks are rendered by blocks.js.
import { h } from "../shared/dom.js";

/**
 * @typedef {import("../pkg/types.d.ts").Block} Block
 * @typedef {import("../pkg/types.d.ts").Run} Run
 * @typedef {Extract<Block, { kind: "paragraph" | "heading" }>} Plain
 * @typedef {Exclude<Block, Plain>} Other
 */

/** What a link may begin with; everything else stays text. */
const SAFE = /^(https?|mailto):/i;

/** Full-width marks bring their own space; Markdown needs one more behind `**…：**`. */
const SPACED = /[：，。；、！？]$/;

const LOWEST_HEADING = 6;

/**
 * @param {Block[]} blocks
 * @param {number} top level of the highest heading that fits below what stands above the blocks
 * @param {(block: Other) => HTMLElement} renderOther
 * @returns {HTMLElement[]}
 */
export function renderProse(blocks, top, renderOther) {
  return blocks.map((block) => {
    if (block.kind === "paragraph") return h("p", {}, renderRuns(block.runs));
    return block.kind === "heading" ? renderHeading(block, top) : renderOther(block);
  });
}

/**
 * @param {Extract<Block, { kind: "heading" }>} block
 * @param {number} top
 */
function renderHeading({ level, runs }, top) {
  const shown = Math.min(Math.max(level, top), LOWEST_HEADING);
  return h(/** @type {"h3" | "h4" | "h5" | "h6"} */ (`h${shown}`), {}, renderRuns(runs));
}

/**
 * @param {Run[]} runs
 * @returns {(Node | string)[]}
 */
export function renderRuns(runs) {
  let before = "";
  return runs.map((run) => {
    const node = renderRun(run, before);
    before = typeof node === "string" ? node : (node.textContent ?? "");
    return node;
  });
}

/**
 * @param {Run} run
 * @param {string} before the text that it follows
 * @returns {Node | string}
 */
function renderRun(run, before) {
  switch (run.kind) {
    case "text":
      return SPACED.test(before) ? run.text.trimStart() : run.text;
    case "code":
      return h("code", { translate: "no" }, run.text);
    case "strong":
      return h("strong", {}, renderRuns(run.runs));
    case "emphasis":
      return h("em", {}, renderRuns(run.runs));
    case "link":
      return renderLink(run);
    case "break":
      return h("br");
  }
}

/** @param {Extract<Run, { kind: "link" }>} run */
function renderLink({ href, runs }) {
  if (!SAFE.test(href)) return h("span", {}, renderRuns(runs));
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, renderRuns(runs));
}
