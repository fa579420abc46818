// @ts-check
// What to practise: where from, which kinds, how many, and whether it is an exam.
import { DocumentFilter } from "../search/document-filter.js";
import { h } from "../shared/dom.js";
import { itemForms } from "./items/item-forms.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("./items/types.d.ts").Item} Item
 * @typedef {import("./strings.js").QuizStrings} QuizStrings
 */

/** Short enough to be finished, long enough to mix; and other numbers that people ask for. */
const DEFAULT_COUNT = 10;
const COUNTS = [5, DEFAULT_COUNT, 20, 50];

/** Minutes that an exam may have; 0 for as many as it takes. */
const TIMES = [0, 10, 20, 30];

const TYPES = /** @type {Item["type"][]} */ (Object.keys(itemForms));

export class Setup {
  #context;
  #strings;
  #filter;
  #types;
  #count;
  #exam;
  #minutes;
  #results;

  /**
   * @param {Context} context
   * @param {QuizStrings} strings
   * @param {{ start: () => void, print: () => void }} actions
   */
  constructor(context, strings, { start, print }) {
    this.#context = context;
    this.#strings = strings;
    this.#filter = new DocumentFilter(context, "practise");
    this.#types = TYPES.map((type) =>
      renderCheckbox(strings.types[type], { checked: true, value: type }),
    );
    this.#count = renderRadios("count", strings.counts, COUNTS, strings.questions, DEFAULT_COUNT);
    this.#minutes = renderRadios("minutes", strings.time, TIMES, strings.minutes, 0);
    this.#exam = renderCheckbox(strings.exam, { change: () => this.refresh() });
    this.#results = renderCheckbox("", {});
    this.node = h(
      "div",
      { class: "setup" },
      h("h2", { tabindex: -1 }, strings.title),
      h("p", {}, strings.offer),
      this.#filter.node,
      this.#results.node,
      h(
        "details",
        {},
        h("summary", {}, strings.more),
        this.#count.node,
        h(
          "div",
          { class: "picks", role: "group", "aria-label": strings.kinds },
          h("p", { class: "muted" }, strings.kindsHint),
          ...this.#types.map(({ node }) => node),
        ),
        this.#exam.node,
        this.#minutes.node,
      ),
      h(
        "div",
        { class: "row" },
        h("button", { part: "button", class: "main", click: start }, strings.start),
        h("button", { part: "button", click: print }, strings.print),
      ),
      h("p", { class: "muted keys" }, strings.keys),
    );
    this.refresh();
  }

  /** Offers what stands in the search field now; all that was chosen stays. */
  refresh() {
    this.#filter.refresh();
    this.#minutes.node.hidden = !this.exam;
    this.#offerResults();
  }

  get exam() {
    return this.#exam.input.checked;
  }

  /** Minutes for an exam; 0 for any number. */
  get minutes() {
    return this.exam ? this.#minutes.value : 0;
  }

  /** What to ask the core for, but for the seed. */
  get options() {
    const { document } = this.#context.host;
    const { checked } = this.#results.input;
    const entries = this.#context.router.query && checked ? this.#entries : undefined;
    const chosen = this.#types.filter(({ input }) => input.checked).map(({ input }) => input.value);
    const types = /** @type {Item["type"][]} */ (chosen);
    return {
      limit: this.#count.value,
      types: this.exam ? types.filter((type) => !itemForms[type].selfRated) : types,
      ...(document && { document }),
      ...(entries && { entries }),
    };
  }

  /** The entries that the search field asks for, copies among them. */
  get #entries() {
    const { hits } = this.#search(this.#context.info.entryCount);
    return hits.flatMap((hit) => [hit.id, ...hit.duplicates]);
  }

  /** @param {number} limit of hits, in the document that is chosen */
  #search(limit) {
    const { deck, host } = this.#context;
    const { document } = host;
    return deck.search(this.#context.router.query, { limit, ...(document && { document }) });
  }

  #offerResults() {
    const { language } = this.#context;
    const { input, node } = this.#results;
    const total = this.#context.router.query ? this.#search(1).total : 0;
    // What is chosen is never out of sight, also where it comes to nothing.
    node.hidden = total === 0 && !(this.#context.router.query && input.checked);
    const query = h("span", { lang: language }, this.#context.router.query);
    node.lastElementChild?.replaceChildren(...this.#strings.found(query, total));
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {string} text
 */
function renderLabel(input, text) {
  return h("label", { class: "pick" }, input, h("span", {}, text));
}

/**
 * @param {string} text
 * @param {Record<string, any>} attributes
 */
function renderCheckbox(text, attributes) {
  const input = h("input", { type: "checkbox", ...attributes });
  return { input, node: renderLabel(input, text) };
}

/**
 * Numbers to choose one of.
 *
 * @param {string} name
 * @param {string} title
 * @param {number[]} numbers
 * @param {(number: number) => string} write
 * @param {number} first the one that is chosen at first
 */
function renderRadios(name, title, numbers, write, first) {
  const inputs = numbers.map((value) =>
    h("input", { type: "radio", name, value, checked: value === first }),
  );
  const rows = inputs.map((input, i) => renderLabel(input, write(numbers[i] ?? 0)));
  const node = h("div", { class: "picks", role: "radiogroup", "aria-label": title }, ...rows);
  return {
    node,
    get value() {
      return Number(inputs.find((input) => input.checked)?.value ?? first);
    },
  };
}
