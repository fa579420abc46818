// @ts-check
import { slugOf } from "../shared/context.js";
import { h, highlight, setChildren } from "../shared/dom.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("../pkg/types.d.ts").Hit} Hit
 */

/** The hits as a listbox; the search field keeps the focus and points at the chosen one. */
export class ResultList {
  /** Index of the chosen hit; -1 for none. */
  active = -1;

  /** @type {Hit[]} */
  hits = [];

  #context;

  /**
   * @param {Context} context
   * @param {(hit: Hit) => void} onOpen
   */
  constructor(context, onOpen) {
    this.#context = context;
    /** @param {MouseEvent} event */
    const click = ({ target }) => {
      const option = /** @type {Element} */ (target).closest("[role=option]");
      const hit = this.hits[[...this.node.children].indexOf(/** @type {Element} */ (option))];
      if (hit) onOpen(hit);
    };
    this.node = h("div", {
      id: "hits",
      part: "results",
      role: "listbox",
      "aria-label": context.strings.hits,
      click,
    });
  }

  /** @param {Hit[]} hits */
  render(hits) {
    this.hits = hits;
    this.active = -1;
    this.node.hidden = hits.length === 0;
    setChildren(
      this.node,
      hits.map((hit, i) => this.#renderHit(hit, i)),
    );
  }

  /**
   * @param {number} index -1 for none
   * @returns {Element | null} the option that is chosen now
   */
  choose(index) {
    const { children } = this.node;
    children[this.active]?.setAttribute("aria-selected", "false");
    const option = children[index] ?? null;
    this.active = option ? index : -1;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    return option;
  }

  /**
   * @param {Hit} hit
   * @param {number} index
   */
  #renderHit({ id, title, document, titleMarks, snippet, duplicates }, index) {
    const { strings, language } = this.#context;
    const details = [` · ${strings.number(slugOf(id))}`];
    if (duplicates.length) details.push(` · ${strings.repeated(duplicates.length)}`);
    return h(
      "div",
      { id: `hit-${index}`, part: "hit", role: "option", "aria-selected": "false" },
      h("div", { class: "title", part: "title", lang: language }, highlight(title, titleMarks)),
      snippet &&
        h(
          "div",
          { class: "snippet", part: "snippet", lang: language },
          snippet.section && h("span", { class: "label" }, snippet.section),
          highlight(snippet.text, snippet.marks),
        ),
      h(
        "div",
        { class: "muted" },
        h("span", { lang: language }, this.#context.documentTitle(document)),
        details.map((text) => h("span", { class: "nowrap" }, text)),
      ),
    );
  }
}
