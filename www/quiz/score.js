// @ts-check
import { h } from "../shared/dom.js";
import { renderStem } from "./stem.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("./items/types.d.ts").Item} Item
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./strings.js").QuizStrings} QuizStrings
 */

/**
 * What can be done after a session.
 *
 * @typedef {object} Actions
 * @property {(items: Item[]) => void} repeat the items that were missed
 * @property {() => void} again with other items
 * @property {() => void} change what is asked for
 */

/** What came of a session; of an exam with all its verdicts. */
export class Score {
  #context;
  #strings;
  #session;
  #actions;
  #heading = h("h2", { tabindex: -1 });
  #repeat = h("div", { class: "row" });

  /**
   * @param {Context} context
   * @param {QuizStrings} strings
   * @param {Session} session
   * @param {Actions} actions
   */
  constructor(context, strings, session, actions) {
    this.#context = context;
    this.#strings = strings;
    this.#session = session;
    this.#actions = actions;
    this.update();
  }

  get nodes() {
    const strings = this.#strings;
    const { options, skipped } = this.#session;
    const { again, change } = this.#actions;
    const note = (options.exam ? strings.blank : strings.skipped)(skipped);
    return [
      this.#heading,
      skipped > 0 && h("p", { class: "muted" }, note),
      options.exam ? this.#renderExam() : this.#renderRows(),
      this.#repeat,
      h(
        "div",
        { class: "row" },
        h("button", { part: "button", click: again }, strings.again),
        h("button", { part: "button", click: change }, strings.change),
      ),
    ];
  }

  /** A verdict may have been overruled. */
  update() {
    const strings = this.#strings;
    const { graded, items, missed, right } = this.#session;
    const repeat = () => this.#actions.repeat(missed);
    this.#heading.textContent = strings.score(right.length, graded.length);
    this.#repeat.replaceChildren(
      missed.length > 0
        ? h("button", { part: "button", class: "main", click: repeat }, strings.wrongAgain)
        : right.length === items.length
          ? strings.perfect
          : "",
    );
  }

  #renderExam() {
    const nodes = this.#session.questions.map((question) => question?.node ?? "");
    return h("div", { class: "exam-review" }, nodes);
  }

  #renderRows() {
    const rows = this.#session.graded.map((question) => this.#renderRow(question));
    return h("ol", { class: "score" }, rows);
  }

  /** @param {Question} question */
  #renderRow({ item, outcome }) {
    const context = this.#context;
    const { entry } = item.feedback;
    const word = outcome ?? "wrong";
    const link = context.entryLink(entry);
    const stem = h("p", { lang: context.language }, ...renderStem(item.stem));
    // A stem that is the title of its entry need not be shown twice.
    const isTitle = context.entries.get(entry)?.title === item.stem;
    return h(
      "li",
      {},
      h(
        "div",
        { class: "labelled" },
        h("span", { class: `verdict ${word}` }, this.#strings.verdicts[word]),
        isTitle ? link : h("div", {}, stem, link),
      ),
    );
  }
}
