// @ts-check
// Practice: what to practise, items one by one, the score; in an exam the verdicts at the end.
import { HOME } from "../element/router.js";
import { h } from "../shared/dom.js";
import { send } from "../shared/events.js";
import { prepare } from "./prepare.js";
import { Clock } from "./countdown.js";
import { printPaper } from "./print.js";
import { Question, drawStem } from "./question.js";
import { Session } from "./session.js";
import { Setup } from "./setup.js";
import { quizStringsFor } from "./strings.js";
import { answersOf } from "../progress/review-log.js";

/**
 * @typedef {import("../shared/context.js").Study} Study
 * @typedef {import("../shared/context.js").View} View
 * @typedef {import("./items/item-types.js").Item} Item
 */

/** @implements {View} */
export class QuizView {
  #study;
  #text;
  #setup;

  /** How many rounds have begun: with a fixed seed, each still differs from the one before. */
  #rounds = 0;

  /** Whether a round is about to begin. */
  #preparing = false;

  /** Of an exam with a limit. @type {Clock | null} */
  #clock = null;

  /** What cannot wait is said here; it stays when all below is drawn anew, and so is read out. */
  #alert = h("p", { role: "alert" });

  /** Puts the keyboard to what is shown. */
  #focus = () => {};

  /** Says how many items of an exam have nothing on their sheets; `again` if it is not news. */
  #count = (/** @type {boolean} */ _again = false) => {};

