// @ts-check
import { lazyRender } from "../loading/lazy-load.js";
import { h } from "../shared/dom.js";

/** @typedef {import("./document-filter.js").DocumentFilter} DocumentFilter */

/** The choice of documents, folded away: most readers look everywhere, and it comes with the views. */
export class FoldedFilter {
  #context;
  #summary;
  #chosen = h("span");
  #container = h("div");

  /** Hits in all documents, then in each; `null` without a query. @type {number[] | null} */
  #counts = null;

  /** Once it was unfolded. @type {DocumentFilter | undefined} */
  #filter;

  /** @param {import("../shared/context.js").Context} context */
  constructor(context) {
    this.#context = context;
    const { strings } = context;
    const click = (/** @type {Event} */ event) => {
      if (this.#filter) return;
      event.preventDefault(); // opens when there is something inside
      this.#unfold();
    };
    const name = h("span", { class: "muted" }, strings.documentFilter);
    this.#summary = h("summary", { part: "filter", click }, name, this.#chosen);
    this.node = h("details", {}, this.#summary, this.#container);
  }

  /** @param {number[] | null} counts hits in all documents, then in each; `null` without a query */
  update(counts) {
    const { document } = this.#context.host;
    const { strings } = this.#context;
    this.#counts = counts;
    this.#filter?.refresh();
    this.#filter?.setCounts(counts);
    this.#chosen.textContent = document
      ? this.#context.documentTitle(document)
      : strings.everywhere;
  }

  async #unfold() {
    await lazyRender(this.#container, this.#context, ({ DocumentFilter }) => {
      const onChoice = () => {
        this.#summary.focus(); // what is folded away cannot keep it
        this.node.open = false;
      };
      this.#filter = new DocumentFilter(this.#context, "look-in", onChoice);
      this.#filter.setCounts(this.#counts);
      return [this.#filter.node];
    });
    this.node.open = true;
  }
}
