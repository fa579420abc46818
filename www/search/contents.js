// @ts-check
import { renderProse } from "../entry/prose.js";
import { lazyRender } from "../loading/lazy-load.js";
import { slugOf } from "../shared/context.js";
import { h } from "../shared/dom.js";

/** @typedef {import("../shared/context.js").Context} Context */

/** The table of contents: what a reader sees before typing. */
export class Contents {
  #context;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    const { documents } = context.info;
    this.node = h(
      "div",
      { class: "contents", part: "contents" },
      documents.map(({ id }, i) => renderDocument(context, id, i === 0)),
    );
  }

  /** Shows the documents that are looked in. */
  refresh() {
    const { document } = this.#context.host;
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
 * @param {Context} context
 * @param {string} id
 * @param {boolean} open
 */
function renderDocument(context, id, open) {
  const { strings, language } = context;
  const { title, introduction, summary } = context.deck.document(id);
  const entries = [...context.entries.values()].filter((head) => head.document === id);
  return h(
    "details",
    { open, "data-document": id },
    h(
      "summary",
      {},
      h("h2", { lang: language }, title),
      h("span", { class: "muted" }, strings.entries(entries.length)),
    ),
    renderText(context, introduction),
    h(
      "ol",
      { lang: language },
      entries.map((head) => renderRow(context, head)),
    ),
    renderText(context, summary),
  );
}

/**
 * What a document says before or after its entries.
 *
 * @param {Context} context
 * @param {import("../entry/prose.js").Block[]} blocks
 */
function renderText(context, blocks) {
  const renderOther = (/** @type {import("../entry/prose.js").Other} */ block) =>
    renderLazily(context, block);
  return h(
    "div",
    { class: "prose muted", lang: context.language },
    renderProse(blocks, 3, renderOther),
  );
}

/**
 * @param {Context} context
 * @param {import("../entry/prose.js").Other} block
 */
function renderLazily(context, block) {
  const container = h("div");
  lazyRender(container, context, ({ renderBlocks, viewStringsFor }) =>
    renderBlocks([block], context.localizer.strings(viewStringsFor)),
  );
  return container;
}

/**
 * @param {Context} context
 * @param {import("../pkg/types.d.ts").EntryHead} head
 */
function renderRow(context, { id, title }) {
  const link = context.link({ entry: id }, { "data-entry": id }, title);
  return h("li", {}, h("span", { class: "number", "aria-hidden": "true" }, slugOf(id)), link);
}
