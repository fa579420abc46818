// @ts-check
// Options to be marked: one of them, or several.
import { h } from "../../shared/dom.js";
import { optionText } from "./option-text.js";
import { renderReason } from "./reason.js";

/** Options are known by letters, as on paper. */
const LETTERS = "ABCDEFGHIJ";

/** @param {number} index */
export function letterOf(index) {
  return LETTERS[index] ?? String(index + 1);
}

/** An option on the screen. */
export class OptionRow {
  #props;
  #option;
  #index;
  #label;

  /**
   * @param {import("./types.d.ts").ItemProps} props
   * @param {number} index of the option
   * @param {"radio" | "checkbox"} type
   */
  constructor(props, index, type) {
    const { item } = props;
    const { text, lang } = optionText(props, index);
    this.#props = props;
    this.#option = /** @type {import("../../pkg/types.d.ts").Option} */ (item.options?.[index]);
    this.#index = index;
    this.input = h("input", { type, name: "choice", value: String(index) });
    const letter = h("span", { class: "letter" }, letterOf(index));
    this.#label = h("label", {}, this.input, h("span", { lang }, letter, " ", text));
    this.node = h("div", { class: "option", part: "option" }, this.#label);
  }

  get isRight() {
    return this.#option.correct;
  }

  /** Whether it can still be chosen. */
  get isOpen() {
    return !this.input.disabled;
  }

  /** Takes a distractor away. */
  strike() {
    this.input.checked = false;
    this.input.disabled = true;
    this.#label.classList.add("struck");
  }

  /** Shows what is right and what was chosen, and why a distractor is wrong. */
  showVerdict() {
    const { strings } = this.#props;
    const chosen = this.input.checked;
    this.input.disabled = true;
    this.node.classList.add("settled");
    if (this.isRight) this.node.classList.add("right");
    else if (chosen) this.node.classList.add("wrong");
    const badges = [this.isRight && strings.correct, chosen && strings.chosen].filter(Boolean);
    if (badges.length) this.#label.append(h("span", { class: "badge" }, badges.join(" · ")));
    if (!this.isRight) this.node.append(...this.#renderReason(chosen));
  }

  /**
   * Why the option is wrong and where it belongs: at once where it was chosen, else when asked.
   *
   * @param {boolean} open
   */
  #renderReason(open) {
    const { context, item, strings } = this.#props;
    const { entry } = this.#option.from;
    // The source below the options links to the entry asked about: once is enough.
    const link = entry !== item.feedback.entry && context.entryLink(entry);
    const reason = h(
      "p",
      { class: "reason", hidden: !open },
      renderReason(this.#props, this.#index),
      link && " ",
      link,
    );
    if (open) return [reason];
    const show = () => {
      button.hidden = true;
      reason.hidden = false;
      reason.tabIndex = -1;
      reason.focus({ preventScroll: true });
    };
    const name = strings.why(letterOf(this.#index));
    const button = h("button", { class: "quiet why", click: show }, name);
    return [button, reason];
  }
}
