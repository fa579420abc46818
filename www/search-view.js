// @ts-check
// The search field, its results, and the table of contents while there is no query.
import { Composition } from "./composition.js";
import { Contents } from "./contents.js";
import { h } from "./dom.js";
import { onPointerChoice } from "./pointer.js";
import { Results } from "./results.js";
import { Scope } from "./scope.js";

/**
 * @typedef {import("./study.js").Place} Place
 * @typedef {import("./study.js").Study} Study
 * @typedef {import("./study.js").View} View
 */

/** How long a reader pauses before the count is announced and the address written. */
const SETTLED_MS = 500;

/** @implements {View} */
export class SearchView {
  #study;
  #scope;
  #within;
  #results;
  #contents;
  #field;
  #composition;
  #clear;
  #count;
  #more;
  #nothing;
  #status;

  /** The text that was searched last; `null` to search again whatever it was. */
  #searched = /** @type {string | null} */ (null);
  /** How many hits are wanted beyond the limit, after "more". */
  #extra = 0;
  #total = 0;
  #timer = 0;

  /** @param {Study} study */
  constructor(study) {
    this.#study = study;
    const { text } = study;
    this.#scope = new Scope(study, "look-in");
    this.#within = h("summary", { part: "filter" });
    this.#results = new Results(study, (hit) => this.#open(hit.id));
    this.#contents = new Contents(study);
    this.#field = this.#drawField();
    this.#composition = new Composition(this.#field, () => this.#search());
    this.#clear = h("button", { class: "clear", "aria-label": text.clear }, "×");
    this.#clear.addEventListener("click", () => this.#reset());
    this.#count = h("p", { class: "muted" });
    this.#more = h("button", { part: "button", click: () => this.#widen() }, text.more);
    this.#nothing = h("div", { class: "nothing" });
    this.#status = h("p", { class: "unseen", role: "status" });
    this.node = h(
      "div",
      { class: "search", part: "search", tabindex: -1 },
      h("div", { class: "ask", role: "search" }, this.#drawAsk(), this.#drawScope()),
      this.#count,
      this.#results.node,
      this.#more,
      this.#nothing,
      this.#contents.node,
      this.#status,
    );
  }

  /**
   * @param {Place} place
   * @param {boolean} focus
   */
  show({ query }, focus) {
    if (query !== this.#field.value.trim() && !this.#composition.active) this.#field.value = query;
    this.#search();
    if (focus) this.#comeBack();
  }

  refresh() {
    if (this.#composition.active) return; // the commit will search with what has changed
    this.#searched = null;
    this.#search();
  }

  #drawField() {
    const { text } = this.#study;
    return h("input", {
      part: "field",
      role: "combobox",
      // Not "search": such a field clears itself on Escape, also while an input method has the key.
      type: "text",
      inputmode: "search",
      enterkeyhint: "search",
      "aria-label": text.find,
      "aria-autocomplete": "list",
      "aria-controls": "hits",
      "aria-expanded": "false",
      placeholder: text.findHint,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
  }

  #drawAsk() {
    return h("div", { class: "field" }, this.#field, this.#clear);
  }

  /** Folded away: most readers look everywhere. */
  #drawScope() {
    const { text } = this.#study;
    const fold = h("details", {}, this.#within, this.#scope.node);
    onPointerChoice(this.#scope.node, () => (fold.open = false));
    this.#within.append(h("span", { class: "muted" }, text.scope), h("span"));
    return fold;
  }

  #search() {
    const query = this.#field.value;
    if (query === this.#searched) return;
    if (this.#searched !== null) this.#extra = 0;
    this.#searched = query;
    this.#study.query = query.trim();
    this.#study.attempt(() => this.#draw());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), SETTLED_MS);
  }

  /**
   * @param {number} limit
   * @param {string} document "" for all
   */
  #find(limit, document) {
    const { deck, query } = this.#study;
    return deck.search(query, { limit, ...(document && { document }) });
  }

  #draw() {
    const { host, query, text } = this.#study;
    const { total, hits } = this.#find(host.limit + this.#extra, host.document);
    this.#total = total;
    this.#results.draw(hits);
    this.#choose(-1);
    this.#field.setAttribute("aria-expanded", String(total > 0));
    this.#clear.hidden = this.#field.value === "";
    this.#count.hidden = total === 0;
    this.#count.textContent = text.found(total);
    this.#more.hidden = hits.length >= total;
    this.#nothing.hidden = query === "" || total > 0;
    if (!this.#nothing.hidden) this.#drawNothing();
    this.#contents.node.hidden = query !== "";
    this.#contents.refresh();
    this.#scope.refresh();
    const within = /** @type {Element} */ (this.#within.lastChild);
    within.textContent = this.#scope.title;
  }

  #drawNothing() {
    const { host, query, text } = this.#study;
    const elsewhere = host.document ? this.#find(1, "").total : 0;
    const widen = () => (host.document = "");
    this.#nothing.replaceChildren(
      h("p", {}, text.nothing(query)),
      elsewhere
        ? h("button", { part: "button", click: widen }, text.elsewhere(elsewhere))
        : h("p", { class: "muted" }, text.nothingHint),
    );
  }

  /** The reader has paused: say how many there are, and count the other documents. */
  #settle() {
    clearTimeout(this.#timer);
    if (!this.node.isConnected) return; // removed while the reader paused, and the deck with it
    const { query, text } = this.#study;
    const found = this.#total ? text.found(this.#total) : text.nothing(query);
    this.#status.textContent = query && found;
    this.#study.attempt(() =>
      this.#scope.count(query ? (document) => this.#find(0, document).total : null),
    );
    this.#study.note();
  }

  #widen() {
    const next = this.#results.hits.length;
    this.#extra += this.#study.host.limit;
    this.refresh();
    this.#field.focus({ preventScroll: true });
    this.#choose(next);
  }

  #reset() {
    this.#field.value = "";
    this.#search();
    this.#field.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#composition.owns(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (this.#act(event.key)) event.preventDefault();
  }

  /**
   * @param {string} key
   * @returns {boolean} whether the key meant something here
   */
  #act(key) {
    const { active, hits } = this.#results;
    const last = hits.length - 1;
    if (key === "Escape" && this.#field.value) return (this.#reset(), true);
    if (last < 0) return false;
    if (key === "ArrowDown") return this.#choose(active < last ? active + 1 : 0);
    if (key === "ArrowUp") return this.#choose(active > 0 ? active - 1 : last);
    if (key === "Enter") return this.#open(hits[Math.max(active, 0)]?.id ?? "");
    if (active < 0) return false; // then these two belong to the caret
    if (key === "Home") return this.#choose(0);
    if (key === "End") return this.#choose(last);
    return false;
  }

  /** @param {number} index of a hit; -1 for none */
  #choose(index) {
    const option = this.#results.choose(index);
    if (option) this.#field.setAttribute("aria-activedescendant", option.id);
    else this.#field.removeAttribute("aria-activedescendant");
    return true;
  }

  /** @param {string} id */
  #open(id) {
    this.#settle(); // the way back leads to this query, also if it was typed just now
    this.#study.go({ view: "search", entry: id, query: this.#study.query });
    return true;
  }

  /** Back from an entry: the reader goes on where it was opened. */
  #comeBack() {
    const { opened } = this.#study;
    const index = this.#results.hits.findIndex(({ id }) => id === opened);
    if (index < 0 && !this.#contents.node.hidden && this.#contents.focus(opened)) return;
    // A focused field brings up the keyboard of a phone, over half of what is to be read.
    const phone = matchMedia("(pointer: coarse)").matches;
    (phone ? this.node : this.#field).focus({ preventScroll: true });
    this.#choose(index);
  }
}
