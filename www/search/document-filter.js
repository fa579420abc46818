// @ts-check
import { choose } from "./document-choice.js";
import { h } from "../shared/dom.js";
import { onPointerChoice } from "../shared/pointer.js";

/**
 * The choice of a document: the reader's hand on the widget's `document` attribute. Radio buttons,
 * since a `select` would be a second combobox, with options that are no hits.
 */
export class Scope {
  #study;
  #inputs;
  #counts;

  /**
   * @param {import("../shared/context.js").Study} study
   * @param {string} name of the radio buttons; its own, where two stand in one widget
   * @param {() => void} [chosen] called when a pointer has chosen
   */
  constructor(study, name, chosen = () => {}) {
    this.#study = study;
    const { text } = study;
    this.#inputs = this.#documents.map(({ id }) =>
      h("input", { type: "radio", name, value: id, change: () => choose(study, id) }),
    );
    this.#counts = this.#inputs.map(() => h("span", { class: "muted" }));
    const rows = this.#documents.map(({ id, title }, i) =>
      h(
        "label",
        {},
        this.#inputs[i],
        h("span", { lang: id && study.language }, title),
        this.#counts[i],
      ),
    );
    this.node = h("div", { class: "scope", role: "radiogroup", "aria-label": text.scope }, rows);
    onPointerChoice(this.node, chosen);
    this.count(null);
    this.refresh();
  }

  refresh() {
    for (const input of this.#inputs) input.checked = input.value === this.#study.host.document;
  }

  /**
   * Writes behind each choice how much there is in it.
   *
   * @param {number[] | null} found hits in all documents, then in each; `null` for their entries
   */
  count(found) {
    const { text } = this.#study;
    this.#documents.forEach(({ entryCount }, i) => {
      const count = this.#counts[i];
      if (count) count.textContent = found ? text.found(found[i] ?? 0) : text.entries(entryCount);
    });
  }

  get #documents() {
    const { info, text } = this.#study;
    const everything = { id: "", title: text.everywhere, entryCount: info.entryCount };
    return [everything, ...info.documents];
  }
}
