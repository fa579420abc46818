// @ts-check
// Options to be marked: one of them, or several.
import { h } from "../../shared/dom.js";

/**
 * @typedef {import("./item-types.js").Round} Round
 * @typedef {import("../../pkg/types.d.ts").Option} Option
 */

/** Options are known by letters, as on paper. */
const LETTERS = "ABCDEFGHIJ";

/** @param {number} index */
export function letter(index) {
  return LETTERS[index] ?? String(index + 1);
}

/** An option on the screen. */
export class Row {
  #round;
  #option;
  #index;
  #label;

  /**
   * @param {Round} round
   * @param {Option} option
   * @param {number} index
   * @param {"radio" | "checkbox"} type
   */
  constructor(round, option, index, type) {
    this.#round = round;
    this.#option = option;
    this.#index = index;
    this.input = h("input", { type, name: "choice", value: String(index) });
    const sign = h("span", { class: "letter" }, letter(index));
    this.#label = h(
      "label",
      {},
      this.input,
      h("span", { lang: round.study.language }, sign, " ", option.text),
    );
    this.node = h("div", { class: "option", part: "option" }, this.#label);
  }

  get isRight() {
    return this.#option.correct;
  }

  /** Whether it can still be chosen. */
  get isOpen() {
    return !this.input.disabled;
  }

  /** Takes a wrong option away. */
  strike() {
    this.input.checked = false;
    this.input.disabled = true;
    this.#label.classList.add("struck");
  }

  /** Shows what is right and what was chosen, and why a wrong one is wrong. */
  settle() {
    const { text } = this.#round;
    const chosen = this.input.checked;
    this.input.disabled = true;
    this.node.classList.add("settled");
    if (this.isRight) this.node.classList.add("right");
    else if (chosen) this.node.classList.add("wrong");
    const notes = [this.isRight && text.correct, chosen && text.chosen].filter(Boolean);
    if (notes.length) this.#label.append(h("span", { class: "note" }, notes.join(" · ")));
    if (!this.isRight) this.node.append(...this.#explain(chosen));
  }

  /**
   * Why the option is wrong and where it belongs: at once where it was chosen, else when asked.
   *
   * @param {boolean} open
   */
  #explain(open) {
    const { item, study, text } = this.#round;
    const { entry } = this.#option.from;
    // The source below the options links to the entry asked about: once is enough.
    const link = entry !== item.feedback.entry && study.entryLink(entry);
    const why = h(
      "p",
      { class: "reason", lang: study.language, hidden: !open },
      item.reasons?.[this.#index],
      link && " ",
      link,
    );
    if (open) return [why];
    const ask = h("button", { class: "quiet why", click: show }, text.why(letter(this.#index)));
    function show() {
      ask.hidden = true;
      why.hidden = false;
      why.tabIndex = -1;
      why.focus({ preventScroll: true });
    }
    return [ask, why];
  }
}
