// @ts-check
// The class behind `<study-widget>`: attributes, and the life of an element on a page.
import { Address, HOME } from "./router.js";
import { loadWhole } from "../loading/loader.js";
import { openDeck } from "../loading/deck-cache.js";
import { h } from "../shared/dom.js";
import { complain, send } from "../shared/events.js";
import { expectViews, loadStyles, sentenceFor, viewsCome } from "../loading/lazy-load.js";
import { codeOf, drawNotice } from "../shared/notice.js";
import { Shell } from "./tabs.js";
import { stringsFor } from "../shared/language/strings.js";
import { Study } from "../shared/context.js";
import { Words } from "../shared/language/localizer.js";

const VIEWS = /** @type {const} */ (["search", "quiz", "progress"]);
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);
const STORAGES = /** @type {const} */ (["local", "none"]);
const ADDRESSES = /** @type {const} */ (["none", "hash"]);

/** Hits that fit a screen and still leave a choice. */
const DEFAULT_LIMIT = 10;

const SEED_END = 2 ** 32;

/** The search field. */
const FIELD = "[role=combobox]";

/** How often it is looked whether a composition has ended. */
const COMPOSING_MS = 50;

/**
 * A deck to look up and to practise. Attributes are the state: getters validate and default,
 * setters only write the attribute.
 */
export class StudyWidget extends HTMLElement {
  static observedAttributes = [
    "deck",
    "view",
    "document",
    "limit",
    "seed",
    "lang",
    "theme",
    "storage",
    "address",
  ];

