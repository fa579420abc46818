// @ts-check
import { h } from "../shared/dom.js";
import { InputMethod } from "../shared/input-method.js";
import { hasModifier } from "../shared/keys.js";

/**
 * What a search field is for.
 *
 * @typedef {object} Handlers
 * @property {() => void} onInput the text has changed and can be searched
 * @property {() => void} onClear the reader wants it empty
 * @property {(key: string) => boolean} onKey a key that is not the input method's; whether it meant
 *   something
 */

/** The search field: a combobox whose options are the hits, and the button that clears it. */
export class SearchField {
  #input;
  #inputMethod;
  #clear;
  #onKey;

  /**
   * @param {import("../shared/context.js").Context} context
   * @param {Handlers} handlers
   */
  constructor({ strings }, { onInput, onClear, onKey }) {
    this.#onKey = onKey;
    this.#input = this.#renderInput(strings);
    this.#inputMethod = new InputMethod(this.#input, onInput);
    this.#clear = h("button", { class: "clear", "aria-label": strings.clear, click: onClear }, "×");
    this.node = h("div", { class: "field" }, this.#input, this.#clear);
  }

  get text() {
    return this.#input.value;
  }

  set text(text) {
    this.#input.value = text;
  }

  /** Whether the text is not decided yet; it must not be written to meanwhile. */
  get isUndecided() {
    return this.#inputMethod.composing;
  }

  /** Whether an input method has something in hand that would be lost with the field. */
  get isComposing() {
    return this.#inputMethod.pending;
  }

  /** @param {number} total of hits */
  update(total) {
    this.#input.setAttribute("aria-expanded", String(total > 0));
    this.#clear.hidden = this.#input.value === "";
  }

  /** @param {Element | null} option that is chosen, while the field keeps the focus */
  pointAt(option) {
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    this.#input.focus(options);
  }

  /** @param {import("../shared/language/strings.js").Strings} strings */
  #renderInput(strings) {
    return h("input", {
      part: "field",
      role: "combobox",
      // Not "search": such a field clears itself on Escape, also while an input method has the key.
      type: "text",
      inputmode: "search",
      enterkeyhint: "search",
      "aria-label": strings.find,
      "aria-autocomplete": "list",
      "aria-controls": "hits",
      "aria-expanded": "false",
      placeholder: strings.findHint,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#inputMethod.handles(event) || hasModifier(event)) return;
    if (this.#onKey(event.key)) event.preventDefault();
  }
}
