// @ts-check
// The questions of one session, which of them is on the screen, and what came of them.

/**
 * @typedef {import("./items/types.d.ts").Item} Item
 * @typedef {import("./question.js").Question} Question
 */

/** What was asked for. @typedef {{ seed: number, document: string, exam: boolean }} SessionOptions */

export class Session {
  /** Index of the question on the screen. */
  index = 0;

  /** Those that were shown, in the order of `items`. @type {(Question | undefined)[]} */
  questions = [];

  /**
   * @param {Item[]} items
   * @param {SessionOptions} options
   */
  constructor(items, options) {
    this.items = items;
    this.options = options;
  }

  get item() {
    return this.items[this.index];
  }

  get isLast() {
    return this.index === this.items.length - 1;
  }

  /** Indices of the items without an answer. */
  get unanswered() {
    return this.items.flatMap((_, i) => (this.questions[i]?.response ? [] : [i]));
  }

  /** Those with a verdict; in an exam also those without an answer. */
  get graded() {
    const asked = this.questions.filter((question) => question !== undefined);
    return asked.filter(({ outcome }) => outcome !== null || this.options.exam);
  }

  /** @returns {Question[]} */
  get right() {
    return this.graded.filter(({ outcome }) => outcome === "right");
  }

  /** Items that were answered otherwise, or not at all. */
  get missed() {
    const right = this.right.map(({ item }) => item);
    const shown = this.items.filter((_, i) => this.questions[i]);
    return shown.filter((item) => !right.includes(item));
  }

  /** How many items were shown and left without an answer. */
  get skipped() {
    return this.items.filter((_, i) => this.questions[i]?.outcome === null).length;
  }

  /** @param {"started" | "finished"} phase */
  report(phase) {
    const { items, options, right, graded } = this;
    const scores = graded.map(({ overruled, verdict }) =>
      overruled ? Number(overruled === "right") : (verdict?.score ?? 0),
    );
    return {
      phase,
      ...options,
      itemIds: items.map(({ id }) => id),
      answered: graded.filter(({ outcome }) => outcome !== null).length,
      right: right.length,
      score: scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1),
    };
  }
}
