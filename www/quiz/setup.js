// @ts-check
// What to practise: where from, which kinds, how many, and whether it is an exam.
import { h } from "../shared/dom.js";
import { Scope } from "../search/document-filter.js";
import { forms } from "./items/item-types.js";

/**
 * @typedef {import("../shared/context.js").Study} Study
 * @typedef {import("./items/item-types.js").Item} Item
 * @typedef {import("./strings.js").QuizStrings} QuizStrings
 */

/** Short enough to be finished, long enough to mix; and other numbers that people ask for. */
const ROUND = 10;
const ROUNDS = [5, ROUND, 20, 50];

/** Minutes that an exam may have; 0 for as many as it takes. */
const TIMES = [0, 10, 20, 30];

const TYPES = /** @type {Item["type"][]} */ (Object.keys(forms));

export class Setup {
  #study;
  #text;
  #scope;
  #types;
  #round;
  #exam;
  #minutes;
  #found;

  /** What was searched for: its results can be practised. */
  #query = "";

  /**
   * @param {Study} study
   * @param {QuizStrings} text
   * @param {{ start: () => void, print: () => void }} way
   */
  constructor(study, text, { start, print }) {
    this.#study = study;
    this.#text = text;
    this.#scope = new Scope(study, "practise");
    this.#types = TYPES.map((type) => check(text.types[type], { checked: true, value: type }));
    this.#round = radios("round", text.rounds, ROUNDS, text.questions, ROUND);
    this.#minutes = radios("minutes", text.time, TIMES, text.minutes, 0);
    this.#exam = check(text.exam, { change: () => this.refresh() });
    this.#found = check("", {});
    this.node = h(
      "div",
      { class: "setup" },
      h("h2", { tabindex: -1 }, text.title),
      h("p", {}, text.offer),
      this.#scope.node,
      this.#found.node,
      h(
        "details",
        {},
        h("summary", {}, text.more),
        this.#round.node,
        h(
          "div",
          { class: "picks", role: "group", "aria-label": text.kinds },
          h("p", { class: "muted" }, text.kindsHint),
          ...this.#types.map(({ node }) => node),
        ),
        this.#exam.node,
        this.#minutes.node,
      ),
      h(
        "div",
        { class: "row" },
        h("button", { part: "button", class: "main", click: start }, text.start),
        h("button", { part: "button", click: print }, text.print),
      ),
      h("p", { class: "muted keys" }, text.keys),
    );
    this.refresh();
  }

  refresh() {
    this.#scope.refresh();
    this.#minutes.node.hidden = !this.exam;
    this.#offerFound();
  }

  /**
   * Offers what was searched for last; all that was chosen stays.
   *
   * @param {string} query
   */
  ask(query) {
    this.#query = query;
    this.refresh();
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
    const { document } = this.#study.host;
    const { checked } = this.#found.input;
    const entries = this.#query && checked ? this.#entries : undefined;
    const chosen = this.#types.filter(({ input }) => input.checked).map(({ input }) => input.value);
    const types = /** @type {Item["type"][]} */ (chosen);
    return {
      limit: this.#round.value,
      types: this.exam ? types.filter((type) => !forms[type].rated) : types,
      ...(document && { document }),
      ...(entries && { entries }),
    };
  }

  /** The entries that the search field asks for, copies among them. */
  get #entries() {
    const { hits } = this.#search(this.#study.info.entryCount);
    return hits.flatMap((hit) => [hit.id, ...hit.duplicates]);
  }

  /** @param {number} limit of hits, in the document that is chosen */
  #search(limit) {
    const { deck, host } = this.#study;
    const { document } = host;
    return deck.search(this.#query, { limit, ...(document && { document }) });
  }

  #offerFound() {
    const { language } = this.#study;
    const { input, node } = this.#found;
    const total = this.#query ? this.#search(1).total : 0;
    // What is chosen is never out of sight, also where it comes to nothing.
    node.hidden = total === 0 && !(this.#query && input.checked);
    const query = h("span", { lang: language }, this.#query);
    node.lastElementChild?.replaceChildren(...this.#text.found(query, total));
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {...(Node | string)} text
 */
function label(input, ...text) {
  return h("label", { class: "pick" }, input, h("span", {}, ...text));
}

/**
 * @param {string} text
 * @param {Record<string, any>} attributes
 */
function check(text, attributes) {
  const input = h("input", { type: "checkbox", ...attributes });
  return { input, node: label(input, text) };
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
function radios(name, title, numbers, write, first) {
  const inputs = numbers.map((value) =>
    h("input", { type: "radio", name, value, checked: value === first }),
  );
  const rows = inputs.map((input, i) => label(input, write(numbers[i] ?? 0)));
  const node = h("div", { class: "picks", role: "radiogroup", "aria-label": title }, ...rows);
  return {
    node,
    get value() {
      return Number(inputs.find((input) => input.checked)?.value ?? first);
    },
  };
}
