// @ts-check
// The frame of an open widget: tabs, the view below them, and the way from place to place.
import { HOME, parse } from "./router.js";
import { h } from "../shared/dom.js";
import { isCombined } from "../shared/keys.js";
import { expectViews, furnish } from "../loading/lazy-load.js";
import { SearchView } from "../search/search-view.js";

/**
 * @typedef {import("../shared/context.js").Place} Place
 * @typedef {import("../shared/context.js").Study} Study
 * @typedef {import("../shared/context.js").View} View
 * @typedef {Place["view"] | "entry"} Room what one view fills: a panel or, for two of them, a half
 */

/** @type {Place["view"][]} */
const TABS = ["search", "quiz", "progress"];

export class Shell {
  #study;
  #address;
  #tabs;
  #panels;
  #search;
  #article = h("div");

  /** Those that were needed so far. @type {{ [room in Room]?: View }} */
  #views;

  /** @type {Place} */
  #place = HOME;

  /** Where the search tab was left, to return to. */
  #left = HOME;

  /**
   * @param {Study} study
   * @param {import("./router.js").Address} address
   */
  constructor(study, address) {
    this.#study = study;
    this.#address = address;
    study.go = (place, focus) => this.go(place, focus);
    study.note = (another) => this.#note(another);
    this.#search = new SearchView(study);
    this.#views = { search: this.#search };
    this.#tabs = TABS.map((view) => this.#drawTab(view));
    this.#panels = TABS.map(drawPanel);
    this.#panel("search").append(this.#search.node, this.#article);
    const { text } = study;
    const walk = (/** @type {KeyboardEvent} */ event) => this.#walk(event);
    const follow = (/** @type {MouseEvent | KeyboardEvent} */ event) => this.#follow(event);
    const list = { part: "tabs", role: "tablist", "aria-label": text.tabs, keydown: walk };
    this.node = h(
      "div",
      {
        class: "frame",
        part: "frame",
        lang: text.lang,
        dir: "ltr", // as all languages of the interface are written
        click: follow,
        keydown: follow,
        pointerover: (/** @type {PointerEvent} */ event) => this.#expect(event),
        focusin: (/** @type {FocusEvent} */ event) => this.#expect(event),
      },
      h("div", list, ...this.#tabs),
      ...this.#panels,
    );
  }

  /** Where the reader is; a query counts as soon as it is typed. */
  get place() {
    const isSearch = roomOf(this.#place) === "search";
    return isSearch ? { ...HOME, query: this.#study.query } : this.#place;
  }

  /** Whether an input method has a query in hand. */
  get composing() {
    return this.#search.composing;
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
   * @returns {Promise<void> | void} when it is shown
   */
  show(place, focus) {
    const { host } = this.#study;
    if (place.entry && !this.#place.entry) this.#study.from = this.#place.view;
    if (place.view === "search") this.#left = place;
    this.#place = place;
    if (host.view !== place.view) host.view = place.view;
    const room = roomOf(place);
    if (room === "search" || this.#views[room]) return this.#reveal(focus);
    return this.#furnish(room, focus);
  }

  /**
   * Writes into the address what has been typed.
   *
   * @param {boolean} another whether it is another query than the one before, which the back button
   *   then leads to, rather than the same one written out
   */
  #note(another) {
    if (roomOf(this.#place) !== "search") return;
    const how = another && this.#place.query ? "pushState" : "replaceState";
    const place = { ...HOME, query: this.#study.query };
    this.#address.write(place, how);
    this.#place = this.#left = place;
  }

  /** Places have got an address, or have none any more. */
  relink() {
    const links = this.node.querySelectorAll("a[data-to]");
    for (const link of links) this.#study.aim(/** @type {HTMLAnchorElement} */ (link));
  }

  /** @param {Set<string>} changed attributes that may be others now */
  refresh(changed) {
    const { view } = this.#study.host;
    if (view !== this.#place.view) this.go(this.#at(view), false);
    if (changed.has("document") || changed.has("limit")) this.#search.refresh();
    if (changed.has("document")) this.#views.quiz?.refresh();
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

  /**
   * Fetches the view of a room; until it is here, what is shown stays.
   *
   * @param {Exclude<Room, "search">} room
   * @param {boolean} focus
   */
  async #furnish(room, focus) {
    const node = room === "entry" ? this.#article : this.#panel(room);
    const retry = () => this.#furnish(room, true);
    this.node.setAttribute("aria-busy", "true");
    const practise = room === "quiz" ? this.#study.practise() : undefined;
    practise?.catch(() => {}); // awaited below, after the views
    /** @param {import("../loading/lazy-load.js").Views} views */
    const draw = async ({ views }) => {
      await practise;
      return [this.#draw(room, views[room])];
    };
    await furnish(node, this.#study, draw, retry);
    this.node.removeAttribute("aria-busy");
    if (roomOf(this.#place) === room && !this.#study.retired) this.#reveal(focus);
  }

  /**
   * @param {Room} room
   * @param {new (study: Study) => View} Kind
   */
  #draw(room, Kind) {
    const view = (this.#views[room] ??= new Kind(this.#study));
    return view.node;
  }

  /** @param {boolean} focus */
  #reveal(focus) {
    const { host } = this.#study;
    const { view, entry } = this.#place;
    this.#search.node.hidden = entry !== "";
    this.#article.hidden = entry === "";
    TABS.forEach((name, i) => {
      this.#panel(name).hidden = name !== view;
      this.#tabs[i]?.setAttribute("aria-selected", String(name === view));
      this.#tabs[i]?.setAttribute("tabindex", name === view ? "0" : "-1");
    });
    if (focus && host.getBoundingClientRect().top < 0) host.scrollIntoView();
    this.#views[roomOf(this.#place)]?.show(this.#place, focus);
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
    const at = this.#tabs.findIndex((tab) => tab === event.target);
    /** @type {Record<string, number>} */
    const ways = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 };
    const way = ways[event.key];
    if (way === undefined || at < 0 || isCombined(event)) return;
    event.preventDefault();
    const tab = this.#tabs.at(way % this.#tabs.length);
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
    const { target } = event;
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {HTMLElement} */ (target).closest("a[data-to]");
    if (!link || event.defaultPrevented) return;
    if (isCombined(event)) return;
    // No `instanceof`: events of another document have other classes.
    if ("key" in event && (event.key !== "Enter" || link.href)) return;
    event.preventDefault();
    const place = parse(link.dataset["to"] ?? "");
    if (place) this.go(place);
  }

  /**
   * What a pointer passes over, or the keyboard comes to, is about to be chosen.
   *
   * @param {PointerEvent | FocusEvent} event
   */
  #expect({ target, type }) {
    const CHOICES = "[data-to], [role=option], [role=tab], [part=filter]";
    const choice = /** @type {Element} */ (target).closest(CHOICES);
    if (!choice) return;
    if (type === "pointerover") expectViews();
    // The page's base may be another one by now.
    if (choice.matches("a[data-to]")) this.#study.aim(/** @type {HTMLAnchorElement} */ (choice));
  }
}

/** @param {Place} place */
function roomOf({ view, entry }) {
  return entry ? "entry" : view;
}

/** @param {Place["view"]} view */
function drawPanel(view) {
  const role = { role: "tabpanel", "aria-labelledby": `tab-${view}` };
  return h("div", { id: `panel-${view}`, part: "panel", hidden: true, ...role });
}
