// @ts-check
// What was practised in this visit.
import { setChildren, h } from "../shared/dom.js";
import { summarize } from "./review-log.js";
import { viewStringsFor } from "../shared/language/view-strings.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("../shared/types.d.ts").View} View
 */

/** @implements {View} */
export class ProgressView {
  #context;
  #strings;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    this.#strings = context.localizer.strings(viewStringsFor);
    this.node = h("div", { class: "progress", part: "progress" });
  }

  show() {
    const strings = this.#strings;
    const { flagged, progress } = summarize(this.#context);
    const { answered, right, documents } = progress;
    setChildren(
      this.node,
      h(
        "h2",
        { tabindex: -1 },
        answered ? strings.answered(answered, right) : strings.progressEmpty,
      ),
      documents.map((document) => this.#renderDocument(document)),
      this.#renderFlagged(flagged),
      h("p", { class: "muted" }, strings.visitOnly),
      this.#context.link(
        { view: "quiz" },
        { class: "button", part: "button" },
        strings.startPractice,
      ),
    );
  }

  refresh() {}

  /**
   * The questions that were flagged while practising, to come back to.
   *
   * @param {string[]} flagged
   */
  #renderFlagged(flagged) {
    const entries = flagged.filter((entry) => this.#context.entries.has(entry));
    const rows = entries.map((entry) => h("li", {}, this.#context.entryLink(entry)));
    const title = h("h3", {}, this.#strings.flagged);
    return rows.length > 0 ? [h("section", {}, title, h("ul", { class: "links" }, rows))] : [];
  }

  /** @param {import("../pkg/types.d.ts").DocumentProgress} progress */
  #renderDocument({ id, answered, right, wrong }) {
    const strings = this.#strings;
    const { language } = this.#context;
    const rows = wrong.map((entry) => h("li", {}, this.#context.entryLink(entry)));
    return h(
      "section",
      {},
      h("h3", { lang: language }, this.#context.documentTitle(id)),
      h("p", { class: "muted" }, strings.answered(answered, right)),
      rows.length > 0
        ? h(
            "div",
            { class: "labelled" },
            h("p", { class: "muted" }, strings.stillWrong),
            h("ul", { class: "links" }, rows),
          )
        : h("p", {}, strings.allRight),
    );
  }
}
