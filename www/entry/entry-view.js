// @ts-check
// One entry, as an article.
import { renderBlocks } from "./blocks.js";
import { h } from "../shared/dom.js";
import { dispatch } from "../shared/events.js";
import { slugOf } from "../shared/context.js";
import { viewStringsFor } from "../shared/language/view-strings.js";

/**
 * @typedef {import("../shared/types.d.ts").Route} Route
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("../shared/types.d.ts").View} View
 * @typedef {import("../pkg/types.d.ts").Block} Block
 * @typedef {import("../pkg/types.d.ts").Entry} Entry
 */

/** @implements {View} */
export class EntryView {
  #context;
  #strings;
  #shown = "";

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    this.#strings = context.localizer.strings(viewStringsFor);
    this.node = h("div", { class: "entry" });
  }

  /**
   * @param {Route} route
   * @param {boolean} focus
   */
  show({ entry: id }, focus) {
    this.#context.attempt(() => this.#open(id));
    if (focus) this.node.querySelector("h2")?.focus({ preventScroll: true });
    this.node.querySelector("nav")?.replaceChildren(this.#renderBack());
  }

  refresh() {}

  /** @param {string} id */
  #open(id) {
    const { deck, entries } = this.#context;
    if (!entries.has(id)) return this.#renderMissing(id);
    if (id !== this.#shown) {
      this.node.replaceChildren(h("nav", { class: "back" }), this.#renderArticle(deck.entry(id)));
      this.#shown = id;
    }
    dispatch(this.#context.host, "study-open", { id });
  }

  /** @param {string} id */
  #renderMissing(id) {
    const message = this.#strings.errors["unknown-entry"];
    this.#shown = "";
    this.node.replaceChildren(
      h("nav", { class: "back" }),
      h("h2", { tabindex: -1 }, id),
      h("p", { role: "alert" }, message),
    );
    dispatch(this.#context.host, "study-error", { code: "unknown-entry", message });
  }

  #renderBack() {
    const { backTo } = this.#strings;
    const { query, referrer } = this.#context.router;
    if (referrer !== "search") return this.#context.link({ view: referrer }, {}, backTo[referrer]);
    return this.#context.link({ query }, {}, query ? backTo.results : backTo.contents);
  }

  /** @param {Entry} entry */
  #renderArticle({ id, title, document, question, sections, duplicates, related }) {
    const strings = this.#strings;
    const { language } = this.#context;
    return h(
      "article",
      { part: "entry", "aria-labelledby": "entry-title" },
      h(
        "p",
        { class: "muted" },
        h("span", { lang: language }, this.#context.documentTitle(document)),
        h("span", { class: "nowrap" }, ` · ${this.#context.strings.number(slugOf(id))}`),
      ),
      h("h2", { id: "entry-title", part: "title", tabindex: -1, lang: language }, title),
      this.#renderSection(strings.question, question, "question"),
      sections.map(({ kind, label, blocks }) => this.#renderSection(label, blocks, kind)),
      this.#renderLinks(strings.duplicates, duplicates),
      this.#renderLinks(strings.related, related),
      this.#renderNeighbours(id),
    );
  }

  /**
   * @param {string} label
   * @param {Block[]} blocks
   * @param {string} kind
   */
  #renderSection(label, blocks, kind) {
    if (blocks.length === 0) return null;
    const { language } = this.#context;
    return h(
      "section",
      { class: `labelled ${kind}`, part: "section", lang: language },
      // Without a label its place stays free, so that all texts begin at one line.
      label
        ? h("h3", { class: label === this.#strings.question && "interface" }, label)
        : h("span"),
      h("div", { class: "prose" }, renderBlocks(blocks, this.#strings)),
    );
  }

  /**
   * @param {string} label
   * @param {string[]} ids
   */
  #renderLinks(label, ids) {
    if (ids.length === 0) return null;
    const rows = ids.map((id) => h("li", {}, this.#context.entryLink(id)));
    return h(
      "section",
      { class: "labelled" },
      h("h3", {}, label),
      h("ul", { class: "links" }, rows),
    );
  }

  /** @param {string} id */
  #renderNeighbours(id) {
    const strings = this.#strings;
    const { entries } = this.#context;
    const { document } = /** @type {import("../pkg/types.d.ts").EntryHead} */ (entries.get(id));
    const ids = [...entries.values()].filter((head) => head.document === document).map((e) => e.id);
    const at = ids.indexOf(id);
    /** @type {(name: string, side: string, other: string | undefined) => HTMLElement | null} */
    const link = (name, side, other) =>
      other
        ? h(
            "p",
            { class: side },
            h("span", { class: "muted" }, name),
            this.#context.entryLink(other),
          )
        : null;
    return h(
      "nav",
      { class: "neighbours", "aria-label": strings.neighbours },
      link(strings.previous, "previous", ids[at - 1]),
      link(strings.next, "next", ids[at + 1]),
    );
  }
}
