// @ts-check
import { h } from "../shared/dom.js";

/** To and fro between the questions of an exam, and how many have no answer yet. */
export class ExamNavigation {
  #session;
  #strings;
  #handIn;
  #count = h("span", { class: "muted", "aria-live": "polite" });

  /**
   * @param {import("./session.js").Session} session
   * @param {import("./strings.js").QuizStrings} strings
   * @param {HTMLElement} handIn the button that ends the exam
   * @param {(index: number) => void} onStep called with the index of the question to show
   */
  constructor(session, strings, handIn, onStep) {
    this.#session = session;
    this.#strings = strings;
    this.#handIn = handIn;
    const { index } = session;
    const button = (/** @type {number} */ to, /** @type {string} */ name) =>
      h("button", { part: "button", click: () => onStep(to) }, name);
    this.node = h(
      "div",
      { class: "row" },
      index > 0 && button(index - 1, strings.previous),
      !session.isLast && button(index + 1, strings.skip),
      this.#count,
    );
    this.update();
  }

  /** @param {boolean} [again] whether to say the count also if it is not news */
  update(again = false) {
    const { length } = this.#session.unanswered;
    const text = this.#strings.open(length);
    if (again || this.#count.textContent !== text) this.#count.textContent = text; // each time, it is read out
    this.#handIn.className = length > 0 ? "quiet" : "main";
  }
}
