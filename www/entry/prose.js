// @ts-check
// Paragraphs and headings as nodes: what stands around the entries of most documents. The other
// blocks are drawn by blocks.js.
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
 * @param {(block: Other) => HTMLElement} drawOther
 * @returns {HTMLElement[]}
 */
export function drawProse(blocks, top, drawOther) {
  return blocks.map((block) => {
    if (block.kind === "paragraph") return h("p", {}, drawRuns(block.runs));
    return block.kind === "heading" ? drawHeading(block, top) : drawOther(block);
  });
}

/**
 * @param {Extract<Block, { kind: "heading" }>} block
 * @param {number} top
 */
function drawHeading({ level, runs }, top) {
  const shown = Math.min(Math.max(level, top), LOWEST_HEADING);
  return h(/** @type {"h3" | "h4" | "h5" | "h6"} */ (`h${shown}`), {}, drawRuns(runs));
}

/**
 * @param {Run[]} runs
 * @returns {(Node | string)[]}
 */
export function drawRuns(runs) {
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
      return h("strong", {}, drawRuns(run.runs));
    case "emphasis":
      return h("em", {}, drawRuns(run.runs));
    case "link":
      return drawLink(run);
    case "break":
      return h("br");
  }
}

/** @param {Extract<Run, { kind: "link" }>} run */
function drawLink({ href, runs }) {
  if (!SAFE.test(href)) return h("span", {}, drawRuns(runs));
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, drawRuns(runs));
}
