// @ts-check
// One item on the screen, from being asked to its verdict.
import { h } from "../shared/dom.js";
import { flag, isFlagged, overrule, record } from "../progress/review-log.js";
import { placesOf } from "./reference-answer.js";
import { forms } from "./items/item-types.js";

/**
 * @typedef {import("./items/item-types.js").Item} Item
 * @typedef {import("./items/item-types.js").Response} Response
 * @typedef {import("./items/item-types.js").Verdict} Verdict
 * @typedef {import("./items/item-types.js").Study} Study
 * @typedef {import("./strings.js").QuizStrings} QuizStrings
 */

/**
 * What a question belongs to.
 *
 * @typedef {object} Way
 * @property {string} next what the button after the verdict says
 * @property {() => void} go on to the next question
 * @property {() => void} changed the reader has overruled the verdict, or taken that back
 * @property {boolean} exam whether the verdict waits for the end
 */

let count = 0;

export class Question {
  #study;
  #text;
  #sheet;
  #way;
  #stem;
  #status;
  #tools;
  #after;
  #next;
  #hinted = false;

  /** For how long it was asked, but for this time, which began at `#since`. */
  #ms = 0;
  #since = 0;

  /** @type {Response | null} */
  #given = null;

  /** Whether it was told what is right: nothing changes the answer after it. */
  told = false;

  /** What that is worth; not before it is told. @type {Verdict | null} */
  verdict = null;

  /** What the reader says it is worth instead. @type {"right" | "wrong" | null} */
  overruled = null;

