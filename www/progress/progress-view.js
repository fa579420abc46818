// @ts-check
// What was practised in this visit.
import { fill, h } from "../shared/dom.js";
import { flagged, reckon } from "./review-log.js";
import { viewStringsFor } from "../shared/language/view-strings.js";

/**
 * @typedef {import("../shared/context.js").Study} Study
 * @typedef {import("../shared/context.js").View} View
 */

/** @implements {View} */
export class ProgressView {
  #study;
  #text;

  /** @param {Study} study */
  constructor(study) {
    this.#study = study;
    this.#text = study.words.from(viewStringsFor);
    this.node = h("div", { class: "progress", part: "progress" });
  }

  show() {
    const text = this.#text;
    const { answered, right, documents } = reckon(this.#study.log);
    fill(
      this.node,
      h("h2", { tabindex: -1 }, answered ? text.answered(answered, right) : text.progressEmpty),
      documents.map((document) => this.#drawDocument(document)),
      this.#drawFlagged(),
      h("p", { class: "muted" }, text.visitOnly),
      this.#study.link({ view: "quiz" }, { class: "button", part: "button" }, text.startPractice),
    );
  }

  refresh() {}

  /** The questions that were flagged while practising, to come back to. */
  #drawFlagged() {
    const entries = flagged(this.#study.log).filter((entry) => this.#study.heads.has(entry));
    const rows = entries.map((entry) => h("li", {}, this.#study.entryLink(entry)));
    const title = h("h3", {}, this.#text.flagged);
    return rows.length > 0 ? [h("section", {}, title, h("ul", { class: "links" }, rows))] : [];
  }

  /** @param {import("./review-log.js").Tally} tally */
  #drawDocument({ id, answered, right, wrong }) {
    const text = this.#text;
    const { language } = this.#study;
    const rows = wrong.map((entry) => h("li", {}, this.#study.entryLink(entry)));
    return h(
      "section",
      {},
      h("h3", { lang: language }, this.#study.documentTitle(id)),
      h("p", { class: "muted" }, text.answered(answered, right)),
      rows.length > 0
        ? h(
            "div",
            { class: "labelled" },
            h("p", { class: "muted" }, text.stillWrong),
            h("ul", { class: "links" }, rows),
          )
        : h("p", {}, text.allRight),
    );
  }
}
