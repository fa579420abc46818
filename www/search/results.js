// @ts-check
import { fill, h, marked } from "../shared/dom.js";
import { numberOf } from "../shared/context.js";

/**
 * @typedef {import("../shared/context.js").Study} Study
 * @typedef {import("../pkg/types.d.ts").Hit} Hit
 */

/** The hits as a listbox; the search field keeps the focus and points at the chosen one. */
export class Results {
  /** Index of the chosen hit; -1 for none. */
  active = -1;

  /** @type {Hit[]} */
  hits = [];

  #study;

  /**
   * @param {Study} study
   * @param {(hit: Hit) => void} open
   */
  constructor(study, open) {
    this.#study = study;
    /** @param {MouseEvent} event */
    const click = ({ target }) => {
      const option = /** @type {Element} */ (target).closest("[role=option]");
      const hit = this.hits[[...this.node.children].indexOf(/** @type {Element} */ (option))];
      if (hit) open(hit);
    };
    this.node = h("div", {
      id: "hits",
      part: "results",
      role: "listbox",
      "aria-label": study.text.hits,
      click,
    });
  }

  /** @param {Hit[]} hits */
  draw(hits) {
    this.hits = hits;
    this.active = -1;
    this.node.hidden = hits.length === 0;
    fill(
      this.node,
      hits.map((hit, i) => this.#drawHit(hit, i)),
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
  #drawHit({ id, title, document, titleMarks, snippet, duplicates }, index) {
    const { text, language } = this.#study;
    const place = [` · ${text.number(numberOf(id))}`];
    if (duplicates.length) place.push(` · ${text.repeated(duplicates.length)}`);
    return h(
      "div",
      { id: `hit-${index}`, part: "hit", role: "option", "aria-selected": "false" },
      h("div", { class: "title", part: "title", lang: language }, marked(title, titleMarks)),
      snippet &&
        h(
          "div",
          { class: "snippet", part: "snippet", lang: language },
          snippet.section && h("span", { class: "label" }, snippet.section),
          marked(snippet.text, snippet.marks),
        ),
      h(
        "div",
        { class: "muted" },
        h("span", { lang: language }, this.#study.documentTitle(document)),
        place.map((words) => h("span", { class: "whole" }, words)),
      ),
    );
  }
}
