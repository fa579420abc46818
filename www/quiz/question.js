// @ts-check
// One item on the screen, from being asked to its verdict.
import { addFlag, addOverrule, addReview, isFlagged } from "../progress/review-log.js";
import { h } from "../shared/dom.js";
import { itemForms } from "./items/item-forms.js";
import { correction } from "./items/option-text.js";
import { digitOf } from "./keys.js";
import { renderStem, stemSource } from "./stem.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("./items/types.d.ts").Item} Item
 * @typedef {import("./items/types.d.ts").Response} Response
 * @typedef {import("./items/types.d.ts").Verdict} Verdict
 * @typedef {import("./strings.js").QuizStrings} QuizStrings
 */

/**
 * What a question belongs to.
 *
 * @typedef {object} QuestionOptions
 * @property {string} nextLabel of the button after the verdict
 * @property {() => void} onNext called when the reader goes on to the next question
 * @property {() => void} onOverrule called when the reader has overruled the verdict, or taken that back
 * @property {boolean} exam whether the verdict waits for the end
 */

/** Each stem has an id of its own, which names its group. */
let stemCount = 0;

export class Question {
  #context;
  #strings;
  #input;
  #options;
  #stem;
  #status;
  #tools;
  #after;
  #next;
  #isHinted = false;

  /** For how long it was asked, but for this time, which began at `#since`. */
  #ms = 0;
  #since = 0;

  /** @type {Response | null} */
  #submitted = null;

  /** Whether it was shown what is right: nothing changes the answer after it. */
  isGraded = false;

  /** What the answer is worth; `null` before it is graded, and where there is none. @type {Verdict | null} */
  verdict = null;

  /** What the reader says it is worth instead. @type {"right" | "wrong" | null} */
  overruled = null;

