// @ts-check
import { HOME, format } from "../element/router.js";
import { h } from "./dom.js";
import { stringsFor } from "./language/strings.js";

/**
 * @typedef {import("../element/router.js").Place} Place
 * @typedef {import("../loading/deck-cache.js").SearchDeck} SearchDeck
 * @typedef {import("../loading/deck-cache.js").WholeDeck} WholeDeck
 * @typedef {import("../element/element.js").StudyWidget} StudyWidget
 * @typedef {import("../pkg/types.d.ts").EntryHead} EntryHead
 * @typedef {import("../pkg/types.d.ts").Verdict} Verdict
 */

/**
 * One answer, as it is logged; `at` in milliseconds since 1970. `ms` is the time that it took, `hint`
 * whether there was help.
 *
 * @typedef {{ itemId: string, entries: string[], verdict: Verdict["verdict"], score: number, hint: boolean, ms: number, at: number }} Answer
 */
/**
 * What a reader thought better of: the verdict on the last answer to an item, `null` to let it
 * stand after all.
 *
 * @typedef {{ itemId: string, overrule: "right" | "wrong" | null, at: number }} Overruling
 */
/** @typedef {{ itemId: string, flag: boolean, at: number }} Flag a mark put on an item, or taken off */
/** @typedef {Answer | Overruling | Flag} Note a record of the log */

/**
 * What every view has of its widget.
 *
 * @typedef {object} View
 * @property {HTMLElement} node
 * @property {(place: Place, focus: boolean) => void} show draws the place; `focus` when the reader
 *   asked to go there, so that the keyboard has to come along
 * @property {() => void} refresh an attribute has changed
 */

/** An open deck and what its reader does with it; the views speak to the widget through this. */
export class Study {
  /** @type {Map<string, EntryHead>} in deck order */
  heads;

  /** What stands in the search field, also while an entry is open. */
  query = "";

  /** Id of the entry that was opened last, to come back to. */
  opened = "";

  /** The view that an open entry was reached from. */
  from = /** @type {Place["view"]} */ ("search");

  /**
   * The `href` of a link to a place, where places have an address; the element's.
   *
   * @type {(hash: string) => string | undefined}
   */
  hrefOf = () => undefined;

  /** Whether another deck has taken the place of this one: then it has nothing to say any more. */
  retired = false;

  /**
   * Leads the reader to a place, and the keyboard unless `focus` says otherwise; the shell's.
   *
   * @type {(place: Place, focus?: boolean) => void}
   */
  go = () => {};

  /** Takes the query into the address; the shell's. @type {(another: boolean) => void} */
  note = () => {};

  /** Shows what went wrong; the element's. @type {(error: unknown) => void} */
  fail = () => {};

  /** Gets the whole deck in place of one that only searches; the element's. */
  practise = async () => {};

  /**
   * @param {StudyWidget} host
   * @param {SearchDeck} deck
   * @param {import("./language/localizer.js").Words} words
   * @param {Note[]} log only ever appended to
   */
  constructor(host, deck, words, log) {
    this.host = host;
    this.deck = deck;
    this.words = words;
    this.text = words.from(stringsFor);
    this.log = log;
    this.info = deck.info();
    this.heads = new Map(deck.entries().map((head) => [head.id, head]));
  }

  /** The deck with its quiz; to be had after `practise`. */
  get whole() {
    return /** @type {WholeDeck} */ (this.deck);
  }

  /** Language of the deck, for `lang` on everything that comes out of it. */
  get language() {
    return this.info.language;
  }

  /**
   * A link to a place; the shell follows it (see `data-to` there).
   *
   * @param {Partial<Place>} place
   * @param {Record<string, any>} attributes
   * @param {...(Node | string | null | false)} children
   */
  link(place, attributes, ...children) {
    const to = format({ ...HOME, ...place });
    // Without an address it is no link to the browser: then these make it one to the reader.
    const how = { role: "link", tabindex: 0 };
    const link = h("a", { "data-to": to, ...how, ...attributes }, ...children);
    this.aim(link);
    return link;
  }

  /** @param {HTMLAnchorElement} link that gets the address of its place, or loses it */
  aim(link) {
    const href = this.hrefOf(link.dataset["to"] ?? "");
    if (href) link.href = href;
    else link.removeAttribute("href");
  }

  /**
   * A link to an entry, by its title.
   *
   * @param {string} id
   */
  entryLink(id) {
    const title = this.heads.get(id)?.title ?? id;
    return this.link({ entry: id }, { lang: this.language }, title);
  }

  /** @param {string} id of a document */
  documentTitle(id) {
    return this.info.documents.find((document) => document.id === id)?.title ?? id;
  }

  /**
   * Runs what may fail inside the module; a failure is shown and sent, not thrown.
   *
   * @template T
   * @param {() => T} action
   * @returns {T | undefined}
   */
  attempt(action) {
    try {
      return action();
    } catch (error) {
      if (!this.retired) this.fail(error);
      return undefined;
    }
  }
}

/** @param {string} entry an id, such as `trends/14` */
export function numberOf(entry) {
  return entry.slice(entry.lastIndexOf("/") + 1);
}
