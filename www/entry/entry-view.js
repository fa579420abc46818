// @ts-check
// One entry, as an article.
import { drawBlocks } from "./blocks.js";
import { h } from "../shared/dom.js";
import { send } from "../shared/events.js";
import { numberOf } from "../shared/context.js";
import { viewStringsFor } from "../shared/language/view-strings.js";

/**
 * @typedef {import("../shared/context.js").Place} Place
 * @typedef {import("../shared/context.js").Study} Study
 * @typedef {import("../shared/context.js").View} View
 * @typedef {import("../pkg/types.d.ts").Block} Block
 * @typedef {import("../pkg/types.d.ts").Entry} Entry
 */

/** @implements {View} */
export class EntryView {
  #study;
  #text;
  #shown = "";

  /** @param {Study} study */
  constructor(study) {
    this.#study = study;
    this.#text = study.words.from(viewStringsFor);
    this.node = h("div", { class: "entry" });
  }

  /**
   * @param {Place} place
   * @param {boolean} focus
   */
  show({ entry: id }, focus) {
    this.#study.opened = id;
    this.#study.attempt(() => this.#open(id));
    if (focus) this.node.querySelector("h2")?.focus({ preventScroll: true });
    this.node.querySelector("nav")?.replaceChildren(this.#drawBack());
  }

  refresh() {}

  /** @param {string} id */
  #open(id) {
    const { deck, heads } = this.#study;
    if (!heads.has(id)) return this.#miss(id);
    if (id !== this.#shown) {
      this.node.replaceChildren(h("nav", { class: "back" }), this.#drawArticle(deck.entry(id)));
      this.#shown = id;
    }
    send(this.#study.host, "study-open", { id });
  }

  /** @param {string} id */
  #miss(id) {
    const message = this.#text.errors["unknown-entry"];
    this.#shown = "";
    this.node.replaceChildren(
      h("nav", { class: "back" }),
      h("h2", { tabindex: -1 }, id),
      h("p", { role: "alert" }, message),
    );
    send(this.#study.host, "study-error", { code: "unknown-entry", message });
  }

  #drawBack() {
    const { backTo } = this.#text;
    const { from, query } = this.#study;
    if (from !== "search") return this.#study.link({ view: from }, {}, backTo[from]);
    return this.#study.link({ query }, {}, query ? backTo.results : backTo.contents);
  }

  /** @param {Entry} entry */
  #drawArticle({ id, title, document, question, sections, duplicates, related }) {
    const text = this.#text;
    const { language } = this.#study;
    return h(
      "article",
      { part: "entry", "aria-labelledby": "entry-title" },
      h(
        "p",
        { class: "muted" },
        h("span", { lang: language }, this.#study.documentTitle(document)),
        h("span", { class: "whole" }, ` · ${this.#study.text.number(numberOf(id))}`),
      ),
      h("h2", { id: "entry-title", part: "title", tabindex: -1, lang: language }, title),
      this.#drawSection(text.question, question, "question"),
      sections.map(({ kind, label, blocks }) => this.#drawSection(label, blocks, kind)),
      this.#drawLinks(text.duplicates, duplicates),
      this.#drawLinks(text.related, related),
      this.#drawNeighbours(id),
    );
  }

  /**
   * @param {string} label
   * @param {Block[]} blocks
   * @param {string} kind
   */
  #drawSection(label, blocks, kind) {
    if (blocks.length === 0) return null;
    const { language } = this.#study;
    return h(
      "section",
      { class: `labelled ${kind}`, part: "section", lang: language },
      // Without a label its place stays free, so that all texts begin at one line.
      label ? h("h3", { class: label === this.#text.question && "words" }, label) : h("span"),
      h("div", { class: "prose" }, drawBlocks(blocks, this.#text)),
    );
  }

  /**
   * @param {string} label
   * @param {string[]} ids
   */
  #drawLinks(label, ids) {
    if (ids.length === 0) return null;
    const rows = ids.map((id) => h("li", {}, this.#study.entryLink(id)));
    return h(
      "section",
      { class: "labelled" },
      h("h3", {}, label),
      h("ul", { class: "links" }, rows),
    );
  }

  /** @param {string} id */
  #drawNeighbours(id) {
    const text = this.#text;
    const { heads } = this.#study;
    const { document } = /** @type {import("../shared/context.js").EntryHead} */ (heads.get(id));
    const ids = [...heads.values()].filter((head) => head.document === document).map((e) => e.id);
    const at = ids.indexOf(id);
    /** @type {(name: string, way: string, other: string | undefined) => HTMLElement | null} */
    const turn = (name, way, other) =>
      other
        ? h("p", { class: way }, h("span", { class: "muted" }, name), this.#study.entryLink(other))
        : null;
    return h(
      "nav",
      { class: "neighbours", "aria-label": text.neighbours },
      turn(text.previous, "previous", ids[at - 1]),
      turn(text.next, "next", ids[at + 1]),
    );
  }
}