  #root = this.attachShadow({ mode: "open" });
  #slot = h("slot");
  #address = new Address(
    () => this.#shell?.place,
    (place) => this.#shell?.show(place, true),
    () => this.#shell?.relink(),
  );

  /** @type {Study | undefined} */
  #study;
  /** @type {Shell | undefined} */
  #shell;
  #words = new Words();
  #text = this.#words.from(stringsFor);
  /** Hears of every `lang` around this element; connected as long as the element is. */
  #languages = new MutationObserver(() => this.#note("lang"));

  /** The deck of what is shown. @type {import("../loading/deck-cache.js").Lease | undefined} */
  #lease;
  /** URL of the deck that is shown or on its way; `null` when there is none. */
  #wanted = /** @type {string | null} */ (null);
  /** Counts the loadings: an earlier one that ends late must not be drawn. */
  #turn = 0;
  /** Attributes that have changed since the last drawing. */
  #changed = /** @type {Set<string>} */ (new Set());

  constructor() {
    super();
    this.#root.append(this.#slot);
  }

  /** URL of a .deck file; "" is the deck inside the module. */
  get deck() {
    return this.getAttribute("deck") ?? "";
  }
  set deck(value) {
    this.#write("deck", value);
  }

  /** The tab that is shown. */
  get view() {
    return this.#choice("view", VIEWS);
  }
  set view(value) {
    this.#write("view", value);
  }

  /** Id of the document to search and to practise; "" is all of them. */
  get document() {
    const id = this.getAttribute("document") ?? "";
    const { documents } = this.#study?.info ?? {};
    return !documents || documents.some((document) => document.id === id) ? id : "";
  }
  set document(value) {
    this.#write("document", value);
  }

  /** Most hits shown at once; anything unusable counts as 10. */
  get limit() {
    const asked = Number.parseInt(this.getAttribute("limit") ?? "", 10);
    return asked > 0 ? asked : DEFAULT_LIMIT;
  }
  set limit(value) {
    this.#write("limit", value);
  }

  /** What makes quizzes repeatable, below 2³²; `null` means another one each time. */
  get seed() {
    const seed = Number(this.getAttribute("seed") || Number.NaN);
    return Number.isInteger(seed) && seed >= 0 && seed < SEED_END ? seed : null;
  }
  set seed(value) {
    this.#write("seed", value);
  }

  /** Colours: as the page's `color-scheme` has it, or always light, or always dark. */
  get theme() {
    return this.#choice("theme", THEMES);
  }
  set theme(value) {
    this.#write("theme", value);
  }

  /** Where answers may be kept. Nothing is kept beyond a visit yet, whatever it says. */
  get storage() {
    return this.#choice("storage", STORAGES);
  }
  set storage(value) {
    this.#write("storage", value);
  }

  /** Whether places of this widget may stand behind the `#` of the page's address. */
  get address() {
    return this.#choice("address", ADDRESSES);
  }
  set address(value) {
    this.#write("address", value);
  }

  connectedCallback() {
    for (const name of StudyWidget.observedAttributes) this.#adopt(name);
    this.#share();
    this.#listen();
    if (this.#wanted !== this.#deckUrl) this.#load();
    else this.#note("lang"); // another one may be around it now
  }

  disconnectedCallback() {
    this.#languages.disconnect(); // or the document would keep this element
    // An element that is only moved is back by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#address.release();
      this.#leave();
    });
  }

  adoptedCallback() {
    this.#dress().catch(() => {}); // that they are missing was said when they were asked for first
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    this.#note(name);
  }

  /** Has a share in the page's address, or none, as the attribute says. */
  #share() {
    if (this.address === "hash") this.#address.claim();
    else this.#address.release();
  }

  get #deckUrl() {
    const { deck, baseURI } = this;
    // What is no URL is left to fetch, which says so.
    return deck && URL.canParse(deck, baseURI) ? new URL(deck, baseURI).href : deck;
  }

  /**
   * `lang` of the nearest element that has one, also outside the shadow root we may be in; if the
   * page does not say which, the deck's.
   */
  get #language() {
    /** @type {Element | undefined} */
    let node = this;
    let found = null;
    while (node && !found) {
      found = node.closest("[lang]");
      node = hostOf(node.getRootNode());
    }
    return found?.getAttribute("lang") || (this.#study?.language ?? navigator.language);
  }

  /**
   * A property that was set before the tag was known hides the setter: set it again.
   *
   * @param {string} name
   */
  #adopt(name) {
    if (!Object.hasOwn(this, name)) return;
    const properties = /** @type {Record<string, any>} */ (/** @type {unknown} */ (this));
    const value = properties[name];
    delete properties[name];
    properties[name] = value;
  }

  /**
   * @param {string} name
   * @param {unknown} value `null` and `undefined` take the attribute away
   */
  #write(name, value) {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /**
   * @template {readonly [string, ...string[]]} T
   * @param {string} name
   * @param {T} values the first is the default
   * @returns {T[number]}
   */
  #choice(name, values) {
    const value = this.getAttribute(name) ?? "";
    return values.includes(value) ? value : values[0];
  }

  /** Attributes may change outside the shadow root that we may be in, and outside that one. */
  #listen() {
    const options = { attributeFilter: ["lang"], subtree: true };
    /** @type {Node | undefined} */
    let root = this.getRootNode();
    while (root) {
      this.#languages.observe(root, options);
      root = hostOf(root)?.getRootNode();
    }
  }

  /**
   * Several attributes set in a row cost one drawing.
   *
   * @param {string} name of an attribute that may be another one now
   */
  #note(name) {
    if (this.#changed.size === 0) queueMicrotask(() => this.#refresh());
    this.#changed.add(name);
  }

  #refresh() {
    const changed = this.#changed;
    this.#changed = new Set();
    if (!this.isConnected) return; // all are read anew when it is put back
    const { firstChild } = this.#root;
    const isOpen = firstChild === this.#shell?.node;
    if (changed.has("address")) {
      this.#share();
      const { place } = this.#address;
      if (isOpen && place !== HOME) this.#shell?.show(place, false);
    }
    if (changed.has("deck") && this.#wanted !== this.#deckUrl) this.#load();
    if (firstChild === this.#slot) return;
    if (isOpen) this.#study?.attempt(() => this.#build(changed));
    else this.#speak(); // a notice
  }

  /** What is shown can be used until the deck is there to take its place. */
  async #load() {
    const turn = (this.#turn += 1);
    this.#wanted = this.#deckUrl;
    const lease = openDeck(this.#wanted, this.#lease?.shared);
    const { shared } = lease;
    const { view, entry } = this.#place();
    // At the same time as the deck; whoever needs it hears of a failure.
    if (view !== "search" || entry) expectViews();
    if (view === "quiz") loadWhole().catch(() => {});
    try {
      await Promise.all([shared.ready, this.#dress()]).finally(() => this.#composed());
      if (this.#lease?.shared.isWhole) await shared.practise(); // a round may be going on
      if (turn !== this.#turn) return lease.close(); // overtaken by another deck, or removed
      this.#lease?.close();
      this.#lease = lease;
      this.#wanted = shared.url; // whatever failed meanwhile in what was shown
      await this.#build(new Set(StudyWidget.observedAttributes));
      if (turn === this.#turn) this.#announce();
    } catch (error) {
      lease.close();
      if (turn !== this.#turn) return;
      this.#lease?.close();
      this.#fail(error);
    }
  }

  /** Waits for what an input method has in hand, which would be lost with the field. */
  async #composed() {
    while (this.#root.activeElement && this.#shell?.composing) {
      await new Promise((resolve) => setTimeout(resolve, COMPOSING_MS));
    }
  }

  /** Has the quiz in the deck as well. Nothing changes on the screen. */
  async #practise() {
    const { shared } = /** @type {import("../loading/deck-cache.js").Lease} */ (this.#lease);
    await shared.practise();
    // The same content may have come from elsewhere meanwhile.
    if (shared !== this.#lease?.shared) await this.#practise();
  }

  /** Lets go of the deck; what was built stays for an element that comes back. */
  #leave() {
    this.#turn += 1;
    this.#wanted = null;
    this.#lease?.close();
  }

  async #dress() {
    const { ownerDocument } = this;
    const sheets = await loadStyles(ownerDocument);
    if (ownerDocument === this.ownerDocument) this.#root.adoptedStyleSheets = sheets;
  }

  /** Has everything said in the language that is wanted now; all of it, or nothing yet. */
  #speak() {
    const words = this.#words;
    const speak = () => (words.language = this.#language);
    if (!words.language) speak();
    if (stringsFor(this.#language).lang === this.#text.lang) return;
    expectViews();
    viewsCome.then(([{ redraw }]) => {
      speak();
      redraw(this.#root, words);
    });
  }

  /**
   * @param {Set<string>} changed attributes that may be others than when it was built before
   * @returns when its first view is shown
   */
  #build(changed) {
    const { shared } = /** @type {import("../loading/deck-cache.js").Lease} */ (this.#lease);
    if (this.#study?.info.hash === shared.deck.info().hash) {
      this.#study.deck = shared.deck;
      this.#speak();
      this.#shell?.refresh(changed);
      this.#put();
      return undefined;
    }
    const before = this.#study;
    const study = new Study(this, shared.deck, this.#words, []);
    study.hrefOf = (hash) => this.#address.hrefOf(hash);
    study.fail = (error) => this.#fail(error);
    study.practise = () => this.#practise();
    const place = this.#place();
    // Of another deck. The first place is taken as it comes: a reader hears what is not there.
    if (before && place.entry && !study.heads.has(place.entry)) {
      place.entry = "";
      this.#address.write(place, "replaceState");
    }
    const focused = this.#root.activeElement;
    if (before) before.retired = true;
    this.#study = study;
    this.#words.language = this.#language; // all is drawn anew
    this.#shell = new Shell(study, this.#address);
    this.#put();
    const shown = this.#shell.show(place, focused !== null);
    if (focused?.matches(FIELD)) this.#typeOn(/** @type {HTMLInputElement} */ (focused));
    return shown;
  }

  /**
   * Typing goes on where it was, also behind a blank, which is no part of the query.
   *
   * @param {HTMLInputElement} before the field of the shell before
   */
  #typeOn({ value, selectionStart, selectionEnd }) {
    const field = /** @type {HTMLInputElement} */ (this.#root.querySelector(FIELD));
    field.focus({ preventScroll: true });
    field.value = value;
    field.setSelectionRange(selectionStart, selectionEnd);
  }

  /** Shows the shell. Putting in what is there already would take the focus out of it. */
  #put() {
    const { node } = /** @type {Shell} */ (this.#shell);
    if (this.#root.firstChild !== node) this.#root.replaceChildren(node);
  }

  /** Where a new shell begins: where the one before it is, or else where the address says. */
  #place() {
    const { view } = this;
    const { place } = this.#shell ?? this.#address;
    if (!this.#shell) return place === HOME ? { ...HOME, view } : { ...place };
    return place.view === view ? { ...place, query: this.#study?.query ?? "" } : { ...HOME, view };
  }

  #announce() {
    const { info } = /** @type {Study} */ (this.#study);
    const { place } = this.#address;
    if (place !== HOME && this.getBoundingClientRect().top > innerHeight) this.scrollIntoView();
    send(this, "study-ready", info);
  }

  /**
   * Says in place what went wrong. What was open comes back when a new attempt succeeds; until
   * then the children stand in for it, since nothing of it would answer.
   *
   * @param {unknown} error
   */
  async #fail(error) {
    this.#wanted = null;
    complain(this, error);
    const turn = this.#turn;
    this.#speak();
    const sentence = await sentenceFor(codeOf(error), this.#words);
    if (turn !== this.#turn || this.#wanted !== null) return; // there is something newer to see
    this.#root.replaceChildren(
      drawNotice(this.#text, sentence, () => this.#load()),
      this.#slot,
    );
  }
}

/**
 * What a shadow root belongs to. Those of another document have another class.
 *
 * @param {Node} root
 * @returns {Element | undefined}
 */
function hostOf(root) {
  return /** @type {{ host?: Element }} */ (root).host;
}
