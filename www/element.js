// @ts-check
// The class behind `<study-widget>`: attributes, and the life of an element on a page.
import { Address, HOME } from "./address.js";
import { loadWhole } from "./assets.js";
import { closeDeck, openDeck } from "./decks.js";
import { h } from "./dom.js";
import { complain, send } from "./events.js";
import { expectViews, loadStyles, sentenceFor, viewStyles } from "./later.js";
import { codeOf, drawNotice } from "./notice.js";
import { Shell } from "./shell.js";
import { stringsFor } from "./strings.js";
import { Study } from "./study.js";

/** @typedef {import("./decks.js").Wanted} Wanted */

const VIEWS = /** @type {const} */ (["search", "quiz", "progress"]);
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);
const STORAGES = /** @type {const} */ (["local", "none"]);
const ADDRESSES = /** @type {const} */ (["none", "hash"]);

/** Hits that fit a screen and still leave a choice. */
const DEFAULT_LIMIT = 10;

const SEED_END = 2 ** 32;

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
  /** The deck that this element keeps open. */
  #held = /** @type {Wanted | null} */ (null);
  /** Whether its reader practises, so that the next deck is opened whole at once. */
  #whole = false;
  /** Whether that deck can be used: it is neither still on its way nor given back. */
  #open = false;
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
    if (this.#held?.url !== this.#deckUrl) this.#load();
  }

  disconnectedCallback() {
    // An element that is only moved is back by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#address.release();
      this.#close();
    });
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (this.#changed.size === 0) queueMicrotask(() => this.#refresh());
    this.#changed.add(name);
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

  /** `lang` of the nearest element that has one, also outside the shadow root we may be in. */
  get #language() {
    /** @type {Element | undefined} */
    let node = this;
    while (node) {
      const found = node.closest("[lang]");
      if (found) return found.getAttribute("lang");
      const root = node.getRootNode();
      node = root instanceof ShadowRoot ? root.host : undefined;
    }
    return "";
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

  /** Several attributes set in a row cost one drawing. */
  #refresh() {
    const changed = this.#changed;
    this.#changed = new Set();
    const study = this.#study;
    if (!this.isConnected) return; // all are read anew when it is put back
    if (changed.has("address")) {
      this.#share();
      const { place } = this.#address;
      if (this.#open && place !== HOME) this.#shell?.show(place, false);
    }
    if (changed.has("deck") && this.#held?.url !== this.#deckUrl) this.#load();
    else if (this.#open) study?.attempt(() => this.#build(study.deck, changed));
  }

  async #load() {
    this.#close();
    const turn = (this.#turn += 1);
    const held = (this.#held = { whole: this.#whole, url: this.#deckUrl });
    const { view, entry } = this.#place(this.#study);
    // At the same time as the deck; whoever needs it hears of a failure.
    if (view !== "search" || entry) expectViews();
    if (view === "quiz") loadWhole().catch(() => {});
    try {
      const [deck] = await Promise.all([openDeck(held), this.#dress()]);
      if (turn !== this.#turn) return;
      await this.#build(deck, new Set(StudyWidget.observedAttributes));
      if (turn === this.#turn) this.#announce();
    } catch (error) {
      if (turn !== this.#turn) return; // overtaken by another deck, or removed
      this.#close();
      this.#fail(error);
    }
  }

  /**
   * Gets the whole deck in place of the one that only searches. Nothing changes on the screen, and
   * nothing at all when it cannot be had.
   */
  async #practise() {
    const held = this.#held;
    this.#whole = true; // also for one that is taken off the page meanwhile and comes back
    if (!held || held.whole) return;
    const wanted = { ...held, whole: true };
    const deck = await openDeck(wanted).catch((error) => {
      this.#whole = false;
      throw error;
    });
    if (held !== this.#held) return closeDeck(wanted);
    this.#held = wanted;
    if (this.#study) this.#study.deck = deck;
    closeDeck(held);
  }

  /** Lets go of the deck; what was built stays for an element that comes back. */
  #close() {
    this.#turn += 1;
    if (this.#held !== null) closeDeck(this.#held);
    this.#held = null;
    this.#open = false;
  }

  async #dress() {
    this.#root.adoptedStyleSheets = [await loadStyles(), viewStyles];
  }

  /**
   * @param {import("./decks.js").SearchDeck} deck
   * @param {Set<string>} changed attributes that may be others than when it was built before
   * @returns when its first view is shown
   */
  #build(deck, changed) {
    const { language, hash } = deck.info();
    const text = stringsFor(this.#language || language);
    const before = this.#study?.info.hash === hash ? this.#study : undefined;
    if (before) before.deck = deck;
    let shown;
    if (before?.text === text) this.#shell?.refresh(changed);
    else {
      const study = new Study(this, deck, text, before?.log ?? []);
      study.hrefOf = (hash) => this.#address.hrefOf(hash);
      study.fail = (error) => this.#fail(error);
      study.practise = () => this.#practise();
      const place = this.#place(before);
      this.#study = study;
      this.#shell = new Shell(study, this.#address);
      shown = this.#shell.show(place, false);
    }
    this.#open = true;
    const { node } = /** @type {Shell} */ (this.#shell);
    // Putting in what is there already would take the focus out of it.
    if (this.#root.firstChild !== node) this.#root.replaceChildren(node);
    return shown;
  }

  /**
   * Where a new shell begins: where the one before it was, or else where the address says.
   *
   * @param {Study | undefined} before of the same deck
   */
  #place(before) {
    const { view } = this;
    if (!before || !this.#shell) {
      const { place } = this.#address;
      return place === HOME ? { ...HOME, view } : place;
    }
    const { place } = this.#shell;
    return place.view === view ? { ...place, query: before.query } : { ...HOME, view };
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
    complain(this, error);
    const turn = this.#turn;
    const text = this.#study?.text ?? stringsFor(this.#language || navigator.language);
    const sentence = await sentenceFor(codeOf(error), text);
    if (turn !== this.#turn) return;
    this.#root.replaceChildren(
      drawNotice(text, sentence, () => this.#load()),
      this.#slot,
    );
  }
}
