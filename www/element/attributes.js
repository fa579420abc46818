// @ts-check
// The attributes of `<study-widget>` as properties. Attributes are the state: getters validate and
// default, setters only write the attribute. `document`, which depends on the deck, is in element.js.

const VIEWS = /** @type {const} */ (["search", "quiz", "progress"]);
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);
const STORAGES = /** @type {const} */ (["local", "none"]);
const ADDRESSES = /** @type {const} */ (["none", "hash"]);

/** Hits that fit a screen and still leave a choice. */
const DEFAULT_LIMIT = 10;

/** Seeds of the core are unsigned numbers of 32 bits. */
const SEED_END = 2 ** 32;

export class ReflectedAttributes extends HTMLElement {
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

  /** URL of a .deck file; "" is the deck inside the module. */
  get deck() {
    return this.getAttribute("deck") ?? "";
  }
  set deck(value) {
    writeAttribute(this, "deck", value);
  }

  /** The tab that is shown. */
  get view() {
    return readChoice(this, "view", VIEWS);
  }
  set view(value) {
    writeAttribute(this, "view", value);
  }

  /** Most hits shown at once; anything unusable counts as 10. */
  get limit() {
    const asked = Number.parseInt(this.getAttribute("limit") ?? "", 10);
    return asked > 0 ? asked : DEFAULT_LIMIT;
  }
  set limit(value) {
    writeAttribute(this, "limit", value);
  }

  /** What makes quizzes repeatable, below 2³²; `null` means another one each time. */
  get seed() {
    const seed = Number(this.getAttribute("seed") || Number.NaN);
    return Number.isInteger(seed) && seed >= 0 && seed < SEED_END ? seed : null;
  }
  set seed(value) {
    writeAttribute(this, "seed", value);
  }

  /** Colours: as the page's `color-scheme` has it, or always light, or always dark. */
  get theme() {
    return readChoice(this, "theme", THEMES);
  }
  set theme(value) {
    writeAttribute(this, "theme", value);
  }

  /** Where answers may be kept. Nothing is kept beyond a visit yet, whatever it says. */
  get storage() {
    return readChoice(this, "storage", STORAGES);
  }
  set storage(value) {
    writeAttribute(this, "storage", value);
  }

  /** Whether routes of this widget may stand behind the `#` of the page's address. */
  get address() {
    return readChoice(this, "address", ADDRESSES);
  }
  set address(value) {
    writeAttribute(this, "address", value);
  }
}

/**
 * A property that was set before the tag was known hides the setter: set it again.
 *
 * @param {ReflectedAttributes} element
 * @param {string} name
 */
export function upgradeProperty(element, name) {
  if (!Object.hasOwn(element, name)) return;
  const properties = /** @type {Record<string, any>} */ (/** @type {unknown} */ (element));
  const value = properties[name];
  delete properties[name];
  properties[name] = value;
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {unknown} value `null` and `undefined` take the attribute away
 */
export function writeAttribute(element, name, value) {
  if (value == null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/**
 * @template {readonly [string, ...string[]]} T
 * @param {HTMLElement} element
 * @param {string} name
 * @param {T} values the first is the default
 * @returns {T[number]}
 */
function readChoice(element, name, values) {
  const value = element.getAttribute(name) ?? "";
  return values.includes(value) ? value : values[0];
}
