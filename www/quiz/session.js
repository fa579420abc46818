// @ts-check
// The items of one round, which of them is on the screen, and what came of them.

/**
 * @typedef {import("./forms.js").Item} Item
 * @typedef {import("./forms.js").Verdict} Verdict
 */

export class Session {
  /** Index of the item on the screen. */
  at = 0;

  /** @type {Verdict[]} in the order of `items`; shorter while not all are answered */
  verdicts = [];

  /**
   * @param {Item[]} items
   * @param {number} seed
   * @param {string} document "" for all
   */
  constructor(items, seed, document) {
    this.items = items;
    this.seed = seed;
    this.document = document;
  }

  get item() {
    return this.items[this.at];
  }

  get isLast() {
    return this.at === this.items.length - 1;
  }

  /** Items that were answered, with their verdicts. */
  get answered() {
    return this.verdicts.map((verdict, i) => ({
      item: /** @type {Item} */ (this.items[i]),
      verdict,
    }));
  }

  get missed() {
    return this.answered
      .filter(({ verdict }) => verdict.verdict !== "right")
      .map(({ item }) => item);
  }

  /** @param {"started" | "finished"} phase */
  report(phase) {
    const { document, items, missed, seed, verdicts } = this;
    const score =
      verdicts.reduce((sum, verdict) => sum + verdict.score, 0) / (verdicts.length || 1);
    return {
      phase,
      document,
      seed,
      itemIds: items.map(({ id }) => id),
      answered: verdicts.length,
      right: verdicts.length - missed.length,
      score,
    };
  }
}
