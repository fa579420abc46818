// @ts-check
// The search field, its results, and the table of contents while there is no query.
import { Composition } from "../shared/input-method.js";
import { Contents } from "./contents.js";
import { choose, chooseAgain } from "./document-choice.js";
import { fill, h } from "../shared/dom.js";
import { Found } from "./summary.js";
import { isCombined } from "../shared/keys.js";
import { furnish } from "../loading/lazy-load.js";
import { Results } from "./results.js";

/**
 * @typedef {import("../shared/context.js").Place} Place
 * @typedef {import("../shared/context.js").Study} Study
 * @typedef {import("../shared/context.js").View} View
 * @typedef {import("../pkg/types.d.ts").SearchResult} SearchResult
 */

/** How long a reader pauses before the count is announced and the address written. */
const SETTLED_MS = 500;

/** After a longer pause the hits were looked at: what is typed then is another query. */
const ANOTHER_MS = 5_000;

/** More would not fit a line beside the count. */
const SUGGESTIONS = 5;

/** @implements {View} */
export class SearchView {
  #study;
  #within;
  #results;
  #contents;
  #field;
  #composition;
  #clear;
  #found;
  #more;
  #nothing;
  #status;

  /** The choice of documents, once it was unfolded. @type {import("./document-filter.js").Scope | undefined} */
  #scope;

  /** The text that was searched last; `null` to search again whatever it was. */
  #searched = /** @type {string | null} */ (null);
  /** How many hits are wanted beyond the limit, after "more". */
  #extra = 0;
  /** @type {SearchResult} */
  #result = { total: 0, hits: [], corrected: null, documents: [] };
  #timer = 0;

  /** When it was searched last, in ms. */
  #searchedAt = 0;
  /** The query that the address has. */
  #noted = "";
  /** Whether the next query is another one, so that the way back leads to the one before. */
  #another = false;

  /** @param {Study} study */
  constructor(study) {
    this.#study = study;
    chooseAgain(study);
    const { text } = study;
    this.#within = h("span");
    this.#results = new Results(study, (hit) => this.#open(hit.id));
    this.#contents = new Contents(study);
    this.#field = this.#drawField();
    this.#composition = new Composition(this.#field, () => this.#search());
    this.#clear = h("button", { class: "clear", "aria-label": text.clear }, "×");
    this.#clear.addEventListener("click", () => this.#reset());
    this.#found = new Found(study, (term) => this.#take(term));
    this.#more = h("button", { part: "button", click: () => this.#widen() }, text.more);
    this.#nothing = h("div", { class: "nothing" });
    this.#status = h("div", { class: "unseen", role: "status" });
    this.node = h(
      "div",
      { class: "search", part: "search", tabindex: -1 },
      h("div", { class: "ask", role: "search" }, this.#drawAsk(), this.#drawScope()),
      this.#found.node,
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
    this.#noted = query;
    this.#another = true;
    if (focus) this.#comeBack();
  }

  get composing() {
    return this.#composition.pending;
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
    const click = (/** @type {Event} */ event) => {
      if (this.#scope) return;
      event.preventDefault(); // opens when there is something inside
      this.#unfold(fold, room);
    };
    const room = h("div");
    const name = h("span", { class: "muted" }, text.scope);
    const fold = h(
      "details",
      {},
      h("summary", { part: "filter", click }, name, this.#within),
      room,
    );
    return fold;
  }

  /**
   * @param {HTMLDetailsElement} fold
   * @param {HTMLElement} room inside of it
   */
  async #unfold(fold, room) {
    await furnish(room, this.#study, ({ Scope }) => {
      const chosen = () => {
        fold.querySelector("summary")?.focus(); // what is folded away cannot keep it
        fold.open = false;
      };
      this.#scope = new Scope(this.#study, "look-in", chosen);
      this.#drawDocuments();
      return [this.#scope.node];
    });
    fold.open = true;
  }

  #search() {
    const query = this.#field.value;
    if (query === this.#searched) return;
    if (this.#searched !== null) this.#extra = 0;
    this.#searched = query;
    const now = performance.now();
    if (now - this.#searchedAt > ANOTHER_MS) this.#another = true;
    this.#searchedAt = now;
    this.#study.query = query.trim();
    if (!this.#study.attempt(() => this.#draw())) this.#field.value = this.#study.query = "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), SETTLED_MS);
  }

  /** @returns {true} */
  #draw() {
    const { deck, host, query, text } = this.#study;
    const { document } = host;
    const options = { limit: host.limit + this.#extra, ...(document && { document }) };
    const { total, hits } = (this.#result = deck.search(query, options));
    this.#results.draw(hits);
    this.#found.draw(this.#result, query ? deck.suggest(query, SUGGESTIONS) : []);
    this.#choose(-1);
    this.#field.setAttribute("aria-expanded", String(total > 0));
    this.#clear.hidden = this.#field.value === "";
    this.#more.hidden = hits.length >= total;
    this.#nothing.hidden = query === "" || total > 0;
    if (!this.#nothing.hidden) this.#drawNothing();
    this.#contents.node.hidden = query !== "";
    this.#contents.refresh();
    this.#drawDocuments();
    this.#within.textContent = document ? this.#study.documentTitle(document) : text.everywhere;
    return true;
  }

  #drawNothing() {
    const { query, text } = this.#study;
    const elsewhere = this.#everywhere;
    const widen = () => {
      choose(this.#study, "");
      this.#focus(); // the button goes
    };
    this.#nothing.replaceChildren(
      h("p", {}, text.nothing(query)),
      elsewhere
        ? h("button", { part: "button", click: widen }, text.elsewhere(elsewhere))
        : h("p", { class: "muted" }, text.nothingHint),
    );
  }

  /** Hits in all documents, also while only one is looked in. */
  get #everywhere() {
    const { documents, total } = this.#result;
    if (!this.#study.host.document) return total;
    return documents.reduce((sum, document) => sum + document.total, 0);
  }

  #drawDocuments() {
    const each = this.#result.documents.map(({ total }) => total);
    this.#scope?.refresh();
    this.#scope?.count(this.#study.query ? [this.#everywhere, ...each] : null);
  }

  /** The reader has paused: say what was found, and take the query into the address. */
  #settle() {
    clearTimeout(this.#timer);
    if (!this.node.isConnected) return; // removed while the reader paused, and the deck with it
    const { query } = this.#study;
    fill(this.#status, query ? this.#found.say(this.#result) : []);
    if (query === this.#noted) return;
    this.#study.note(this.#another);
    this.#noted = query;
    this.#another = false;
  }

  /** @param {string} term */
  #take(term) {
    this.#field.value = term;
    this.#another = true;
    this.#search();
    this.#settle();
    this.#focus();
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
    this.#another = true;
    this.#search();
    this.#field.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#composition.owns(event) || isCombined(event)) return;
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
    this.#focus();
    this.#choose(index);
  }

  /** A focused field brings up the keyboard of a phone, over half of what is to be read. */
  #focus() {
    const phone = matchMedia("(pointer: coarse)").matches;
    (phone ? this.node : this.#field).focus({ preventScroll: true });
  }
}
