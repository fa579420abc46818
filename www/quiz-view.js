// @ts-check
// Practice: what to practise, items one by one, the score; in an exam the verdicts at the end.
import { h } from "./dom.js";
import { send } from "./events.js";
import { Clock } from "./quiz/clock.js";
import { printPaper } from "./quiz/paper.js";
import { Question, drawStem } from "./quiz/question.js";
import { Session } from "./quiz/session.js";
import { Setup } from "./quiz/setup.js";
import { quizStringsFor } from "./quiz/strings.js";
import { answersOf } from "./reckon.js";

/**
 * @typedef {import("./study.js").Study} Study
 * @typedef {import("./study.js").View} View
 * @typedef {import("./quiz/forms.js").Item} Item
 */

/** @implements {View} */
export class QuizView {
  #study;
  #text;
  #setup;

  /** How many rounds have begun: with a fixed seed, each still differs from the one before. */
  #rounds = 0;

  /** Of an exam with a limit. @type {Clock | null} */
  #clock = null;

  /** Puts the keyboard to what is shown. */
  #focus = () => {};

  /** @param {Study} study */
  constructor(study) {
    this.#study = study;
    this.#text = study.words.from(quizStringsFor, study.words.again);
    this.#setup = this.#drawSetup();
    this.node = h("div", { class: "quiz", part: "quiz" });
    this.#offer();
  }

  /**
   * @param {import("./study.js").Place} _place
   * @param {boolean} focus
   */
  show(_place, focus) {
    // What was searched for meanwhile can be practised.
    if (this.#setup.node.isConnected && this.#setup.query !== this.#study.query) this.#offer();
    if (focus) this.#focus();
  }

  refresh() {
    this.#setup.refresh();
  }

  /** @param {...(Node | false)} nodes the first heading gets the focus */
  #draw(...nodes) {
    this.node.replaceChildren(...nodes.filter((node) => node !== false));
    this.#focus = () => this.node.querySelector("h2")?.focus();
  }

