// @ts-check
// The class behind `<study-widget>`: the life of an element on a page.
import { openDeck } from "../loading/shared-deck.js";
import { loadStyles, messageFor, preloadViews, viewsLoaded } from "../loading/lazy-load.js";
import { loadFullModule } from "../loading/loader.js";
import { Context } from "../shared/context.js";
import { h } from "../shared/dom.js";
import { codeOf, reportError } from "../shared/errors.js";
import { dispatch } from "../shared/events.js";
import { Localizer } from "../shared/language/localizer.js";
import { stringsFor } from "../shared/language/strings.js";
import { renderNotice } from "../shared/notice.js";
import { HOME } from "../shared/route.js";
import { ReflectedAttributes, upgradeProperty, writeAttribute } from "./attributes.js";
import { HashHistory } from "./hash-history.js";
import { languageAround, observeLanguages } from "./language.js";
import { Router } from "./router.js";
import { Tabs } from "./tabs.js";

/** @typedef {import("../loading/shared-deck.js").DeckHandle} DeckHandle */

const SEARCH_FIELD = "[role=combobox]";

/** How often it is looked whether a composition has ended: nobody notices less than this. */
const COMPOSING_MS = 50;

/** A deck to look up and to practise. */
export class StudyWidget extends ReflectedAttributes {
  #root = this.attachShadow({ mode: "open" });
  #slot = h("slot");
  #history = new HashHistory(
    () => this.#context?.router.route,
    (route) => this.#context?.router.enter(route, true),
    () => this.#tabs?.updateLinks(),
  );

  /** Of what is shown, and the tabs that show it. @type {Context | undefined} */
  #context;
  /** @type {Tabs | undefined} */
  #tabs;
  #localizer = new Localizer();
  #strings = this.#localizer.strings(stringsFor);
  /** Hears of every `lang` around this element; connected as long as the element is. */
  #languageObserver = new MutationObserver(() => this.#requestUpdate("lang"));

  /** The deck of what is shown. @type {DeckHandle | undefined} */
  #handle;
  /** URL of the deck that is shown or on its way; `null` when there is none. */
  #requestedUrl = /** @type {string | null} */ (null);
  /** Counts the loadings: an earlier one that ends late must not be rendered. */
  #loadCount = 0;
  /** Attributes that have changed since the last update. */
  #changed = /** @type {Set<string>} */ (new Set());

  constructor() {
    super();
    this.#root.append(this.#slot);
  }

  /** Id of the document to search and to practise; "" is all of them. */
  get document() {
    const id = this.getAttribute("document") ?? "";
    const { documents } = this.#context?.info ?? {};
    return !documents || documents.some((document) => document.id === id) ? id : "";
  }
  set document(value) {
    writeAttribute(this, "document", value);
  }

  connectedCallback() {
    for (const name of StudyWidget.observedAttributes) upgradeProperty(this, name);
    this.#claimHistory();
    observeLanguages(this.#languageObserver, this);
    if (this.#requestedUrl !== this.#deckUrl) this.#load();
    else this.#requestUpdate("lang"); // another one may be around it now
  }

  disconnectedCallback() {
    this.#languageObserver.disconnect(); // or the document would keep this element
    // An element that is only moved is back by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#history.release();
      this.#closeDeck();
    });
  }

  adoptedCallback() {
    this.#applyStyles().catch(() => {}); // that they are missing was said when they were asked for first
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    this.#requestUpdate(name);
  }

  /** Has a share in the page's address, or none, as the attribute says. */
  #claimHistory() {
    if (this.address === "hash") this.#history.claim();
    else this.#history.release();
  }

  get #deckUrl() {
    const { deck, baseURI } = this;
    // What is no URL is left to fetch, which says so.
    return deck && URL.canParse(deck, baseURI) ? new URL(deck, baseURI).href : deck;
  }

  /** That of the page around it; if the page does not say which, the deck's. */
  get #language() {
    return languageAround(this) ?? this.#context?.language ?? navigator.language;
  }

  /**
   * Several attributes set in a row cost one update.
   *
   * @param {string} name of an attribute that may be another one now
   */
  #requestUpdate(name) {
    if (this.#changed.size === 0) queueMicrotask(() => this.#update());
    this.#changed.add(name);
  }

  #update() {
    const changed = this.#changed;
    this.#changed = new Set();
    if (!this.isConnected) return; // all are read anew when it is put back
    const { firstChild } = this.#root;
    const isOpen = firstChild === this.#tabs?.node;
    if (changed.has("address")) {
      this.#claimHistory();
      const { route } = this.#history;
      if (isOpen && route !== HOME) this.#context?.router.enter(route, false);
    }
    if (changed.has("deck") && this.#requestedUrl !== this.#deckUrl) this.#load();
    if (firstChild === this.#slot) return;
    if (isOpen) this.#context?.attempt(() => this.#showDeck(changed));
    else this.#localize(); // a notice
  }

  /** What is shown can be used until the deck is there to take its place. */
  async #load() {
    const count = (this.#loadCount += 1);
    this.#requestedUrl = this.#deckUrl;
    const handle = openDeck(this.#requestedUrl, this.#handle?.shared);
    this.#preload();
    try {
      await this.#deckReady(handle);
      if (count !== this.#loadCount) return handle.close(); // overtaken by another deck, or removed
      this.#handle?.close();
      this.#handle = handle;
      this.#requestedUrl = handle.shared.url; // whatever failed meanwhile in what was shown
      await this.#showDeck(new Set(StudyWidget.observedAttributes));
      if (count === this.#loadCount) this.#announceReady();
    } catch (error) {
      handle.close();
      if (count !== this.#loadCount) return;
      this.#handle?.close();
      this.#showError(error);
    }
  }

  /** What the first view needs comes at the same time as the deck; whoever needs it hears of a failure. */
  #preload() {
    const { view, entry } = this.#nextRoute();
    if (view !== "search" || entry) preloadViews();
    if (view === "quiz") loadFullModule().catch(() => {});
  }

  /** @param {DeckHandle} handle */
  async #deckReady({ shared }) {
    const ready = Promise.all([shared.ready, this.#applyStyles()]);
    await ready.finally(() => this.#compositionEnd());
    if (this.#handle?.shared.hasQuiz) await shared.loadQuiz(); // a session may be going on
  }

  /** Waits for what an input method has in hand, which would be lost with the field. */
  async #compositionEnd() {
    while (this.#root.activeElement && this.#tabs?.isComposing) {
      await new Promise((resolve) => setTimeout(resolve, COMPOSING_MS));
    }
  }

  /** Has the quiz in the deck as well. Nothing changes on the screen. */
  async #loadQuiz() {
    const { shared } = /** @type {DeckHandle} */ (this.#handle);
    await shared.loadQuiz();
    // The same content may have come from elsewhere meanwhile.
    if (shared !== this.#handle?.shared) await this.#loadQuiz();
  }

  /** Lets go of the deck; what was rendered stays for an element that comes back. */
  #closeDeck() {
    this.#loadCount += 1;
    this.#requestedUrl = null;
    this.#handle?.close();
  }

  async #applyStyles() {
    const { ownerDocument } = this;
    const sheets = await loadStyles(ownerDocument);
    if (ownerDocument === this.ownerDocument) this.#root.adoptedStyleSheets = sheets;
  }

  /** Has everything said in the language that is wanted now; all of it, or nothing yet. */
  #localize() {
    const localizer = this.#localizer;
    const setLanguage = () => (localizer.language = this.#language);
    if (!localizer.language) setLanguage();
    if (stringsFor(this.#language).lang === this.#strings.lang) return;
    preloadViews();
    viewsLoaded.then(([{ translateTree }]) => {
      setLanguage();
      translateTree(this.#root, localizer);
    });
  }

  /**
   * Shows the deck that was loaded last: new tabs for new content, else those that are there.
   *
   * @param {Set<string>} changed attributes that may be others than when it was shown before
   * @returns when its first view is shown
   */
  #showDeck(changed) {
    const { deck } = /** @type {DeckHandle} */ (this.#handle).shared;
    if (this.#context?.info.hash !== deck.info().hash) return this.#replaceTabs();
    this.#context.deck = deck;
    this.#localize();
    this.#tabs?.refresh(changed);
    this.#mountTabs();
    return undefined;
  }

  /** @returns when its first view is shown */
  #replaceTabs() {
    const before = this.#context;
    const route = this.#nextRoute();
    /** @type {Router} */
    const router = new Router(this.#history, (route, focus) => tabs.show(route, focus));
    const context = this.#createContext(router);
    // Of another deck. The first route is taken as it comes: a reader hears what is not there.
    if (before && route.entry && !context.entries.has(route.entry)) {
      route.entry = "";
      this.#history.write(route, "replaceState");
    }
    const focused = this.#root.activeElement;
    if (before) before.replaced = true;
    this.#context = context;
    this.#localizer.language = this.#language; // all is rendered anew
    const tabs = (this.#tabs = new Tabs(context));
    this.#mountTabs();
    const shown = router.enter(route, focused !== null);
    if (focused?.matches(SEARCH_FIELD)) this.#typeOn(/** @type {HTMLInputElement} */ (focused));
    return shown;
  }

  /** @param {Router} router */
  #createContext(router) {
    const { deck } = /** @type {DeckHandle} */ (this.#handle).shared;
    return new Context({
      host: this,
      deck,
      localizer: this.#localizer,
      router,
      loadQuiz: () => this.#loadQuiz(),
      onError: (error) => this.#showError(error),
    });
  }

  /**
   * Typing goes on where it was, also behind a blank, which is no part of the query.
   *
   * @param {HTMLInputElement} before the field of the tabs before
   */
  #typeOn({ value, selectionStart, selectionEnd }) {
    const field = /** @type {HTMLInputElement} */ (this.#root.querySelector(SEARCH_FIELD));
    field.focus({ preventScroll: true });
    field.value = value;
    field.setSelectionRange(selectionStart, selectionEnd);
  }

  /** Putting in what is there already would take the focus out of it. */
  #mountTabs() {
    const { node } = /** @type {Tabs} */ (this.#tabs);
    if (this.#root.firstChild !== node) this.#root.replaceChildren(node);
  }

  /** Where new tabs begin: where those before them are, or else where the address says. */
  #nextRoute() {
    const { view } = this;
    if (!this.#context) {
      const { route } = this.#history;
      return route === HOME ? { ...HOME, view } : { ...route };
    }
    const { route } = this.#context.router;
    return route.view === view ? route : { ...HOME, view };
  }

  #announceReady() {
    const { info } = /** @type {Context} */ (this.#context);
    const { route } = this.#history;
    if (route !== HOME && this.getBoundingClientRect().top > innerHeight) this.scrollIntoView();
    dispatch(this, "study-ready", info);
  }

  /**
   * Says in place what went wrong. What was open comes back when a new attempt succeeds; until
   * then the children stand in for it, since nothing of it would answer.
   *
   * @param {unknown} error
   */
  async #showError(error) {
    this.#requestedUrl = null;
    reportError(this, error);
    const count = this.#loadCount;
    this.#localize();
    const message = await messageFor(codeOf(error), this.#localizer);
    if (count !== this.#loadCount || this.#requestedUrl !== null) return; // there is something newer to see
    this.#root.replaceChildren(
      renderNotice(this.#strings, message, () => this.#load()),
      this.#slot,
    );
  }
}
