// @ts-check
// The frame of an open widget: tabs, the view below them, and the way from place to place.
import { HOME, parse } from "./address.js";
import { h } from "./dom.js";
import { EntryView } from "./entry-view.js";
import { complain } from "./events.js";
import { drawNotice } from "./notice.js";
import { ProgressView } from "./progress-view.js";
import { SearchView } from "./search-view.js";

/**
 * @typedef {import("./study.js").Place} Place
 * @typedef {import("./study.js").Study} Study
 * @typedef {import("./study.js").View} View
 */

/** @type {Place["view"][]} */
const TABS = ["search", "quiz", "progress"];

/** The tab that a key leads to, from the tab `at` of `count`. */
const STEPS = {
  ArrowLeft: (/** @type {number} */ at, /** @type {number} */ count) => (at + count - 1) % count,
  ArrowRight: (/** @type {number} */ at, /** @type {number} */ count) => (at + 1) % count,
  Home: () => 0,
  End: (/** @type {number} */ _at, /** @type {number} */ count) => count - 1,
};

export class Shell {
  #study;
  #address;
  #tabs;
  #panels;
  #search;
  #entry;
  #progress;

  /** @type {View | undefined} */
  #quiz;

  /** @type {Place} */
  #place = HOME;

  /** Where the search tab was left, to return to. */
  #left = HOME;

  /**
   * @param {Study} study
   * @param {import("./address.js").Address} address
   */
  constructor(study, address) {
    this.#study = study;
    this.#address = address;
    study.go = (place) => this.go(place);
    study.note = () => this.#note();
    this.#search = new SearchView(study);
    this.#entry = new EntryView(study);
    this.#progress = new ProgressView(study);
    this.#tabs = TABS.map((view) => this.#drawTab(view));
    this.#panels = TABS.map(drawPanel);
    this.#panel("search").append(this.#search.node, this.#entry.node);
    this.#panel("progress").append(this.#progress.node);
    const { text } = study;
    const walk = (/** @type {KeyboardEvent} */ event) => this.#walk(event);
    const follow = (/** @type {MouseEvent | KeyboardEvent} */ event) => this.#follow(event);
    const list = { part: "tabs", role: "tablist", "aria-label": text.tabs, keydown: walk };
    this.node = h(
      "div",
      { class: "frame", part: "frame", lang: text.lang, click: follow, keydown: follow },
      h("div", list, ...this.#tabs),
      ...this.#panels,
    );
  }

  get place() {
    return this.#place;
  }

  /**
   * Shows a place that the reader asked for; the back button leads back from it.
   *
   * @param {Place} place
   * @param {boolean} [focus] whether the keyboard moves there; not when it is busy at the tabs
   */
  go(place, focus = true) {
    this.#address.write(place, "pushState");
    this.show(place, focus);
  }

  /**
   * @param {Place} place
   * @param {boolean} focus
   */
  show(place, focus) {
    const { host } = this.#study;
    if (place.entry && !this.#place.entry) this.#study.from = this.#place.view;
    if (place.view === "search") this.#left = place;
    this.#place = place;
    if (host.view !== place.view) host.view = place.view;
    this.#reveal(place);
    if (focus && host.getBoundingClientRect().top < 0) host.scrollIntoView();
    this.#view(place)?.show(place, focus);
    if (place.view === "quiz" && !this.#quiz) this.#fetchQuiz(focus);
  }

  /** Writes into the address what has been typed, without a step for the back button. */
  #note() {
    if (this.#view(this.#place) !== this.#search) return;
    this.#place = this.#left = { ...HOME, query: this.#study.query };
    this.#address.write(this.#place, "replaceState");
  }

  /** @param {Set<string>} changed attributes that may be others now */
  refresh(changed) {
    const { view } = this.#study.host;
    if (view !== this.#place.view) this.go(this.#at(view), false);
    if (changed.has("document") || changed.has("limit")) this.#search.refresh();
    if (changed.has("document")) this.#quiz?.refresh();
  }

  /** @param {Place} place */
  #view({ view, entry }) {
    if (view === "search") return entry ? this.#entry : this.#search;
    return view === "quiz" ? this.#quiz : this.#progress;
  }

  /** @param {Place["view"]} view */
  #panel(view) {
    return /** @type {HTMLElement} */ (this.#panels[TABS.indexOf(view)]);
  }

  /**
   * Where a tab leads: to what was left there, and from an entry back to the list.
   *
   * @param {Place["view"]} view
   */
  #at(view) {
    if (view !== "search") return { ...HOME, view };
    return this.#place.view === view ? { ...HOME, query: this.#study.query } : this.#left;
  }

  /** @param {Place} place */
  #reveal({ view, entry }) {
    this.#search.node.hidden = entry !== "";
    this.#entry.node.hidden = entry === "";
    TABS.forEach((name, i) => {
      this.#panel(name).hidden = name !== view;
      this.#tabs[i]?.setAttribute("aria-selected", String(name === view));
      this.#tabs[i]?.setAttribute("tabindex", name === view ? "0" : "-1");
    });
  }

  /** @param {boolean} focus */
  async #fetchQuiz(focus) {
    const panel = this.#panel("quiz");
    panel.setAttribute("aria-busy", "true");
    try {
      const { QuizView } = await import("./quiz-view.js");
      this.#quiz ??= new QuizView(this.#study);
      panel.replaceChildren(this.#quiz.node);
      if (this.#place.view === "quiz") this.#quiz.show(this.#place, focus);
    } catch (error) {
      const { host, text } = this.#study;
      panel.replaceChildren(drawNotice(text, "missing-file", () => this.#fetchQuiz(true)));
      complain(host, Object.assign(new Error(String(error)), { code: "missing-file" }));
    }
    panel.removeAttribute("aria-busy");
  }

  /** @param {Place["view"]} view */
  #drawTab(view) {
    return h(
      "button",
      {
        id: `tab-${view}`,
        part: "tab",
        role: "tab",
        "aria-controls": `panel-${view}`,
        click: () => this.go(this.#at(view), false),
      },
      this.#study.text.views[view],
    );
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    const at = this.#tabs.findIndex((tab) => tab === event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    const tab = this.#tabs[step(at, this.#tabs.length)];
    tab?.focus();
    tab?.click();
  }

  /**
   * Follows links to places. Without an address they are no links to the browser, which then knows
   * neither Enter nor "open in a new tab" for them.
   *
   * @param {MouseEvent | KeyboardEvent} event
   */
  #follow(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("[data-to]");
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (event instanceof KeyboardEvent && (event.key !== "Enter" || link.href)) return;
    event.preventDefault();
    const place = parse(link.dataset["to"] ?? "");
    if (place) this.go(place);
  }
}

/** @param {Place["view"]} view */
function drawPanel(view) {
  const role = { role: "tabpanel", "aria-labelledby": `tab-${view}` };
  return h("div", { id: `panel-${view}`, part: "panel", ...role });
}