  #drawSetup() {
    return new Setup(this.#study, this.#text, {
      start: () => this.#start(),
      print: () => this.#print(),
    });
  }

  #offer() {
    this.#stopClock();
    if (this.#setup.query !== this.#study.query) this.#setup = this.#drawSetup();
    this.#draw(this.#setup.node);
    if (this.node.isConnected) this.#focus();
  }

  /**
   * The items that the reader has asked for.
   *
   * @param {number} seed
   */
  #items(seed) {
    const log = answersOf(this.#study.log);
    const options = { ...this.#setup.options, seed, log };
    return this.#study.attempt(() => this.#study.whole.session(options));
  }

  #start() {
    const seed = this.#nextSeed();
    const { document } = this.#study.host;
    const { exam, minutes } = this.#setup;
    const items = this.#items(seed);
    if (!items) return;
    this.#run(new Session(items, { seed, document, exam }), minutes);
  }

  #print() {
    const seed = this.#nextSeed();
    const items = this.#items(seed);
    if (!items) return;
    if (items.length === 0) return this.#say(this.#text.empty);
    printPaper(this.#study, this.#text, items, seed);
  }

  /** The core has no randomness of its own: chance enters here. */
  #nextSeed() {
    const { seed } = this.#study.host;
    const chance = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    this.#rounds += 1;
    return seed === null ? chance : (seed + this.#rounds - 1) >>> 0;
  }

  /**
   * @param {Session} session
   * @param {number} [minutes] 0 for any number
   */
  #run(session, minutes = 0) {
    if (session.items.length === 0) return this.#say(this.#text.empty);
    send(this.#study.host, "study-session", session.report("started"));
    this.#stopClock();
    if (minutes > 0) {
      this.#clock = new Clock(this.#text, minutes * 60, () => this.#finish(session));
    }
    this.#ask(session, 0);
  }

  #stopClock() {
    this.#clock?.stop();
    this.#clock = null;
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.#offer();
    this.node.append(h("p", { role: "alert" }, sentence));
  }

  /**
   * @param {Session} session
   * @param {number} at index of the item
   */
  #ask(session, at) {
    session.questions[session.at]?.leave();
    session.at = at;
    const { item, items, plan } = session;
    if (!item) return this.#finish(session);
    const text = this.#text;
    const question = (session.questions[at] ??= new Question(this.#study, text, item, {
      next: session.isLast ? text.last : text.next,
      go: () => this.#advance(session),
      exam: plan.exam,
    }));
    this.#draw(
      h(
        "div",
        { class: "steps" },
        h("progress", { max: items.length, value: at + 1, "aria-label": text.steps }),
        h("span", { class: "muted" }, text.at(at + 1, items.length)),
        this.#clock?.node,
        h(
          "button",
          { class: "quiet", click: () => this.#finish(session) },
          plan.exam ? text.handIn : text.finish,
        ),
      ),
      question.node,
      ...(plan.exam ? [this.#drawWay(session)] : []),
    );
    this.#focus = () => question.focus();
    question.focus();
  }

  /**
   * To and fro between the questions of an exam.
   *
   * @param {Session} session
   */
  #drawWay(session) {
    const text = this.#text;
    const { at, items, questions } = session;
    const step = (/** @type {number} */ by, /** @type {string} */ name) =>
      h("button", { part: "button", click: () => this.#ask(session, at + by) }, name);
    const open = items.filter((_, i) => !questions[i]?.response).length;
    return h(
      "div",
      { class: "row" },
      at > 0 && step(-1, text.previous),
      !session.isLast && step(1, text.skip),
      h("span", { class: "muted" }, text.open(open)),
    );
  }

  /** @param {Session} session */
  #advance(session) {
    if (!session.isLast) return this.#ask(session, session.at + 1);
    const { items, plan, questions } = session;
    const open = items.findIndex((_, i) => !questions[i]?.response);
    // An exam is handed in by its own button: what was left open comes again first.
    if (plan.exam && open >= 0 && open !== session.at) return this.#ask(session, open);
    this.#finish(session);
  }

  /** @param {Session} session */
  #finish(session) {
    this.#stopClock();
    session.questions.forEach((question) => question?.leave());
    const { items, plan, questions } = session;
    if (!questions.some((question) => question?.response)) return this.#offer();
    if (plan.exam) {
      const way = { next: "", go: () => {}, exam: true };
      items.forEach(
        (item, i) => (questions[i] ??= new Question(this.#study, this.#text, item, way)),
      );
      questions.forEach((question) => question?.verdict || question?.tell());
    }
    this.#drawScore(session);
    send(this.#study.host, "study-session", session.report("finished"));
  }

  /** @param {Session} session */
  #drawScore(session) {
    const text = this.#text;
    const { missed, plan, questions, right, skipped, told } = session;
    const again = () => this.#run(new Session(missed, { ...plan, exam: false }));
    this.#draw(
      h("h2", { tabindex: -1 }, text.score(right.length, told.length)),
      skipped > 0 && h("p", { class: "muted" }, text.skipped(skipped)),
      plan.exam
        ? h("div", { class: "paper" }, ...questions.map((question) => question?.node ?? ""))
        : h("ol", { class: "score" }, ...told.map((question) => this.#drawRow(question))),
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
  }

  /** @param {Question} question */
  #drawRow({ item, outcome }) {
    const word = outcome ?? "wrong";
    const stem = h("p", { lang: this.#study.language }, ...drawStem(item.stem));
    const isTitle = this.#study.heads.get(item.feedback.entry)?.title === item.stem;
    return h(
      "li",
      {},
      h(
        "div",
        { class: "labelled" },
        h("span", { class: `verdict ${word}` }, this.#text.verdicts[word]),
        // A stem that is the title of its entry need not be shown twice.
        isTitle
          ? this.#study.entryLink(item.feedback.entry)
          : h("div", {}, stem, this.#study.entryLink(item.feedback.entry)),
      ),
    );
  }
}
