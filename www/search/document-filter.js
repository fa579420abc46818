// @ts-check
import { h } from "../shared/dom.js";
import { onPointerChoice } from "../shared/pointer.js";
import { chooseDocument } from "./document-choice.js";

/**
 * The choice of a document: the reader's hand on the widget's `document` attribute. Radio buttons,
 * since a `select` would be a second combobox, with options that are no hits.
 */
export class DocumentFilter {
  #context;
  #inputs;
  #counts;

  /**
   * @param {import("../shared/context.js").Context} context
   * @param {string} name of the radio buttons; its own, where two stand in one widget
   * @param {() => void} [onChoice] called when a pointer has chosen
   */
  constructor(context, name, onChoice = () => {}) {
    this.#context = context;
    const { strings } = context;
    this.#inputs = this.#documents.map(({ id }) =>
      h("input", { type: "radio", name, value: id, change: () => chooseDocument(context, id) }),
    );
    this.#counts = this.#inputs.map(() => h("span", { class: "muted" }));
    const rows = this.#documents.map(({ id, title }, i) =>
      h(
        "label",
        {},
        this.#inputs[i],
        h("span", { lang: id && context.language }, title),
        this.#counts[i],
      ),
    );
    this.node = h(
      "div",
      { class: "document-filter", role: "radiogroup", "aria-label": strings.documentFilter },
      rows,
    );
    onPointerChoice(this.node, onChoice);
    this.setCounts(null);
    this.refresh();
  }

  refresh() {
    for (const input of this.#inputs) input.checked = input.value === this.#context.host.document;
  }

  /**
   * Writes behind each choice how much there is in it.
   *
   * @param {number[] | null} counts hits in all documents, then in each; `null` for their entries
   */
  setCounts(counts) {
    const { strings } = this.#context;
    this.#documents.forEach(({ entryCount }, i) => {
      const node = this.#counts[i];
      if (node)
        node.textContent = counts ? strings.found(counts[i] ?? 0) : strings.entries(entryCount);
    });
  }

  get #documents() {
    const { info, strings } = this.#context;
    const everything = { id: "", title: strings.everywhere, entryCount: info.entryCount };
    return [everything, ...info.documents];
  }
}
