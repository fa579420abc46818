// @ts-check
// One item on the screen, from being asked to its verdict.
import { h } from "../dom.js";
import { record } from "../reckon.js";

/**
 * @typedef {import("./forms.js").Form} Form
 * @typedef {import("./forms.js").Item} Item
 * @typedef {import("./forms.js").Response} Response
 * @typedef {import("./forms.js").Verdict} Verdict
 * @typedef {import("./forms.js").Study} Study
 * @typedef {import("./strings.js").QuizStrings} QuizStrings
 */

export class Question {
  #study;
  #item;
  #text;
  #sheet;
  #status;
  #source;
  #next;
  #done;
  #stem;

  /** @type {Verdict | null} */
  verdict = null;

  /**
   * @param {Study} study
   * @param {QuizStrings} text
   * @param {Item} item
   * @param {Form} form
   * @param {{ next: string, go: () => void, done: (verdict: Verdict) => void }} way what the button
   *   after the verdict says and does, and who wants to know the verdict
   */
  constructor(study, text, item, form, { next, go, done }) {
    this.#study = study;
    this.#text = text;
    this.#item = item;
    this.#done = done;
    const answer = (/** @type {Response} */ response) => this.#answer(response);
    this.#sheet = form.draw({ item, study, text, answer });
    this.#stem = h(
      "h2",
      { id: "stem", part: "question", tabindex: -1, lang: study.language },
      item.stem,
    );
    // There from the start and empty: a live region that comes with its text is not read out.
    this.#status = h("p", { class: "verdict", part: "verdict", role: "status" });
    this.#source = h("div", { class: "source", hidden: true });
    this.#next = h("button", { part: "button", class: "main", hidden: true, click: go }, next);
    this.node = h(
      "div",
      { class: "item", role: "group", "aria-labelledby": "stem" },
      h("p", { class: "muted" }, form.ask(text)),
      this.#stem,
      ...this.#sheet.nodes,
      this.#status,
      this.#source,
      this.#next,
    );
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  focus() {
    (this.verdict ? this.#next : this.#stem).focus();
  }

  /** @param {Response} response */
  #answer(response) {
    if (this.verdict) return;
    const { entries, id, seed } = this.#item;
    const verdict = this.#study.attempt(() => this.#study.whole.grade(id, { ...response, seed }));
    if (!verdict) return;
    this.verdict = verdict;
    this.#next.hidden = this.#source.hidden = false;
    this.#next.focus({ preventScroll: true }); // before the field that has the focus is disabled
    const sentence = this.#sheet.settle(verdict, response);
    this.#status.classList.add(verdict.verdict);
    this.#status.textContent = sentence;
    this.#source.replaceChildren(...this.#drawSource());
    this.#next.scrollIntoView({ block: "nearest" });
    const { verdict: word, score } = verdict;
    record(this.#study, { itemId: id, entries, verdict: word, score });
    this.#done(verdict);
  }

  #drawSource() {
    const { entry, text } = this.#item.feedback;
    const { language } = this.#study;
    const quote =
      this.#item.type === "flashcard" ? null : h("blockquote", { lang: language }, text);
    const link = h("p", {}, `${this.#text.source} `, this.#study.entryLink(entry));
    return quote ? [quote, link] : [link];
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Enter" && event.repeat) event.preventDefault(); // held down, it would skip
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || this.verdict) return;
    if (!/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    this.#sheet.press(Number(event.key));
  }
}
