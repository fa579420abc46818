// @ts-check
import { h } from "../shared/dom.js";
import { furnish } from "../loading/lazy-load.js";
import { drawProse } from "../entry/prose.js";
import { numberOf } from "../shared/context.js";

/** @typedef {import("../shared/context.js").Study} Study */

/** The table of contents: what a reader sees before typing. */
export class Contents {
  #study;

  /** @param {Study} study */
  constructor(study) {
    this.#study = study;
    const { documents } = study.info;
    this.node = h(
      "div",
      { class: "contents", part: "contents" },
      documents.map(({ id }, i) => drawDocument(study, id, i === 0)),
    );
  }

  /** Shows the documents that are in scope. */
  refresh() {
    const { document } = this.#study.host;
    for (const node of this.node.querySelectorAll("details")) {
      node.hidden = document !== "" && node.dataset["document"] !== document;
      if (document && !node.hidden) node.open = true;
    }
  }

  /**
   * @param {string} id of an entry
   * @returns {boolean} whether the focus is on its link now
   */
  focus(id) {
    const links = [...this.node.querySelectorAll("a")];
    const link = links.find(({ dataset }) => dataset["entry"] === id);
    if (!link) return false;
    /** @type {HTMLDetailsElement} */ (link.closest("details")).open = true;
    link.focus();
    return true;
  }
}

/**
 * @param {Study} study
 * @param {string} id
 * @param {boolean} open
 */
function drawDocument(study, id, open) {
  const { text, language } = study;
  const { title, introduction, summary } = study.deck.document(id);
  const entries = [...study.heads.values()].filter((head) => head.document === id);
  return h(
    "details",
    { open, "data-document": id },
    h(
      "summary",
      {},
      h("h2", { lang: language }, title),
      h("span", { class: "muted" }, text.entries(entries.length)),
    ),
    drawAround(study, introduction),
    h(
      "ol",
      { lang: language },
      entries.map((head) => drawRow(study, head)),
    ),
    drawAround(study, summary),
  );
}

/**
 * What a document says before or after its entries.
 *
 * @param {Study} study
 * @param {import("../entry/prose.js").Block[]} blocks
 */
function drawAround(study, blocks) {
  const draw = (/** @type {import("../entry/prose.js").Other} */ block) => drawLater(study, block);
  return h("div", { class: "prose muted", lang: study.language }, drawProse(blocks, 3, draw));
}

/**
 * @param {Study} study
 * @param {import("../entry/prose.js").Other} block
 */
function drawLater(study, block) {
  const room = h("div");
  furnish(room, study, ({ drawBlocks, viewStringsFor }) =>
    drawBlocks([block], study.words.from(viewStringsFor)),
  );
  return room;
}

/**
 * @param {Study} study
 * @param {import("../shared/context.js").EntryHead} head
 */
function drawRow(study, { id, title }) {
  const link = study.link({ entry: id }, { "data-entry": id }, title);
  return h("li", {}, h("span", { class: "number", "aria-hidden": "true" }, numberOf(id)), link);
}