  /** @param {Study} study */
  constructor(study) {
    this.#study = study;
    this.#text = study.words.from(quizStringsFor, study.words.again);
    this.#setup = new Setup(study, this.#text, {
      start: () => this.#start(),
      print: () => this.#print(),
    });
    const input = () => this.#count();
    this.node = h("div", { class: "quiz", part: "quiz", input }, this.#alert);
    this.#offer();
  }

  /**
   * @param {import("../shared/context.js").Place} _place
   * @param {boolean} focus
   */
  show(_place, focus) {
    if (this.#setup.node.isConnected) this.#setup.ask(this.#study.query);
    if (focus) this.#focus();
  }

  refresh() {
    this.#setup.refresh();
  }

  /** @param {...(Node | false)} nodes the first heading gets the focus */
  #draw(...nodes) {
    while (this.#alert.nextSibling) this.#alert.nextSibling.remove();
    this.#alert.textContent = "";
    this.node.append(...nodes.filter((node) => node !== false));
    this.#focus = () => this.node.querySelector("h2")?.focus();
  }

  #offer() {
    this.#stopClock();
    this.#setup.ask(this.#study.query);
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

  /** Makes the deck ready for items; `false` where it is not, or is about to be already. */
  async #prepare() {
    if (this.#preparing) return false;
    this.#preparing = true;
    const bar = h("progress", { max: 1 });
    const note = h("p", { class: "muted" }, h("label", {}, this.#text.preparing, " ", bar));
    try {
      return await prepare(this.#study, (share) => {
        bar.value = share;
        if (!note.isConnected) this.node.append(note);
      });
    } catch (error) {
      this.#study.fail(error);
      return false;
    } finally {
      this.#preparing = false;
      note.remove();
    }
  }

  async #start() {
    if (!(await this.#prepare())) return;
    const seed = this.#nextSeed();
    const { document } = this.#study.host;
    const { exam, minutes } = this.#setup;
    const items = this.#items(seed);
    if (!items) return;
    this.#run(new Session(items, { seed, document, exam }), minutes);
  }

  async #print() {
    if (!(await this.#prepare())) return;
    const seed = this.#nextSeed();
    const items = this.#items(seed);
    if (!items) return;
    if (items.length === 0) return this.#say(this.#text.empty);
    if (!printPaper(this.#study, this.#text, items, seed)) this.#say(this.#text.notPrinted);
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
    this.#count = () => {};
    if (minutes > 0) {
      this.#clock = new Clock(this.#text, minutes * 60, () => this.#timeUp(session));
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
    this.#alert.textContent = sentence;
    this.#alert.scrollIntoView({ block: "nearest" });
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
    const question = (session.questions[at] ??= this.#question(session, item));
    const finish = h(
      "button",
      { class: "quiet", click: () => this.#finish(session) },
      plan.exam ? text.handIn : text.finish,
    );
    this.#draw(
      h(
        "div",
        { class: "steps" },
        h("progress", { max: items.length, value: at + 1, "aria-label": text.steps }),
        h("span", { class: "muted" }, text.at(at + 1, items.length)),
        this.#clock?.node,
        finish,
      ),
      question.node,
      plan.exam && this.#drawWay(session, finish),
    );
    question.enter();
    this.#focus = () => question.focus();
    question.focus();
  }

  /**
   * @param {Session} session
   * @param {Item} item
   */
  #question(session, item) {
    const text = this.#text;
    return new Question(this.#study, text, item, {
      next: item === session.items.at(-1) ? text.last : text.next,
      go: () => this.#advance(session),
      changed: () => session.changed(),
      exam: session.plan.exam,
    });
  }

  /**
   * To and fro between the questions of an exam.
   *
   * @param {Session} session
   * @param {HTMLElement} handIn
   */
  #drawWay(session, handIn) {
    const text = this.#text;
    const { at } = session;
    const open = h("span", { class: "muted", "aria-live": "polite" });
    this.#count = (again = false) => {
      const { length } = session.open;
      const now = text.open(length);
      if (again || open.textContent !== now) open.textContent = now; // each time, it is read out
      handIn.className = length > 0 ? "quiet" : "main";
    };
    this.#count();
    const step = (/** @type {number} */ by, /** @type {string} */ name) =>
      h("button", { part: "button", click: () => this.#ask(session, at + by) }, name);
    return h(
      "div",
      { class: "row" },
      at > 0 && step(-1, text.previous),
      !session.isLast && step(1, text.skip),
      open,
    );
  }

  /** @param {Session} session */
  #advance(session) {
    const { at, isLast, open, plan } = session;
    if (!plan.exam) return isLast ? this.#finish(session) : this.#ask(session, at + 1);
    const next = open.find((i) => i > at) ?? open[0];
    if (next !== undefined) return this.#ask(session, next);
    this.#count(true); // an exam is handed in by its own button
  }

  /** @param {Session} session */
  #timeUp(session) {
    const { host } = this.#study;
    const here = host.matches(":focus-within");
    // What is hidden is not read out.
    if (!this.node.checkVisibility()) this.#study.go({ ...HOME, view: "quiz" }, false);
    this.#finish(session, here);
    this.#alert.textContent = this.#text.timeUp;
  }

  /**
   * @param {Session} session
   * @param {boolean} [focus] whether the keyboard comes along
   */
  #finish(session, focus = true) {
    const { items, plan, questions } = session;
    questions.forEach((question) => question?.leave());
    if (plan.exam) {
      items.forEach((item, i) => (questions[i] ??= this.#question(session, item)));
      // What fails has been said; the exam can be handed in again.
      if (!questions.every((question) => question?.told || question?.tell())) return;
    }
    this.#stopClock();
    const report = () => send(this.#study.host, "study-session", session.report("finished"));
    const isShown = plan.exam || questions.some((question) => question?.response);
    if (isShown) this.#drawScore(session, report);
    else this.#offer();
    if (isShown && focus) this.#focus();
    report();
  }

  /**
   * @param {Session} session
   * @param {() => void} report
   */
  #drawScore(session, report) {
    const text = this.#text;
    const { items, plan, questions, skipped, told } = session;
    const heading = h("h2", { tabindex: -1 });
    const more = h("div", { class: "row" });
    const sum = () => {
      const { missed, right } = session;
      const again = () => this.#run(new Session(missed, { ...plan, exam: false }));
      heading.textContent = text.score(right.length, told.length);
      more.replaceChildren(
        missed.length > 0
          ? h("button", { part: "button", class: "main", click: again }, text.wrongAgain)
          : right.length === items.length
            ? text.perfect
            : "",
      );
    };
    sum();
    session.changed = () => {
      sum();
      report();
    };
    this.#draw(
      heading,
      skipped > 0 && h("p", { class: "muted" }, (plan.exam ? text.blank : text.skipped)(skipped)),
      plan.exam
        ? h(
            "div",
            { class: "paper" },
            questions.map((question) => question?.node ?? ""),
          )
        : h(
            "ol",
            { class: "score" },
            told.map((question) => this.#drawRow(question)),
          ),
      more,
      h(
        "div",
        { class: "row" },
        h("button", { part: "button", click: () => this.#start() }, text.again),
        h("button", { part: "button", click: () => this.#offer() }, text.change),
      ),
    );
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
