// @ts-check
// Practice: what to practise, items one by one, the score; in an exam the verdicts at the end.
import { h } from "../shared/dom.js";
import { dispatch } from "../shared/events.js";
import { HOME } from "../shared/route.js";
import { Countdown } from "./countdown.js";
import { ExamNavigation } from "./exam-navigation.js";
import { prepare } from "./prepare.js";
import { printItems } from "./print.js";
import { Question } from "./question.js";
import { Score } from "./score.js";
import { Session } from "./session.js";
import { Setup } from "./setup.js";
import { quizStringsFor } from "./strings.js";

/**
 * @typedef {import("../shared/context.js").Context} Context
 * @typedef {import("../shared/types.d.ts").Route} Route
 * @typedef {import("../shared/types.d.ts").View} View
 * @typedef {import("./items/types.d.ts").Item} Item
 */

/** @implements {View} */
export class QuizView {
  #context;
  #strings;
  #setup;

  /** How many sessions have begun: with a fixed seed, each still differs from the one before. */
  #sessions = 0;

  /** Whether a session is about to begin. */
  #isPreparing = false;

  /** Of an exam with a limit. @type {Countdown | null} */
  #countdown = null;

  /** Of an exam. @type {ExamNavigation | null} */
  #navigation = null;

  /** Of a session that is over. @type {Score | null} */
  #score = null;

  /** What cannot wait is said here; it stays when all below is rendered anew, and so is read out. */
  #alert = h("p", { role: "alert" });

