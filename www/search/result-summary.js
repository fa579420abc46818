// @ts-check
import { h, setChildren } from "../shared/dom.js";

/** @typedef {import("../pkg/types.d.ts").SearchResult} SearchResult */

/**
 * The line above the hits: what the query was understood as, how many hits there are, and terms of
 * the deck that it may become. It is there for every query and one line high, so that the hits keep
 * their place while a reader types.
 */
export class ResultSummary {
  #context;
  #onChoice;
  #correction = h("span", { part: "correction" });
  #count = h("span", { class: "muted nowrap" });
  #line;
  #suggestions;

  /**
   * @param {import("../shared/context.js").Context} context
   * @param {(term: string) => void} onChoice called with a suggestion that was chosen
   */
  constructor(context, onChoice) {
    this.#context = context;
    this.#onChoice = onChoice;
    const group = { role: "group", "aria-label": context.strings.suggestions };
    this.#suggestions = h("div", { part: "suggestions", ...group });
    this.#line = h("p", {}, this.#correction, this.#count);
    this.node = h("div", { class: "result-summary" }, this.#line, this.#suggestions);
  }

  /**
   * @param {SearchResult} result
   * @param {string[]} terms
   */
  render({ corrected, total }, terms) {
    this.#line.hidden = total === 0;
    setChildren(this.#correction, this.#renderCorrection(corrected));
    this.#count.textContent = this.#context.strings.found(total);
    this.#suggestions.hidden = terms.length === 0;
    setChildren(
      this.#suggestions,
      terms.map((term) => this.#renderSuggestion(term)),
    );
    this.node.hidden = this.#line.hidden && this.#suggestions.hidden;
  }

  /**
   * The same in words, for those who do not see it change.
   *
   * @param {SearchResult} result
   */
  announcement({ corrected, total }) {
    const { router, strings } = this.#context;
    const count = this.#suggestions.childElementCount;
    // Paragraphs, since these are read with a pause between them.
    return [
      h("p", {}, this.#renderCorrection(corrected)),
      h("p", {}, total ? strings.found(total) : strings.nothing(router.query)),
      h("p", {}, count > 0 && strings.suggested(count)),
    ];
  }

  /**
   * @param {string | null} term
   * @returns {(Node | string)[]}
   */
  #renderCorrection(term) {
    const { language, strings } = this.#context;
    return term ? strings.corrected(h("b", { lang: language }, term)) : [];
  }

  /** @param {string} term */
  #renderSuggestion(term) {
    const click = () => this.#onChoice(term);
    return h("button", { part: "suggestion", lang: this.#context.language, click }, term);
  }
}