  /**
   * @param {Study} study
   * @param {QuizStrings} text
   * @param {Item} item
   * @param {Way} way
   */
  constructor(study, text, item, way) {
    this.#study = study;
    this.#text = text;
    this.#way = way;
    this.item = item;
    const form = forms[item.type];
    const answer = (/** @type {Response} */ response) => this.#answer(response);
    this.#sheet = form.draw({ item, study, text, answer });
    const id = `stem-${(count += 1)}`;
    this.#stem = h(
      "h2",
      { id, part: "question", tabindex: -1, lang: study.language },
      ...drawStem(item.stem),
    );
    // There from the start and empty: a live region that comes with its text is not read out.
    this.#status = h("p", { class: "verdict", part: "verdict", role: "status" });
    this.#after = h("div", { class: "source", hidden: true });
    this.#next = h(
      "button",
      { part: "button", class: "main", hidden: true, click: way.go },
      way.next,
    );
    this.#tools = h("div", { class: "row tools" }, ...this.#drawTools());
    const context = contextOf(study, item);
    this.node = h(
      "div",
      { class: "item", role: "group", "aria-labelledby": id },
      h("p", { class: "muted" }, form.ask(text, item)),
      context && h("p", { class: "context", lang: study.language }, context),
      this.#stem,
      ...this.#sheet.nodes,
      this.#status,
      this.#sheet.details,
      this.#after,
      h("div", { class: "row" }, this.#next, this.#tools),
    );
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  /** What counts: the verdict, or what the reader made of it. */
  get outcome() {
    return this.overruled ?? this.verdict?.verdict ?? null;
  }

  /** The answer: what was given, or in an exam what stands on the sheet, as it does on paper. */
  get response() {
    const given = this.#way.exam && !this.told ? this.#sheet.read?.() : this.#given;
    return given ?? null;
  }

  focus() {
    (this.verdict ? this.#next : this.#stem).focus();
  }

  /** To be called when it comes on the screen. */
  enter() {
    this.#since = performance.now(); // a time of day may be set back
  }

  leave() {
    this.#pause();
    this.#sheet.leave?.();
  }

  #pause() {
    if (this.#since) this.#ms += Math.round(performance.now() - this.#since);
    this.#since = 0;
  }

  #drawTools() {
    const text = this.#text;
    const quiet = (/** @type {string} */ name, /** @type {() => void} */ click) =>
      h("button", { class: "quiet", click }, name);
    const flagged = () => isFlagged(this.#study.log, this.item.id);
    const mark = quiet(text.flag, () => {
      flag(this.#study, this.item.id, !flagged());
      mark.setAttribute("aria-pressed", String(flagged()));
    });
    mark.setAttribute("aria-pressed", String(flagged()));
    const skip = quiet(text.skip, () => this.#way.go());
    const help = this.#sheet.hint && quiet(text.hint, () => this.#hint());
    return [!this.#way.exam && help, !this.#way.exam && skip, mark].filter(
      (it) => it instanceof Node,
    );
  }

  #hint() {
    const help = this.#sheet.hint?.();
    if (help) this.#hinted = true;
    this.#status.textContent = help || this.#text.noHint;
  }

  /** @param {Response} response */
  #answer(response) {
    if (this.told) return;
    this.#given = response;
    if (this.#way.exam) return this.#way.go();
    this.#next.hidden = false;
    this.#next.focus({ preventScroll: true }); // before the field that has the focus is disabled
    if (!this.tell()) {
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
  tell() {
    const { entries, id, seed } = this.item;
    const { response } = this;
    this.#pause();
    if (!response) return this.#tellNothing();
    const verdict = this.#study.attempt(() => this.#study.whole.grade(id, { ...response, seed }));
    if (!verdict) return false;
    this.#given = response;
    this.verdict = verdict;
    this.told = true;
    this.#say(this.#sheet.settle(verdict, response), verdict.verdict);
    this.#after.append(this.#drawOverrule());
    const { verdict: word, score } = verdict;
    const answer = { verdict: word, score, hint: this.#hinted, ms: this.#ms };
    record(this.#study, { itemId: id, entries, ...answer });
    return true;
  }

  /** Shows what would have been right; what was not answered is not logged. */
  #tellNothing() {
    this.told = true;
    const { corrected, unanswered } = this.#text;
    const { accept, options = [], pairs } = this.item;
    const right = options.filter((option) => option.correct).map((option) => option.text);
    const expected = accept ?? right;
    this.#sheet.settle({ verdict: "wrong", score: 0, expected }, null);
    // Pairs say beside each other what is right.
    this.#say(pairs ? unanswered : corrected(unanswered, expected), "unanswered");
    return true;
  }

  /**
   * @param {string} sentence
   * @param {Verdict["verdict"] | "unanswered"} word
   */
  #say(sentence, word) {
    this.#status.className = `verdict ${word}`;
    this.#status.textContent = sentence;
    this.#tools.replaceChildren(...this.#drawTools().slice(-1));
    this.#after.hidden = false;
    this.#after.replaceChildren(...this.#drawSource());
  }

  #drawSource() {
    const { entry, text } = this.item.feedback;
    const { language } = this.#study;
    const quote = this.item.key ? h("blockquote", { lang: language }, text) : null;
    const link = h("p", {}, `${this.#text.source} `, this.#study.entryLink(entry));
    return quote ? [quote, link] : [link];
  }

  /** The reader has the last word, and may take it back. */
  #drawOverrule() {
    const text = this.#text;
    const { type } = this.item;
    const word = this.verdict?.verdict;
    if (type === "flashcard" || !word) return "";
    const wanted = word === "right" ? "wrong" : "right";
    const sentence = this.#status.textContent;
    const button = h("button", { class: "quiet", click: () => turn() }, text.overrules[wanted]);
    const turn = () => {
      this.overruled = this.overruled ? null : wanted;
      overrule(this.#study, this.item.id, this.overruled);
      button.textContent = this.overruled ? text.undo : text.overrules[wanted];
      this.#status.className = `verdict ${this.outcome}`;
      this.#status.textContent = this.overruled ? text.overruled[wanted] : sentence;
      this.#way.changed();
    };
    return h("p", {}, button);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { target } = event;
    if (event.key === "Enter" && event.repeat) event.preventDefault(); // held down, it would skip
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.repeat || this.told) return;
    const types = target instanceof HTMLInputElement && target.type === "text";
    if (types || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
      return;
    const key = event.key.toLowerCase(); // CapsLock may be on
    const at = /^[1-9]$/.test(key) ? Number(key) : "abcdefg".indexOf(key) + 1;
    if (at < 1 || key.length !== 1) return;
    event.preventDefault();
    this.#sheet.press?.(at);
  }
}

/**
 * What stands above a stem: the question that it comes from, or where a whole question stands.
 * Other documents may ask almost the same, and answer it otherwise.
 *
 * @param {Study} study
 * @param {Item} item
 */
export function contextOf(study, { entries, key, type }) {
  if (forms[type].titled) return study.heads.get(entries[0] ?? "")?.title ?? "";
  return key ? "" : placesOf(study, entries);
}

/**
 * A stem; where it has two lines, the first names the question that the second is about.
 *
 * @param {string} stem
 */
export function drawStem(stem) {
  const [last = "", title] = stem.split("\n").toReversed();
  return title ? [h("span", { class: "context" }, title), " ", last] : [last];
}