  /** What the keyboard goes to. @type {{ focus: () => void } | null} */
  #target = null;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    this.#strings = context.localizer.strings(quizStringsFor, context.localizer.translate);
    this.#setup = new Setup(context, this.#strings, {
      start: () => this.#start(),
      print: () => this.#print(),
    });
    const input = () => this.#navigation?.update();
    this.node = h("div", { class: "quiz", part: "quiz", input }, this.#alert);
    this.#showSetup();
  }

  /**
   * @param {Route} _route
   * @param {boolean} focus
   */
  show(_route, focus) {
    if (this.#setup.node.isConnected) this.#setup.refresh(); // another query may stand in the field
    if (focus) this.#target?.focus();
  }

  refresh() {
    this.#setup.refresh();
  }

  /** @param {(Node | false | undefined)[]} nodes the first heading gets the focus */
  #render(nodes) {
    while (this.#alert.nextSibling) this.#alert.nextSibling.remove();
    this.#alert.textContent = "";
    this.node.append(...nodes.filter((node) => node instanceof Node));
    this.#target = this.node.querySelector("h2");
  }

  #showSetup() {
    this.#stopCountdown();
    this.#setup.refresh();
    this.#render([this.#setup.node]);
    if (this.node.isConnected) this.#target?.focus();
  }

  /**
   * The items that the reader has asked for.
   *
   * @param {number} seed
   */
  #items(seed) {
    const { fullDeck, log } = this.#context;
    const options = { ...this.#setup.options, seed, log };
    return this.#context.attempt(() => fullDeck.session(options));
  }

  /** Makes the deck ready for items; `false` where it is not, or is about to be already. */
  async #prepare() {
    if (this.#isPreparing) return false;
    this.#isPreparing = true;
    const bar = h("progress", { max: 1 });
    const note = h("p", { class: "muted" }, h("label", {}, this.#strings.preparing, " ", bar));
    try {
      return await prepare(this.#context, (share) => {
        bar.value = share;
        if (!note.isConnected) this.node.append(note);
      });
    } catch (error) {
      this.#context.fail(error);
      return false;
    } finally {
      this.#isPreparing = false;
      note.remove();
    }
  }

  async #start() {
    if (!(await this.#prepare())) return;
    const seed = this.#nextSeed();
    const { document } = this.#context.host;
    const { exam, minutes } = this.#setup;
    const items = this.#items(seed);
    if (!items) return;
    this.#run(new Session(items, { seed, document, exam }), minutes);
  }

  async #print() {
    const strings = this.#strings;
    if (!(await this.#prepare())) return;
    const seed = this.#nextSeed();
    const items = this.#items(seed);
    if (!items) return;
    if (items.length === 0) return this.#say(strings.empty);
    if (!printItems(this.#context, strings, items, seed)) this.#say(strings.notPrinted);
  }

  /** The core has no randomness of its own: chance enters here. */
  #nextSeed() {
    const { seed } = this.#context.host;
    const chance = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    this.#sessions += 1;
    return seed === null ? chance : (seed + this.#sessions - 1) >>> 0;
  }

  /**
   * @param {Session} session
   * @param {number} [minutes] 0 for any number
   */
  #run(session, minutes = 0) {
    if (session.items.length === 0) return this.#say(this.#strings.empty);
    this.#report(session, "started");
    this.#stopCountdown();
    this.#score = this.#navigation = null;
    if (minutes > 0) {
      this.#countdown = new Countdown(this.#strings, minutes * 60, () => this.#timeUp(session));
    }
    this.#ask(session, 0);
  }

  #stopCountdown() {
    this.#countdown?.stop();
    this.#countdown = null;
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.#showSetup();
    this.#alert.textContent = sentence;
    this.#alert.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Session} session
   * @param {"started" | "finished"} phase
   */
  #report(session, phase) {
    dispatch(this.#context.host, "study-session", session.report(phase));
  }

  /**
   * @param {Session} session
   * @param {number} index of the item
   */
  #ask(session, index) {
    session.questions[session.index]?.leave();
    session.index = index;
    const { item, options } = session;
    if (!item) return this.#finish(session);
    const question = (session.questions[index] ??= this.#createQuestion(session, item));
    const finish = this.#renderFinish(session);
    this.#navigation = options.exam
      ? new ExamNavigation(session, this.#strings, finish, (to) => this.#ask(session, to))
      : null;
    this.#render([this.#renderSteps(session, finish), question.node, this.#navigation?.node]);
    question.enter();
    this.#target = question;
    question.focus();
  }

  /** @param {Session} session */
  #renderFinish(session) {
    const { finish, handIn } = this.#strings;
    const click = () => this.#finish(session);
    return h("button", { class: "quiet", click }, session.options.exam ? handIn : finish);
  }

  /**
   * @param {Session} session
   * @param {HTMLElement} finish
   */
  #renderSteps({ index, items }, finish) {
    const strings = this.#strings;
    const [step, steps] = [index + 1, items.length];
    return h(
      "div",
      { class: "steps" },
      h("progress", { max: steps, value: step, "aria-label": strings.steps }),
      h("span", { class: "muted" }, strings.at(step, steps)),
      this.#countdown?.node,
      finish,
    );
  }

  /**
   * @param {Session} session
   * @param {Item} item
   */
  #createQuestion(session, item) {
    const strings = this.#strings;
    return new Question(this.#context, strings, item, {
      nextLabel: item === session.items.at(-1) ? strings.last : strings.next,
      onNext: () => this.#advance(session),
      onOverrule: () => this.#updateScore(session),
      exam: session.options.exam,
    });
  }

  /** @param {Session} session */
  #advance(session) {
    const { index, isLast, options, unanswered } = session;
    if (!options.exam) return isLast ? this.#finish(session) : this.#ask(session, index + 1);
    const next = unanswered.find((i) => i > index) ?? unanswered[0];
    if (next !== undefined) return this.#ask(session, next);
    this.#navigation?.update(true); // an exam is handed in by its own button
  }

  /** @param {Session} session */
  #timeUp(session) {
    const { host, router } = this.#context;
    const here = host.matches(":focus-within");
    // What is hidden is not read out.
    if (!this.node.checkVisibility()) router.go({ ...HOME, view: "quiz" }, false);
    this.#finish(session, here);
    this.#alert.textContent = this.#strings.timeUp;
  }

  /**
   * @param {Session} session
   * @param {boolean} [focus] whether the keyboard comes along
   */
  #finish(session, focus = true) {
    const { options, questions } = session;
    questions.forEach((question) => question?.leave());
    if (options.exam && !this.#gradeExam(session)) return; // it can be handed in again
    this.#stopCountdown();
    const isShown = options.exam || questions.some((question) => question?.response);
    if (isShown) this.#showScore(session);
    else this.#showSetup();
    if (isShown && focus) this.#target?.focus();
    this.#report(session, "finished");
  }

  /**
   * @param {Session} session
   * @returns {boolean} whether all is graded; what fails has been said
   */
  #gradeExam(session) {
    const questions = session.items.map(
      (item, i) => (session.questions[i] ??= this.#createQuestion(session, item)),
    );
    return questions.every((question) => question.isGraded || question.grade());
  }

  /** @param {Session} session */
  #showScore(session) {
    const { options } = session;
    this.#score = new Score(this.#context, this.#strings, session, {
      repeat: (items) => this.#run(new Session(items, { ...options, exam: false })),
      again: () => this.#start(),
      change: () => this.#showSetup(),
    });
    this.#render(this.#score.nodes);
  }

  /** @param {Session} session one of whose verdicts was overruled */
  #updateScore(session) {
    if (!this.#score) return; // it will have it when it is shown
    this.#score.update();
    this.#report(session, "finished");
  }
}
