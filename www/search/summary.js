// @ts-check
import { fill, h } from "../shared/dom.js";

/** @typedef {import("../pkg/types.d.ts").SearchResult} SearchResult */

/**
 * The line above the hits: what the query was understood as, how many hits there are, and terms of
 * the deck that it may become. It is there for every query and one line high, so that the hits keep
 * their place while a reader types.
 */
export class Found {
  #study;
  #take;
  #understood = h("span", { part: "correction" });
  #count = h("span", { class: "muted whole" });
  #words;
  #suggestions;

  /**
   * @param {import("../shared/context.js").Study} study
   * @param {(term: string) => void} take called with a suggestion that was chosen
   */
  constructor(study, take) {
    this.#study = study;
    this.#take = take;
    const group = { role: "group", "aria-label": study.text.suggestions };
    this.#suggestions = h("div", { part: "suggestions", ...group });
    this.#words = h("p", {}, this.#understood, this.#count);
    this.node = h("div", { class: "found" }, this.#words, this.#suggestions);
  }

  /**
   * @param {SearchResult} result
   * @param {string[]} terms
   */
  draw({ corrected, total }, terms) {
    this.#words.hidden = total === 0;
    fill(this.#understood, this.#understand(corrected));
    this.#count.textContent = this.#study.text.found(total);
    this.#suggestions.hidden = terms.length === 0;
    fill(
      this.#suggestions,
      terms.map((term) => this.#suggest(term)),
    );
    this.node.hidden = this.#words.hidden && this.#suggestions.hidden;
  }

  /**
   * The same in words, for those who do not see it change.
   *
   * @param {SearchResult} result
   */
  say({ corrected, total }) {
    const { query, text } = this.#study;
    const count = this.#suggestions.childElementCount;
    // Paragraphs, since these are read with a pause between them.
    return [
      h("p", {}, this.#understand(corrected)),
      h("p", {}, total ? text.found(total) : text.nothing(query)),
      h("p", {}, count > 0 && text.suggested(count)),
    ];
  }

  /**
   * @param {string | null} term
   * @returns {(Node | string)[]}
   */
  #understand(term) {
    const { language, text } = this.#study;
    return term ? text.corrected(h("b", { lang: language }, term)) : [];
  }

  /** @param {string} term */
  #suggest(term) {
    const click = () => this.#take(term);
    return h("button", { part: "suggestion", lang: this.#study.language, click }, term);
  }
}
