// @ts-check
// The questions of one round, which of them is on the screen, and what came of them.

/**
 * @typedef {import("./items/item-types.js").Item} Item
 * @typedef {import("./question.js").Question} Question
 */

/** What was asked for. @typedef {{ seed: number, document: string, exam: boolean }} Plan */

export class Session {
  /** Index of the question on the screen. */
  at = 0;

  /** Those that were shown, in the order of `items`. @type {(Question | undefined)[]} */
  questions = [];

  /** Called when a verdict was overruled; whoever shows sums sets it. */
  changed = () => {};

  /**
   * @param {Item[]} items
   * @param {Plan} plan
   */
  constructor(items, plan) {
    this.items = items;
    this.plan = plan;
  }

  get item() {
    return this.items[this.at];
  }

  get isLast() {
    return this.at === this.items.length - 1;
  }

  /** Indices of the items without an answer. */
  get open() {
    return this.items.flatMap((_, at) => (this.questions[at]?.response ? [] : [at]));
  }

  /** Those with a verdict; in an exam also those without an answer. */
  get told() {
    const asked = this.questions.filter((question) => question !== undefined);
    return asked.filter(({ outcome }) => outcome !== null || this.plan.exam);
  }

  /** @returns {Question[]} */
  get right() {
    return this.told.filter(({ outcome }) => outcome === "right");
  }

  /** Items that were answered otherwise, or not at all. */
  get missed() {
    const right = this.right.map(({ item }) => item);
    const shown = this.items.filter((_, at) => this.questions[at]);
    return shown.filter((item) => !right.includes(item));
  }

  /** How many items were shown and left without an answer. */
  get skipped() {
    return this.items.filter((_, at) => this.questions[at]?.outcome === null).length;
  }

  /** @param {"started" | "finished"} phase */
  report(phase) {
    const { items, plan, right, told } = this;
    const scores = told.map(({ overruled, verdict }) =>
      overruled ? Number(overruled === "right") : (verdict?.score ?? 0),
    );
    return {
      phase,
      ...plan,
      itemIds: items.map(({ id }) => id),
      answered: told.filter(({ outcome }) => outcome !== null).length,
      right: right.length,
      score: scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1),
    };
  }
}
