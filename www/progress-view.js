// @ts-check
// What was practised in this visit.
import { h } from "./dom.js";
import { reckon } from "./reckon.js";
import { viewStringsFor } from "./views-strings.js";

/**
 * @typedef {import("./study.js").Study} Study
 * @typedef {import("./study.js").View} View
 */

/** @implements {View} */
export class ProgressView {
  #study;
  #text;

  /** @param {Study} study */
  constructor(study) {
    this.#study = study;
    this.#text = viewStringsFor(study.text.lang);
    this.node = h("div", { class: "progress", part: "progress" });
  }

  show() {
    const text = this.#text;
    const { answered, right, documents } = reckon(this.#study.log);
    this.node.replaceChildren(
      h("h2", { tabindex: -1 }, answered ? text.answered(answered, right) : text.progressEmpty),
      ...documents.map((document) => this.#drawDocument(document)),
      h("p", { class: "muted" }, text.visitOnly),
      this.#study.link({ view: "quiz" }, { class: "button", part: "button" }, text.startPractice),
    );
  }

  refresh() {}

  /** @param {import("./reckon.js").Tally} tally */
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
            h("ul", { class: "links" }, ...rows),
          )
        : h("p", {}, text.allRight),
    );
  }
}
