// @ts-check
// The frame of an open widget: tabs, and the panels with the views below them.
import { lazyRender, preloadViews } from "../loading/lazy-load.js";
import { SearchView } from "../search/search-view.js";
import { h } from "../shared/dom.js";
import { hasModifier } from "../shared/keys.js";
import { parseHash } from "../shared/route.js";

/**
 * @typedef {import("../loading/views.d.ts").ViewClass} ViewClass
 * @typedef {import("../loading/views.d.ts").Views} Views
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("../shared/types.d.ts").Route} Route
 * @typedef {import("../shared/types.d.ts").View} View
 * @typedef {import("../shared/types.d.ts").ViewName} ViewName
 * @typedef {ViewName | "entry"} PageName what one view fills: a panel, or half of one
 */

/** @type {ViewName[]} */
const NAMES = ["search", "quiz", "progress"];

/** What a reader may choose, by pointer or keyboard. */
const CHOICES = "[data-to], [role=option], [role=tab], [part=filter]";

export class Tabs {
  #context;
  #tabs;
  #panels;
  #search;
  #article = h("div");

  /** Those that were needed so far. @type {{ [page in PageName]?: View }} */
  #views;

  /** What is shown. @type {Route} */
  #route;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    this.#route = context.router.route;
    this.#search = new SearchView(context);
    this.#views = { search: this.#search };
    this.#tabs = NAMES.map((view) => this.#renderTab(view));
    this.#panels = NAMES.map(renderPanel);
    this.#panel("search").append(this.#search.node, this.#article);
    this.node = this.#renderFrame();
  }

  #renderFrame() {
    const { strings } = this.#context;
    const move = (/** @type {KeyboardEvent} */ event) => this.#moveFocus(event);
    const follow = (/** @type {MouseEvent | KeyboardEvent} */ event) => this.#follow(event);
    const preload = (/** @type {PointerEvent | FocusEvent} */ event) => this.#preload(event);
    const list = { part: "tabs", role: "tablist", "aria-label": strings.tabs, keydown: move };
    return h(
      "div",
      {
        class: "frame",
        part: "frame",
        lang: strings.lang,
        dir: "ltr", // as all languages of the interface are written
        click: follow,
        keydown: follow,
        pointerover: preload,
        focusin: preload,
      },
      h("div", list, ...this.#tabs),
      ...this.#panels,
    );
  }

  /** Whether an input method has a query in hand. */
  get isComposing() {
    return this.#search.isComposing;
  }

  /**
   * @param {Route} route
   * @param {boolean} focus
   * @returns {Promise<void> | void} when it is shown
   */
  show(route, focus) {
    const { host } = this.#context;
    this.#route = route;
    if (host.view !== route.view) host.view = route.view;
    const page = pageOf(route);
    if (page === "search" || this.#views[page]) return this.#reveal(focus);
    return this.#load(page, focus);
  }

  /** Routes have got an address, or have none any more. */
  updateLinks() {
    const links = this.node.querySelectorAll("a[data-to]");
    const { router } = this.#context;
    for (const link of links) router.updateHref(/** @type {HTMLAnchorElement} */ (link));
  }

  /** @param {Set<string>} changed attributes that may be others now */
  refresh(changed) {
    const { host, router } = this.#context;
    const { view } = host;
    if (view !== this.#route.view) router.go(router.routeOf(view), false);
    if (changed.has("document") || changed.has("limit")) this.#search.refresh();
    if (changed.has("document")) this.#views.quiz?.refresh();
  }

  /** @param {ViewName} view */
  #panel(view) {
    return /** @type {HTMLElement} */ (this.#panels[NAMES.indexOf(view)]);
  }

  /**
   * Fetches a view; until it is here, what is shown stays.
   *
   * @param {Exclude<PageName, "search">} page
   * @param {boolean} focus
   */
  async #load(page, focus) {
    const context = this.#context;
    const container = page === "entry" ? this.#article : this.#panel(page);
    this.node.setAttribute("aria-busy", "true");
    const quiz = page === "quiz" ? context.loadQuiz() : undefined;
    quiz?.catch(() => {}); // awaited below, after the views
    /** @param {Views} views */
    const render = async ({ views }) => {
      await quiz;
      return [this.#renderView(page, views[page])];
    };
    await lazyRender(container, context, render, () => this.#load(page, true));
    this.node.removeAttribute("aria-busy");
    if (pageOf(this.#route) === page && !context.replaced) this.#reveal(focus);
  }

  /**
   * @param {PageName} page
   * @param {ViewClass} View
   */
  #renderView(page, View) {
    const view = (this.#views[page] ??= new View(this.#context));
    return view.node;
  }

  /** @param {boolean} focus */
  #reveal(focus) {
    const { host } = this.#context;
    const { view, entry } = this.#route;
    this.#search.node.hidden = entry !== "";
    this.#article.hidden = entry === "";
    NAMES.forEach((name, i) => {
      this.#panel(name).hidden = name !== view;
      this.#tabs[i]?.setAttribute("aria-selected", String(name === view));
      this.#tabs[i]?.setAttribute("tabindex", name === view ? "0" : "-1");
    });
    if (focus && host.getBoundingClientRect().top < 0) host.scrollIntoView();
    this.#views[pageOf(this.#route)]?.show(this.#route, focus);
  }

  /** @param {ViewName} view */
  #renderTab(view) {
    const { router, strings } = this.#context;
    return h(
      "button",
      {
        id: `tab-${view}`,
        part: "tab",
        role: "tab",
        "aria-controls": `panel-${view}`,
        click: () => router.go(router.routeOf(view), false),
      },
      strings.views[view],
    );
  }

  /** @param {KeyboardEvent} event */
  #moveFocus(event) {
    const index = this.#tabs.findIndex((tab) => tab === event.target);
    /** @type {Record<string, number>} */
    const moves = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: -1 };
    const next = moves[event.key];
    if (next === undefined || index < 0 || hasModifier(event)) return;
    event.preventDefault();
    const tab = this.#tabs.at(next % this.#tabs.length);
    tab?.focus();
    tab?.click();
  }

  /**
   * Follows links to routes. Without an address they are no links to the browser, which then knows
   * neither Enter nor "open in a new tab" for them.
   *
   * @param {MouseEvent | KeyboardEvent} event
   */
  #follow(event) {
    const { target } = event;
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {HTMLElement} */ (target).closest("a[data-to]");
    if (!link || event.defaultPrevented) return;
    if (hasModifier(event)) return;
    // No `instanceof`: events of another document have other classes.
    if ("key" in event && (event.key !== "Enter" || link.href)) return;
    event.preventDefault();
    const route = parseHash(link.dataset["to"] ?? "");
    if (route) this.#context.router.go(route);
  }

  /**
   * What a pointer passes over, or the keyboard comes to, is about to be chosen.
   *
   * @param {PointerEvent | FocusEvent} event
   */
  #preload({ target, type }) {
    const choice = /** @type {Element} */ (target).closest(CHOICES);
    if (!choice) return;
    if (type === "pointerover") preloadViews();
    // The page's base may be another one by now.
    if (choice.matches("a[data-to]")) {
      this.#context.router.updateHref(/** @type {HTMLAnchorElement} */ (choice));
    }
  }
}

/** @param {Route} route */
function pageOf({ view, entry }) {
  return entry ? "entry" : view;
}

/** @param {ViewName} view */
function renderPanel(view) {
  const role = { role: "tabpanel", "aria-labelledby": `tab-${view}` };
  return h("div", { id: `panel-${view}`, part: "panel", hidden: true, ...role });
}
