// @ts-check
// A round of practice: choice of documents, items one by one, the score.
import { h } from "./dom.js";
import { send } from "./events.js";
import { forms } from "./quiz/forms.js";
import { Question } from "./quiz/question.js";
import { Session } from "./quiz/session.js";
import { quizStringsFor } from "./quiz/strings.js";
import { Scope } from "./scope.js";

/**
 * @typedef {import("./study.js").Study} Study
 * @typedef {import("./study.js").View} View
 * @typedef {import("./quiz/forms.js").Item} Item
 */

/** Short enough to be finished, long enough to mix. */
const ROUND = 10;

const TYPES = /** @type {Item["type"][]} */ (Object.keys(forms));

/** @implements {View} */
export class QuizView {
  #study;
  #text;
  #scope;

  /** How many rounds have begun: with a fixed seed, each still differs from the one before. */
  #rounds = 0;

  /** Puts the keyboard to what is shown. */
  #focus = () => {};

  /** @param {Study} study */
  constructor(study) {
    this.#study = study;
    this.#text = quizStringsFor(study.text.lang);
    this.#scope = new Scope(study, "practise");
    this.node = h("div", { class: "quiz", part: "quiz" });
    this.#offer();
  }

  /**
   * @param {import("./study.js").Place} _place
   * @param {boolean} focus
   */
  show(_place, focus) {
    if (focus) this.#focus();
  }

  refresh() {
    this.#scope.refresh();
  }

  /** @param {...Node} nodes the first heading gets the focus */
  #draw(...nodes) {
    this.node.replaceChildren(...nodes);
    this.#focus = () => this.node.querySelector("h2")?.focus();
  }

  #offer() {
    const text = this.#text;
    this.#draw(
      h("h2", { tabindex: -1 }, text.title(ROUND)),
      h("p", {}, text.offer),
      this.#scope.node,
      h("button", { part: "button", class: "main", click: () => this.#start() }, text.start),
      h("p", { class: "muted keys" }, text.keys),
    );
    if (this.node.isConnected) this.#focus();
  }

  #start() {
    const { host, whole } = this.#study;
    const { document } = host;
    const seed = this.#nextSeed();
    const options = { seed, types: TYPES, limit: ROUND, ...(document && { document }) };
    const items = this.#study.attempt(() => whole.session(options));
    if (items) this.#run(new Session(items, seed, document));
  }

  /** The core has no randomness of its own: chance enters here. */
  #nextSeed() {
    const { seed } = this.#study.host;
    const chance = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    this.#rounds += 1;
    return seed === null ? chance : (seed + this.#rounds - 1) >>> 0;
  }

  /** @param {Session} session */
  #run(session) {
    if (session.items.length === 0) return this.#say(this.#text.empty);
    send(this.#study.host, "study-session", session.report("started"));
    this.#ask(session);
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.#offer();
    this.node.append(h("p", { role: "alert" }, sentence));
  }

  /** @param {Session} session */
  #ask(session) {
    const { item, at, items } = session;
    const form = item && forms[item.type];
    if (!form) return this.#finish(session);
    const text = this.#text;
    const question = new Question(this.#study, text, item, form, {
      next: session.isLast ? text.last : text.next,
      go: () => this.#advance(session),
      done: (verdict) => session.verdicts.push(verdict),
    });
    this.#draw(
      h(
        "div",
        { class: "steps" },
        h("progress", { max: items.length, value: at + 1, "aria-label": text.steps }),
        h("span", { class: "muted" }, text.at(at + 1, items.length)),
        h("button", { class: "quiet", click: () => this.#finish(session) }, text.finish),
      ),
      question.node,
    );
    this.#focus = () => question.focus();
    question.focus();
  }

  /** @param {Session} session */
  #advance(session) {
    if (session.isLast) return this.#finish(session);
    session.at += 1;
    this.#ask(session);
  }

  /** @param {Session} session */
  #finish(session) {
    if (session.verdicts.length === 0) return this.#offer();
    const text = this.#text;
    const { answered, missed } = session;
    const again = () => this.#run(new Session(missed, session.seed, session.document));
    this.#draw(
      h("h2", { tabindex: -1 }, text.score(answered.length - missed.length, answered.length)),
      h("ol", { class: "score" }, ...answered.map((row) => this.#drawRow(row))),
      missed.length > 0
        ? h("button", { part: "button", class: "main", click: again }, text.wrongAgain)
        : h("p", {}, text.perfect),
      h(
        "div",
        { class: "row" },
        h("button", { part: "button", click: () => this.#start() }, text.again),
        h("button", { part: "button", click: () => this.#offer() }, text.change),
      ),
    );
    this.#focus();
    send(this.#study.host, "study-session", session.report("finished"));
  }

  /** @param {Item} item */
  #drawStem({ stem }) {
    return h("p", { lang: this.#study.language }, stem);
  }

  /** @param {{ item: Item, verdict: import("./quiz/forms.js").Verdict }} row */
  #drawRow({ item, verdict: { verdict } }) {
    return h(
      "li",
      {},
      h(
        "div",
        { class: "labelled" },
        h("span", { class: `verdict ${verdict}` }, this.#text.verdicts[verdict]),
        // The stem of a flashcard is the title of its entry: once is enough.
        item.type === "flashcard"
          ? this.#study.entryLink(item.feedback.entry)
          : h("div", {}, this.#drawStem(item), this.#study.entryLink(item.feedback.entry)),
      ),
    );
  }
}
