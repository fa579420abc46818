// @ts-check
// The search field, its results, and the table of contents while there is no query.
import { h, setChildren } from "../shared/dom.js";
import { Contents } from "./contents.js";
import { restoreDocument } from "./document-choice.js";
import { FoldedFilter } from "./folded-filter.js";
import { renderNoResults } from "./no-results.js";
import { ResultList } from "./result-list.js";
import { ResultSummary } from "./result-summary.js";
import { SearchField } from "./search-field.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("../shared/types.d.ts").Route} Route
 * @typedef {import("../shared/types.d.ts").View} View
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
  #context;
  #field;
  #filter;
  #results;
  #summary;
  #more;
  #noResults;
  #contents;
  #status;

  /** The text that was searched last; `null` to search again whatever it was. */
  #searched = /** @type {string | null} */ (null);
  /** How many hits are wanted beyond the limit, after "more". */
  #extra = 0;
  /** @type {SearchResult} */
  #result = { total: 0, hits: [], corrected: null, documents: [] };
  #timer = 0;

  /** When it was searched last, in ms. */
  #searchedAt = 0;
  /** Whether the next query is another one, so that the way back leads to the one before. */
  #isAnother = false;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    restoreDocument(context);
    const { strings } = context;
    this.#field = new SearchField(context, {
      onInput: () => this.#search(),
      onClear: () => this.#clear(),
      onKey: (key) => this.#key(key),
    });
    this.#filter = new FoldedFilter(context);
    this.#results = new ResultList(context, (hit) => this.#open(hit.id));
    this.#summary = new ResultSummary(context, (term) => this.#searchFor(term));
    this.#more = h("button", { part: "button", click: () => this.#showMore() }, strings.more);
    this.#noResults = h("div", { class: "no-results" });
    this.#contents = new Contents(context);
    this.#status = h("div", { class: "visually-hidden", role: "status" });
    this.node = h(
      "div",
      { class: "search", part: "search", tabindex: -1 },
      h("div", { role: "search" }, this.#field.node, this.#filter.node),
      this.#summary.node,
      this.#results.node,
      this.#more,
      this.#noResults,
      this.#contents.node,
      this.#status,
    );
  }

  /**
   * @param {Route} route
   * @param {boolean} focus
   */
  show({ query }, focus) {
    if (query !== this.#field.text.trim() && !this.#field.isUndecided) this.#field.text = query;
    this.#search();
    this.#isAnother = true;
    if (focus) this.#focusLast();
  }

  get isComposing() {
    return this.#field.isComposing;
  }

  refresh() {
    if (this.#field.isUndecided) return; // the commit will search with what has changed
    this.#searched = null;
    this.#search();
  }

  #search() {
    const { router } = this.#context;
    const { text } = this.#field;
    if (text === this.#searched) return;
    if (this.#searched !== null) this.#extra = 0;
    this.#searched = text;
    const now = performance.now();
    if (now - this.#searchedAt > ANOTHER_MS) this.#isAnother = true;
    this.#searchedAt = now;
    router.query = text.trim();
    if (!this.#context.attempt(() => this.#render())) this.#field.text = router.query = "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), SETTLED_MS);
  }

  /** @returns {true} */
  #render() {
    const { deck, host, router } = this.#context;
    const { query } = router;
    const { document } = host;
    const options = { limit: host.limit + this.#extra, ...(document && { document }) };
    const { total, hits } = (this.#result = deck.search(query, options));
    this.#results.render(hits);
    this.#summary.render(this.#result, query ? deck.suggest(query, SUGGESTIONS) : []);
    this.#choose(-1);
    this.#field.update(total);
    this.#more.hidden = hits.length >= total;
    this.#noResults.hidden = query === "" || total > 0;
    if (!this.#noResults.hidden) this.#renderNoResults();
    this.#contents.node.hidden = query !== "";
    this.#contents.refresh();
    this.#filter.update(this.#counts);
    return true;
  }

  #renderNoResults() {
    const focus = () => this.#focus(); // the button goes
    const nodes = renderNoResults(this.#context, this.#totalEverywhere, focus);
    this.#noResults.replaceChildren(...nodes);
  }

  /** Hits in all documents, also while only one is looked in. */
  get #totalEverywhere() {
    const { documents, total } = this.#result;
    if (!this.#context.host.document) return total;
    return documents.reduce((sum, document) => sum + document.total, 0);
  }

  /** Hits in all documents, then in each; `null` without a query. */
  get #counts() {
    if (!this.#context.router.query) return null;
    return [this.#totalEverywhere, ...this.#result.documents.map(({ total }) => total)];
  }

  /** The reader has paused: announce what was found, and take the query into the address. */
  #settle() {
    clearTimeout(this.#timer);
    if (!this.node.isConnected) return; // removed while the reader paused, and the deck with it
    const { router } = this.#context;
    setChildren(this.#status, router.query ? this.#summary.announcement(this.#result) : []);
    if (router.commitQuery(this.#isAnother)) this.#isAnother = false;
  }

  /** @param {string} term a suggestion */
  #searchFor(term) {
    this.#field.text = term;
    this.#isAnother = true;
    this.#search();
    this.#settle();
    this.#focus();
  }

  #showMore() {
    const next = this.#results.hits.length;
    this.#extra += this.#context.host.limit;
    this.refresh();
    this.#field.focus({ preventScroll: true });
    this.#choose(next);
  }

  #clear() {
    this.#field.text = "";
    this.#isAnother = true;
    this.#search();
    this.#field.focus();
  }

  /**
   * @param {string} key
   * @returns {boolean} whether the key meant something here
   */
  #key(key) {
    const { active, hits } = this.#results;
    const last = hits.length - 1;
    if (key === "Escape" && this.#field.text) return (this.#clear(), true);
    if (last < 0) return false;
    if (key === "ArrowDown") return this.#choose(active < last ? active + 1 : 0);
    if (key === "ArrowUp") return this.#choose(active > 0 ? active - 1 : last);
    if (key === "Enter") return this.#open(hits[Math.max(active, 0)]?.id ?? "");
    return false;
  }

  /** @param {number} index of a hit; -1 for none */
  #choose(index) {
    this.#field.pointAt(this.#results.choose(index));
    return true;
  }

  /** @param {string} id */
  #open(id) {
    const { router } = this.#context;
    this.#settle(); // the way back leads to this query, also if it was typed just now
    router.go({ view: "search", entry: id, query: router.query });
    return true;
  }

  /** Back from an entry: the reader goes on where it was opened. */
  #focusLast() {
    const { lastEntry } = this.#context.router;
    const index = this.#results.hits.findIndex(({ id }) => id === lastEntry);
    if (index < 0 && !this.#contents.node.hidden && this.#contents.focus(lastEntry)) return;
    this.#focus();
    this.#choose(index);
  }

  /** A focused field brings up the keyboard of a phone, over half of what is to be read. */
  #focus() {
    const isPhone = matchMedia("(pointer: coarse)").matches;
    (isPhone ? this.node : this.#field).focus({ preventScroll: true });
  }
}