  /**
   * @param {Context} context
   * @param {QuizStrings} strings
   * @param {Item} item
   * @param {QuestionOptions} options
   */
  constructor(context, strings, item, options) {
    this.#context = context;
    this.#strings = strings;
    this.#options = options;
    this.item = item;
    const submit = (/** @type {Response} */ response) => this.#submit(response);
    this.#input = itemForms[item.type].render({ item, context, strings, submit });
    this.#stem = h(
      "h2",
      { id: `stem-${(stemCount += 1)}`, part: "question", tabindex: -1, lang: context.language },
      ...renderStem(item.stem),
    );
    // There from the start and empty: a live region that comes with its text is not read out.
    this.#status = h("p", { class: "verdict", part: "verdict", role: "status" });
    this.#after = h("div", { class: "source", hidden: true });
    const next = { part: "button", class: "main", hidden: true, click: options.onNext };
    this.#next = h("button", next, options.nextLabel);
    this.#tools = h("div", { class: "row tools" }, ...this.#renderTools());
    this.node = this.#render();
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  #render() {
    const context = this.#context;
    const { item } = this;
    const source = stemSource(context, item);
    const instruction = itemForms[item.type].instruction(this.#strings, item);
    return h(
      "div",
      { class: "item", role: "group", "aria-labelledby": this.#stem.id },
      h("p", { class: "muted" }, instruction),
      source && h("p", { class: "stem-source", lang: context.language }, source),
      this.#stem,
      ...this.#input.nodes,
      this.#status,
      this.#input.details,
      this.#after,
      h("div", { class: "row" }, this.#next, this.#tools),
    );
  }

  /** What counts: the verdict, or what the reader made of it. */
  get outcome() {
    return this.overruled ?? this.verdict?.verdict ?? null;
  }

  /** The answer: what was submitted, or in an exam what stands there, as it does on paper. */
  get response() {
    const isOpen = this.#options.exam && !this.isGraded;
    return (isOpen ? this.#input.read?.() : this.#submitted) ?? null;
  }

  focus() {
    (this.verdict ? this.#next : this.#stem).focus();
  }

  /** To be called when it comes on the screen. */
  enter() {
    this.#since = performance.now(); // a time of day may be set back
  }

  leave() {
    this.#stopTime();
    this.#input.leave?.();
  }

  #stopTime() {
    if (this.#since) this.#ms += Math.round(performance.now() - this.#since);
    this.#since = 0;
  }

  #renderTools() {
    const strings = this.#strings;
    const quiet = (/** @type {string} */ name, /** @type {() => void} */ click) =>
      h("button", { class: "quiet", click }, name);
    const skip = quiet(strings.skip, () => this.#options.onNext());
    const hint = this.#input.hint && quiet(strings.hint, () => this.#hint());
    const { exam } = this.#options;
    const tools = [!exam && hint, !exam && skip, this.#renderFlag()];
    return tools.filter((it) => it instanceof Node);
  }

  #renderFlag() {
    const isOn = () => isFlagged(this.#context, this.item.id);
    const click = () => {
      addFlag(this.#context, this.item.id, !isOn());
      button.setAttribute("aria-pressed", String(isOn()));
    };
    const pressed = { "aria-pressed": String(isOn()) };
    const button = h("button", { class: "quiet", click, ...pressed }, this.#strings.flag);
    return button;
  }

  #hint() {
    const hint = this.#input.hint?.();
    if (hint) this.#isHinted = true;
    this.#status.textContent = hint || this.#strings.noHint;
  }

  /** @param {Response} response */
  #submit(response) {
    if (this.isGraded) return;
    this.#submitted = response;
    if (this.#options.exam) return this.#options.onNext();
    this.#next.hidden = false;
    this.#next.focus({ preventScroll: true }); // before the field that has the focus is disabled
    if (!this.grade()) {
      this.#next.hidden = true;
      return;
    }
    this.#next.scrollIntoView({ block: "nearest" });
  }

  /**
   * Grades what was answered, shows the verdict and logs it.
   *
   * @returns {boolean} whether that succeeded; what went wrong is said elsewhere
   */
  grade() {
    const context = this.#context;
    const { entries, id, seed } = this.item;
    const { response } = this;
    this.#stopTime();
    if (!response) return this.#gradeNothing();
    const verdict = context.attempt(() => context.fullDeck.grade(id, { ...response, seed }));
    if (!verdict) return false;
    this.#submitted = response;
    this.verdict = verdict;
    this.isGraded = true;
    const { verdict: word, score } = verdict;
    this.#showOutcome(this.#input.showVerdict(verdict, response), word);
    if (this.item.type !== "flashcard") this.#after.append(this.#renderOverrule(word));
    const answer = { verdict: word, score, hint: this.#isHinted, ms: this.#ms };
    addReview(context, { itemId: id, entries, ...answer });
    return true;
  }

  /** Shows what would have been right; what was not answered is not logged. */
  #gradeNothing() {
    this.isGraded = true;
    const { unanswered } = this.#strings;
    const { accept, options = [], pairs } = this.item;
    const right = options.filter((option) => option.correct).map((option) => option.text);
    const expected = accept ?? right;
    this.#input.showVerdict({ verdict: "wrong", score: 0, expected }, null);
    // Pairs say beside each other what is right.
    const sentence = pairs
      ? unanswered
      : correction(this.#strings, this.item, unanswered, expected);
    this.#showOutcome(sentence, "unanswered");
    return true;
  }

  /**
   * @param {string} sentence
   * @param {Verdict["verdict"] | "unanswered"} word
   */
  #showOutcome(sentence, word) {
    this.#status.className = `verdict ${word}`;
    this.#status.textContent = sentence;
    this.#tools.replaceChildren(this.#renderFlag());
    this.#after.hidden = false;
    this.#after.replaceChildren(...this.#renderSource());
  }

  #renderSource() {
    const { entry, text } = this.item.feedback;
    const { language } = this.#context;
    const quote = this.item.key ? h("blockquote", { lang: language }, text) : null;
    const link = h("p", {}, `${this.#strings.source} `, this.#context.entryLink(entry));
    return quote ? [quote, link] : [link];
  }

  /**
   * The reader has the last word, and may take it back.
   *
   * @param {Verdict["verdict"]} word
   */
  #renderOverrule(word) {
    const strings = this.#strings;
    const opposite = word === "right" ? "wrong" : "right";
    const sentence = this.#status.textContent;
    const click = () => {
      this.overruled = this.overruled ? null : opposite;
      addOverrule(this.#context, this.item.id, this.overruled);
      button.textContent = this.overruled ? strings.undo : strings.overrules[opposite];
      this.#status.className = `verdict ${this.outcome}`;
      this.#status.textContent = this.overruled ? strings.overruled[opposite] : sentence;
      this.#options.onOverrule();
    };
    const button = h("button", { class: "quiet", click }, strings.overrules[opposite]);
    return h("p", {}, button);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Enter" && event.repeat) event.preventDefault(); // held down, it would skip
    const digit = this.isGraded ? 0 : digitOf(event);
    if (digit < 1) return;
    event.preventDefault();
    this.#input.pressDigit?.(digit);
  }
}
